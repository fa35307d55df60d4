"""Keys, words and tints for the sides of a family; colour never says anything that words do not."""

GREEN, BLUE, PURPLE, ORANGE = ("#e8f3ec", "#2e7d5b"), ("#e8effb", "#2f5aa8"), ("#f4eafb", "#8e44ad"), (
    "#fdeee2", "#c0631a",
)  # fmt: skip
TEAL, GREY, YELLOW = ("#e2f3f3", "#00727a"), ("#efeff4", "#5b5f77"), ("#fff3d1", "#a86b00")
LIKED = {
    "maternal": (GREEN, ORANGE),
    "paternal": (BLUE, PURPLE),
    "own": (YELLOW,),
    "foster": (TEAL,),
    "both": (GREY,),
}
PALETTE = (GREEN, PURPLE, ORANGE, BLUE, TEAL, GREY)
ORDER = ("own", "paternal", "maternal", "both", "foster")


def side_key(side):
    """A short key such as "adoptive:Ruth's", or empty for somebody on no side."""
    return f"{side.kind}:{side.name}".strip(":") if side.name else ""


def side_words(side):
    """What the legend says of a side."""
    words = {
        "maternal": "mother's side",
        "paternal": "father's side",
        "both": "both sides",
        "own": "the child, brothers and sisters",
        "foster": "carers and their family",
    }.get(side.name, f"{side.name} side")
    return f"{side.kind} family: {words}" if side.kind else words


def tints(keys):
    """{side key: (fill, stroke)} with a different tint for every side, adoptive family first."""
    chosen = {}
    for key in sorted(keys, key=lambda key: (":" in key and not key.startswith("adoptive"), _rank(key))):
        name = key.rpartition(":")[2]
        wanted = (*LIKED.get(name, ()), *PALETTE)
        chosen[key] = next((tint for tint in wanted if tint not in chosen.values()), wanted[0])
    return chosen


def _rank(key):
    name = key.rpartition(":")[2]
    return (ORDER.index(name) if name in ORDER else -1), key
