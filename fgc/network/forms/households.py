"""Who lives with whom: a household, moving somebody, leaving one."""

from django import forms

from fgc.lib.forms import Checkboxes, Conditional, DateField, FormHelper, Radios
from fgc.network.forms.contacts import PlainForm
from fgc.network.models import HouseholdMember

NEW = "new"
FULL = HouseholdMember.Share.FULL


class NameForm(PlainForm):
    """What a household is called."""

    label = forms.CharField(
        label="What is this household called?",
        max_length=60,
        help_text="As the family says it. For example, Nan’s, Dad’s or Dock Road. Not the address",
    )

    def __init__(self, *args, household=None, **kwargs):
        if household is not None:
            kwargs.setdefault("initial", {"label": household.label})
        super().__init__(*args, **kwargs)


class HouseholdForm(NameForm):
    """A new household with the people who live there."""

    people = forms.MultipleChoiceField(
        label="Who lives there?", required=False, widget=Checkboxes(small=True)
    )
    since = DateField(label="Since when?", about="The date", required=False, past=True)
    submit_label = "Save this household"

    def __init__(self, *args, people, **kwargs):
        self.people = {person.key: person for person in people}
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(key, person.name) for key, person in self.people.items()]
        self.fields["people"].help_text = (
            "Leave out whoever moved here from another household on the map: "
            "“Record a move” on their page ends the one and begins the other"
        )

    def chosen(self):
        """The people who live there."""
        return [self.people[key] for key in self.cleaned_data["people"]]


class MoveForm(PlainForm):
    """Where somebody lives now: it ends one household and begins another in one go."""

    home = forms.ChoiceField(label="Where do they live now?", widget=Radios)
    label = forms.CharField(
        label="What is it called?",
        max_length=60,
        required=False,
        help_text="For example, Nan’s. Not the address",
    )
    leaving = forms.MultipleChoiceField(
        label="Where do they no longer live?", required=False, widget=Checkboxes
    )
    share = forms.ChoiceField(
        label="How much of the time?", choices=HouseholdMember.Share, initial=FULL, widget=Radios(inline=True)
    )
    since = DateField(
        label="Since when?",
        about="The date",
        required=False,
        past=True,
        help_text="Leave empty if it is not known",
    )
    submit_label = "Save where they live"
    refusals = {"household": "home", "until": "since", "people": "home"}

    def __init__(self, *args, person, homes, current, **kwargs):
        self.homes = {home.key: home for home in homes}
        self.rows = {row.key: row for row in current}
        kwargs.setdefault("initial", {"leaving": list(self.rows)})
        super().__init__(*args, **kwargs)
        listed = [(key, home.label) for key, home in self.homes.items()]
        self.fields["home"].choices = [*listed, (NEW, "Somewhere that is not on the map yet")]
        self.fields["home"].label = f"Where does {person.short_name} live now?"
        self.fields["leaving"].choices = [(row.key, row.household.label) for row in self.rows.values()]
        if not self.rows:
            del self.fields["leaving"]
        self.fields["share"].help_text = "Whoever lives in two homes lives in each for part of the time"

    @property
    def helper(self):
        """Where to, from where, how much, since when."""
        names = [name for name in ("leaving", "share", "since") if name in self.fields]
        return FormHelper(
            Conditional("home", new=["label"]), *names, submit=self.submit_label, cancel=self.cancel
        )

    def clean(self):
        """A home that is not on the map needs a name."""
        data = super().clean()
        if data.get("home") == NEW and not data.get("label") and "label" not in self.errors:
            self.add_error("label", "Enter what it is called")
        return data

    def leaves(self):
        """The rows that end."""
        return [self.rows[key] for key in self.cleaned_data.get("leaving", ())]


class LeaveForm(PlainForm):
    """The last day on which somebody lived in a household."""

    until = DateField(
        label="Last day they lived there",
        about="The last day",
        required=False,
        past=True,
        help_text="Empty means today",
    )
    submit_label = "Save that they moved out"
    refusals = {"since": "until"}
