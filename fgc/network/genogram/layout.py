"""The finished plan of a picture: where every card and line stands, in px from the top left corner."""

from dataclasses import dataclass, field

CARD, CARD_NARROW = 112, 94  # px, width of a person's place; narrow when a row holds more than 12 people
SYMBOL = 46  # px, side of the square and diameter of the circle
NAME_SIZE, LABEL_SIZE = 13, 11.5
NAME_LEADING, LABEL_LEADING = 15, 13.5


@dataclass
class Card:
    """One person: symbol, name, what they are to the child. `x` is the middle, `y` the top of the symbol."""

    person: object
    number: int  # reading order in the picture, never a database key
    symbol: str  # square, circle, diamond, triangle, loss
    row: int = 0
    x: float = 0
    y: float = 0
    width: float = CARD
    height: float = 0
    inside: str = ""
    name: str = ""
    name_lines: tuple = ()
    label: str = ""
    label_lines: tuple = ()
    note: str = ""
    index: bool = False
    deceased: bool = False
    unknown: bool = False
    adopted: bool = False
    side: str = ""
    houses: tuple = ()
    marks: tuple = ()  # numbers of the restrictions
    carer: str = ""
    carer_lines: tuple = ()

    @property
    def box(self):
        """The rectangle (left, top, right, bottom) that no foreign line may enter."""
        return self.x - self.width / 2, self.y, self.x + self.width / 2, self.y + self.height


@dataclass
class Line:
    """A part of one union's lines: bar, drop, comb, leg, twin, identical; `owner` are the people it meets."""

    union: int
    role: str
    points: tuple
    style: str
    owner: object = None
    double: bool = False
    slashes: int = 0


@dataclass
class Loop:
    """The dashed outline round people who live together: a closed rectilinear outline."""

    label: str
    outline: tuple
    colour: int = 0


@dataclass
class Layout:
    """A picture ready to be written as SVG; the same network always gives the same one."""

    network: object
    cards: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    loops: list = field(default_factory=list)
    others: list = field(default_factory=list)  # people outside the family: (person id, words, association)
    sides: dict = field(default_factory=dict)  # side key -> words for the legend
    width: float = 0
    height: float = 0
    score: float = 0

    def card_of(self, person):
        """The card of one person, or None."""
        return next((card for card in self.cards if card.person == person), None)
