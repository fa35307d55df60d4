"""The day: arrivals, three stages, family time without a word, corrections by code."""

import datetime as dt

import pytest
from django import forms
from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils import timezone

from conferences import actions
from conferences.forms import FamilyTimeForm, TimesForm
from conferences.models import Conference, FurtherFamilyTime, Invitation, TimeCorrection
from fgc.audit.models import AuditEvent
from fgc.cases.actions import move
from fgc.cases.models import Case
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.forms import FgcForm, TimeField
from fgc.workspace import overdue
from fgc.workspace.facts import facts_of
from tests import cast
from tests.conferences.families import asked, at, booked, family, kept_apart, today_with

pytestmark = pytest.mark.django_db


def url(name, conference, *more):
    return reverse(f"conferences:{name}", args=[conference.case.reference, conference.key, *more])


def tab(f):
    return reverse("conferences:conference", args=[f.case.reference])


def came(conference, person, f, value="here"):
    return actions.mark_came(invitation=asked(conference, person), came=value, by=f.w.amina)


def in_family_time(f):
    conference = today_with(f, [f.agnieszka, f.nan])
    came(conference, f.agnieszka, f)
    came(conference, f.nan, f)
    actions.start_sharing(conference=conference, by=f.w.amina)
    present = [asked(conference, person) for person in (f.agnieszka, f.nan)]
    return actions.start_private_time(conference=conference, present=present, by=f.w.amina)


def test_the_whole_day():
    f = family()
    conference = in_family_time(f)
    for _ in range(2):
        actions.called_in(conference=conference, by=f.w.amina)
    actions.end_private_time(conference=conference, by=f.w.amina)
    actions.start_agreeing(conference=conference, by=f.w.amina)
    actions.end_conference(conference=conference, by=f.w.amina)
    conference.refresh_from_db()
    moments = [getattr(conference, name) for name in Conference.MOMENTS]
    assert all(moments) and moments == sorted(moments)
    assert (conference.stage, conference.called_in_count) == ("held", 2)
    assert {row.person for row in conference.invitations.filter(in_private_time=True)} == {f.agnieszka, f.nan}
    assert cast.fresh(f.case).stage == "held"


def test_the_family_goes_out_comes_back_and_goes_out_again():
    f = family()
    conference = in_family_time(f)
    go = {"conference": conference, "by": f.w.amina}
    actions.end_private_time(**go)
    nan = [asked(conference, f.nan)]
    actions.start_private_time(present=nan, **go)
    actions.start_private_time(present=nan, **go)
    actions.called_in(**go)
    actions.end_private_time(**go)
    actions.end_private_time(**go)
    actions.start_agreeing(**go)
    actions.start_private_time(present=nan, **go)  # the plan sends them out once more
    actions.end_conference(**go)
    conference.refresh_from_db()
    times = conference.family_times()
    assert len(times) == 3 and all(start and end for start, end in times)
    flat = [moment for time in times for moment in time]
    assert flat == sorted(flat) and times[-1][1] == conference.held_at
    assert conference.called_in_count == 1
    assert [row.present.get().person for row in conference.further_family_times.all()] == [f.nan, f.nan]
    assert AuditEvent.objects.filter(kind="conference.private_started").count() == 3


def test_who_cannot_go_out_again():
    f = family()
    conference = in_family_time(f)
    go = {"conference": conference, "by": f.w.amina}
    actions.end_private_time(**go)
    came(conference, f.nan, f, "")
    with pytest.raises(Refused, match="not been marked as here"):
        actions.start_private_time(present=[asked(conference, f.nan)], **go)
    with pytest.raises(Refused, match="only begin again after it ended"):
        actions.start_private_time(
            present=[asked(conference, f.agnieszka)],
            at=conference.private_started_at - dt.timedelta(minutes=1),
            **go,
        )
    actions.end_conference(**go)
    with pytest.raises(Refused, match="has ended"):
        actions.start_private_time(present=[asked(conference, f.agnieszka)], **go)
    assert len(conference.family_times()) == 1


