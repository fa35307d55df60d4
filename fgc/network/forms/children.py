"""What happens in a child's life and who cares for them: birth, death, twins, carers, people who matter."""

from copy import copy

from django import forms

from fgc.lib.dates import today
from fgc.lib.forms import Checkboxes, DateField, FormHelper, Radios
from fgc.network.fitting import questions_of
from fgc.network.forms.asking import AskingForm
from fgc.network.forms.contacts import PlainForm
from fgc.network.forms.people import GENDERS
from fgc.network.models import Association, CarerRole

CARERS = [pair for pair in CarerRole.Kind.choices if pair[0] != CarerRole.Kind.GUARDIAN]


class BornForm(AskingForm):
    """A baby was born."""

    given_name = forms.CharField(
        label="First name",
        max_length=100,
        help_text="If there is no name yet, write Baby and change it later",
    )
    family_name = forms.CharField(label="Last name", max_length=100, required=False)
    gender = forms.ChoiceField(label="Gender", choices=GENDERS, initial="u", widget=Radios(inline=True))
    born_on = DateField(label="Date of birth", about="Date of birth", past=True)
    submit_label = "Save the birth"

    def __init__(self, *args, baby, **kwargs):
        self.baby = baby
        given = baby.given_name
        kwargs.setdefault(
            "initial", {"given_name": given, "family_name": baby.family_name, "gender": baby.gender}
        )
        super().__init__(*args, **kwargs)

    def questions(self):
        """Whether the day fits with the parents."""
        return _about(
            self.baby, born_on=self.cleaned_data["born_on"], birth_year=self.cleaned_data["born_on"].year
        )


class SureForm(PlainForm):
    """One tick that makes sure, for what cannot be undone with a button."""

    sure = forms.BooleanField(label="Yes, this is what happened")
    submit_label = "Save"


class DiedForm(AskingForm):
    """Somebody has died: the day or the year, as far as it is known."""

    died_on = DateField(label="Day they died", about="The day they died", required=False, past=True)
    died_year = forms.IntegerField(
        label="Or only the year",
        required=False,
        min_value=1850,
        help_text="Leave both empty if it is not known",
    )
    submit_label = "Save"

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def questions(self):
        """Whether a child was born after the death."""
        day = self.cleaned_data["died_on"]
        year = day.year if day else self.cleaned_data["died_year"]
        return _about(self.person, died_on=day, died_year=year)

    def clean(self):
        """A year that has been, the same as that of the day; then the questions."""
        data = self.cleaned_data
        day, year = data.get("died_on"), data.get("died_year")
        if year and year > today().year:
            self.add_error("died_year", "Year they died must be in the past")
        elif day and year and day.year != year:
            self.add_error("died_year", "Year they died must be the year of the day above")
        return super().clean()


def _about(person, **changes):
    changed = copy(person)
    for name, value in changes.items():
        setattr(changed, name, value)
    return questions_of(changed)


class TwinsForm(PlainForm):
    """With whom somebody was born."""

    others = forms.MultipleChoiceField(
        label="Who was born at the same birth?", required=False, widget=Checkboxes
    )
    is_identical = forms.BooleanField(label="They are identical", required=False)

    def __init__(self, *args, person, people, **kwargs):
        self.people = {other.key: other for other in people}
        same = [
            key
            for key, other in self.people.items()
            if person.birth_group is not None and other.birth_group == person.birth_group
        ]
        kwargs.setdefault("initial", {"others": same, "is_identical": person.is_identical})
        super().__init__(*args, **kwargs)
        self.fields["others"].choices = [(key, other.name) for key, other in self.people.items()]
        self.fields["others"].help_text = "Tick nobody if they were born alone"

    def chosen(self):
        """Those born with them."""
        return [self.people[key] for key in self.cleaned_data["others"]]


class CarerForm(PlainForm):
    """Who cares for a child without being a parent."""

    carer = forms.ChoiceField(label="Who?")
    kind = forms.ChoiceField(label="In what way?", choices=CARERS, widget=Radios)
    since = DateField(label="Since when?", about="The date", required=False, past=True)

    def __init__(self, *args, people, **kwargs):
        self.people = {person.key: person for person in people}
        super().__init__(*args, **kwargs)
        listed = [(key, person.name) for key, person in self.people.items()]
        self.fields["carer"].choices = [("", "Select"), *listed]

    def chosen(self):
        """The carer."""
        return self.people[self.cleaned_data["carer"]]


class EndCarerForm(PlainForm):
    """The last day on which somebody cared for a child in that way."""

    until = DateField(
        label="Last day", about="The last day", required=False, past=True, help_text="Empty means today"
    )
    submit_label = "Save the end"


class AssociationForm(PlainForm):
    """What somebody who matters is, and in the family's words."""

    role = forms.ChoiceField(label="Who are they?", choices=Association.ROLES)
    words = forms.CharField(
        label="In the family’s words",
        max_length=60,
        required=False,
        help_text="For example, Mum’s best friend",
    )
    is_professional = forms.BooleanField(label="They know the family through their work", required=False)

    @property
    def helper(self):
        """In this order."""
        return FormHelper("role", "words", "is_professional", submit=self.submit_label, cancel=self.cancel)
