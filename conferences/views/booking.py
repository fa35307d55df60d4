"""The Conference tab, and booking, moving, cancelling."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from conferences import actions
from conferences.access import check_helps, check_runs, for_reader, sight
from conferences.cards import (
    conference_card,
    conflict,
    history_row,
    over_and_to_come,
    places_withheld,
)
from conferences.forms import BookForm, CancelForm, MoveForm, say_no, sent
from conferences.relations import Relations
from conferences.sittings import may_have_parts, problems_of
from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.cases.stages import CLOSED, WAITING
from fgc.lib.errors import Refused
from fgc.network.safety_banner import safety_banner


def conference(request, reference):
    """The conferences of a family: the next ones with who is invited, and the earlier ones."""
    case = get_case(request.user, reference, "booking.read")
    relations = Relations(case, request.user)
    rows = list(case.conferences.select_related("venue").prefetch_related("moves"))
    for row in rows:
        row.case = case
    seen = sight(case)
    found = problems_of(case) if seen.runs else []
    may_book = seen.runs and case.stage not in (WAITING, CLOSED)
    earlier = [row for row in rows if not row.is_current]
    held = [row for row in earlier if row.stage == "held"]
    is_shown = bool(held) and len(earlier) == len(rows)  # the last one held stands above its own line
    return render(
        request,
        "conferences/conference.html",
        shell(case, "conference")
        | {
            "keep_to": safety_banner(case, request.user),
            "cards": [conference_card(row, case, relations) for row in rows if row.is_current],
            "last": conference_card(held[-1], case, relations) if held else None,
            "history": [
                history_row(row, seen) for row in reversed(earlier) if not (is_shown and row is held[-1])
            ],
            "parts": over_and_to_come(rows),
            "conflicts": [conflict(problem, case, rows) for problem in found if problem.is_blocking]
            + places_withheld(case, rows),
            "hints": [problem for problem in found if not problem.is_blocking],
            "book_url": reverse("conferences:book", args=[case.reference]) if may_book else "",
        },
    )


def book(request, reference):
    """Date, time, place, and who is invited."""
    case = get_case(request.user, reference, "booking.write")
    check_runs(case)
    relations = Relations(case, request.user)
    people = [person for person in relations.people() if person.status == "living"]
    form = BookForm(
        sent(request),
        venues=_venues(case),
        people=people,
        words=relations.words,
        wholes=list(may_have_parts(case)),
        back=_back(case),
        initial={"kind": request.GET.get("kind", "first")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _booked(request, case, form.cleaned_data))
        except Refused as refused:
            say_no(form, refused)
    return render(
        request, "conferences/book.html", shell(case, "conference") | {"form": form, "back": _back(case)}
    )


def move(request, reference, key):
    """A new time or place."""
    case, row = _conference(request, reference, key)
    check_helps(case, row)
    form = MoveForm(
        sent(request),
        venues=_venues(case, row),
        back=_back(case),
        initial={
            "starts_on": timezone.localdate(row.starts_at),
            "starts": timezone.localtime(row.starts_at).time(),
            "ends": timezone.localtime(row.ends_at).time(),
            "venue": row.venue.key if row.venue else "",
            "version": row.invites_version,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _moved(request, case, row, form.cleaned_data))
        except Refused as refused:
            say_no(form, for_reader(case, refused))
    return render(
        request, "conferences/move.html", shell(case, "conference") | {"form": form, "back": _back(case)}
    )


def cancel(request, reference, key):
    """Cancel a conference, with a reason."""
    case, row = _conference(request, reference, key)
    check_runs(case)
    form = CancelForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _cancelled(request, case, row, form.cleaned_data["reason"]))
        except Refused as refused:
            say_no(form, refused)
    context = {"form": form, "back": _back(case), "starts_at": row.starts_at}
    return render(request, "conferences/cancel.html", shell(case, "conference") | context)


@require_POST
def safe_to_send(request, reference, key):
    """The coordinator has looked at every invitation."""
    case, row = _conference(request, reference, key)
    check_runs(case)
    try:
        return once(request, lambda: _released(request, case, row))
    except Refused as refused:
        messages.error(request, refused.message)
    return conference(request, reference)


def _booked(request, case, data):
    actions.book(
        case=case,
        kind=data["kind"],
        part_of=data["part_of"],
        starts_at=data["starts_at"],
        ends_at=data["ends_at"],
        venue=data["venue"],
        place_note=data["place_note"],
        people=data.get("people", ()),
        by=request.user,
    )
    messages.success(request, "The conference is booked. Nobody in the family has been told yet.")
    return _back(case)


def _moved(request, case, row, data):
    actions.move_conference(
        conference=row,
        starts_at=data["starts_at"],
        ends_at=data["ends_at"],
        venue=data["venue"],
        reason=data["reason"],
        version=data["version"],
        by=request.user,
    )
    messages.success(request, "The conference is moved. Everybody on the list has to be told again.")
    return _back(case)


def _cancelled(request, case, row, reason):
    actions.cancel(conference=row, reason=reason, by=request.user)
    messages.success(request, "The conference is cancelled. Tell everybody who was invited.")
    return _back(case)


def _released(request, case, row):
    actions.mark_safe_to_send(conference=row, by=request.user)
    messages.success(request, "Business support can now post the invitations.")
    return _back(case)


def _conference(request, reference, key):
    case = get_case(request.user, reference, "booking.write")
    row = get_object_or_404(case.conferences.select_related("venue"), key=key)
    row.case = case
    return case, row


def _venues(case, row=None):
    open_ones = list(case.service.venues.filter(closed_at=None))
    if row is not None and row.venue and row.venue.closed_at:
        open_ones.append(row.venue)
    return open_ones


def _back(case):
    return reverse("conferences:conference", args=[case.reference])
