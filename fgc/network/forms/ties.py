"""How people are related: a new relative of somebody on the map, or two people who are both on it."""

from django import forms

from fgc.lib.errors import Refused
from fgc.lib.forms import Conditional, Fieldset, Radios
from fgc.lib.text import and_list
from fgc.network.forms.asking import AskingForm
from fgc.network.forms.people import PersonForm
from fgc.network.models import Association, ParentLink, Partnership, Person, SiblingLink
from fgc.network.questions import parent_questions, partner_questions, sibling_questions
from fgc.network.validation import check_birth_parents, check_parent

MOTHER, FATHER, PARTNER, CHILD, SIBLING, OTHER = "mother", "father", "partner", "child", "sibling", "other"
RELATIVES = {
    MOTHER: "mother",
    FATHER: "father",
    PARTNER: "partner",
    CHILD: "child",
    SIBLING: "brother or sister",
    OTHER: "somebody who matters",
}
BOND = dict.fromkeys(RELATIVES, "of") | {OTHER: "to"}  # a mother of somebody, somebody who matters to them
PARENT, KIND = "parent", "kind"
CERTAINTY = [("known", "Known"), ("believed", "Believed, not certain"), ("disputed", "Disputed")]
NOBODY, ALL = "nobody", "all"


def parent_kind(**kwargs):
    """The question what sort of parent."""
    return forms.ChoiceField(label="What sort of parent", choices=ParentLink.Kind, initial="birth", **kwargs)


def certainty(**kwargs):
    """The question how sure it is."""
    return forms.ChoiceField(label="How sure is it?", choices=CERTAINTY, initial="known", **kwargs)


def year(label):
    """A year that need not be known."""
    return forms.IntegerField(label=label, required=False, min_value=1900, max_value=2200)


class RelativeForm(PersonForm):
    """A new person who is a relative of (or matters to) somebody on the map; `way` is a key of RELATIVES."""

    kind = parent_kind(required=False)
    certainty = certainty(required=False)
    with_whom = forms.ChoiceField(label="Who is the other parent?", required=False, widget=Radios)
    parents = forms.ChoiceField(label="Which parents do they share?", required=False, widget=Radios)
    sibling_kind = forms.ChoiceField(
        label="Brother or sister in what way?", choices=SiblingLink.KINDS, initial="unknown", required=False
    )
    partner_status = forms.ChoiceField(label="Are they together?", required=False)
    started, ended = year("Year it began"), year("Year it ended")
    role = forms.ChoiceField(label="Who are they?", required=False)
    words = forms.CharField(
        label="In the family’s words",
        max_length=60,
        required=False,
        help_text="For example, Mum’s best friend",
    )
    is_professional = forms.BooleanField(label="They know the family through their work", required=False)
    refusals = {"parent": "kind", "partner": "partner_status", "sibling": "sibling_kind", "born_on": "born"}

    def __init__(self, *args, near, way, **kwargs):
        self.near, self.way = near, way
        initial = {"gender": {MOTHER: "f", FATHER: "m"}.get(way, "u"), **kwargs.pop("initial", {})}
        super().__init__(*args, initial=initial, **kwargs)
        self.their_parents = [
            link.parent for link in near.parent_links.select_related("parent") if not link.parent.removed_at
        ]
        self._set_choices()
        for name in set(TIE_FIELDS) - set(self.tie_fields()):
            del self.fields[name]

    action_url = ""

    @property
    def helper(self):
        """The usual layout; drawn on another page (the quick form), it is sent to its own."""
        helper = super().helper
        helper.form_action = self.action_url
        return helper

    def tie_fields(self):
        """The names of the questions about the tie, for the way they are related."""
        return {
            MOTHER: ["kind", "certainty"],
            FATHER: ["kind", "certainty"],
            PARTNER: ["partner_status", "started", "ended"],
            CHILD: ["kind", "with_whom"],
            SIBLING: ["parents"] if self.their_parents else ["sibling_kind"],
            OTHER: ["role", "words", "is_professional"],
        }[self.way]

    def who(self):
        """The tie first, then the person."""
        return [*self.tie_fields(), *super().who()]

    def shared_parents(self):
        """The parents whom a brother or sister shares, none when that is not known."""
        return chosen_parents(self.their_parents, self.cleaned_data.get("parents"))

    def also_of(self):
        """Brothers and sisters whose parent this is too: asked on the quick form only."""
        return []

    def clean(self):
        """The answers about the tie that are needed; a parent who cannot be is refused here already."""
        data = self.cleaned_data
        needed = {PARTNER: "partner_status", OTHER: "role", CHILD: "with_whom"}.get(self.way)
        if self.way == SIBLING and self.their_parents:
            needed = "parents"
        if needed and not data.get(needed) and needed not in self.errors:
            self.add_error(needed, f"Answer “{self.fields[needed].label}”")
        if data.get("started") and data.get("ended") and data["ended"] < data["started"]:
            self.add_error("ended", "Year it ended must be the year it began or later")
        if self.way in (MOTHER, FATHER):
            self._check_room()
        return super().clean()

    def _check_room(self):
        data = self.cleaned_data
        try:
            check_birth_parents(self.near, data.get("kind") or "birth", data.get("certainty") or "known")
        except Refused as refused:
            self.add_error("kind", refused.message)

    def questions(self):
        """Whether a parent of that age can be right, after the question of the same name."""
        asked = super().questions()
        fields = self.person_fields()
        new = Person(case=self.case, **{name: value for name, value in fields.items() if name != "id"})
        if self.way in (MOTHER, FATHER):
            asked += parent_questions(self.near, new, self.cleaned_data["kind"] or "birth")
        if self.way == CHILD:
            asked += parent_questions(new, self.near, self.cleaned_data["kind"] or "birth")
        if self.way == PARTNER:
            data = self.cleaned_data
            asked += partner_questions(self.near, new, data["partner_status"], data["started"], data["ended"])
        return asked

    def _set_choices(self):
        partners = partners_of(self.near)
        self.fields["with_whom"].choices = [(p.key, p.name) for p in partners] + [
            (NOBODY, "Not known, or somebody who is not on the map yet")
        ]
        self.fields["parents"].choices = shared_choices(self.their_parents)
        self.fields["partner_status"].choices = [("", "Select"), *Partnership.Status.choices]
        self.fields["role"].choices = [("", "Select"), *Association.ROLES]