def test_time_alone_again_is_corrected_or_added_from_paper():
    f = family()
    start = at(-1, 14)
    conference = actions.book(
        case=f.case, kind="first", starts_at=start, ends_at=at(-1, 18), venue=f.hall, people=[f.nan], by=f.w.amina,
        now=start - dt.timedelta(days=3),
    )  # fmt: skip
    actions.begin(conference=conference, by=f.w.amina, at=start)
    actions.end_conference(conference=conference, by=f.w.amina, at=at(-1, 18))
    change = {"conference": conference, "by": f.w.amina, "reason_code": "paper"}
    actions.correct_times(
        sharing_started_at=at(-1, 14, 10), sharing_ended_at=at(-1, 15),
        private_started_at=at(-1, 15), private_ended_at=at(-1, 15, 40), **change,
    )  # fmt: skip
    wrong = {
        "after it ended": {"started_at": at(-1, 15, 30), "ended_at": at(-1, 16)},
        "end must be after": {"started_at": at(-1, 16, 30), "ended_at": at(-1, 16)},
        "order of the day": {"started_at": at(-1, 17, 30), "ended_at": at(-1, 18, 30)},
        "Enter when it ended": {"started_at": at(-1, 16)},
    }
    for message, times in wrong.items():
        with pytest.raises(Refused, match=message):
            actions.correct_times(further={"new": times}, **change)
    assert not conference.further_family_times.exists()
    client = cast.signed_in(f.w.amina)
    sent = {"further_new_started_at": "16:00", "further_new_ended_at": "16:25", "reason_code": "paper"}
    assert client.post(url("times", conference), sent).status_code == 302
    row = conference.further_family_times.get()
    assert (row.started_at, row.ended_at) == (at(-1, 16), at(-1, 16, 25))
    later = {f"further_{row.key}_ended_at": "16:30", "reason_code": "late"}
    assert client.post(url("times", conference), later).status_code == 302
    row.refresh_from_db()
    assert row.ended_at == at(-1, 16, 30)
    which = TimeCorrection.objects.filter(further=row).values_list("which", flat=True)
    assert sorted(which) == ["further_ended_at", "further_ended_at", "further_started_at"]
    text = client.get(tab(f)).content.decode()
    assert "3pm to 3:40pm, 40 minutes" in text and "4pm to 4:30pm, 30 minutes" in text
    assert "1 hour 10 minutes in all" in text


def test_going_out_again_by_the_page():
    f = family()
    conference = in_family_time(f)
    client = cast.signed_in(f.w.amina)
    assert "Start family time again" not in client.get(url("day", conference)).content.decode()
    client.post(url("step", conference, "end-family-time"))
    family_part = url("day", conference) + "?part=family"
    assert "Start family time again" in client.get(family_part).content.decode()
    wrong = client.post(url("family_time", conference), {}).content.decode()
    assert "Mark who is in the room with the family" in wrong and "Start family time again" in wrong
    client.post(url("family_time", conference), {"present": [asked(conference, f.nan).key]})
    page = client.get(url("day", conference)).content.decode()
    assert "The family is ready" in page and "In the room: Maureen Rimmer" in page
    client.post(url("step", conference, "end-family-time"))
    assert "in all." in client.get(family_part).content.decode()


def test_a_conference_opens_on_its_day_and_not_before():
    f = family()
    conference = booked(f)
    with pytest.raises(Refused, match="It can be opened on that day"):
        actions.begin(conference=conference, by=f.w.amina)
    assert actions.begin(conference=today_with(f, []), by=f.w.amina).stage == "under_way"


def test_steps_out_of_order_are_refused_and_twice_is_once():
    f = family()
    conference = today_with(f, [f.nan])
    refused = {
        "Family time has not started": lambda: actions.end_private_time(conference=conference, by=f.w.amina),
        "Family time is not running": lambda: actions.called_in(conference=conference, by=f.w.amina),
        "Sharing has not started": lambda: actions.start_agreeing(conference=conference, by=f.w.amina),
    }
    for message, act in refused.items():
        with pytest.raises(Refused, match=message):
            act()
    first = actions.start_sharing(conference=conference, by=f.w.amina).sharing_started_at
    assert actions.start_sharing(conference=conference, by=f.w.amina).sharing_started_at == first
    assert AuditEvent.objects.filter(kind="conference.sharing_started").count() == 1


def test_before_it_is_opened_nothing_can_be_marked():
    f = family()
    conference = booked(f, [f.nan])
    with pytest.raises(Refused, match="Open the conference first"):
        came(conference, f.nan, f)
    with pytest.raises(Refused, match="Open the conference first"):
        actions.start_sharing(conference=conference, by=f.w.amina)


def test_arrivals_can_be_taken_back_and_sent_twice():
    f = family()
    conference = today_with(f, [f.nan])
    came(conference, f.nan, f)
    arrived = asked(conference, f.nan).arrived_at
    came(conference, f.nan, f)
    assert asked(conference, f.nan).arrived_at == arrived
    assert AuditEvent.objects.filter(kind="conference.came").count() == 1
    came(conference, f.nan, f, "")
    assert (asked(conference, f.nan).came, asked(conference, f.nan).arrived_at) == ("", None)


