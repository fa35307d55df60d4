"""The circle of support of one child from the record: who is in it, how close, as whose eyes see it."""

from dataclasses import dataclass

from django.urls import reverse

from fgc.network import picture
from fgc.network.genogram import circle, render_circle
from fgc.network.genogram.circle import Circle
from fgc.network.genogram.model import Tie as Nearness
from fgc.network.models import Tie

COORDINATOR = "coordinator"


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
            placed=False,
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

    def draw():
        return render_circle(
            plan.place(),
            mode="web",
            href_for=href,
            title=f"{family_map.by_id[plan.child].short_name}’s circle of support",
            heading=False,
            key=False,
        )

    people = [
        (spot.person, spot.name, spot.label, spot.sector, spot.quality, spot.direction) for spot in plan.spots
    ]
    return picture.kept(f"circle|{family_map.case.pk}|{family_map.today}|{plan.child}|{people}", draw)


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
