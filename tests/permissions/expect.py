"""What access.md says of one person and one page, worked out from the table alone, without the product's own door.

Of a page of a family: nothing of the right is 404, as if it did not exist; some of it but not this is 403;
otherwise the page is there. A row of the matrix (rows.py) says what a page asks for.
"""

from dataclasses import dataclass

from fgc.cases import policy

LETTER = {"read": "R", "write": "W", "approve": "A"}
SIGN_IN, WAIT, MISSING, REFUSED, THERE = "sign in", "wait for a role", 404, 403, "there"
ANY = None
WHOLE = frozenset({""})


@dataclass(frozen=True)
class Row:
    """What every row has: the keys of the address, whether it only takes a form, and what a form needs at least."""

    args: tuple = ()  # names of keys, or plain values with a leading "="
    post_only: bool = False
    data: tuple = ()  # pairs of field and key


@dataclass(frozen=True)
class Open(Row):
    """A page for everybody, signed in or not."""


@dataclass(frozen=True)
class SignedIn(Row):
    """A page for everybody who has signed in; `without_role`: also before a role is agreed."""

    without_role: bool = False


@dataclass(frozen=True)
class ForRoles(Row):
    """A page for some roles, of family A's service when it names a row of it; the rest see `refused`."""

    roles: frozenset = frozenset()
    refused: int = REFUSED
    here_only: bool = False


@dataclass(frozen=True)
class Own(Row):
    """Something that belongs to one person (an attribute of the staff); for others it does not exist."""

    of: str = ""


@dataclass(frozen=True)
class Watching(Row):
    """A failed message about the family: for the roles that look after messages, who can open the family."""

    roles: frozenset = frozenset()


@dataclass(frozen=True)
class SecondPerson(Row):
    """A copy that waits for a second person: for those roles of its service, whatever families are theirs.

    Not for who made it (`not_for`, an attribute of the staff), for whoever has a conflict, or on a restricted record.
    """

    roles: frozenset = frozenset()
    not_for: str = ""

    def status(self, actor, service, *, maker, conflict, restricted):
        """MISSING or THERE."""
        looks = actor.role in self.roles and actor.user.service_id == service and actor.user != maker
        return THERE if looks and not conflict and not restricted else MISSING


@dataclass(frozen=True)
class OfCase(Row):
    """A page of a family. `needs` are alternatives ("right.verb", or "right.verb:limit of the cell").

    `extents` are the limits of the cell that suffice (ANY: all); `sending` is what sending the form needs, when that
    is more. A person who has something of the right (or of `known_by`) but not this is told so, except when
    the page is `hidden`: it shows a thing of which they do not know.
    """

    needs: tuple = ()
    extents: frozenset | None = ANY
    sending: tuple = ()
    known_by: str = ""
    hidden: bool = False
    when_restricted: tuple = ()  # what a record that is restricted already asks for instead

    def status(self, relationships, shares, *, sends=False, restricted=False):
        """MISSING, REFUSED or THERE."""
        needs = self.when_restricted if restricted and self.when_restricted else self.needs
        if _allows(needs, self.extents, relationships, shares) and (
            not (sends and self.sending) or _allows(self.sending, ANY, relationships, shares)
        ):
            return THERE
        rights = {self.known_by} if self.known_by else {need.split(".")[0] for need in self.needs}
        some = any(_cells(relationships, right, shares) for right in rights)
        return REFUSED if some and not self.hidden else MISSING


@dataclass(frozen=True)
class OfReferral(Row):
    """A page of a referral: what it `need`s, and what `sending` its form needs when that is more.

    In other stages than `opens` a person who may open it finds nothing there.
    """

    need: str = "read"
    sending: str = ""
    opens: frozenset = frozenset({"draft", "sent", "returned", "accepted"})

    def status(self, stage, tie, relationships, shares, *, sends=False):
        """MISSING, REFUSED or THERE."""
        can = accepted(relationships, shares) if stage == "accepted" else BEFORE[stage].get(tie, frozenset())
        if "read" not in can:
            return MISSING
        return THERE if {self.need, sends and self.sending or self.need} <= can else REFUSED


# Before a record exists (access.md): to its author, their manager, the service managers and business support of the
# service; a draft to its author and those it was shared with. W until sent, then R, additions, amendments; managers A.
_AUTHOR = frozenset({"read", "write", "send", "share", "withdraw"})
# Whoever can read it, but its author, can say that they know the family.
_SHARED = frozenset({"read", "write", "conflict"})
_MANAGER = frozenset({"read", "approve", "conflict"})
_SERVICE = frozenset({"read", "amend", "decide", "acknowledge", "conflict"})
_SUPPORT = frozenset({"read", "acknowledge", "conflict"})
BEFORE = {
    "draft": {"author": _AUTHOR, "shared": _SHARED},
    "sent": {
        "author": frozenset({"read", "add", "amend", "withdraw"}),
        "manager": _MANAGER,
        "service manager": _SERVICE,
        "support": _SUPPORT,
    },
    "returned": {
        "author": _AUTHOR,
        "shared": _SHARED,
        "manager": _MANAGER,
        "service manager": _SERVICE,
        "support": _SUPPORT,
    },
}
STAGES = (*BEFORE, "accepted")


def accepted(relationships, shares):
    """What the row "referral form" of the table allows once there is a record."""
    can = set()
    for _letters, extent in _cells(relationships, "referral", shares):
        can.add("read")
        if "amend" in extent:
            can.add("amend")
        if "additions" in extent:
            can.add("add")
    return can


def _cells(relationships, right, shares):
    found = []
    for relationship in relationships:
        text = policy.TABLE.get(relationship, {}).get(right, "")
        if text and (relationship != policy.SHARED or right in shares):
            letters, _, extent = text.partition(":")
            found.append((letters, extent))
    return found


def _allows(needs, extents, relationships, shares):
    for need in needs:
        need, _, limit = need.partition(":")
        right, verb = need.split(".")
        for letters, extent in _cells(relationships, right, shares):
            fits = extent == limit if limit else extents is ANY or extent in extents
            if LETTER[verb] in letters and fits:
                return True
    return False