def test_somebody_who_must_not_meet_a_person_who_is_here_is_not_marked_as_here():
    f = family()
    conference = today_with(f, [f.agnieszka, f.darren])
    kept_apart(f)
    came(conference, f.agnieszka, f)
    with pytest.raises(Refused, match="must not meet"):
        came(conference, f.darren, f)
    page = cast.signed_in(f.w.amina).post(
        url("came", conference, asked(conference, f.darren).key), {"came": "here"}, follow=True
    )
    text = page.content.decode()
    assert "Before Darren Rimmer comes in" in text and "must not meet" not in text
    came(conference, f.agnieszka, f, "")
    assert came(conference, f.darren, f).is_present


def test_staff_and_people_who_are_not_here_are_not_in_family_time():
    f = family()
    conference = today_with(f, [f.nan])
    tom = actions.invite(conference=conference, staff=f.w.tom, mode="room", by=f.w.amina)
    actions.start_sharing(conference=conference, by=f.w.amina)
    start = {"conference": conference, "by": f.w.amina}
    with pytest.raises(Refused, match="Mark who is in the room"):
        actions.start_private_time(present=[], **start)
    with pytest.raises(Refused, match="not been marked as here"):
        actions.start_private_time(present=[asked(conference, f.nan)], **start)
    actions.mark_came(invitation=tom, came="here", by=f.w.amina)
    with pytest.raises(Refused, match="staff leave the room"):
        actions.start_private_time(present=[tom], **start)


def test_ending_early_notes_who_could_not_come():
    f = family()
    conference = today_with(f, [f.nan, f.darren])
    came(conference, f.nan, f)
    actions.end_conference(conference=conference, by=f.w.amina)
    assert asked(conference, f.darren).came == "no"
    assert not conference.had_private_time


def test_a_review_leaves_the_case_where_it_is():
    f = family()
    case = actions.end_conference(conference=today_with(f, []), by=f.w.amina).case
    move(case=case, to="planned", by=f.w.amina)
    now = timezone.now()
    review = actions.book(
        case=case, kind="review", starts_at=at(30, 10), ends_at=at(30, 12), venue=f.hall, by=f.w.amina
    )
    assert cast.fresh(case).stage == "planned"
    assert (review.stage, now < review.starts_at) == ("booked", True)


def test_a_conference_in_parts_is_held_with_its_last_sitting():
    f = family()
    main = booked(f, [f.nan], days=2)
    sitting = today_with(f, [f.agnieszka], kind="separate")
    late = overdue.late(f.w.service, today())
    client = cast.signed_in(f.w.amina)
    said = client.post(url("end", sitting), follow=True).content.decode()
    assert "This sitting is over. The next one is on" in said and "Separate sitting, " in said
    assert "is over." in said and "10am, is still to come." in said
    case = cast.fresh(f.case)
    assert (case.stage, case.conference_on) == ("arranged", timezone.localdate(main.starts_at))
    assert not Case.objects.filter(late).exists()
    assert facts_of([case])[case.pk].conference == main
    start = main.starts_at
    Conference.objects.filter(pk=main.pk).update(stage="under_way", began_at=start - dt.timedelta(days=3))
    main.refresh_from_db()
    actions.end_conference(conference=main, by=f.w.amina)
    assert cast.fresh(f.case).stage == "held"
    assert "is still to come" not in client.get(tab(f)).content.decode()


def test_a_review_that_is_booked_does_not_hold_a_conference_open():
    f = family()
    conference = today_with(f, [f.nan])
    booked(f, days=80, kind="review")
    actions.end_conference(conference=conference, by=f.w.amina)
    assert cast.fresh(f.case).stage == "held"


def test_when_the_other_sitting_is_cancelled_the_conference_has_been_held():
    f = family()
    main = booked(f, [f.nan], days=2)
    actions.end_conference(conference=today_with(f, [f.agnieszka], kind="separate"), by=f.w.amina)
    assert cast.fresh(f.case).stage == "arranged"
    actions.cancel(conference=main, reason="The family chose not to", by=f.w.amina)
    assert cast.fresh(f.case).stage == "held"


def test_times_are_corrected_with_a_code_and_leave_a_row():
    f = family()
    conference = in_family_time(f)
    earlier = conference.private_started_at - dt.timedelta(minutes=1)
    with pytest.raises(Refused, match="in the order of the day"):
        actions.correct_times(conference=conference, by=f.w.amina, reason_code="late",
                              private_started_at=conference.began_at - dt.timedelta(hours=1))  # fmt: skip
    with pytest.raises(Refused, match="has not happened yet"):
        actions.correct_times(conference=conference, by=f.w.amina, reason_code="late", held_at=timezone.now())
    with pytest.raises(Refused, match="Select why"):
        actions.correct_times(conference=conference, by=f.w.amina, reason_code="because", began_at=earlier)
    began = conference.began_at - dt.timedelta(minutes=20)
    actions.correct_times(conference=conference, by=f.w.amina, reason_code="late", began_at=began)
    row = TimeCorrection.objects.get()
    assert (row.which, row.was_at, row.now_at, row.reason) == ("began_at", conference.began_at, began, "late")


