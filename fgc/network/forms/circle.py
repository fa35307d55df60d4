"""How close two people are, as somebody sees it."""

from django import forms

from fgc.lib.dates import today
from fgc.lib.forms import NearDateField, Radios
from fgc.network.actions.circle import BOTH_WAYS, NOT_SAID, TO_FIRST, TO_OTHER
from fgc.network.forms.asking import AskingForm
from fgc.network.models import Tie

COORDINATOR = "coordinator"
HINTS = {
    Tie.Quality.CLOSE: "They count on each other. Drawn nearest, with a thick line",
    Tie.Quality.WEAK: "They seldom see or ring each other",
    Tie.Quality.STRAINED: "It is hard between them at the moment",
    Tie.Quality.CUT_OFF: "They do not speak",
}


class ClosenessForm(AskingForm):
    """The tie of `person` with somebody else; when one is changed, `tie` says with whom and whose view it is."""

    other = forms.ChoiceField(label="And who?")
    quality = forms.ChoiceField(label="How close are they?", choices=Tie.Quality, widget=Radios(hints=HINTS))
    help_goes = forms.ChoiceField(label="Which way does help go?", initial=NOT_SAID, widget=Radios)
    seen_by = forms.ChoiceField(
        label="Who says so?", help_text="The picture can be drawn as each of them sees it"
    )
    since = NearDateField(label="Since when", about="The day", past=True, initial=today)
    submit_label = "Save"

    def __init__(self, *args, person, people, children=(), tie=None, **kwargs):
        self.person, self.tie = person, tie
        self.people = {other.key: other for other in people}
        super().__init__(*args, **kwargs)
        names = [(key, other.name) for key, other in self.people.items()]
        self.fields["other"].choices = [
            ("", "Select"),
            *((key, name) for key, name in names if key != person.key),
        ]
        first = [(child.key, f"{child.name} (the child)") for child in children]
        rest = [(key, name) for key, name in names if key not in dict(first)]
        self.fields["seen_by"].choices = [*first, (COORDINATOR, "The coordinator"), *rest]
        self.fields["help_goes"].choices = [
            (TO_FIRST, f"To {person.short_name}"),
            (TO_OTHER, f"From {person.short_name}"),
            (BOTH_WAYS, "Both ways"),
            (NOT_SAID, "Not said"),
        ]
        if tie is not None:
            for name in ("other", "seen_by"):
                del self.fields[name]

    def closeness(self):
        """The cleaned answers, ready for an action."""
        data = self.cleaned_data
        if self.tie is not None:
            other = self.tie.b if self.tie.a_id == self.person.pk else self.tie.a
            seen_by = self.tie.seen_by
        else:
            other, seen_by = self.people[data["other"]], self.people.get(data["seen_by"])
        return {
            "person": self.person,
            "other": other,
            "quality": data["quality"],
            "help_goes": data["help_goes"],
            "seen_by": seen_by,
            "since": data["since"],
        }


class EndClosenessForm(AskingForm):
    """The last day of what somebody said."""

    until = NearDateField(label="Until when", about="The day", past=True, initial=today)
    submit_label = "End it"
