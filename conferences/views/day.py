"""Conference-day mode: one family, four parts, large buttons, nothing to write in (domain.md 4)."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from conferences import actions
from conferences.access import check_runs
from conferences.cards import address, family_first
from conferences.forms import CameForm, FamilyTimeForm, SureForm, TimesForm, say_no, sent
from conferences.forms.day import MOMENT_LABELS
from conferences.models import Conference, Invitation
from conferences.relations import Relations
from conferences.stages import BOOKED, HELD, UNDER_WAY
from conferences.words import clock
from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.lib.dates import today
from fgc.lib.errors import Refused

PARTS = (
    ("welcome", "Welcome", "Who is here, ground rules"),
    ("sharing", "Sharing", "What people know and worry about"),
    ("family", "Family time", "The family alone"),
    ("plan", "The plan", "Agree it and write it down"),
)
STEPS = {
    "begin": actions.begin,
    "start-sharing": actions.start_sharing,
    "end-sharing": actions.end_sharing,
    "called-in": actions.called_in,
    "end-family-time": actions.end_private_time,
    "start-agreeing": actions.start_agreeing,
}
JOINS = {"video": "joins by video", "phone": "joins by phone", "writing": "sends their views"}
# The screen may be seen by the family: it names nobody who must be kept apart.
DISCREET = (
    "Before {name} comes in, look at the safety arrangements on the Conference page. Nothing is marked."
)


def day(request, reference, key):
    """The part of the day that is under way, or the one asked for."""
    case, row = _conference(request, reference, key)
    if row.stage not in (BOOKED, UNDER_WAY, HELD):
        return redirect("conferences:conference", case.reference)
    return _page(request, case, row, request.GET.get("part"))


@require_POST
def step(request, reference, key, name):
    """One button of the day."""
    case, row = _conference(request, reference, key)
    if name not in STEPS:
        raise Http404
    try:
        return once(request, lambda: _stepped(STEPS[name], row, request.user))
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect(address("day", row))


def family_time(request, reference, key):
    """Who is in the room, and the start of the time alone."""
    case, row = _conference(request, reference, key)
    if request.method != "POST":
        return redirect(address("day", row) + "?part=family")
    form = FamilyTimeForm(request.POST, here=_here(row))
    if form.is_valid():
        try:
            return once(request, lambda: _alone(row, form.cleaned_data["present"], request.user))
        except Refused as refused:
            say_no(form, refused)
    return _page(request, case, row, "family", form)


def came(request, reference, key, invitation):
    """Mark somebody as here, take it back, or say that they came in another way; twice is like once."""
    case, row = _conference(request, reference, key)
    asked = get_object_or_404(row.invitations.standing().select_related("person", "staff"), key=invitation)
    form = CameForm(sent(request), initial={"came": asked.came})
    if request.method == "POST" and form.is_valid():
        try:
            actions.mark_came(invitation=asked, came=form.cleaned_data["came"], by=request.user)
        except Refused as refused:
            discreet = DISCREET.format(name=asked.name) if refused.choices else refused.message
            messages.error(request, discreet)
        return redirect(address("day", row) + "?part=welcome")
    return render(
        request, "conferences/came.html", {"form": form, "who": asked.name, "back": address("day", row)}
    )


def end(request, reference, key):
    """End the conference, after one question."""
    case, row = _conference(request, reference, key)
    form = SureForm(sent(request))
    form.submit_label = "End the conference"
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _ended(row, request.user))
        except Refused as refused:
            say_no(form, refused)
    context = {
        "form": form,
        "back": address("day", row),
        "unmarked": _unmarked(row),
        "had_time": row.had_private_time,
    }
    return render(request, "conferences/end.html", context)


def times(request, reference, key):
    """Correct the times of the day, with a code for why."""
    case, row = _conference(request, reference, key)
    form = TimesForm(sent(request), conference=row, back=address("day", row))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _corrected(row, form, request.user))
        except Refused as refused:
            say_no(form, refused)
    return render(request, "conferences/times.html", {"form": form, "back": address("day", row)})


def _page(request, case, row, part, family_form=None):
    now_at = _part_now(row)
    part = part if part in {name for name, _, _ in PARTS} else now_at
    rows = _rows(row)
    here = [asked for asked in rows if asked.is_present]
    return render(
        request,
        "conferences/day.html",
        {
            "place": ", ".join(filter(None, [case.reference, row.place, clock(row.starts_at)])),
            "title": "Today’s conference"
            if timezone.localdate(row.starts_at) == today()
            else "The conference",
            "back": _tab(row),
            "steps": [
                {
                    "label": label,
                    "detail": detail,
                    "url": f"{address('day', row)}?part={name}",
                    "current": name == part,
                }
                for name, label, detail in PARTS
            ],
            "part": part,
            "stage": row.stage,
            "arrivals": _arrivals(rows, Relations(case, request.user), row),
            "noted": {name: clock(at) for name in Conference.MOMENTS if (at := getattr(row, name))},
            "times": [
                {"key": MOMENT_LABELS[name], "value": clock(at)}
                for name in Conference.MOMENTS
                if (at := getattr(row, name))
            ],
            "times_url": address("times", row),
            "called_in": row.called_in_count,
            "present": [asked.name for asked in rows if asked.in_private_time],
            "buttons": {
                name.replace("-", "_"): {"url": address("step", row, name), "token": uuid4()}
                for name in STEPS
            },
            "part_urls": {name: f"{address('day', row)}?part={name}" for name, _, _ in PARTS},
            "family_form": _family_form(row, here, family_form),
            "end_url": address("end", row),
            "reference": case.reference,
            "conference_url": _tab(row),
        },
    )


def _family_form(row, here, form):
    if row.private_started_at or not row.sharing_started_at or row.stage != UNDER_WAY:
        return None
    family = [asked for asked in here if asked.person_id]
    form = form or FamilyTimeForm(here=family)
    helper = form.helper
    helper.form_action = address("family_time", row)
    return {"form": form, "helper": helper, "nobody": not family}


def _arrivals(rows, relations, row):
    found = []
    for asked in rows:
        words = relations.words(asked.person) if asked.person_id else asked.staff.role_name
        detail = ", ".join(filter(None, [words, JOINS.get(asked.mode, "")]))
        mark = Invitation.CAME_BY[asked.mode]
        found.append(
            {
                "who": asked.name,
                "detail": detail[:1].upper() + detail[1:],
                "url": address("came", row, asked.key),
                "pressed": bool(asked.came) and asked.came != Invitation.Came.NO,
                "value": "" if asked.came == mark else mark,
                "text": _toggle_text(asked),
            }
        )
    return found


def _toggle_text(asked):
    if asked.came:
        return asked.get_came_display()
    return {"writing": "Mark as received", "room": "Mark as here"}.get(asked.mode, "Mark as joined")


def _part_now(row):
    if row.agreeing_started_at or row.stage == HELD:
        return "plan"
    if row.private_started_at:
        return "family"
    return "sharing" if row.sharing_started_at else "welcome"


def _rows(row):
    """Those on the list who have not chosen to stay away, family first; somebody who came after all stays."""
    asked = row.invitations.standing().select_related("person", "staff")
    return family_first(one for one in asked if one.answer != Invitation.Answer.NOT_COMING or one.came)


def _here(row):
    return [asked for asked in _rows(row) if asked.is_present and asked.person_id]


def _unmarked(row):
    return [asked.name for asked in _rows(row) if not asked.came and asked.mode != Invitation.Mode.WRITING]


def _stepped(act, row, user):
    act(conference=row, by=user)
    return address("day", row)


def _alone(row, present, user):
    actions.start_private_time(conference=row, present=present, by=user)
    return address("day", row)


def _ended(row, user):
    actions.end_conference(conference=row, by=user)
    return _tab(row)


def _corrected(row, form, user):
    actions.correct_times(
        conference=row, by=user, reason_code=form.cleaned_data["reason_code"], **form.times()
    )
    return address("day", row)


def _conference(request, reference, key):
    case = get_case(request.user, reference, "booking.write")
    check_runs(case)
    row = get_object_or_404(case.conferences.select_related("venue"), key=key)
    row.case = case
    return case, row


def _tab(row):
    return reverse("conferences:conference", args=[row.case.reference])
