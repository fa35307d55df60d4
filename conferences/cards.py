"""What pages show of conferences and invitations: plain values, by what the reader may see."""

import datetime as dt

from django.urls import reverse

from conferences.access import sight
from conferences.forms import SureForm
from conferences.letters import HOLDS_WITHHELD, place_is_withheld
from conferences.models import Invitation
from conferences.overrides import shown
from conferences.sittings import REVIEW
from conferences.stages import HELD, UNDER_WAY
from conferences.words import clock, day_words, lasted, span
from fgc.lib.text import count

Answer, Came, Mode = Invitation.Answer, Invitation.Came, Invitation.Mode

ANSWER_TAGS = {
    Answer.NOT_ASKED: ("Not asked yet", "grey"),
    Answer.ASKED: ("Not answered", "yellow"),
    Answer.COMING: ("Coming", "green"),
    Answer.UNSURE: ("Not sure", "yellow"),
    Answer.NOT_COMING: ("Chose not to come", "grey"),
}
MODE_TAGS = {Mode.VIDEO: "Joins by video", Mode.PHONE: "Joins by phone", Mode.WRITING: "Sends their views"}
CAME_TAGS = {
    Came.HERE: ("Came", "green"),
    Came.VIDEO: ("By video", "green"),
    Came.PHONE: ("By phone", "green"),
    Came.VIEWS: ("Sent views", "blue"),
    Came.NO: ("Could not come", "grey"),
}


def address(name, conference, *more):
    """The address of a page of one conference."""
    return reverse(f"conferences:{name}", args=[conference.case.reference, conference.key, *more])


def conference_card(conference, case, relations):
    """One conference as the Conference tab shows it to this reader."""
    seen = sight(case, conference)
    rows = list(conference.invitations.standing().select_related("person", "staff"))
    return {
        "key": conference.key,
        "kind": conference.get_kind_display(),
        "stage": conference.stage_label,
        "is_current": conference.is_current,
        "rows": _facts(conference, seen),
        "invited": [invited_row(row, relations, seen) for row in family_first(rows)]
        if seen.sees_list
        else [],
        "sees_list": seen.sees_list,
        "overrides": overrides_of(conference, case),
        "came": attendance(rows, relations) if conference.stage == "held" and not seen.sees_list else None,
        "links": _links(conference, seen),
        "waits_for_check": seen.runs
        and conference.stage == "booked"
        and rows
        and not conference.safe_to_send,
        "not_released": not seen.sees_list and case.can.can("booking.write"),
        "safe_url": address("safe_to_send", conference),
        "sure": SureForm(auto_id=False),
        "count": count(len(rows), "person", "people"),
    }


def overrides_of(conference, case):
    """What a service manager was asked or decided about who may both come, with the page where it is decided."""
    found = shown(conference, case)
    for row in found:
        may = case.can.can("safety.approve") and (row["waits"] or row["holds"])
        name = "conferences:decide_override"
        row["decide_url"] = reverse(name, args=[case.reference, row["key"]]) if may else ""
    return found


def conflict(problem, case, rows):
    """What stands in the way, and where the coordinator may ask for a must-not-meet to be allowed."""
    row = next((row for row in rows if row.is_current and row.key in problem.sittings), None)
    may = problem.rule and row is not None and case.can.can("safety.write")
    url = f"{address('ask_override', row)}?pair={problem.rule}" if may else ""
    return {"message": problem.message, "ask_url": url}


def places_withheld(case, rows):
    """Conferences to come whose place gives a withheld detail away, for readers of the safety arrangements."""
    if not case.can.whole("safety"):
        return []
    return [
        {"message": HOLDS_WITHHELD, "ask_url": ""}
        for row in rows
        if row.is_current and place_is_withheld(row, case)
    ]


def over_and_to_come(rows):
    """Which sittings of a conference in parts are over and which are still to come; nothing when it has one part."""
    reviews = {row.pk for row in rows if row.kind == REVIEW}
    parts = [row for row in rows if not reviews & {row.pk, row.part_of_id}]
    over, ahead = [row for row in parts if row.stage == HELD], [row for row in parts if row.is_current]
    if not over or not ahead:
        return []
    return [f"{_part(row)} is over." for row in over] + [
        f"{_part(row)}, {clock(row.starts_at)}, is {'under way' if row.stage == UNDER_WAY else 'still to come'}."
        for row in ahead
    ]


def history_row(conference, seen):
    """A conference that is over, in the list of earlier ones."""
    words = span(conference.starts_at, conference.ends_at)
    detail = f"{conference.place}, {words}" if conference.place else words
    if conference.cancelled_reason and seen.runs:
        detail = f"{detail}. {conference.cancelled_reason}"
    return {
        "title": f"{conference.get_kind_display()}, {day_words(conference.starts_at)}",
        "detail": detail,
        "tag": conference.stage_label,
        "colour": "green" if conference.stage == "held" else "grey",
    }


