"""A relative in one line: name, age or year, gender; and what cannot be guessed about the tie."""

from crispy_forms.layout import Div
from django import forms

from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.forms import Buttons, Cancel, Field, FormHelper, Radios, Secondary, Submit, Warn
from fgc.lib.forms.layout import Layout
from fgc.network import alike
from fgc.network.entry import NotUnderstood
from fgc.network.entry.lines import read_name
from fgc.network.entry.when import read_when
from fgc.network.forms import ties
from fgc.network.forms.asking import Asked, AskingForm
from fgc.network.models import Association, Partnership, Person
from fgc.network.questions import parent_questions, partner_questions
from fgc.network.validation import check_birth_parents

GENDERS = [("f", "Woman or girl"), ("m", "Man or boy"), ("x", "Another gender"), ("u", "Not stated")]
PRESET = {ties.MOTHER: "f", ties.FATHER: "m"}


class QuickForm(AskingForm):
    """A new relative of somebody on the map (`near`), by the `way` they are related (ties.RELATIVES)."""

    name = forms.CharField(
        label="Name", max_length=200, help_text="Write ? where it is not known who this is",
        error_messages={"required": "Enter a name, or ? where it is not known who this is"},
    )  # fmt: skip
    born = forms.CharField(
        label="Age, year or date of birth", max_length=40, required=False, help_text="8, 1960, about 60, due June"
    )  # fmt: skip
    gender = forms.ChoiceField(label="Gender", choices=GENDERS, widget=Radios(inline=True, small=True))
    with_whom = forms.ChoiceField(label="With whom?", required=False, widget=Radios(small=True))
    parents = forms.ChoiceField(
        label="Which parents do they share?", required=False, widget=Radios(small=True)
    )
    partner_status = forms.ChoiceField(
        label="Are they together?", choices=Partnership.Status.choices, initial="cohabiting", required=False
    )
    also = forms.MultipleChoiceField(label="Also of", required=False, widget=forms.CheckboxSelectMultiple)
    role = forms.ChoiceField(
        label="Who are they?", choices=[("", "Select"), *Association.ROLES], required=False
    )
    back = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    refusals = {
        "parent": "name",
        "partner": "name",
        "sibling": "name",
        "born_on": "born",
        "given_name": "name",
    }

    def __init__(self, *args, near, way, **kwargs):
        self.near, self.way, self.case = near, way, near.case
        initial = {"gender": PRESET.get(way, "u"), **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        links = near.parent_links.select_related("parent")
        self.their_parents = [link.parent for link in links if not link.parent.removed_at]
        self.siblings = _without(near, PRESET.get(way)) if way in PRESET else []
        if not self.is_bound:
            self.fields["name"].widget.attrs["autofocus"] = True
        self.partners = ties.partners_of(self.near) if way == ties.CHILD else []
        self._set_choices()
        for name in {"with_whom", "parents", "partner_status", "also", "role"} - set(self.tie_fields()):
            del self.fields[name]

    def tie_fields(self):
        """The names of the questions about the tie."""
        if self.way == ties.SIBLING:
            return ["parents"] if self.their_parents else []
        if self.way in PRESET:
            return ["also"] if self.siblings else []
        return {
            ties.PARTNER: ["partner_status"],
            ties.CHILD: ["with_whom"] if self.partners else [],
            ties.OTHER: ["role"],
        }[self.way]

    def _set_choices(self):
        self.fields["with_whom"].choices = [
            *((one.key, one.name) for one in self.partners),
            (ties.NOBODY, "Not known, or somebody who is not on the map yet"),
        ]
        self.fields["parents"].choices = ties.shared_choices(self.their_parents)
        if self.their_parents:
            self.fields["parents"].initial = self.fields["parents"].choices[0][0]
        self.fields["also"].choices = [(one.key, one.name) for one in self.siblings]
        self.fields["also"].label = f"Also the {ties.RELATIVES[self.way]} of"

    def clean_name(self):
        """The fields of a person that the name stands for."""
        try:
            return read_name(self.cleaned_data["name"])
        except NotUnderstood as error:
            raise forms.ValidationError("Enter a name, or ? where it is not known who this is") from error

    def clean_born(self):
        """The fields that an age, a year, a date or "due June" stands for."""
        typed = self.cleaned_data["born"]
        try:
            found = read_when(typed, today()) if typed else {}
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if found is None:
            raise forms.ValidationError(
                "Enter a date, a year or an age, like 14 March 2017, 1960 or about 60"
            )
        return found

    def person_fields(self):
        """The answers about the person, ready for an action."""
        data = self.cleaned_data
        return {**data["name"], **data["born"], "gender": data["gender"]}

    def shared_parents(self):
        """The parents whom a brother or sister shares."""
        return ties.chosen_parents(self.their_parents, self.cleaned_data.get("parents"))

    def also_of(self):
        """The brothers and sisters whose mother or father this is too."""
        return [one for one in self.siblings if one.key in self.cleaned_data.get("also", ())]

    def clean(self):
        """What the tie needs, and the refusals of a parent; then the questions."""
        data = self.cleaned_data
        needed = {ties.CHILD: "with_whom", ties.SIBLING: "parents", ties.OTHER: "role"}.get(self.way)
        if needed in self.fields and not data.get(needed) and needed not in self.errors:
            self.add_error(needed, f"Answer “{self.fields[needed].label}”")
        if (
            not self.errors
            and data["name"].get("status") == "unborn"
            and {"birth_year", "born_on"} & set(data["born"])
        ):
            self.add_error("born", "An unborn baby has a due date, not a date of birth")
        if self.way in PRESET:
            try:
                check_birth_parents(self.near, "birth", "known")
            except Refused as refused:
                self.add_error("name", refused.message)
        return super().clean()

    def questions(self):
        """What the ages, the dates and the names make doubtful."""
        fields = self.person_fields()
        new = Person(case=self.case, **fields)
        if new.born_on:
            new.birth_year = new.born_on.year
        typed = {**fields, "birth_year": new.birth_year}
        asked = alike.questions(self.case.people.on_map(), typed)
        if self.way in PRESET:
            asked += parent_questions(self.near, new, "birth")
        elif self.way == ties.CHILD:
            asked += parent_questions(new, self.near, "birth")
        elif self.way == ties.PARTNER:
            asked += partner_questions(self.near, new, self.cleaned_data.get("partner_status"))
        return asked

    @property
    def helper(self):
        """Name and age side by side, then the tie; three ways on."""
        helper = FormHelper(submit="")
        row = Div(
            Div(Field("name"), css_class="fgc-quick__name"),
            Field("born", width=10),
            css_class="fgc-quick__row",
        )
        asked = (
            [*(Warn(question) for question in self.asked), Asked(self.asked), "confirm"] if self.asked else []
        )
        shown = [name for name in self.tie_fields() if name in self.fields]
        buttons = Buttons(
            Submit("", "Save"),
            Secondary("again", "Save and add another", value="1"),
            Secondary("more", "More details", value="1"),
            Cancel(self.cancel, "Cancel"),
        )
        helper.layout = Layout(row, Field("gender", inline=True, small=True), *shown, *asked, buttons)
        helper.form_class = "fgc-form fgc-quick"
        return helper


def _without(near, gender):
    """Brothers and sisters of somebody who have no parent of that gender, and no two parents."""
    links = list(near.case.parent_links.select_related("parent", "child"))
    mine = {link.parent_id for link in links if link.child_id == near.pk}
    found = {
        link.child_id: link.child for link in links if link.parent_id in mine and link.child_id != near.pk
    }
    other_side = {"f": "half_paternal", "m": "half_maternal"}[gender]
    for link in near.case.sibling_links.select_related("a", "b"):
        if near.pk in (link.a_id, link.b_id) and link.kind != other_side:
            one = link.b if link.a_id == near.pk else link.a
            found[one.pk] = one
    with_one = {link.child_id for link in links if link.parent.gender == gender}
    return [
        one
        for one in found.values()
        if one.pk not in with_one
        and not one.removed_at
        and sum(link.child_id == one.pk for link in links) < 2
    ]
