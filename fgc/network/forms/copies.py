"""Whom a copy of the family tree is for, and what is on it."""

from django import forms

from fgc.lib.forms import Checkboxes, FgcForm, Fieldset, FilterForm, FormHelper
from fgc.network.copies import Choices

RECORD = "record"


class CopyForm(FilterForm):
    """The choices for one copy; they travel in the address, as keys only."""

    recipient = forms.ChoiceField(label="Who is it for?")
    child = forms.ChoiceField(label="As whom is the family seen?")
    workers = forms.BooleanField(label="Show people who only work with the family")
    no_ages = forms.BooleanField(label="Leave off ages, years and due dates")
    homes = forms.BooleanField(label="Show who lives together")
    words = forms.MultipleChoiceField(
        label="Which of these words may be on it?",
        help_text="Somebody typed them. Read each one as the person who gets the copy would.",
        widget=Checkboxes,
    )

    def __init__(self, *args, recipients, children, words, homes, **kwargs):
        self.people = {person.key: person for person in recipients}
        super().__init__(*args, **kwargs)
        names = [(person.key, person.name) for person in recipients]
        record = (RECORD, "The record: everything on the map, for staff only")
        self.fields["recipient"].choices = [("", "Select"), *names, record]
        self.fields["recipient"].required = True
        self.fields["recipient"].error_messages["required"] = "Choose who the copy is for"
        self.fields["child"].choices = [(row.person.key, row.person.short_name) for row in children]
        self.fields["words"].choices = [(row.key, _said(row)) for row in words]
        for name, wanted in (("child", len(children) > 1), ("words", words), ("homes", homes)):
            if not wanted:
                del self.fields[name]

    @property
    def helper(self):
        """A form that only asks: sent by GET."""
        shown = [name for name in ("child", "workers", "no_ages", "homes", "words") if name in self.fields]
        helper = FormHelper("recipient", Fieldset("What is on it", *shown), submit="See the copy")
        helper.form_method = "get"
        helper.form_action = self.action
        return helper

    action = ""

    def person(self):
        """The person it is for; None for the record."""
        return self.people.get(self.cleaned_data["recipient"])

    def choices(self):
        """The choices, ready for a copy."""
        data = self.cleaned_data
        return Choices(
            workers=data["workers"],
            ages=not data["no_ages"],
            homes=data.get("homes", False),
            words=frozenset(data.get("words", ())),
            child=data.get("child", ""),
        )


class ReleaseForm(FgcForm):
    """Somebody has read a copy of a family where something is kept from somebody: it may leave."""

    submit_label = "Nothing here must stay away: release"

    reason = forms.CharField(
        label="You made this copy. Why can nobody else look at it?",
        max_length=500,
        error_messages={"required": "Say why nobody else can look at it"},
    )

    def __init__(self, *args, own, **kwargs):
        super().__init__(*args, **kwargs)
        if not own:
            del self.fields["reason"]


def _said(row):
    return f"{row.person.name}: “{row.words}” (of {row.to.short_name})"
