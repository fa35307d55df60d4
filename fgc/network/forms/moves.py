"""A change of address: what is asked, clearing its alarm, who was told."""

from django import forms

from fgc.lib.dates import today
from fgc.lib.forms import Checkboxes, Conditional, Fieldset, FormHelper, NearDateField, Radios
from fgc.network.forms.contacts import SHOWN, PlainForm


class MovedForm(PlainForm):
    """That somebody has moved: when, where to, who must not know."""

    moved_on = NearDateField(
        label="When did they move?", about="The day they moved", past=True, initial=today,
        help_text="The old address is closed from now on, whatever this day is",
    )  # fmt: skip
    known = forms.ChoiceField(
        label="Do you know the new address?",
        choices=[("yes", "Yes"), ("no", "Not yet")],
        widget=Radios,
    )
    value = forms.CharField(
        label="New address", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen_by = forms.ChoiceField(label="Who may see it?", choices=SHOWN, required=False, widget=Radios)
    how = forms.CharField(
        label="How and when to use it",
        max_length=200,
        required=False,
        help_text="For example, post in a plain envelope",
    )
    together = forms.MultipleChoiceField(
        label="Who moved with them?",
        required=False,
        widget=Checkboxes,
        help_text="People with the same address",
    )
    must_not_know = forms.MultipleChoiceField(
        label="Who must not know where they live now?",
        required=False,
        widget=Checkboxes(small=True),
        help_text="The address is withheld, and this comes back for a decision in four weeks",
    )
    why = forms.CharField(
        label="Why must they not know?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    submit_label = "They have moved"

    def __init__(self, *args, people, together, **kwargs):
        self.people = {person.key: person for person in [*people, *together]}
        super().__init__(*args, **kwargs)
        self.fields["must_not_know"].choices = [(person.key, person.name) for person in people]
        self.fields["together"].choices = [(person.key, person.name) for person in together]
        for name, listed in (("must_not_know", people), ("together", together)):
            if not listed:
                del self.fields[name]

    def clean(self):
        """An address that is known is written down; nobody moves along and must not know where to."""
        data = super().clean()
        if data.get("known") == "yes" and not data.get("value") and "value" not in self.errors:
            self.add_error("value", "Enter the new address, or say that it is not known yet")
        if set(data.get("together") or ()) & set(data.get("must_not_know") or ()):
            self.add_error("must_not_know", "Somebody who moved with them knows where they live")
        if data.get("must_not_know") and data.get("known") == "yes" and data.get("seen_by") != "withhold":
            self.add_error("seen_by", "Withhold the address while somebody must not know it")
        return data

    def move(self):
        """The answers as the action takes them."""
        data = self.cleaned_data
        known = data["known"] == "yes"
        return {
            "moved_on": data.get("moved_on"),
            "value": data["value"] if known else "",
            "is_withheld": data["seen_by"] == "withhold" if data["seen_by"] else None,
            "how": data["how"],
            "why": data["why"],
            "must_not_know": [self.people[key] for key in data.get("must_not_know", ())],
            "together": [self.people[key] for key in data.get("together", ())],
        }

    @property
    def helper(self):
        """When, where to, who with, who must not know."""
        return FormHelper(
            *self.where_to(),
            *(["together"] if "together" in self.fields else []),
            *([Fieldset("Keep it from", "must_not_know", "why")] if "must_not_know" in self.fields else []),
            submit=self.submit_label,
            cancel=self.cancel,
        )

    def where_to(self):
        """When they moved and the place, where that is known."""
        return ["moved_on", Conditional("known", yes=["value", "seen_by", "how"])]


class NewAddressForm(MovedForm):
    """Where somebody lives now whose last address was closed without it."""

    moved_on = known = None
    submit_label = "Save the new address"

    def clean(self):
        """The address is what this is about."""
        self.cleaned_data["known"] = "yes"
        return super().clean()

    def where_to(self):
        """The place."""
        return ["value", "seen_by", "how"]

    def move(self):
        """The answers as an action takes them."""
        given = super().move()
        return {name: given[name] for name in ("value", "is_withheld", "how", "must_not_know", "why")}


class ClearAlarmForm(PlainForm):
    """Why an address may be used although somebody who must not know it is known at it."""

    reason = forms.CharField(
        label="What have you checked, and why can the address be used?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example, he left that address in May; she told me herself on the phone",
    )
    submit_label = "Clear the alarm"


class ToldOfMoveForm(PlainForm):
    """Who was told of a new address, when and how."""

    who = forms.CharField(
        label="Who was told?", max_length=120, help_text="For example, Tom Ridley, or the school"
    )
    on = NearDateField(label="When?", about="The day", past=True, initial=today)
    how = forms.CharField(label="How?", max_length=120, required=False, help_text="For example, by phone")
    submit_label = "Save"
