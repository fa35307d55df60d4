"""What the page of one family shows: where it stands, the one next step, the conference, the children."""

from django.urls import reverse
from django.utils import timezone

from conferences.access import sight
from fgc.cases import stages
from fgc.lib.dates import LONDON, today
from fgc.network import homes
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.safety_banner import safety_banner
from fgc.workspace.facts import facts_of
from fgc.workspace.next_step import next_step
from fgc.workspace.step import COORDINATOR, MANAGER, REFERRER
from fgc.workspace.timeline import SHOWN, timeline

ASKS = "ask; set restricted"  # the coordinator's cell of "manage"
CAME = {
    "here": "Came",
    "video": "By video",
    "phone": "By phone",
    "views": "Sent views",
    "no": "Could not come",
}
WHOSE = {COORDINATOR: "The coordinator", MANAGER: "The service manager", REFERRER: "The social worker"}


def overview(case, user, day):
    """Context of the page, beyond the frame."""
    facts = facts_of([case], with_preparation=case.can.can("preparation.read"))[case.pk]
    step = next_step(case, facts, case.service, day)
    events = timeline(case)
    return {
        "keep_to": safety_banner(case, user),
        "stages": _tracker(case, facts, day),
        "next": _next(step, case, user, day) if step else None,
        "conference_rows": _conference(case, facts) if case.can.can("booking.read") else [],
        "people": _invited(facts) if _sees_answers(case) else [],
        "is_held": bool(facts.conference and facts.conference.held_at),
        "children": _children(case, user) if case.can.can("people.read") else [],
        "timeline": events[:SHOWN],
        "has_more": len(events) > SHOWN,
        "notices": _notices(case) if case.can.can("safeguarding.read") else None,
        "manage_links": _manage(case),
        "on_hold": case.on_hold_reason,
    }


def _tracker(case, facts, day):
    """The steps with their dates: done ones with the day, the current one with how long."""
    first_days = dict(case.stage_changes.order_by("-at").values_list("after", "on"))
    met = facts.conference.starts_at.astimezone(LONDON).date() if facts.conference else None
    found, reached = [], case.stage == stages.CLOSED
    for label, covered in reversed(stages.TRACKER):
        current = case.stage in covered
        on = next((first_days[stage] for stage in covered if stage in first_days), None)
        state = "current" if current else "done" if reached and on else "todo"
        reached = reached or current
        found.append(
            {"label": label, "state": state, "detail": _detail(case, label, current, on, day, state, met)}
        )
    found.append({"label": "Referred", "state": "done", "detail": _short(case.received_on)})
    return found[::-1]


def _detail(case, label, current, on, day, state, met):
    if label == "Conference" and met:
        return _short(met)
    if label == "Review" and case.review_due_on:
        return f"Due {_short(case.review_due_on)}"
    if current and case.stage in (stages.WAITING, stages.PREPARING):
        return f"Day {(day - case.accepted_on).days + 1}"
    return _short(on) if on and state != "todo" else ""


def _next(step, case, user, day):
    """The panel: a button only for the one whose turn it is; others are told who it is waiting for."""
    theirs = {
        COORDINATOR: case.can.can("preparation.write"),
        MANAGER: case.can.can("manage.write"),
        REFERRER: case.can.can("plan_shown.approve"),
    }[step.whose]
    late = step.days_late(case.service, day)
    due = f" Due {_short(step.due_on)}." if step.due_on else ""
    if late:
        due = f" It was due {_short(step.due_on)}: {late} working {'day' if late == 1 else 'days'} late."
    return {
        "heading": f"Next: {step.title[0].lower()}{step.title[1:]}"
        if theirs
        else f"{WHOSE[step.whose]} is next: {step.title[0].lower()}{step.title[1:]}",
        "text": (step.why if theirs or step.whose == REFERRER else "") + due,
        "url": reverse(step.url_name, args=step.args) if theirs else "",
        "button": step.button,
    }


def _conference(case, facts):
    conference = facts.conference
    if conference is None:
        return []
    place = [conference.venue.name if conference.venue else ""]
    if case.can.whole("booking"):
        place.append(conference.place_note)
    unknown = "Not written down" if conference.held_at else "Place not chosen yet"
    where = "\n".join(filter(None, place)) or unknown
    rows = [
        {
            "key": "Date and time",
            "value": conference.starts_at,
            "is_moment": True,
            "ends": conference.ends_at,
        },
        {"key": "Place", "value": where},
    ]
    if conference.held_at:
        rows.append({"key": "Held", "value": f"{timezone.localtime(conference.held_at):%-d %B %Y}"})
    return rows


def _invited(facts):
    if facts.conference is None:
        return []
    colours = {
        "coming": "green",
        "not_asked": "grey",
        "asked": "yellow",
        "unsure": "yellow",
        "not_coming": "grey",
    }
    rows = facts.conference.invitations.filter(removed_at=None).select_related("person", "staff")
    return [
        {
            "name": str(row.person.short_name if row.person else row.staff.name),
            "answer": CAME[row.came]
            if row.came
            else row.get_answer_display()
            if row.mode == "room" or row.answer != "coming"
            else row.get_mode_display(),
            "colour": ("grey" if row.came == "no" else "green") if row.came else colours[row.answer],
        }
        for row in rows
    ]


def _sees_answers(case):
    """Who is asked and what they said: never for whoever was shown the booking alone."""
    seen = sight(case)
    return case.can.whole("booking") and seen.sees_list and seen.sees_answers


def _children(case, user):
    """Each child the reader may know of, with where they live; the baby who is expected lives nowhere yet."""
    found = []
    family_map = FamilyMap(case, Audience.for_staff(case, user), today())
    for child in family_map.children:
        nowhere = child.person.status in ("unborn", "loss")
        lives_with = homes.child_lives(family_map, child, inside_a_sentence=True)
        found.append({"name": child.person.name, "lives_with": "" if nowhere else lives_with})
    return found


def _notices(case):
    """How many safeguarding notices there are, and how many of them wait for their answer."""
    answered = [bool(at) for at in case.safeguarding_notices.values_list("answered_at", flat=True)]
    return {"all": len(answered), "waiting": answered.count(False)}


def _manage(case):
    """Links to the timescales and the end of the work, and to what a manager or the coordinator may do with the file."""
    writes = case.can.can("progress.write")
    links = [("Timescales", "workspace:timescales")] if writes else []
    manages = case.can.can("manage.write") or ASKS in case.can.extents("manage")
    if manages and case.finishes.exists():
        links.append(("How the work ended", "workspace:finished"))
    if writes and case.is_open and not case.messages_stopped_at:
        links.append(("Stop every message", "workspace:stop_messages"))
    if not case.can.can("manage.write"):
        if ASKS in case.can.extents("manage") and case.is_open:
            links.append(("Ask to finish the work", "workspace:ask_finish"))
        return _links(links, case)
    if case.is_open:
        if case.stage != stages.WAITING:
            links.append(("Hand over to another coordinator", "referrals:allocate"))
        links.append(("Change the social worker", "workspace:change_referrer"))
        links.append(
            ("Take up again", "workspace:resume") if case.on_hold_until else ("Put on hold", "workspace:hold")
        )
        links.append(("Finish the work", "workspace:finish"))
    else:
        links.append(("Open the record again", "workspace:reopen"))
    if case.messages_stopped_at:
        links.append(("Let messages go out again", "workspace:allow_messages"))
    return _links(links, case)


def _links(links, case):
    return [{"text": text, "url": reverse(name, args=[case.reference])} for text, name in links]


def _short(day):
    return f"{day.day} {day:%B}"
