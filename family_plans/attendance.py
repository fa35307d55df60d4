"""Who was at the conference that a plan belongs to: over all its sittings together, or a list for each of them."""

from collections import defaultdict

from django.utils import timezone

from conferences.models import Conference, Invitation
from conferences.stages import CANCELLED
from fgc.network.audience import Audience

CAME = (*Invitation.PRESENT, Invitation.Came.VIEWS)


def sittings_of(plan):
    """The sittings of the plan's conference that took place, the first one first."""
    if plan.conference_id is None:
        return []
    rows = Conference.objects.of_whole(plan.conference).took_place()
    return list(rows.order_by("starts_at", "pk"))


def last_sitting(case):
    """The sitting of this family's that took place last, or is under way; None before the first."""
    return case.conferences.took_place().select_related("part_of").order_by("starts_at", "pk").last()


def whole_of(conference):
    """The conference of which this is a sitting; itself when it is no part of another."""
    return conference and (conference.part_of or conference)


def met_since(plan):
    """Whether the family has met at another conference than the one this plan belongs to, or is meeting now."""
    last = last_sitting(plan.case)
    if last is None or last.is_for_review:
        return False
    if plan.conference_id is None:
        return last.starts_at > plan.started_at
    return whole_of(last).pk != plan.conference_id


def held_on(plan):
    """The day on which the family last sat together, or None while none of it is over."""
    ended = [row.held_at for row in sittings_of(plan) if row.held_at]
    return timezone.localdate(max(ended)) if ended else None


def kind_of(plan):
    """What kind of conference the plan is of: the last of its days counts, a separate sitting does not."""
    if plan.conference_id is None:
        return ""
    days = [row.kind for row in sittings_of(plan) if row.kind != "separate"]
    return days[-1] if days else plan.conference.kind


def came_to(plan):
    """The ids of everybody of the family who came to any of its sittings, or sent their views."""
    if plan.conference_id is None:
        return set()
    rows = _invitations(plan).filter(person__isnull=False)
    return set(rows.order_by().values_list("person_id", flat=True))


def lists_of(plan, until=None):
    """Who came, for each sitting apart and the family first: plain values, never anything of the preparation.

    With a moment, only the sittings that had begun by then: those of a later day belong to a later plan.
    """
    if plan.conference_id is None:
        return []
    found = defaultdict(list)
    for row in _invitations(plan).select_related("person", "staff", "conference"):
        found[row.conference].append(row)
    sittings = sorted(found, key=lambda one: (one.starts_at, one.pk))
    return [
        {
            "sitting": one.key,
            "on": timezone.localdate(one.starts_at).isoformat(),
            "people": sorted(map(_row, found[one]), key=lambda row: (row["staff"], row["name"].casefold())),
        }
        for one in sittings
        if until is None or (one.began_at or one.starts_at) <= until
    ]


def lists_for(lists, case, user):
    """The lists as somebody who works here may see them: the names they may know, and how many others came."""
    audience = Audience.for_staff(case, user)
    if not audience.can.can("booking.read"):
        return []
    keys = {person.key for person in audience.people()} if lists else set()
    shown = [[row for row in one["people"] if row["staff"] or row["key"] in keys] for one in lists]
    return [
        {**one, "people": rows, "others": len(one["people"]) - len(rows)}
        for one, rows in zip(lists, shown, strict=True)
    ]


def _invitations(plan):
    sittings = Conference.objects.of_whole(plan.conference).exclude(stage=CANCELLED)
    return Invitation.objects.filter(conference__in=sittings, removed_at=None, came__in=CAME)


def _row(invitation):
    staff = invitation.staff
    return {
        "key": "" if staff else invitation.person.key,
        "name": invitation.name,
        "staff": bool(staff),
        "role": staff.role_name if staff else "",
        "how": invitation.get_came_display(),
    }
