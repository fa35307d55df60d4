"""Paper and files of one conference: the running sheet for a hall without internet, and the calendar file."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from conferences.access import check_helps
from conferences.calendar_file import calendar_file
from conferences.cards import family_first
from conferences.overrides import in_force
from conferences.words import day_words, span
from fgc.audit.context import note_read, read_is_about
from fgc.cases.access import get_case

AGENDA = (
    ("Welcome", "Who is here, what today is for, ground rules, what is kept private"),
    ("Sharing", "What is going well, what people worry about, what help there is, questions"),
    ("Family time", "The family alone. Everybody else leaves the room. Nothing is written down here"),
    ("The plan", "The family says what it has planned; who does what, by when; a date to look again"),
)
BLANK_ROWS = range(8)


def running_sheet(request, reference, key):
    """Agenda, attendance list and blank plan rows, to print beforehand (domain.md 10, scenario 30)."""
    case, row = _conference(request, reference, key, "booking.write")
    check_helps(case, row)
    read_is_about(row)
    people = row.invitations.taking_part().select_related("person", "staff")
    return render(
        request,
        "conferences/running_sheet.html",
        {
            "reference": case.reference,
            "when": f"{day_words(row.starts_at)}, {span(row.starts_at, row.ends_at)}",
            "where": ", ".join(filter(None, [row.place, row.place_note if row.venue_id else ""])),
            "agenda": [{"label": label, "words": words} for label, words in AGENDA],
            "people": [
                {"name": asked.name, "mode": asked.get_mode_display(), "is_family": asked.person_id}
                for asked in family_first(people)
            ],
            "overrides": in_force(row, case),
            "has_arrangements": row.overrides.in_force().exists(),
            "blank": BLANK_ROWS,
            "back": reverse("conferences:conference", args=[case.reference]),
        },
    )


def calendar_file_of(request, reference, key):
    """The calendar file for staff: a reference and a time, nothing else."""
    case, row = _conference(request, reference, key, "booking.read")
    note_read("conference.calendar_file", by=request.user, case=case.reference, about=row)
    body = calendar_file(row, case.reference, now=timezone.now())
    name = "meeting.ics"
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _conference(request, reference, key, need):
    case = get_case(request.user, reference, need)
    row = get_object_or_404(case.conferences.select_related("venue"), key=key)
    row.case = case
    return case, row
