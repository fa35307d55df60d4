"""A child's own circle of support for paper: in the child's words, and nothing of the record around it."""

import hashlib
from dataclasses import dataclass, replace

from django.utils.safestring import mark_safe

from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.genogram import circle, render_circle
from fgc.network.genogram.copies import copy_for_family
from fgc.network.genogram.model import Tie as Nearness
from fgc.network.models import Person, Restriction, Tie
from fgc.network.support import nearness, other_end, ties_of

HELPING = (Tie.Quality.CLOSE, Tie.Quality.OK, Tie.Quality.WEAK)
NAMED = ("helps", "there")  # kinds of the child's wishes
# Who lives with whom tells where somebody is to be found.
HIDES_HOMES = (
    Restriction.Kind.MUST_NOT_KNOW_ADDRESS,
    Restriction.Kind.MUST_NOT_KNOW_OF,
    Restriction.Kind.MUST_NOT_KNOW_SCHOOL,
)


@dataclass(frozen=True)
class SheetChoices:
    """What was chosen for a child's own sheet, and a print of all that stands on it: other words are another sheet."""

    workers: bool
    print: str


class ChildsSheet:
    """A child's own sheet as it leaves: for the second look it is a copy like any other (fgc/network/second_look.py)."""

    is_record = False

    def __init__(self, case, child, today, *, workers=False):
        self.case, self.person = case, child.person
        family_map = FamilyMap(case, Audience.for_person(child.person), today).seen_by(child.person_id)
        own = ChildsCircle(family_map, workers=workers)
        plan = own.plan()
        self.circle = svg_for_child(plan, self.person.short_name)
        self.people = [{"name": spot.name, "label": spot.label} for spot in plan.in_reading_order()]
        self.also = own.also()
        words = repr((str(self.circle), self.people, self.also))
        self.choices = SheetChoices(workers, hashlib.sha256(words.encode()).hexdigest())

    def context(self):
        """What the sheet shows."""
        return {
            "name": self.person.short_name,
            "circle": self.circle,
            "people": self.people,
            "also": self.also,
            "workers": self.choices.workers,
        }


class ChildsCircle:
    """A child's own circle for paper: whom the child named, in the child's words, and nothing else.

    `family_map` is that of the child as a reader, so whoever the child must not know of is not there at all.
    """

    def __init__(self, family_map, *, workers=False):
        self.family_map, self.workers = family_map, workers
        self.child = family_map.seen_first
        self.wishes = list(
            family_map.case.child_wishes.filter(child__person=self.child, removed_at=None, kind__in=NAMED)
        )

    def plan(self):
        """First names or what the child says, no ages, no babies lost or unborn, no homes that give an address away."""
        own = [tie for tie in ties_of(self.family_map) if tie.until is None and tie.seen_by_id == self.child]
        helping = [tie for tie in own if self.child in (tie.a_id, tie.b_id) and tie.quality in HELPING]
        ties = {other_end(tie, self.child): nearness(tie, self.child) for tie in reversed(helping)}
        for wish in self.wishes:
            if wish.person_id in self.family_map.by_id:
                ties.setdefault(wish.person_id, Nearness(wish.person_id, self.child))
        ties.pop(self.child, None)
        return circle(
            self._network(),
            self.child,
            ties=[replace(tie, direction="none") for tie in ties.values()],
            people=set(ties),
            workers=self.workers,
            childs_words=True,
            names=self._names(),
        )

    def also(self):
        """Names on the child's list of people who are not on the map."""
        return [wish.words for wish in self.wishes if wish.person_id is None]

    def _names(self):
        called = {one.pk: one.called for one in self.family_map.people if one.called}
        return called | {wish.person_id: wish.words for wish in self.wishes if wish.person_id}

    def _network(self):
        off = [
            one.pk
            for one in self.family_map.people
            if one.status in (Person.Status.UNBORN, Person.Status.LOSS)
        ]
        limits = self.family_map.case.restrictions.current().filter(kind__in=HIDES_HOMES)
        network = self.family_map.network
        return copy_for_family(
            network,
            withheld=[one for one in off if one != self.child],
            households=not limits.exists(),
            ages=False,
        )


def svg_for_child(plan, name):
    """The child's circle as one image with its own description."""
    svg = render_circle(
        plan, mode="static", title=f"Who helps {name}", heading=False, key=False, name="helps"
    )
    return mark_safe(svg)  # noqa: S308 - our own SVG, every word escaped by the engine
