"""Where a service manager may let two people who must not meet come to one conference, and where nobody may.

access.md gives the decision to the service manager. It never covers what a court ordered, nor people of whom one
must not find the other: their home is hidden, or the place would give it away.
"""

from django.db.models import Q

from conferences.models import SafetyOverride
from conferences.words import clock, day_words
from fgc.cases.access import of_families, visible_to
from fgc.network import restrictions
from fgc.network.disclosure import withheld_in
from fgc.network.homes import is_withheld_for
from fgc.network.models import Restriction

Kind = Restriction.Kind
BY_COURT = (
    "A court order or bail condition keeps these two apart. Only the court can change that, nobody here."
)
NOT_TO_KNOW = "One of these two must not know about the other, or where they live. Nobody can overrule that."
HIDDEN = "The address of one of these two is kept hidden. Nobody can overrule that."
GIVEN_AWAY = (
    "The place of this conference would give away an address that is kept hidden. Choose another place."
)


def forbidden(restriction, conference):
    """Why nobody may allow these two at this conference, or nothing when a service manager may decide."""
    two = (restriction.person_id, restriction.other_id)
    if restriction.kind != Kind.MUST_NOT_MEET or restriction.scope == Restriction.Scope.KNOWING:
        return NOT_TO_KNOW
    if restriction.basis == Restriction.Basis.ORDER:
        return BY_COURT
    case = conference.case
    between = case.restrictions.current().filter(Q(person__in=two) & Q(other__in=two))
    if between.secret().exists():
        return NOT_TO_KNOW
    if is_withheld_for(case, two):
        return HIDDEN
    venue = conference.venue
    place = [conference.place_note, *((venue.name, venue.address, venue.access) if venue else ())]
    return GIVEN_AWAY if withheld_in(case, [("place", words) for words in place]) else ""


def allowed_at(case):
    """{id of a restriction: keys of the conferences at which it does not stand in the way}."""
    rows = SafetyOverride.objects.in_force().filter(conference__case=case)
    found = {}
    for row in rows.select_related("restriction", "conference__venue", "conference__case"):
        if not forbidden(row.restriction, row.conference):
            found.setdefault(row.restriction_id, set()).add(row.conference.key)
    return {key: frozenset(keys) for key, keys in found.items()}


def waiting_for(user, scope=None):
    """What waits for a decision of this service manager, of the families they can open, oldest first."""
    cases = visible_to(user, scope=scope)
    rows = SafetyOverride.objects.waiting().filter(of_families("conference__case", user, cases))
    return list(
        rows.exclude(asked_by=user).select_related("conference__case", "asked_by").order_by("asked_at")
    )


def waiting_in(cases):
    """What was asked for these families and waits for a decision, oldest first."""
    rows = SafetyOverride.objects.waiting().filter(conference__case__in=cases)
    return list(rows.select_related("conference__case").order_by("asked_at"))


def shown(conference, case):
    """What staff who may read all of the safety arrangements see of a conference; nothing for anybody else.

    What was asked before the conference moved stays: whoever wrote it, or decided it, can read it again.
    """
    if not case.can.whole("safety"):
        return []
    rows = conference.overrides.select_related(
        "restriction__person", "restriction__other", "asked_by", "decided_by", "ended_by"
    )
    return [words(row, conference) for row in rows]


def in_force(conference, case):
    """Of those, what a service manager allowed and what still holds: for the papers of the day."""
    return [row for row in shown(conference, case) if row["holds"]]


def words(row, conference):
    """One override in words: who, what the state is, why, how it is kept safe, how long it holds."""
    state, colour, holds = _state(row, conference)
    return {
        "key": row.key,
        "who": restrictions.sentence(row.restriction),
        "state": state,
        "colour": colour,
        "holds": holds,
        "waits": row.decided_at is None and row.for_version == conference.invites_version,
        "asked": f"{row.asked_by.name}, {day_words(row.asked_at)}",
        "why": row.why,
        "arrangements": row.arrangements,
        "decided": f"{row.decided_by.name}, {day_words(row.decided_at)}" if row.decided_by else "",
        "reason": row.decided_reason,
        "ended": f"{row.ended_by.name}, {day_words(row.ended_at)}: {row.ended_reason}"
        if row.ended_at
        else "",
        "until": f"This conference only: {day_words(conference.starts_at)}, {clock(conference.starts_at)}",
    }


def _state(row, conference):
    """What the state is called, its colour, and whether it lets the two come."""
    if row.ended_at:
        return "Taken back", "grey", False
    if row.is_allowed is None and row.for_version == conference.invites_version:
        return "Waits for the service manager", "yellow", False
    if row.is_allowed is None:
        return "The conference moved before it was decided", "grey", False
    if not row.is_allowed:
        return "Not allowed", "grey", False
    lapsed = (
        not conference.is_current or row.restriction.ended_at or row.for_version != conference.invites_version
    )
    if lapsed or forbidden(row.restriction, conference):
        return "No longer holds", "grey", False
    return "Allowed", "orange", True
