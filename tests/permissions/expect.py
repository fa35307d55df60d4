"""What the table of access.md says of one person and one page, worked out without the product's own door."""

from dataclasses import dataclass, field

from fgc.cases import policy

LETTER = {"read": "R", "write": "W", "approve": "A"}


@dataclass(frozen=True)
class Open:
    """A page for everybody, signed in or not."""

    args: tuple = ()


@dataclass(frozen=True)
class SignedIn:
    """A page for everybody who has signed in."""

    args: tuple = ()
    post_only: bool = False


@dataclass(frozen=True)
class ForRoles:
    """A page for some roles; the rest are refused."""

    roles: frozenset
    args: tuple = ()
    refused: int = 403
    post_only: bool = False


@dataclass(frozen=True)
class OfCase:
    """A page of a case: what the table asks for, and the keys that the address names (attributes of the family)."""

    need: str
    keys: tuple = ()
    post_only: bool = False
    either: tuple = ()
    also: tuple = field(default=())


@dataclass(frozen=True)
class OfReferral:
    """A page of a referral before there is a case: which people may, by the name of their tie to it."""

    who: frozenset
    keys: tuple = ()
    stage: str = "sent"
    post_only: bool = False
    looks: frozenset = frozenset()


def letters(relationships, right, shares=()):
    """The letters that the table gives over several relationships."""
    found = set()
    for relationship in relationships:
        if relationship == policy.SHARED and right not in shares:
            continue
        found |= set(policy.TABLE.get(relationship, {}).get(right, "").split(":")[0])
    return found


def status_for(row, relationships, shares=()):
    """404, 403 or 200 for a page of a case."""
    for need in (row.need, *row.either):
        right, verb = need.split(".")
        if LETTER[verb] in letters(relationships, right, shares):
            return 200
    right = row.need.split(".")[0]
    return 403 if letters(relationships, right, shares) else 404
