"""The circle of support (ecomap): the child in the middle, the nearer the stronger (network.md 4)."""

import re
from dataclasses import dataclass, field

from ..kinship import Kinship, child_word
from . import text
from .cards import MISSING_NAME, symbol_of
from .circle_places import place
from .model import Tie
from .sides import side_key

RINGS = {"close": 125, "ok": 210, "weak": 295, "strained": 295, "cut_off": 295, "": 295}  # px from the middle
QUALITY = {3: "close", 2: "ok", 1: "weak", -1: "strained", 0: "cut_off"}
CENTRE = 40  # px, radius of the child's own circle
SYMBOL = 34
NAME_SIZE, LABEL_SIZE = 13, 11.5
WORDS_WIDTH = 104  # px; longer names and labels take more lines, none is cut
GONE = ("deceased", "loss", "unknown")  # left out unless a tie with them is recorded
SECTORS = {  # clockwise, the first of them at the top
    "home": "Home, brothers and sisters",
    "maternal": "Mum's side",
    "other": "Other family",
    "friends": "Friends and neighbours",
    "workers": "Workers",
    "community": "School and community",
    "paternal": "Dad's side",
}
WORKERS = r"worker|visitor|nurse|doctor|officer|advocate|therap|guardian ad litem|solicitor|counsel"
COMMUNITY = (
    r"teach|school|head of|tutor|coach|club|church|mosque|temple|"
    r"faith|youth|nursery|college|scout|imam|priest"
)


@dataclass
class Spot:
    """One person's place in the circle; `x` and `y` from the middle, `box` round symbol and words."""

    person: object
    name: str
    label: str
    symbol: str
    sector: str
    quality: str
    direction: str
    side: str = ""
    x: float = 0
    y: float = 0
    name_lines: tuple = ()
    label_lines: tuple = ()
    half: float = SYMBOL / 2  # px, half the width of symbol and words
    words_above: bool = False  # in the upper half, so that the person's own line misses them

    @property
    def box(self):
        """The rectangle (left, top, right, bottom) that nobody else's may meet."""
        half = self.half
        near, far = SYMBOL / 2 + 3, SYMBOL / 2 + 6 + self.words_height
        up, down = (far, near) if self.words_above else (near, far)
        return self.x - half, self.y - up, self.x + half, self.y + down

    @property
    def words_height(self):
        """Height in px of name and label."""
        return 15 * len(self.name_lines) + 13 * len(self.label_lines)


@dataclass
class Circle:
    """A circle of support ready to be drawn: people with places, and sectors with their angles."""

    network: object
    child: object
    spots: list = field(default_factory=list)
    sectors: dict = field(default_factory=dict)  # name -> (first angle, last angle) in radians, once placed
    rings: dict = field(default_factory=dict)  # as in RINGS -> px from the middle, once placed

    def place(self):
        """Give everybody their place; returns the circle."""
        if self.spots:
            order = sorted(self.spots, key=lambda spot: RINGS[spot.quality])
            self.sectors, self.rings = place(
                order, list(self.sectors), lambda spot: RINGS[spot.quality], CENTRE
            )
        return self

    def in_reading_order(self):
        """The people by sector, the nearest first: the order of the links, and of the table beside the picture."""
        order = list(self.sectors)
        return sorted(self.spots, key=lambda spot: (order.index(spot.sector), RINGS[spot.quality]))


def circle(
    network, child=None, *, ties=(), people=None, workers=True, childs_words=False, names=None, placed=True
):
    """The `Circle` of one child.

    `ties` are `Tie` rows with the child; without one, an association's strength is used, and family without
    either stand on the outer ring with no line. `people` limits who is shown (ids); `workers=False` leaves
    professionals out; `childs_words` says "Mum's mum" for a maternal grandmother and shows first names.
    `names` ({id: words}) holds what the child calls somebody instead of the first name. With `placed=False` nobody
    has a place yet: the order is known at once, and `place()` takes its time only when the circle is drawn.
    """
    child = child if child in network.people else next(iter(network.index), None)
    plan = Circle(network, child)
    if child is None:
        return plan
    kinship = Kinship(network, child)
    nearness = _nearness(network, child, ties)
    for one in network.people:
        wanted = one in people if people is not None else one in nearness or _close_family(kinship, one)
        if one == child or not wanted:
            continue
        if one not in nearness and network.people[one].status in GONE:
            continue
        spot = _spot(network, kinship, one, nearness.get(one), childs_words, (names or {}).get(one))
        if workers or spot.sector != "workers":
            plan.spots.append(spot)
    plan.sectors = {name: None for name in SECTORS if any(spot.sector == name for spot in plan.spots)}
    return plan.place() if placed else plan


def _nearness(network, child, ties):
    """{person: Tie} of everybody whose tie with the child, or whose part in the family, is recorded."""
    found = {}
    for link in network.associations:
        quality = QUALITY.get(link.strength, "") if link.strength is not None else ""
        found.setdefault(link.person, Tie(link.person, child, quality, link.direction))
    for tie in ties:
        if child in (tie.person, tie.child):
            other = tie.child if tie.person == child else tie.person
            found[other] = tie
    return found


def _close_family(kinship, one):
    kin = kinship.tree.kin(kinship.child, one)
    near = kin is not None and (kin.up, kin.down) in ((1, 0), (2, 0), (1, 1), (0, 1), (2, 1))
    carer = any(link.parent == one for link in kinship.tree.carers[kinship.child])
    home = any({one, kinship.child} <= set(house.members) for house in kinship.network.households)
    return near or carer or home or one in kinship.network.index


def _spot(network, kinship, one, tie, childs_words, called=None):
    person, label = network.people[one], kinship.label(one)[0]
    related = one in network.related()
    spot = Spot(
        one,
        called
        or (person.first_name if related and person.status == "living" else person.name.strip())
        or MISSING_NAME.get(person.status, "Name not known"),
        child_word(label) if childs_words else label,
        symbol_of(person),
        _sector(network, kinship, one, related),
        tie.quality if tie else "",
        tie.direction if tie else "both",
        side=side_key(kinship.side(one)),
    )
    spot.name_lines = tuple(text.whole(spot.name, WORDS_WIDTH, NAME_SIZE, bold=True))
    spot.label_lines = tuple(text.whole(spot.label, WORDS_WIDTH, LABEL_SIZE))
    widths = [text.width(line, NAME_SIZE, True) for line in spot.name_lines]
    widths += [text.width(line, LABEL_SIZE) for line in spot.label_lines]
    spot.half = max([SYMBOL, *widths]) / 2 + 4
    return spot


def _sector(network, kinship, one, related):
    if not related:
        return association_sector([link for link in network.associations if link.person == one])
    side = kinship.side(one).name
    home = any({one, kinship.child} <= set(house.members) for house in network.households)
    kin = kinship.tree.kin(kinship.child, one)
    sibling = kin is not None and (kin.up, kin.down) == (1, 1)
    if home or sibling or side in ("own", "foster"):
        return "home"
    return side if side in ("maternal", "paternal") else "other"


def association_sector(links):
    """Workers, school and community, or friends: by the formal mark, else by the words of the role."""
    roles = " ".join(link.role.lower() for link in links)
    if any(link.formal for link in links) or re.search(WORKERS, roles):
        return "workers"
    return "community" if re.search(COMMUNITY, roles) else "friends"