def test_a_sheet_of_paper_is_entered_the_next_day():
    f = family()
    start = at(-1, 18)
    conference = actions.book(
        case=f.case, kind="first", starts_at=start, ends_at=at(-1, 21), venue=f.hall, people=[f.nan], by=f.w.amina,
        now=start - dt.timedelta(days=3),
    )  # fmt: skip
    actions.begin(conference=conference, by=f.w.amina, at=start)
    actions.mark_came(invitation=asked(conference, f.nan), came="here", by=f.w.amina, at=start)
    actions.end_conference(conference=conference, by=f.w.amina, at=at(-1, 21))
    corrected = actions.correct_times(
        conference=conference, by=f.w.amina, reason_code="paper", sharing_started_at=at(-1, 18, 15),
        sharing_ended_at=at(-1, 19), private_started_at=at(-1, 19), private_ended_at=at(-1, 20, 15),
    )  # fmt: skip
    assert corrected.had_private_time
    assert set(TimeCorrection.objects.values_list("reason", flat=True)) == {"paper"}


# Of family time only moments, presence and a count are kept (domain.md 0.4).

ALONE = ("private", "family_time", "familytime", "alone", "called_in")
ELSEWHERE = {"private_matters"}  # of the referral: what must be kept from somebody
NO_WORDS = (models.DateTimeField, models.BooleanField, models.IntegerField)
NO_TYPED_WORDS = (
    forms.ChoiceField,
    forms.BooleanField,
    forms.IntegerField,
    forms.DateTimeField,
    forms.UUIDField,
)


def is_about_family_time(name):
    return name not in ELSEWHERE and any(word in name.lower() for word in ALONE)


def every_form(cls=FgcForm):
    for form in cls.__subclasses__():
        yield form
        yield from every_form(form)


def test_no_model_has_words_for_family_time():
    seen = [
        (
            field,
            isinstance(field, NO_WORDS) or bool(field.choices) or field.name == "key" or field.is_relation,
        )
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
        and (is_about_family_time(field.name) or is_about_family_time(model.__name__))
    ]
    assert len(seen) >= 4
    assert [field for field, wordless in seen if not wordless] == []


def test_the_tables_of_the_day_have_no_text_but_what_is_known():
    """A new text column on what is recorded that day has to be argued for here."""
    words = {
        (model.__name__, field.name)
        for model in (Conference, FurtherFamilyTime, Invitation, TimeCorrection)
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name != "key"
    }
    assert words == {
        ("Conference", "place_note"),
        ("Conference", "cancelled_reason"),
        ("Invitation", "support"),
    }


def test_no_form_has_words_for_family_time():
    for form in every_form():
        if (
            form.__name__ == "WriteForm"
        ):  # its "family time" is a part of the plan: when they are together (domain.md 5.1)
            continue
        for name, field in form.base_fields.items():
            if (
                is_about_family_time(name)
                or is_about_family_time(form.__name__)
                or "FamilyTime" in form.__name__
            ):
                assert isinstance(field, (*NO_TYPED_WORDS, TimeField)), (form, name)
    f = family()
    conference = in_family_time(f)
    assert {type(field) for field in FamilyTimeForm(here=[]).fields.values()} <= {
        forms.MultipleChoiceField, type(FamilyTimeForm(here=[]).fields["submission"])
    }  # fmt: skip
    fields = TimesForm(conference=conference, back="").fields
    assert {type(field) for name, field in fields.items() if name != "submission"} == {
        forms.ChoiceField,
        TimeField,
    }


def test_words_sent_to_family_time_are_kept_nowhere():
    f = family()
    conference = in_family_time(f)
    client = cast.signed_in(f.w.amina)
    for name in ("called-in", "end-family-time"):
        client.post(
            url("step", conference, name), {"note": "Nan wept", "text": "Nan wept", "reason": "Nan wept"}
        )
    conference.refresh_from_db()
    assert conference.called_in_count == 1
    kept = [str(value) for row in (conference, *conference.invitations.all(), *AuditEvent.objects.all())
            for value in vars(row).values()]  # fmt: skip
    assert not any("wept" in value for value in kept)


# Pages.


