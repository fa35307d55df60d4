"""Safety restrictions: recording, approving, holding on, ending (domain.md 3.3)."""

from django import forms

from fgc.lib.forms import Conditional, FgcForm, Field, Fieldset, FormHelper, NearDateField, Radios, Warn
from fgc.network.forms.contacts import PlainForm
from fgc.network.models import Restriction

Kind, Scope = Restriction.Kind, Restriction.Scope
KINDS = [
    (Kind.MUST_NOT_MEET, "Two people must not meet"),
    (Kind.MUST_NOT_KNOW_ADDRESS, "Somebody must not know an address"),
    (Kind.MUST_NOT_KNOW_PHONE, "Somebody must not know a phone number or e-mail address"),
    (Kind.MUST_NOT_KNOW_SCHOOL, "Somebody must not know a child’s school or nursery"),
    (Kind.MUST_NOT_KNOW_PREGNANCY, "Somebody must not know about a pregnancy"),
    (Kind.MUST_NOT_KNOW_OF, "Somebody must not know about a person"),
    (Kind.MUST_NOT_KNOW_WORK, "Somebody must not know that this work is happening"),
    (Kind.NOT_INVITED, "Somebody is not invited"),
    (Kind.SPEAK_FIRST, "Somebody must be spoken to first"),
    (Kind.VISIT_TOGETHER, "Nobody visits somebody at home alone"),
]
HINTS = {
    Kind.MUST_NOT_KNOW_ADDRESS: "Their addresses are withheld at once",
    Kind.MUST_NOT_KNOW_PHONE: "Their numbers and e-mail addresses are withheld at once",
    Kind.MUST_NOT_KNOW_SCHOOL: "Whatever names the school is left out of what is sent to the other person",
    Kind.MUST_NOT_KNOW_PREGNANCY: "The baby, and whatever tells of the pregnancy, is left out for the other person",
    Kind.MUST_NOT_KNOW_OF: "They are left off everything that is sent to the other person",
    Kind.MUST_NOT_KNOW_WORK: "The other person cannot be invited, written to or contacted",
    Kind.NOT_INVITED: "A service manager has to agree",
    Kind.VISIT_TOGETHER: "It stands on the family’s pages, with a day to look at it again",
}
SCOPE_HINTS = {
    Scope.ROOM: "They may use another room, or join by video",
    Scope.BUILDING: "They may join by video or phone",
    Scope.CALL: "One of them may send their views",
    Scope.KNOWING: "Neither sees the other on a list, or learns their time and place",
}
KIND_FIELDS = {
    Kind.MUST_NOT_MEET: ["scope"],
    Kind.NOT_INVITED: ["category", "extent", "other_way"],
}


