"""The circle of support of one child from the record: who is in it, how close, as whose eyes see it."""

from dataclasses import dataclass, replace

from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import mark_safe

from fgc.network.genogram import circle, render_circle
from fgc.network.genogram.circle import Circle
from fgc.network.genogram.copies import copy_for_family
from fgc.network.genogram.model import Tie as Nearness
from fgc.network.models import Person, Restriction, Tie

COORDINATOR = "coordinator"
HELPING = (Tie.Quality.CLOSE, Tie.Quality.OK, Tie.Quality.WEAK)
NAMED = ("helps", "there")  # kinds of the child's wishes
# Who lives with whom tells where somebody is to be found.
HIDES_HOMES = (
    Restriction.Kind.MUST_NOT_KNOW_ADDRESS,
    Restriction.Kind.MUST_NOT_KNOW_OF,
    Restriction.Kind.MUST_NOT_KNOW_SCHOOL,
)


@dataclass(frozen=True)
class Eyes:
    """Whose view is drawn: a person's key, the coordinator's, or everybody's together ("")."""

    key: str
    label: str


class Support:
    """The ties of the people whom the reader may know of, and the picture of one child among them."""

    def __init__(self, family_map, *, eyes="", workers=False):
        self.family_map, self.eyes, self.workers = family_map, eyes, workers
        self.child = family_map.seen_first
        self.ties = ties_of(family_map) if self.child else []
        self.current = [tie for tie in self.ties if tie.until is None]

    def choices(self):
        """The `Eyes` one may choose: everybody, the child, the coordinator, whoever else said something."""
        by_id, child = self.family_map.by_id, self.family_map.by_id[self.child]
        said = {tie.seen_by_id for tie in self.mine()} - {None, self.child}
        rest = [Eyes(by_id[one].key, by_id[one].name) for one in by_id if one in said]
        return [
            Eyes("", "Everybody together"),
            Eyes(child.key, child.short_name),
            Eyes(COORDINATOR, "The coordinator"),
            *rest,
        ]

    def mine(self):
        """The current ties with the child in the middle."""
        return [tie for tie in self.current if self.child in (tie.a_id, tie.b_id)]

    def shown(self):
        """Those of them that the chosen eyes see."""
        return [tie for tie in self.mine() if self._sees(tie)]

    def plan(self):
        """The engine's circle; of several views of one person the child's own counts, then the coordinator's."""
        if self.child is None:
            return Circle(self.family_map.network, None)
        best = {}
        for tie in sorted(self.shown(), key=self._weight):
            best[other_end(tie, self.child)] = tie
        return circle(
            self.family_map.network,
            self.child,
            ties=[nearness(tie, self.child) for tie in best.values()],
            workers=self.workers,
        )

    def _sees(self, tie):
        if not self.eyes:
            return True
        if self.eyes == COORDINATOR:
            return tie.seen_by_id is None
        return tie.seen_by is not None and tie.seen_by.key == self.eyes

    def _weight(self, tie):
        rank = {self.child: 2, None: 1}.get(tie.seen_by_id, 0)
        return rank, tie.since, tie.pk


def ties_of(family_map):
    """Every tie, ended ones too, between people whom the reader may know of, seen by such a one; latest first."""
    known = family_map.by_id.keys()
    rows = family_map.case.ties.select_related("a", "b", "seen_by").order_by("-since", "-id")
    return [
        row
        for row in rows
        if {row.a_id, row.b_id} <= known and (row.seen_by_id is None or row.seen_by_id in known)
    ]


def other_end(tie, one):
    """The id of the person at the other end of a tie."""
    return tie.b_id if tie.a_id == one else tie.a_id


def nearness(tie, child):
    """A tie as the engine draws it from the child: help to the child, from the child, both ways, or not said."""
    to_child = Tie.Direction.TO_A if tie.a_id == child else Tie.Direction.TO_B
    if tie.direction in (Tie.Direction.BOTH, Tie.Direction.NONE):
        direction = str(tie.direction)
    else:
        direction = "to" if tie.direction == to_child else "from"
    return Nearness(other_end(tie, child), child, str(tie.quality), direction)


