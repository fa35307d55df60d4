"""Every form with a box for long words: kept while it is typed, and put back whole; nothing is carried out."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from fgc.audit.models import AuditEvent
from fgc.kept.keeping import DRAFT_HEADER
from fgc.kept.models import KeptWriting
from tests.forms.conftest import cookies, families, found  # noqa: F401
from tests.forms.page import forms_of

pytestmark = pytest.mark.django_db
WORDS = "Words that nobody has saved yet"
CHANGES_NOTHING = {"kept.kept", "kept.put_back", "case.opened", "referral.opened"}


def long_forms(every):
    """The forms that have a box for long words."""
    return [one for one in every if any(field.kind == "textarea" for field in one.form.fields.values())]


def typed(one):
    """What a person has typed so far: words in every box, and the choices as they were drawn."""
    boxes = [n for n, field in one.form.fields.items() if field.kind in ("textarea", "text")]
    return one.form.filled(**{name: f"{WORDS} {number}" for number, name in enumerate(boxes)}), boxes


def send(one, data, **headers):
    """Send it with the session of the person who opened it."""
    client = Client(headers={"Referer": f"http://testserver{one.page.path}"})
    client.cookies[settings.SESSION_COOKIE_NAME] = one.cookie
    return client.post(one.form.action, data, headers=headers)


def test_every_long_form_is_kept_and_put_back(found):  # noqa: F811
    """Kept once however often it is sent; put back, every box has its words, and no action has happened."""
    wrong, made = [], 0
    for one in long_forms(found):
        with transaction.atomic():
            wrong += _kept_and_put_back(one)
            made += 1
            transaction.set_rollback(True)
    print(f"{made} forms")
    assert made > 15 and not wrong, "\n".join(wrong)


def _kept_and_put_back(one):
    data, boxes = typed(one)
    data.pop("kept_save", None)
    KeptWriting.objects.all().delete()
    before = AuditEvent.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    answer = send(one, data, **{DRAFT_HEADER: "new"})
    if answer.status_code != 200 or "key" not in answer.json():
        return [f"{one}: {answer.status_code} for a draft"]
    key = answer.json()["key"]
    again = send(one, data, **{DRAFT_HEADER: key}).status_code
    other = send(one, data, **{DRAFT_HEADER: "new"}).status_code
    page = send(one, {"kept_put_back": key})
    shown = [form for form in forms_of(page.content, one.form.action) if set(boxes) <= set(form.fields)]
    lost = [n for n in boxes if not shown or shown[0].fields[n].values[:1] != [data[n]]]
    did = set(AuditEvent.objects.filter(seq__gt=before).values_list("kind", flat=True)) - CHANGES_NOTHING
    wrong = [f"{one}: {again} for more of it"] if again != 200 else []
    wrong += [f"{one}: {other} for another draft"] if other != 409 else []
    wrong += [f"{one}: put back {page.status_code}, without {lost}"] if lost else []
    wrong += [f"{one}: left {did}"] if did else []
    return wrong + ([f"{one}: not one row"] if KeptWriting.objects.filter(key=key).count() != 1 else [])
