"""Of family time only moments, presence and a count are kept (domain.md 0.4): no column and no form takes a word."""

import pytest
from django import forms
from django.apps import apps
from django.db import models

import fgc.urls  # noqa: F401  with the pages come all the forms
from conferences.forms import FamilyTimeForm, TimesForm
from conferences.models import Conference, FurtherFamilyTime, Invitation, TimeCorrection
from fgc.audit.models import AuditEvent
from fgc.lib.forms import FgcForm, TimeField
from tests import cast
from tests.conferences.families import family, in_family_time, url

pytestmark = pytest.mark.django_db

ALONE = ("private", "family_time", "familytime", "alone", "called_in")
ELSEWHERE = {"private_matters"}  # of the referral: what must be kept from somebody
NO_WORDS = (models.DateTimeField, models.BooleanField, models.IntegerField)
NO_TYPED_WORDS = (
    forms.ChoiceField,
    forms.BooleanField,
    forms.IntegerField,
    forms.DateTimeField,
    forms.UUIDField,
)


def is_about_family_time(name):
    return name not in ELSEWHERE and any(word in name.lower() for word in ALONE)


def every_form(cls=FgcForm):
    for form in cls.__subclasses__():
        yield form
        yield from every_form(form)


def test_no_model_has_words_for_family_time():
    seen = [
        (
            field,
            isinstance(field, NO_WORDS) or bool(field.choices) or field.name == "key" or field.is_relation,
        )
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
        and (is_about_family_time(field.name) or is_about_family_time(model.__name__))
    ]
    assert len(seen) >= 4
    assert [field for field, wordless in seen if not wordless] == []


def test_the_tables_of_the_day_have_no_text_but_what_is_known():
    """A new text column on what is recorded that day has to be argued for here."""
    words = {
        (model.__name__, field.name)
        for model in (Conference, FurtherFamilyTime, Invitation, TimeCorrection)
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name != "key"
    }
    assert words == {
        ("Conference", "place_note"),
        ("Conference", "cancelled_reason"),
        ("Invitation", "support"),
    }


def test_no_form_has_words_for_family_time():
    for form in every_form():
        if (
            form.__name__ == "WriteForm"
        ):  # its "family time" is a part of the plan: when they are together (domain.md 5.1)
            continue
        for name, field in form.base_fields.items():
            if (
                is_about_family_time(name)
                or is_about_family_time(form.__name__)
                or "FamilyTime" in form.__name__
            ):
                assert isinstance(field, (*NO_TYPED_WORDS, TimeField)), (form, name)
    f = family()
    conference = in_family_time(f)
    assert {type(field) for field in FamilyTimeForm(here=[]).fields.values()} <= {
        forms.MultipleChoiceField, type(FamilyTimeForm(here=[]).fields["submission"])
    }  # fmt: skip
    fields = TimesForm(conference=conference, back="").fields
    assert {type(field) for name, field in fields.items() if name != "submission"} == {
        forms.ChoiceField,
        TimeField,
    }


def test_words_sent_to_family_time_are_kept_nowhere():
    f = family()
    conference = in_family_time(f)
    client = cast.signed_in(f.w.amina)
    for name in ("called-in", "end-family-time"):
        client.post(
            url("step", conference, name), {"note": "Nan wept", "text": "Nan wept", "reason": "Nan wept"}
        )
    conference.refresh_from_db()
    assert conference.called_in_count == 1
    kept = [str(value) for row in (conference, *conference.invitations.all(), *AuditEvent.objects.all())
            for value in vars(row).values()]  # fmt: skip
    assert not any("wept" in value for value in kept)