def drawn(family_map, plan):
    """The circle for a page: everybody in it is a link to their page."""
    if plan.child is None:
        return ""

    def href(person_id):
        return reverse("network:person", args=[family_map.case.reference, family_map.by_id[person_id].key])

    name = family_map.by_id[plan.child].short_name
    svg = render_circle(
        plan, mode="web", href_for=href, title=f"{name}’s circle of support", heading=False, key=False
    )
    return mark_safe(svg)  # noqa: S308 - our own SVG, every word escaped by the engine


def table_rows(support, plan, *, writes):
    """The circle in words, in its reading order: one row for what each one said of a person."""
    family_map, rows = support.family_map, []
    for spot in plan.in_reading_order():
        said = [tie for tie in support.shown() if other_end(tie, support.child) == spot.person]
        for tie in said or [None]:
            rows.append(_row(family_map, support.child, spot, tie, writes))
    return rows


def ended_rows(support):
    """Sentences about what was said earlier of people's ties with the child."""
    by_id = support.family_map.by_id
    return [
        {
            "who": by_id[other_end(tie, support.child)].name,
            "said": tie.get_quality_display().lower(),
            "eyes": tie.seen_by.short_name if tie.seen_by else "the coordinator",
            "since": tie.since,
            "until": tie.until,
        }
        for tie in support.ties
        if tie.until and support.child in (tie.a_id, tie.b_id)
    ]


def _row(family_map, child, spot, tie, writes):
    case, person = family_map.case, family_map.by_id[spot.person]
    row = {
        "name": person.name,
        "url": reverse("network:person", args=[case.reference, person.key]),
        "label": " and ".join(family_map.kinships[child].label(person.pk)),
        "quality": tie.get_quality_display() if tie else "Not asked yet",
        "help": help_words(tie, child, family_map.by_id[child].short_name) if tie else "",
        "eyes": (tie.seen_by.short_name if tie.seen_by else "The coordinator") if tie else "",
        "since": tie.since if tie else None,
        "links": [],
    }
    if writes and tie:
        row["links"] = [
            {"url": reverse("network:change_closeness", args=[case.reference, tie.key]), "text": "Change"},
            {"url": reverse("network:end_closeness", args=[case.reference, tie.key]), "text": "End"},
        ]
    elif writes:
        url = reverse("network:record_closeness", args=[case.reference, person.key])
        to = family_map.by_id[child].key
        row["links"] = [{"url": f"{url}?to={to}", "text": "Record"}]
    return row


def help_words(tie, one, name):
    """Which way help goes, seen from one of the two."""
    if tie.direction == Tie.Direction.BOTH:
        return "Both ways"
    if tie.direction == Tie.Direction.NONE:
        return "Not said"
    to_one = Tie.Direction.TO_A if tie.a_id == one else Tie.Direction.TO_B
    return f"To {name}" if tie.direction == to_one else f"From {name}"


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


def ties_of_person(family_map, person, *, writes):
    """Rows of a summary list on a person's page: how close they are to each other one, as each sees it."""
    rows = []
    mine = Q(a=person) | Q(b=person)
    for tie in family_map.case.ties.filter(mine, until=None).select_related("seen_by"):
        other = family_map.by_id.get(other_end(tie, person.pk))
        if other is None or (tie.seen_by_id and tie.seen_by_id not in family_map.by_id):
            continue
        eyes = tie.seen_by.short_name if tie.seen_by else "the coordinator"
        row = {
            "key": other.name,
            "value": tie.get_quality_display(),
            "detail": f"{_direction_words(tie, person)}As {eyes} sees it, since {tie.since.day} {tie.since:%B %Y}",
        }
        if writes:
            hidden = f"how close {person.short_name} and {other.name} are"
            row["actions"] = [
                {
                    "url": reverse(f"network:{name}_closeness", args=[family_map.case.reference, tie.key]),
                    "text": text,
                    "hidden": hidden,
                }
                for name, text in (("change", "Change"), ("end", "End"))
            ]
        rows.append(row)
    return rows


def _direction_words(tie, person):
    if tie.direction == Tie.Direction.NONE:
        return ""
    return f"Help goes {help_words(tie, person.pk, person.short_name).lower().replace(person.short_name.lower(), person.short_name)}. "
