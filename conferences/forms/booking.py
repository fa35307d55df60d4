"""Booking, moving, cancelling, and the venues."""

from django import forms

from conferences.models import Conference
from conferences.words import day_words
from fgc.lib.dates import at_local
from fgc.lib.forms import Checkboxes, FgcForm, Field, FormHelper, NearDateField, Radios, TimeField

NO_VENUE = ("", "Choose one, or write below where it is")
TIME_HINT = "For example, 10am or 14:30"


class WhenForm(FgcForm):
    """Date, times and venue. `cleaned_data` gains starts_at, ends_at and the chosen venue."""

    starts_on = NearDateField(
        label="Date",
        about="The date",
        future=True,
        help_text="Evenings, weekends and bank holidays are fine if the family wants them",
    )
    starts = TimeField(label="Starts at", help_text=TIME_HINT)
    ends = TimeField(label="Ends at", help_text="Allow 3 hours, more with an interpreter")
    venue = forms.ChoiceField(label="Venue", required=False)

    def __init__(self, *args, venues, back, **kwargs):
        super().__init__(*args, **kwargs)
        self.venues = {venue.key: venue for venue in venues}
        self.fields["venue"].choices = [NO_VENUE, *((venue.key, venue.name) for venue in venues)]
        self.back, self.choices_offered, self.kept_apart = back, (), ""

    def clean(self):
        """The two moments in London time, and the venue itself."""
        data = super().clean()
        if data.get("starts_on") and data.get("starts") and data.get("ends"):
            data["starts_at"] = at_local(data["starts_on"], data["starts"])
            data["ends_at"] = at_local(data["starts_on"], data["ends"])
            if data["ends_at"] <= data["starts_at"]:
                self.add_error("ends", "The end must be after the start")
        data["venue"] = self.venues.get(data.get("venue"))
        return data


class BookForm(WhenForm):
    """A new conference and the people asked to it."""

    kind = forms.ChoiceField(label="What is it?", choices=Conference.KINDS, widget=Radios, initial="first")
    part_of = forms.ChoiceField(
        label="Which conference is it part of?",
        widget=Radios,
        required=False,
        help_text="For a separate sitting, or another day of the same conference. Everybody who came to any of its "
        "sittings counts as having been there",
    )
    place_note = forms.CharField(
        label="Room, or where it is (optional)",
        max_length=300,
        required=False,
        help_text="The room, parking, food. This is printed on invitations: never write where somebody lives",
    )
    people = forms.MultipleChoiceField(
        label="Who is invited, in the room? (optional)",
        required=False,
        widget=Checkboxes,
        help_text="You can add people who join by phone, video or in writing on the next page",
    )

    def __init__(self, *args, people, words=lambda person: "", wholes=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.wholes = {row.key: row for row in wholes}
        self.fields["part_of"].choices = [
            *((row.key, f"{row.get_kind_display()}, {day_words(row.starts_at)}") for row in wholes),
            ("", "None of them: it is a conference of its own"),
        ]
        self.initial.setdefault("part_of", next(iter(self.wholes), ""))
        self.people = {person.key: person for person in people}
        self.fields["people"].choices = [
            (person.key, ", ".join(filter(None, [person.name, words(person)]))) for person in people
        ]

    @property
    def helper(self):
        """Time, place, people."""
        people = ["people"] if self.people else []
        part_of = ["part_of"] if self.wholes else []
        return FormHelper(
            "kind",
            *part_of,
            "starts_on",
            Field("starts", width=5),
            Field("ends", width=5),
            "venue",
            "place_note",
            *people,
            submit="Book the conference",
            cancel=self.back,
        )

    def clean_part_of(self):
        """The conference itself; of no meaning for a conference that stands alone."""
        if self.cleaned_data.get("kind") not in Conference.PARTS:
            return None
        return self.wholes.get(self.cleaned_data["part_of"])

    def clean_people(self):
        """The people themselves."""
        return [self.people[key] for key in self.cleaned_data["people"]]


class MoveForm(WhenForm):
    """A new time or place, and why."""

    reason = forms.CharField(
        label="Why does it move?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text="Who asked, and why. Kept in the history of the conference",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def helper(self):
        """Time, place, reason."""
        return FormHelper(
            "starts_on",
            Field("starts", width=5),
            Field("ends", width=5),
            "venue",
            "reason",
            "version",
            submit="Move the conference",
            cancel=self.back,
        )


class CancelForm(FgcForm):
    """Why a conference is cancelled."""

    submit_label = "Cancel the conference"
    reason = forms.CharField(
        label="Why is it cancelled?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text="Choosing not to go ahead is nobody’s failure: say only what is needed",
    )


class ReasonForm(FgcForm):
    """Why a manager reads the preparation."""

    submit_label = "Show the preparation"
    reason = forms.CharField(
        label="Why do you need to read it?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text="For example, supervision, cover, or a complaint. The coordinator can see that you read it",
    )


class VenueForm(FgcForm):
    """A place where conferences are held."""

    name = forms.CharField(
        label="Name", max_length=120, help_text="With the room, if rooms are booked one by one"
    )
    address = forms.CharField(
        label="Address (optional)",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Rooms at one address count as one building when people must not meet",
    )
    access = forms.CharField(
        label="Getting in (optional)",
        max_length=300,
        required=False,
        help_text="Buses, parking, steps, ways in and out. Printed on invitations",
    )
    rooms = forms.CharField(
        label="Rooms (optional)",
        max_length=300,
        required=False,
        help_text="Waiting room, crèche, kitchen, quiet space",
    )
    phone = forms.CharField(label="Phone (optional)", max_length=20, required=False)
    submit_label = "Save venue"
