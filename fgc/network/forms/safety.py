"""Safety restrictions: recording, approving, holding on, ending (domain.md 3.3)."""

from django import forms

from fgc.lib.forms import FgcForm, Field, Fieldset, FormHelper, NearDateField, Radios, Warn
from fgc.network.forms.contacts import PlainForm
from fgc.network.models import Restriction

Kind = Restriction.Kind
KINDS = [
    (Kind.MUST_NOT_MEET, "Two people must not meet"),
    (Kind.MUST_NOT_KNOW_ADDRESS, "Somebody must not know an address"),
    (Kind.MUST_NOT_KNOW_OF, "Somebody must not know about a person"),
    (Kind.NOT_INVITED, "Somebody is not invited"),
    (Kind.SPEAK_FIRST, "Somebody must be spoken to first"),
]
HINTS = {
    Kind.MUST_NOT_KNOW_ADDRESS: "Their addresses are withheld at once",
    Kind.MUST_NOT_KNOW_OF: "They are left off everything that is sent to the other person",
    Kind.NOT_INVITED: "A service manager has to agree. Say how they can take part in another way",
}


class RestrictionForm(FgcForm):
    """A new restriction between people of the family."""

    kind = forms.ChoiceField(label="What must be kept to?", choices=KINDS, widget=Radios(hints=HINTS))
    person = forms.ChoiceField(label="Whom does it protect, or who is it about?")
    other = forms.ChoiceField(
        label="Who must keep away, or must not know?",
        required=False,
        help_text="Not needed when somebody is not invited",
    )
    basis = forms.ChoiceField(label="Where does it come from?", choices=Restriction.Basis, widget=Radios)
    reason = forms.CharField(
        label="Why?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Facts, in plain words. The family may read this one day",
    )
    evidence = forms.CharField(
        label="What has been seen",
        max_length=300,
        required=False,
        help_text="For example, non-molestation order of 14 March 2026, Liverpool Family Court",
    )
    since = NearDateField(label="From", about="The first day", required=False, help_text="Empty means today")
    until = NearDateField(
        label="Until",
        about="The last day",
        required=False,
        future=True,
        help_text="When this day has passed it comes back for a decision; it does not end by itself",
    )
    submit_label = "Record this restriction"
    cancel = ""

    def __init__(self, *args, people, **kwargs):
        self.people = {person.key: person for person in people}
        super().__init__(*args, **kwargs)
        listed = [("", "Select"), *((key, person.name) for key, person in self.people.items())]
        self.fields["person"].choices = self.fields["other"].choices = listed

    @property
    def helper(self):
        """The people side by side with what must be kept to."""
        return FormHelper(
            "kind",
            Fieldset("Who", "person", "other"),
            "basis",
            "reason",
            "evidence",
            Field("since", width=10),
            Field("until", width=10),
            submit=self.submit_label,
            cancel=self.cancel,
        )

    def clean(self):
        """Two different people where it takes two, and dates in order."""
        data = super().clean()
        pair = data.get("kind") in (Kind.MUST_NOT_MEET, Kind.MUST_NOT_KNOW_ADDRESS, Kind.MUST_NOT_KNOW_OF)
        if pair and not data.get("other") and "other" not in self.errors:
            self.add_error("other", "Select who must keep away, or must not know")
        if data.get("other") and data.get("other") == data.get("person"):
            self.add_error("other", "Choose two different people")
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", "The last day must be after the first day")
        return data

    def restriction(self):
        """The answers as the action takes them."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "submission"}
        other = self.people.get(data.pop("other"))
        return {**data, "person": self.people[data["person"]], "other": other}


class ApproveForm(PlainForm):
    """A service manager's decision on a proposal that somebody is not invited."""

    decision = forms.ChoiceField(
        label="Do you agree that they are not invited?",
        choices=[("yes", "Yes, they are not invited"), ("no", "No, they can be invited")],
        widget=Radios,
    )
    reason = forms.CharField(
        label="If not, why?", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    submit_label = "Save decision"

    def clean(self):
        """Saying no needs a reason."""
        data = super().clean()
        if data.get("decision") == "no" and not data.get("reason"):
            self.add_error("reason", "Say why they can be invited")
        return data


class DecideForm(PlainForm):
    """Whether a restriction holds on or ends."""

    decision = forms.ChoiceField(
        label="What has been decided?",
        choices=[("on", "It holds on"), ("end", "It ends now")],
        widget=Radios,
    )
    until = NearDateField(
        label="Holds on until",
        about="The last day",
        required=False,
        future=True,
        help_text="Empty means until somebody ends it",
    )
    reason = forms.CharField(
        label="If it ends, why?", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    submit_label = "Save decision"

    def clean(self):
        """Ending needs a reason."""
        data = super().clean()
        if data.get("decision") == "end" and not data.get("reason"):
            self.add_error("reason", "Say why it ends")
        return data

    @property
    def helper(self):
        """A warning that nothing withheld is shown again by itself."""
        warning = "Addresses that were withheld stay withheld until you change each of them."
        return FormHelper(
            "decision", "until", "reason", Warn(warning), submit=self.submit_label, cancel=self.cancel
        )
