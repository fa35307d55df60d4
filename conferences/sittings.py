"""What the safety gate reads from the database: who is asked to a case's sittings, and its restrictions."""

from conferences.gate import Invitee, Rule, Sitting, problems
from conferences.models import Contact, Invitation
from conferences.overrides import allowed_at
from conferences.stages import BOOKED, CANCELLED, UNDER_WAY
from fgc.lib.dates import today

REVIEW = "review"


def to_come(conference):
    """What else is booked or under way before the family has met: other sittings, or another conference.

    A review, with its own sittings, holds no conference open.
    """
    others = conference.case.conferences.current().exclude(pk=conference.pk)
    if conference.is_for_review:
        return others
    return others.exclude(kind=REVIEW).exclude(part_of__kind=REVIEW)


def may_have_parts(case):
    """The conferences that another sitting can be part of, the latest first."""
    return case.conferences.whole().exclude(stage=CANCELLED).exclude(kind="separate").order_by("-starts_at")


def sitting_of(conference):
    """The time and building of a conference; two rooms at one address are one building."""
    return Sitting(conference.key, conference.starts_at, conference.ends_at, building_of(conference.venue))


def building_of(venue):
    """What tells one building from another: the address, or the venue itself when no address is written."""
    if venue is None:
        return ""
    return "".join(letter for letter in venue.address.casefold() if letter.isalnum()) or f"venue {venue.key}"


def invitee(person, mode, sitting):
    """A person of the network as the gate reads them."""
    return Invitee(
        key=person.pk,
        name=person.name,
        mode=mode,
        sitting=sitting,
        status=person.status,
        born_on=person.born_on,
        is_removed=person.removed_at is not None,
    )


def invitees(case, *, without=None):
    """Everybody of the network who is asked to a sitting of the case that is still to come or under way."""
    asked = Invitation.objects.taking_part().filter(
        conference__case=case, conference__stage__in=(BOOKED, UNDER_WAY), person__isnull=False
    )
    if without is not None:
        asked = asked.exclude(pk=without.pk)
    return [
        invitee(row.person, row.mode, sitting_of(row.conference))
        for row in asked.select_related("person", "conference__venue")
    ]


def rules(case, *, with_overrides=True):
    """The restrictions that hold, with what the gate must know of contacts made and of what a manager allowed."""
    rows = list(case.restrictions.current().select_related("person"))
    first = {row.person_id for row in rows if row.kind == "speak_first"}
    reached = Contact.objects.standing().filter(case=case, person__in=first, reached=True)
    spoken = set(reached.values_list("person_id", flat=True)) if first else set()
    allowed = allowed_at(case) if rows and with_overrides else {}
    return [
        Rule(
            str(row.kind),
            row.person_id,
            row.other_id,
            row.person.name,
            row.person_id in spoken,
            row.key,
            allowed.get(row.pk, frozenset()),
            str(row.scope),
            str(row.extent),
            row.kind != "not_invited" or row.approved_at is not None,
        )
        for row in rows
    ]


def problems_of(case, on=None, *, with_overrides=True):
    """What stands against the sittings as they are now: a restriction may be newer than an invitation."""
    return problems(invitees(case), rules(case, with_overrides=with_overrides), on or today())
