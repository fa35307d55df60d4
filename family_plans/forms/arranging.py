"""Arranging a review: as a conference with everything that makes one safe, or by a phone round."""

from django import forms

from fgc.lib.dates import at_local
from fgc.lib.forms import Checkboxes, Conditional, FgcForm, FormHelper, NearDateField, Radios, TimeField

NO_VENUE = ("", "Choose one, or write below where it is")


class PhoneRoundForm(FgcForm):
    """The day of a review that is no conference."""

    submit_label = "Save the day"
    other_ways, kept_apart = (), ""  # nobody is asked anywhere, so nobody is kept apart

    booked_for = NearDateField(label="On which day will the family meet?", future=True)


class ArrangeForm(FgcForm):
    """How the review is held, and what that way needs. `cleaned_data` gains starts_at, ends_at and the venue."""

    way = forms.ChoiceField(
        label="How does the family want to look at its plan again?",
        choices=[
            ("conference", "They meet, as at a conference"),
            ("phone", "By a phone round, because the family prefers it"),
        ],
        widget=Radios(
            hints={
                "conference": "With invitations, the same safety and private family time",
                "phone": "The coordinator speaks with each person",
            }
        ),
        error_messages={"required": "Choose how the family wants to do it"},
    )
    booked_for = NearDateField(label="On which day?", required=False, future=True)
    starts_on = NearDateField(label="Date", about="The date", required=False, future=True)
    starts = TimeField(label="Starts at", required=False, help_text="For example, 10am or 14:30")
    ends = TimeField(label="Ends at", required=False, help_text="Allow 2 hours, more with an interpreter")
    venue = forms.ChoiceField(label="Venue", required=False)
    place_note = forms.CharField(
        label="Room, or where it is (optional)", max_length=300, required=False,
        help_text="This is printed on invitations: never write where somebody lives",
    )  # fmt: skip
    people = forms.MultipleChoiceField(
        label="Who is invited, in the room? (optional)",
        required=False,
        widget=Checkboxes,
        help_text="You can add people who join by phone, video or in writing on the next page",
    )

    def __init__(self, *args, venues, people, back, **kwargs):
        super().__init__(*args, **kwargs)
        self.venues, self.back = {venue.key: venue for venue in venues}, back
        self.people = {person.key: person for person, _words in people}
        self.fields["venue"].choices = [NO_VENUE, *((venue.key, venue.name) for venue in venues)]
        self.fields["people"].choices = [
            (person.key, ", ".join(filter(None, [person.name, words]))) for person, words in people
        ]
        self.other_ways, self.kept_apart = (), ""

    @property
    def helper(self):
        """The way, with what each needs underneath."""
        meeting = ["starts_on", "starts", "ends", "venue", "place_note"]
        return FormHelper(
            Conditional(
                "way", conference=[*meeting, *(["people"] if self.people else [])], phone=["booked_for"]
            ),
            submit="Arrange the review",
            cancel=self.back,
        )

    def clean(self):
        """What the chosen way needs, and the two moments in London time."""
        data = super().clean()
        needed = {"phone": ("booked_for",), "conference": ("starts_on", "starts", "ends")}
        for name in needed.get(data.get("way"), ()):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, f"Enter {NEEDED[name]}")
        if data.get("starts_on") and data.get("starts") and data.get("ends"):
            data["starts_at"] = at_local(data["starts_on"], data["starts"])
            data["ends_at"] = at_local(data["starts_on"], data["ends"])
        data["venue"] = self.venues.get(data.get("venue"))
        return data

    def clean_people(self):
        """The people themselves."""
        return [self.people[key] for key in self.cleaned_data["people"]]


NEEDED = {
    "booked_for": "the day",
    "starts_on": "the date",
    "starts": "when it starts",
    "ends": "when it ends",
}
