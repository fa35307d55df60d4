"""One person: who they are and what they need."""

from copy import copy

from django import forms

from fgc.cases import codes
from fgc.lib.dates import today
from fgc.lib.forms import Conditional, DateField, Field, Fieldset, Radios
from fgc.network import alike
from fgc.network.births import read_birth, show_birth
from fgc.network.fitting import questions_of
from fgc.network.forms.asking import AskingForm
from fgc.network.forms.particulars import ASKED, Particulars
from fgc.network.models import NetworkChild, Person

GENDERS = [("f", "Woman or girl"), ("m", "Man or boy"), ("x", "Another gender"), ("u", "Not stated")]
NEEDS = ("language", "interpreter", "access_needs", "faith", "diet", "note")
# Asked on the page that changes a person, not on the one that adds.
LATER = ("faith", "diet", "pronouns", "note", *ASKED)
ENDS = "Where they live, whom they care for and any parental responsibility will end, and are kept"


class PersonForm(Particulars):
    """The questions about one person; `case` and, when changing, `person` are given by the view."""

    given_name = forms.CharField(label="First name", max_length=100, required=False)
    family_name = forms.CharField(label="Last name", max_length=100, required=False)
    known_as = forms.CharField(
        label="Known as",
        max_length=100,
        required=False,
        help_text="The name to use, if it is not the first name. For example, Liz or Mrs Okafor",
    )
    called = forms.CharField(
        label="What the children call them",
        max_length=60,
        required=False,
        help_text="For example, Nan or Uncle Dee",
    )
    gender = forms.ChoiceField(label="Gender", choices=GENDERS, initial="u", widget=Radios(inline=True))
    born = forms.CharField(
        label="Date of birth, year or age",
        max_length=40,
        required=False,
        help_text="As much as is known. For example, 14 March 2017, 1960, 8 or about 60",
    )
    status = forms.ChoiceField(
        label="Is this person living?",
        choices=[
            ("living", "Living"),
            ("deceased", "Has died"),
            ("unborn", "Not born yet"),
            ("loss", "Pregnancy loss or stillbirth"),
            ("unknown", "It is not known who this is"),
        ],
        initial="living",
        widget=Radios,
    )
    died_year = forms.IntegerField(label="Year they died", required=False, min_value=1850, max_value=2200)
    due_on = DateField(label="When the baby is due", about="The date the baby is due", required=False)
    language = forms.CharField(label="First language", max_length=60, required=False)
    interpreter = forms.CharField(
        label="Interpreter needed",
        max_length=100,
        required=False,
        help_text="Which language. Leave empty if none",
    )
    access_needs = forms.CharField(
        label="Access and communication needs",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For example, step-free way in, hearing loop, large print",
    )
    faith = forms.CharField(label="Faith", max_length=100, required=False)
    diet = forms.CharField(
        label="Food", max_length=200, required=False, help_text="For example, halal, no nuts"
    )
    pronouns = forms.CharField(label="Pronouns", max_length=40, required=False)
    note = forms.CharField(
        label="Anything else that helps",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(label="Who told us", max_length=200, required=False)
    refusals = {"born_on": "born"}

    def __init__(self, *args, case, person=None, **kwargs):
        self.case, self.person = case, person
        if person is not None:
            kwargs["initial"] = {**_initial(person), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for name in LATER if person is None else ():
            del self.fields[name]
        if person is not None:
            self.fields["status"].choices = _statuses(person, self.fields["status"].choices)
            self.fields["died_year"].help_text = "" if person.status == Person.Status.DECEASED else ENDS

    def clean_born(self):
        """The fields of a person that what was typed stands for."""
        try:
            return read_birth(self.cleaned_data["born"], today())
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def person_fields(self):
        """The cleaned answers about the person, ready for an action."""
        names = {field.name for field in Person._meta.fields}
        values = {name: value for name, value in self.cleaned_data.items() if name in names}
        if values["status"] != Person.Status.DECEASED:
            values["died_year"] = None
        if values["status"] != Person.Status.UNBORN:
            values["due_on"] = self.person.due_on if self.person else None  # kept as history after the birth
        if self.person and self.person.died_on and values["died_year"] != self.person.died_on.year:
            values["died_on"] = None
        return {**self.settle(values), **self.cleaned_data["born"]}

    def says_died(self):
        """Whether somebody who was not recorded so is now said to have died: a deed of its own."""
        died = Person.Status.DECEASED
        return self.cleaned_data["status"] == died and self.person.status in ("living", "unknown")

    def clean(self):
        """A name, unless there cannot be one; no birth before it happened; then the questions."""
        data = self.cleaned_data
        if data.get("status") in ("living", "deceased") and not (
            data.get("given_name") or data.get("known_as")
        ):
            self.add_error("given_name", "Enter a first name, or the name they are known as")
        born = data.get("born") or {}
        if data.get("status") == Person.Status.UNBORN and born.get("birth_year"):
            self.add_error("born", "An unborn baby has a due date, not a date of birth")
        died, year = data.get("died_year"), born.get("birth_year")
        if data.get("status") == Person.Status.DECEASED and died:
            if died > today().year:
                self.add_error("died_year", "Year they died must be in the past")
            elif year and died < year:
                self.add_error("died_year", "Year they died must be after the year of birth")
        self.check_particulars()
        return super().clean()

    def questions(self):
        """Whether this is somebody on the map already (network.md 2.2), and whether new dates fit with their family."""
        fields = self.person_fields()
        return [*self._about_dates(fields), *self._about_likeness(fields)]

    def _about_dates(self, fields):
        if self.person is None or {"born", "died_year", "status", "gender"}.isdisjoint(self.changed_data):
            return []
        changed = copy(self.person)
        for name, value in fields.items():
            setattr(changed, name, value)
        return questions_of(changed)

    def _about_likeness(self, fields):
        others = self.case.people.on_map().exclude(pk=self.person.pk if self.person else None)
        if self.person and {"given_name", "family_name", "known_as"}.isdisjoint(self.changed_data):
            return []
        return alike.questions(others, fields)

    def fields_shown(self):
        """Who they are, then what they need."""
        return [*self.who(), *self.needs()]

    def who(self):
        """The questions about who the person is."""
        return [
            Fieldset("Name", "given_name", "family_name", "known_as", *self._asked("former_name"), "called"),
            Field("gender", inline=True),
            *self._asked("pronouns"),
            Field("born", width=20),
            Conditional("status", deceased=["died_year"], unborn=["due_on"]),
        ]

    def needs(self):
        """The questions about what they need, and who told us."""
        first, last = self._asked(*NEEDS[:2]), self._asked(*NEEDS[2:])
        helps = Fieldset("What helps them take part", *first, *self.who_interprets(), *last)
        return [helps, *self.writing_and_touch(), "source"]

    def _asked(self, *names):
        return [name for name in names if name in self.fields]


class ChildForm(AskingForm):
    """What is kept for each child whom the work is about (domain.md 3.2)."""

    status = forms.ChoiceField(label="Legal status", required=False)
    lives_with = forms.ChoiceField(label="Who they live with", required=False)
    school = forms.CharField(label="School or nursery", max_length=120, required=False)
    views = forms.CharField(
        label="Their views, in their own words",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="What they want to happen, who they want there, what worries them",
    )
    council_id = forms.CharField(label="Council record number", max_length=40, required=False)
    submit_label = "Save"

    def __init__(self, *args, child=None, **kwargs):
        if child is not None:
            names = ("status", "lives_with", "school", "views", "council_id")
            kwargs.setdefault("initial", {name: getattr(child, name) for name in names})
        super().__init__(*args, **kwargs)
        for name, listed in (("status", codes.LEGAL_STATUSES), ("lives_with", codes.LIVES_WITH)):
            kept = getattr(child, name, "")
            own = [(kept, kept)] if kept and kept not in dict(listed) else []
            self.fields[name].choices = [("", "Not known"), *own, *listed]
        if child is not None and child.person.lives_in.exists():
            del self.fields["lives_with"]  # said by the households from now on (fgc/network/homes.py)

    def child_fields(self):
        """The cleaned answers, ready for an action."""
        names = {field.name for field in NetworkChild._meta.fields}
        return {name: value for name, value in self.cleaned_data.items() if name in names}


def _initial(person):
    names = [
        *NEEDS,
        "given_name",
        "family_name",
        "known_as",
        "called",
        "gender",
        "status",
        "died_year",
        "due_on",
    ]
    listed = {name: getattr(person, name) for name in [*names, "pronouns", "source"]}
    return {**listed, **Particulars.particulars_of(person), "born": show_birth(person)}


def _statuses(person, choices):
    """A birth and the end of a pregnancy are deeds of their own, on the baby's page: not said here by the way."""
    if person.status == Person.Status.UNBORN:
        return [pair for pair in choices if pair[0] == Person.Status.UNBORN]
    if person.status == Person.Status.LOSS:
        return choices
    return [pair for pair in choices if pair[0] != Person.Status.LOSS]