class RestrictionForm(FgcForm):
    """A new restriction between people of the family."""

    kind = forms.ChoiceField(label="What must be kept to?", choices=KINDS, widget=Radios(hints=HINTS))
    scope = forms.ChoiceField(
        label="How far does it go?",
        choices=Scope,
        required=False,
        initial=Scope.CALL,
        widget=Radios(hints=SCOPE_HINTS),
    )
    category = forms.ChoiceField(
        label="Why are they not invited?",
        choices=[("", "Select"), *Restriction.Category.choices],
        required=False,
    )
    extent = forms.ChoiceField(
        label="What are they left out of?",
        choices=Restriction.Extent,
        required=False,
        initial=Restriction.Extent.WHOLE,
        widget=Radios(inline=True),
    )
    other_way = forms.CharField(
        label="How can they take part in another way?",
        max_length=300,
        required=False,
        help_text="For example, a letter that is read out, or a meeting of their own. "
        "It has to be there before a service manager can agree",
    )
    person = forms.ChoiceField(label="Whom does it protect, or who is it about?")
    other = forms.ChoiceField(
        label="Who must keep away, or must not know?",
        required=False,
        help_text="Not needed when somebody is not invited, or is visited by two",
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
    review_on = NearDateField(
        label="Look at it again on",
        about="The day to look at it again",
        required=False,
        future=True,
        help_text="It comes up among what needs you on that day",
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
        """What must be kept to with what belongs to it; the people; where it comes from; the days."""
        return FormHelper(
            Conditional("kind", reveals={str(kind): names for kind, names in KIND_FIELDS.items()}),
            Fieldset("Who", "person", "other"),
            Fieldset("Where it comes from", "basis", "reason", "evidence"),
            Fieldset(
                "How long it holds",
                Field("since", width=10),
                Field("until", width=10),
                Field("review_on", width=10),
            ),
            submit=self.submit_label,
            cancel=self.cancel,
        )

    def clean(self):
        """Two different people where it takes two, a reason category for who is not invited, dates in order."""
        data = super().clean()
        kind = data.get("kind", "")
        pair = kind == Kind.MUST_NOT_MEET or kind.startswith("must_not_know")
        if pair and not data.get("other") and "other" not in self.errors:
            self.add_error("other", "Select who must keep away, or must not know")
        if data.get("other") and data.get("other") == data.get("person"):
            self.add_error("other", "Choose two different people")
        if kind == Kind.NOT_INVITED and not data.get("category") and "category" not in self.errors:
            self.add_error("category", "Select why they are not invited")
        if kind == Kind.VISIT_TOGETHER and not data.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", "Enter the day to look at it again")
        since = data.get("since")
        if since and data.get("until") and data["until"] < since:
            self.add_error("until", "The last day must be after the first day")
        if since and data.get("review_on") and data["review_on"] < since:
            self.add_error("review_on", "The day to look at it again must be after the first day")
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
    other_way = forms.CharField(
        label="How they can take part in another way",
        max_length=300,
        required=False,
        help_text="Nobody is left out without one",
    )
    reason = forms.CharField(
        label="Why can they be invited?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    submit_label = "Save decision"

    def clean(self):
        """Saying yes needs another way, saying no a reason."""
        data = super().clean()
        if data.get("decision") == "no" and not data.get("reason"):
            self.add_error("reason", "Say why they can be invited")
        if data.get("decision") == "yes" and not data.get("other_way"):
            self.add_error("other_way", "Say how they can take part in another way")
        return data

    @property
    def helper(self):
        """Each answer with what it needs."""
        return FormHelper(
            Conditional("decision", yes=["other_way"], no=["reason"]),
            submit=self.submit_label,
            cancel=self.cancel,
        )


class ToldForm(PlainForm):
    """How somebody who is not invited takes part instead, how they were told, and what they said to it."""

    other_way = forms.CharField(label="How they take part in another way", max_length=300, required=False)
    told_on = NearDateField(label="Told on", about="The day they were told", required=False, past=True)
    told_how = forms.CharField(
        label="How and by whom, or why they were not told",
        max_length=300,
        required=False,
        help_text="For example, by Amina Yusuf on the phone; or, not told because it would put Ellie at risk",
    )
    challenge = forms.CharField(
        label="Did they challenge it, and what came of that?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="They can ask for it to be looked at again. Write the date and the outcome",
    )

    def clean(self):
        """A day without a way tells nobody anything."""
        data = super().clean()
        if data.get("told_on") and not data.get("told_how"):
            self.add_error("told_how", "Say how they were told, and by whom")
        return data


class DecideForm(PlainForm):
    """Whether a restriction holds on or ends; for a pair who must not meet also how far it goes."""

    decision = forms.ChoiceField(
        label="What has been decided?",
        choices=[("on", "It holds on"), ("end", "It ends now")],
        widget=Radios,
    )
    scope = forms.ChoiceField(
        label="How far does it go?",
        choices=Scope,
        required=False,
        widget=Radios(hints=SCOPE_HINTS),
    )
    until = NearDateField(
        label="Holds on until",
        about="The last day",
        required=False,
        future=True,
        help_text="Empty means until somebody ends it",
    )
    review_on = NearDateField(
        label="Look at it again on",
        about="The day to look at it again",
        required=False,
        future=True,
    )
    reason = forms.CharField(
        label="Why does it end?", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    submit_label = "Save decision"

    def __init__(self, *args, has_scope, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_scope:
            del self.fields["scope"]

    def clean(self):
        """Ending needs a reason."""
        data = super().clean()
        if data.get("decision") == "end" and not data.get("reason"):
            self.add_error("reason", "Say why it ends")
        return data

    @property
    def helper(self):
        """Each answer with what it needs, and a warning that nothing withheld is shown again by itself."""
        on = [name for name in ("scope", "until", "review_on") if name in self.fields]
        warning = "Addresses and numbers that were withheld stay withheld until you change each of them."
        return FormHelper(
            Conditional("decision", on=on, end=["reason"]),
            Warn(warning),
            submit=self.submit_label,
            cancel=self.cancel,
        )