def test_the_day_by_its_pages():
    f = family()
    conference = today_with(f, [f.agnieszka, f.nan])
    client = cast.signed_in(f.w.amina)
    page = client.get(url("day", conference)).content.decode()
    assert "Today’s conference" in page and "Mark as here" in page
    for row in conference.invitations.all():
        client.post(url("came", conference, row.key), {"came": "here"})
    client.post(url("step", conference, "start-sharing"))
    client.post(url("step", conference, "end-sharing"))
    page = client.get(url("day", conference) + "?part=family").content.decode()
    assert "Start family time" in page and "<textarea" not in page and 'type="text"' not in page
    assert "Mark who is in the room" in client.post(url("family_time", conference), {}).content.decode()
    keys = [row.key for row in conference.invitations.all()]
    client.post(url("family_time", conference), {"present": keys})
    page = client.get(url("day", conference)).content.decode()
    assert "The family called somebody in" in page and "<textarea" not in page and 'type="text"' not in page
    token = "3f2b8c1e-5d7a-4b6f-9c0d-1e2f3a4b5c6d"
    for _ in range(2):
        client.post(url("step", conference, "called-in"), {"submission": token})
    client.post(url("step", conference, "called-in"))
    client.post(url("step", conference, "end-family-time"))
    client.post(url("step", conference, "start-agreeing"))
    page = client.get(url("day", conference)).content.decode()
    assert reverse("family_plans:plan", args=[f.case.reference]) in page
    assert client.get(url("end", conference)).status_code == 200
    client.post(url("end", conference))
    conference.refresh_from_db()
    assert (conference.stage, conference.called_in_count) == ("held", 2)


def test_the_screen_shows_this_family_only_and_no_menu():
    f = family()
    family(f.w, "Kai and Zara T.")
    conference = today_with(f, [f.nan])
    text = cast.signed_in(f.w.amina).get(url("day", conference)).content.decode()
    title = text.partition("<title>")[2].partition("</title>")[0]
    assert title.startswith("Today’s conference") and "Ellie" not in title
    assert "Kai and Zara" not in text and "govuk-service-navigation" not in text
    assert "Record a note" not in text


def test_an_early_opening_says_when_it_can_be_opened():
    f = family()
    conference = booked(f, [f.nan])
    page = cast.signed_in(f.w.amina).post(url("step", conference, "begin"), follow=True)
    assert "It can be opened on that day" in page.content.decode()


def test_two_tabs_take_one_step():
    f = family()
    conference = in_family_time(f)
    client = cast.signed_in(f.w.amina)
    for _ in range(2):
        assert client.post(url("step", conference, "end-family-time")).status_code == 302
    assert AuditEvent.objects.filter(kind="conference.private_ended").count() == 1


def test_times_by_the_page():
    f = family()
    conference = in_family_time(f)
    client = cast.signed_in(f.w.amina)
    page = client.get(url("times", conference))
    assert page.status_code == 200
    values = {name: timezone.localtime(getattr(conference, name)).strftime("%H:%M") for name in
              ("began_at", "sharing_started_at", "sharing_ended_at", "private_started_at")}  # fmt: skip
    assert "<title>Error:" in client.post(url("times", conference), values).content.decode()
    assert client.post(url("times", conference), values | {"reason_code": "late"}).status_code == 302
    assert TimeCorrection.objects.count() == 0
    wrong = client.post(url("times", conference), values | {"began_at": "half ten", "reason_code": "late"})
    assert "Enter a time" in wrong.content.decode() and "half ten" in wrong.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("amina", 200), ("carol", 200), ("dele", 403), ("tom", 403), ("priya", 403), ("bryn", 404)],
)
def test_who_may_hold_the_day(who, status):
    f = family()
    conference = today_with(f, [])
    client = cast.signed_in(getattr(f.w, who))
    for name in ("day", "times", "end"):
        assert client.get(url(name, conference)).status_code == status
    refused = client.post(url("step", conference, "start-sharing")).status_code
    assert refused == (302 if status == 200 else status)


def test_a_step_that_does_not_exist_is_not_found():
    f = family()
    conference = today_with(f, [])
    assert cast.signed_in(f.w.amina).post(url("step", conference, "note")).status_code == 404


def test_the_running_sheet_has_agenda_names_and_blank_rows():
    f = family()
    conference = booked(f, [f.nan])
    text = cast.signed_in(f.w.amina).get(url("running_sheet", conference)).content.decode()
    for words in ("Welcome", "Family time", "Maureen Rimmer", "What will happen", "In family time"):
        assert words in text
    assert cast.signed_in(f.w.tom).get(url("running_sheet", conference)).status_code == 403