def invited_row(invitation, relations, seen):
    """One person on the list: name, what they are, tags, and what the reader may do."""
    conference, person = invitation.conference, invitation.person
    words = (
        (relations.words(person) if relations.knows(person) else "")
        if person
        else invitation.staff.role_name.lower()
    )
    held = conference.stage == "held"
    tags = [{"text": MODE_TAGS[invitation.mode], "colour": "blue"}] if invitation.mode in MODE_TAGS else []
    text, colour = CAME_TAGS.get(invitation.came, ANSWER_TAGS[invitation.answer])
    said_yes = seen.sees_answers and not invitation.came and invitation.answer == Answer.COMING
    if said_yes and invitation.mode in MODE_TAGS:
        tags[0]["colour"] = "green"  # they said yes to that: "Coming" beside it would say the opposite
    elif seen.sees_answers or invitation.came:
        tags.append({"text": text, "colour": colour})
    return {
        "name": invitation.name,
        "words": words,
        "tags": tags,
        "details": _details(invitation) if seen.sees_answers else [],
        "links": [] if held or not seen.helps else _invitation_links(invitation, seen),
    }


def attendance(rows, relations):
    """Who came, for a reader who sees attendance only: the names they may know, and how many others."""
    came = [row for row in family_first(rows) if row.came in (*Invitation.PRESENT, Came.VIEWS)]
    named = [row.name for row in came if row.staff_id or relations.knows(row.person)]
    others = len(came) - len(named)
    return {"names": named, "others": count(others, "other person", "other people") if others else ""}


def family_first(rows):
    """Family before the people who work with them (domain.md 9.2)."""
    return sorted(rows, key=lambda row: (row.staff_id is not None, row.pk))


def _part(conference):
    kind = "Separate sitting" if conference.kind == "separate" else conference.get_kind_display()
    return f"{kind}, {day_words(conference.starts_at)}"


def _facts(conference, seen):
    move = (
        [{"url": address("move", conference), "text": "Change"}]
        if seen.helps and conference.stage == "booked"
        else []
    )
    rows = [
        {"key": "Date", "value": day_words(conference.starts_at), "actions": move},
        {"key": "Time", "value": span(conference.starts_at, conference.ends_at), "actions": move},
    ]
    if conference.venue_id:
        place = "\n".join(filter(None, [conference.venue.name, conference.venue.address]))
        rows.append({"key": "Place", "value": place, "actions": move})
    if conference.place_note:
        rows.append(
            {"key": "Room and notes" if conference.venue_id else "Place", "value": conference.place_note}
        )
    if seen.runs and conference.stage == "booked":
        checked = "Yes" if conference.safe_to_send else "Not yet"
        rows.append(
            {"key": "Safe to send", "value": checked, "detail": "Invitations checked by the coordinator"}
        )
    if conference.stage == "held":
        rows += _times(conference)
    if seen.runs:
        rows += [
            {
                "key": f"Moved on {day_words(move.at)}",
                "value": f"Was {day_words(move.was_starts_at)}, {clock(move.was_starts_at)}",
                "detail": move.reason,
            }
            for move in conference.moves.all()
        ]
    return rows


def _times(conference):
    rows = []
    if conference.sharing_started_at and conference.sharing_ended_at:
        rows.append(
            {"key": "Sharing", "value": span(conference.sharing_started_at, conference.sharing_ended_at)}
        )
    times = [(start, end) for start, end in conference.family_times() if end]
    if times:
        called = count(conference.called_in_count, "time")
        words = "\n".join(f"{span(start, end)}, {lasted(end - start)}" for start, end in times)
        total = lasted(sum((end - start for start, end in times), dt.timedelta()))
        in_all = f"{total} in all. " if len(times) > 1 else ""
        detail = f"{in_all}The family called somebody in {called}"
        rows.append({"key": "Family time", "value": words, "detail": detail})
    elif not conference.had_private_time:
        rows.append({"key": "Family time", "value": "The family did not have time alone"})
    rows.append({"key": "Ended", "value": clock(conference.held_at)})
    return rows


def _links(conference, seen):
    links = []
    if seen.runs and conference.stage in ("booked", "under_way"):
        links.append({"url": address("day", conference), "text": "Open conference day"})
        links.append({"url": address("invite", conference), "text": "Invite somebody"})
    if seen.runs or (seen.helps and conference.is_current):
        links.append({"url": address("running_sheet", conference), "text": "Print the running sheet"})
    links.append({"url": address("calendar_file", conference), "text": "Add to your calendar"})
    if seen.runs and conference.stage == "held":
        links.append({"url": address("times", conference), "text": "Correct the times"})
    if seen.runs and conference.stage == "booked":
        links.append({"url": address("cancel", conference), "text": "Cancel this conference"})
    return links


def _details(invitation):
    found = []
    if invitation.arrive_at:
        found.append(f"Comes at {clock(invitation.arrive_at)}")
    if invitation.support:
        found.append(invitation.support)
    if invitation.told_at:
        how = invitation.get_told_how_display().lower()
        found.append(f"Told {how}, {day_words(invitation.told_at)}")
    elif invitation.person_id and invitation.mode != Mode.WRITING and invitation.conference.stage != "held":
        found.append("Not told yet")
    return found


def _invitation_links(invitation, seen):
    names = [("answer", "Answer"), ("told", "Told")]
    if invitation.person_id:
        names.append(("invitation", "Letter"))
    if seen.runs:
        names += [("change_invitation", "Change"), ("uninvite", "Take off the list")]
    conference = invitation.conference
    return [{"url": address(name, conference, invitation.key), "text": text} for name, text in names]
