"""Conference-day mode: one family, four parts, large buttons, nothing to write in (domain.md 4)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from conferences import actions
from conferences.access import check_runs
from conferences.cards import address
from conferences.cover import button, typed_before
from conferences.forms import CameForm, FamilyTimeForm, SureForm, TimesForm, say_no, sent
from conferences.relations import Relations
from conferences.screen import family_here, not_marked, on_the_list, screen
from conferences.sittings import to_come
from conferences.stages import BOOKED, HELD, UNDER_WAY
from conferences.words import clock, day_words
from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.lib.errors import Refused

STEPS = {
    "begin": actions.begin,
    "start-sharing": actions.start_sharing,
    "end-sharing": actions.end_sharing,
    "called-in": actions.called_in,
    "end-family-time": actions.end_private_time,
    "start-agreeing": actions.start_agreeing,
}
ON_SCREEN = "day"  # the screen shows its own messages only: none that was left from another family's page
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
        messages.error(request, refused.message, extra_tags=ON_SCREEN)
        return redirect(address("day", row))


def family_time(request, reference, key):
    """Who is in the room, and the start of the time alone."""
    case, row = _conference(request, reference, key)
    if request.method != "POST":
        return redirect(address("day", row) + "?part=family")
    form = FamilyTimeForm(request.POST, here=family_here(on_the_list(row)), again=row.had_private_time)
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
    typed = typed_before(request)
    form = CameForm(sent(request), initial={"came": typed.get("came") if typed else asked.came})
    if request.method == "POST" and form.is_valid():
        try:
            actions.mark_came(invitation=asked, came=form.cleaned_data["came"], by=request.user)
        except Refused as refused:
            discreet = DISCREET.format(name=asked.name) if refused.choices else refused.message
            messages.error(request, discreet, extra_tags=ON_SCREEN)
            return redirect(address("day", row) + "?part=welcome")
        return redirect(address("day", row) + f"?part=welcome#came-{asked.key}")  # back to the same row
    return render(request, "conferences/came.html", _frame(request, row, form=form, who=asked.name))


def end(request, reference, key):
    """End the conference, after one question."""
    case, row = _conference(request, reference, key)
    form = SureForm(sent(request))
    form.submit_label = "End the conference"
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _ended(request, row))
        except Refused as refused:
            say_no(form, refused)
    context = _frame(
        request,
        row,
        form=form,
        unmarked=not_marked(row),
        had_time=row.had_private_time,
        ahead=to_come(row).exists(),
    )
    return render(request, "conferences/end.html", context)


def times(request, reference, key):
    """Correct the times of the day, with a code for why."""
    case, row = _conference(request, reference, key)
    typed = typed_before(request)
    form = TimesForm(
        sent(request), conference=row, back=address("day", row), initial=typed.dict() if typed else None
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _corrected(row, form, request.user))
        except Refused as refused:
            say_no(form, refused)
    return render(request, "conferences/times.html", _frame(request, row, form=form))


def _page(request, case, row, part, family_form=None):
    context = screen(row, Relations(case, request.user), part, family_form, typed_before(request))
    return render(request, "conferences/day.html", _frame(request, row) | context)


def _stepped(act, row, user):
    act(conference=row, by=user)
    return address("day", row)


def _alone(row, present, user):
    actions.start_private_time(conference=row, present=present, by=user)
    return address("day", row)


def _ended(request, row):
    actions.end_conference(conference=row, by=request.user)
    ahead = to_come(row).order_by("starts_at").first()
    if ahead:
        words = f"{day_words(ahead.starts_at)}, {clock(ahead.starts_at)}"
        messages.success(request, f"This sitting is over. The next one is on {words}.")
    else:
        messages.success(request, "The conference is over.")
    return _tab(row)


def _corrected(row, form, user):
    actions.correct_times(
        conference=row,
        by=user,
        reason_code=form.cleaned_data["reason_code"],
        further=form.further_times(),
        **form.times(),
    )
    return address("day", row)


def conference_of(request, reference, key):
    """The conference, for whoever runs it."""
    return _conference(request, reference, key)[1]


def _frame(request, row, **more):
    """What every page of the day has: the way back and the cover."""
    cover = button(request, address("cover", row), address("day", row))
    return {"back": address("day", row), "back_text": "Conference day", "cover": cover} | more


def _conference(request, reference, key):
    case = get_case(request.user, reference, "booking.write")
    check_runs(case)
    row = get_object_or_404(case.conferences.select_related("venue"), key=key)
    row.case = case
    return case, row


def _tab(row):
    return reverse("conferences:conference", args=[row.case.reference])