TIE_FIELDS = (
    "kind",
    "certainty",
    "with_whom",
    "parents",
    "sibling_kind",
    "partner_status",
    "started",
    "ended",
    "role",
    "words",
    "is_professional",
)


class TieForm(AskingForm):
    """How somebody on the map is related to somebody else on it."""

    other = forms.ChoiceField(label="Who?")
    how = forms.ChoiceField(label="How are they related?", widget=Radios)
    kind = parent_kind(required=False)
    certainty = certainty(required=False)
    partner_status = forms.ChoiceField(
        label="Are they together?", choices=[("", "Select"), *Partnership.Status.choices], required=False
    )
    started, ended = year("Year it began"), year("Year it ended")
    sibling_kind = forms.ChoiceField(
        label="Brother or sister in what way?", choices=SiblingLink.KINDS, initial="unknown", required=False
    )
    role = forms.ChoiceField(
        label="Who are they?", choices=[("", "Select"), *Association.ROLES], required=False
    )
    words = forms.CharField(label="In the family’s words", max_length=60, required=False)
    is_professional = forms.BooleanField(label="They know the family through their work", required=False)
    refusals = dict.fromkeys(("parent", "partner", "sibling", "to"), "other")

    def __init__(self, *args, person, people, **kwargs):
        self.person = person
        self.others = {other.key: other for other in people if other.pk != person.pk}
        super().__init__(*args, **kwargs)
        name = person.short_name
        self.fields["other"].choices = [
            ("", "Select"),
            *((key, other.name) for key, other in self.others.items()),
        ]
        self.fields["how"].choices = [
            (PARENT, f"They are a parent of {name}"),
            (CHILD, f"{name} is a parent of theirs"),
            (PARTNER, f"They are or were a partner of {name}"),
            (SIBLING, f"They are a brother or sister of {name}"),
            (OTHER, f"They matter to {name}: a friend, a teacher, a worker"),
        ]

    def fields_shown(self):
        """Who and how; each way opens its own questions."""
        return [
            "other",
            Conditional(
                "how",
                partner=["partner_status", "started", "ended"],
                sibling=["sibling_kind"],
                other=["role", "words", "is_professional"],
            ),
            Fieldset("If one is a parent of the other", "kind", "certainty", size="s"),
        ]

    def clean(self):
        """The answers that the way needs, and the refusals of a parent link."""
        data, how = self.cleaned_data, self.cleaned_data.get("how")
        needed = {PARTNER: "partner_status", OTHER: "role"}.get(how)
        if needed and not data.get(needed) and needed not in self.errors:
            self.add_error(needed, f"Answer “{self.fields[needed].label}”")
        if data.get("started") and data.get("ended") and data["ended"] < data["started"]:
            self.add_error("ended", "Year it ended must be the year it began or later")
        if how in (PARENT, CHILD) and data.get("other"):
            child, parent = self.pair()
            try:
                check_parent(child, parent, data.get("kind") or "birth", data.get("certainty") or "known")
            except Refused as refused:
                self.add_error("other", refused.message)
        return super().clean()

    def pair(self):
        """Child and parent, whichever way round it was said."""
        other = self.others[self.cleaned_data["other"]]
        return (self.person, other) if self.cleaned_data["how"] == PARENT else (other, self.person)

    def questions(self):
        """Whether ages, kinship and other ties let it be right."""
        data = self.cleaned_data
        other = self.others[data["other"]]
        if data["how"] in (PARENT, CHILD):
            return parent_questions(*self.pair(), data.get("kind") or "birth")
        if data["how"] == PARTNER:
            return partner_questions(
                self.person, other, data["partner_status"], data["started"], data["ended"]
            )
        if data["how"] == SIBLING:
            return sibling_questions(self.person, other, data["sibling_kind"])
        return []


class RemoveForm(AskingForm):
    """Nothing but a button that confirms."""

    submit_label = "Yes, remove"


def shared_choices(parents):
    """The choices of which of somebody's parents a brother or sister shares."""
    several = len(parents) > 1
    shared = [(each.key, f"Only {each.short_name}" if several else each.short_name) for each in parents]
    if several:
        shared.insert(0, (ALL, and_list([each.short_name for each in parents])))
    return [*shared, (NOBODY, "Not known")]


def chosen_parents(parents, chosen):
    """The parents that a choice of `shared_choices` means, none when it is not known."""
    return [parent for parent in parents if chosen in (ALL, parent.key)]


def partners_of(person):
    """Everybody on the map who is or was a partner of somebody."""
    rows = person.case.partnerships.select_related("a", "b")
    found = [row.b if row.a_id == person.pk else row.a for row in rows if person.pk in (row.a_id, row.b_id)]
    return list({one.pk: one for one in found if not one.removed_at}.values())
