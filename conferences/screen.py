"""What conference-day mode shows: plain values for one family, and no word about family time (domain.md 4)."""

import datetime as dt
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from conferences.cards import address, family_first
from conferences.forms import FamilyTimeForm
from conferences.forms.day import MOMENT_LABELS
from conferences.models import Conference, Invitation
from conferences.stages import HELD, UNDER_WAY
from conferences.words import clock, lasted
from fgc.lib.dates import today

PARTS = (
    ("welcome", "Welcome", "Who is here, ground rules"),
    ("sharing", "Sharing", "What people know and worry about"),
    ("family", "Family time", "The family alone"),
    ("plan", "The plan", "Agree it and write it down"),
)
STEPS = ("begin", "start-sharing", "end-sharing", "called-in", "end-family-time", "start-agreeing")
JOINS = {"video": "joins by video", "phone": "joins by phone", "writing": "sends their views"}


def screen(conference, relations, part, family_form=None, typed=None):
    """The context of the page: the part asked for, or the one under way. `typed` is what was ticked before the cover."""
    rows = on_the_list(conference)
    urls = {name: f"{address('day', conference)}?part={name}" for name, _, _ in PARTS}
    part = part if part in urls else part_now(conference)
    noted = {name: clock(at) for name in Conference.MOMENTS if (at := getattr(conference, name))}
    is_today = timezone.localdate(conference.starts_at) == today()
    tab = reverse("conferences:conference", args=[conference.case.reference])
    return {
        "title": "Today’s conference" if is_today else "The conference",
        "place": ", ".join(
            filter(None, [conference.case.reference, conference.place, clock(conference.starts_at)])
        ),
        "reference": conference.case.reference,
        "steps": [
            {"label": label, "detail": detail, "url": urls[name], "current": name == part}
            for name, label, detail in PARTS
        ],
        "part": part,
        "part_urls": urls,
        "stage": conference.stage,
        "arrivals": [_arrival(asked, conference, relations) for asked in rows],
        "noted": noted,
        "times": [{"key": MOMENT_LABELS[name], "value": value} for name, value in noted.items()],
        "called_in": conference.called_in_count,
        "family_times": family_times(conference, rows),
        "buttons": {name.replace("-", "_"): _button(conference, name) for name in STEPS},
        "family_form": _family_form(conference, rows, family_form, typed),
        "times_url": address("times", conference),
        "end_url": address("end", conference),
        "conference_url": tab,
        "back": tab,
        "back_text": "Leave conference-day mode",
    }


def on_the_list(conference):
    """Those who have not chosen to stay away, family first; somebody who came after all stays."""
    asked = conference.invitations.standing().select_related("person", "staff")
    return family_first(one for one in asked if one.answer != Invitation.Answer.NOT_COMING or one.came)


def family_here(rows):
    """Of those on the list, the people of the family who are here."""
    return [asked for asked in rows if asked.is_present and asked.person_id]


def not_marked(conference):
    """The names of those who would be noted as "could not come" if it ended now."""
    rows = on_the_list(conference)
    return [asked.name for asked in rows if not asked.came and asked.mode != Invitation.Mode.WRITING]


def family_times(conference, rows):
    """When the family was alone, how long in all, and who was in the room each time; no word of what was said."""
    further = list(conference.further_family_times.prefetch_related("present"))
    present = [[one.pk for one in rows if one.in_private_time]]
    present += [[one.pk for one in time.present.all()] for time in further]
    times = conference.family_times()
    spans = [
        {
            "began": clock(start),
            "ended": clock(end) if end else "",
            "minutes": lasted(end - start) if end else "",
            "names": [one.name for one in rows if one.pk in keys],
        }
        for (start, end), keys in zip(times, present, strict=False)
    ]
    ended = [end - start for start, end in times if end]
    return {
        "spans": spans,
        "total": lasted(sum(ended, dt.timedelta())) if len(ended) > 1 else "",
        "running": bool(times) and times[-1][1] is None,
    }


def part_now(conference):
    """The part that is under way."""
    if conference.stage == UNDER_WAY and any(end is None for _start, end in conference.family_times()):
        return "family"
    if conference.agreeing_started_at or conference.stage == HELD:
        return "plan"
    if conference.private_started_at:
        return "family"
    return "sharing" if conference.sharing_started_at else "welcome"


def _arrival(asked, conference, relations):
    words = relations.words_on_screen(asked.person) if asked.person_id else asked.staff.role_name
    detail = ", ".join(filter(None, [words, JOINS.get(asked.mode, "")]))
    is_marked = bool(asked.came) and asked.came != Invitation.Came.NO
    return {
        "id": f"came-{asked.key}",
        "who": asked.name,
        "detail": detail[:1].upper() + detail[1:],
        "url": address("came", conference, asked.key),
        "pressed": is_marked,
        "value": "" if is_marked else Invitation.CAME_BY[asked.mode],
        "text": asked.get_came_display() if asked.came else _invites_to(asked.mode),
    }


def _invites_to(mode):
    return {"writing": "Mark as received", "room": "Mark as here"}.get(mode, "Mark as joined")


def _button(conference, name):
    """Each button carries its own token, so that a double press is one press."""
    return {"url": address("step", conference, name), "token": uuid4()}


def _family_form(conference, rows, form, typed):
    alone = any(end is None for _start, end in conference.family_times())
    if alone or not conference.sharing_started_at or conference.stage != UNDER_WAY:
        return None
    here = family_here(rows)
    ticked = {"present": typed.getlist("present")} if typed is not None else None
    form = form or FamilyTimeForm(here=here, again=conference.had_private_time, initial=ticked)
    helper = form.helper
    helper.form_action = address("family_time", conference)
    return {"form": form, "helper": helper, "nobody": not here}
