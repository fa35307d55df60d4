"""What of a plan waits for somebody on the staff: an answer, a day, a second look. Rules over a day, pure.

Nothing here is said to a family, and nothing is counted against it: each asks one of the staff to look.
"""

from django.db.models import DateTimeField, Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from conferences.models import Conference
from conferences.stages import BOOKED, HELD, UNDER_WAY
from family_plans import stages
from family_plans.earlier_answers import is_late_answer
from family_plans.in_force import left_without_plan
from family_plans.models import (
    ActionNews,
    ActionProgress,
    CheckIn,
    Plan,
    PlanAction,
    PlanCopy,
    PlanPhoto,
    PlanVersion,
    Review,
)
from family_plans.promises import (
    AWAITED,
    care_to_refer,
    decisions_awaited,
    families_untold,
    families_untold_of_earlier,
    help_unanswered,
    help_without_day,
)
from fgc.cases.clocks import Due, reminded, working
from fgc.cases.models import SafeguardingNotice
from fgc.lib.dates import LONDON

OVER = ("done", "changed", "not_needed")  # nothing is left to be seen of such an action


def answers_given(cases, day, calendars):
    """Decisions that somebody else has to take for a plan, by the day that was named; and answers of less than yes

    of which nobody told the family: on the day itself, while the plan can still change. An answer on a plan that was
    replaced meanwhile is told too, whatever it is and whether or not the work goes on.
    """
    for row in _told(decisions_awaited() | families_untold() | families_untold_of_earlier(), cases):
        case = row.plan.case
        if row.outcome == AWAITED:
            yield Due("decision", case, row.key, row.awaiting_by)
        elif is_late_answer(row):
            yield Due("tell_answer", case, row.key, calendars.after(case, _day(row.at), 1))
        elif case.is_open:
            since = case.counted(_day(row.at))
            yield Due("tell_family", case, row.key, since, climbs_on=calendars.after(case, since, 1))


def risk_not_passed_on(cases, day, calendars):
    """Families of whom a review found somebody at risk and nothing was passed on since: the same day, whatever was stopped."""
    passed = SafeguardingNotice.objects.filter(case=OuterRef("case"), at__date__gte=OuterRef("held_on"))
    rows = Review.objects.filter(
        ~Exists(passed), at_risk=True, held_on__isnull=False, case__in=cases.values("pk")
    )
    said = set()
    for row in rows.select_related("case").order_by("-held_on", "-pk"):
        if row.case_id not in said:
            said.add(row.case_id)
            climbs = calendars.after(row.case, row.held_on, 1)
            yield Due("risk", row.case, row.key, row.held_on, climbs_on=climbs)


def help_asked(cases, day, calendars):
    """Requests for help that the council has not answered, and those it promised without saying by when."""
    rows = (help_unanswered() | help_without_day()).annotate(
        written=_first_version(made_at__gte=OuterRef("changed_at"))
    )
    for row in _told(rows, cases):
        case, promised = row.plan.case, row.answer != "waiting"
        shown = [moment for moment in (row.written, row.plan.shown_at) if moment]
        since = row.decided_on if promised else _day(min(shown, default=row.plan.started_at))
        due = calendars.after(case, since, calendars.of(case).decision_days)
        yield Due("help_day" if promised else "help_answer", case, row.key, due)


def care_offered(cases, day, calendars):
    """Offers of care in a plan that was final whose person agreed to an assessment: the social worker asks for it."""
    final = _first_version(made_at__gte=OuterRef("recorded_at"))
    for row in _told(care_to_refer().annotate(final=final).filter(final__isnull=False), cases):
        case = row.plan.case
        yield Due(
            "care", case, row.key, calendars.after(case, _day(row.final), calendars.of(case).decision_days)
        )


def plans_waiting(cases, day, calendars):
    """Plans that are shown and not answered; families that meet again on a day for which nothing is arranged; and those

    with nothing in place, a refused plan or none, for whom neither a conference nor the end of the work is on its way.
    """
    arranged = Conference.objects.filter(
        Q(stage__in=[BOOKED, UNDER_WAY]) | Q(stage=HELD, held_at__gt=OuterRef("final_at")),
        case=OuterRef("case"),
    )
    adjourned = Q(~Exists(arranged), stage=stages.FINAL, reconvene_on__isnull=False)
    rows = Plan.objects.filter(Q(stage=stages.SHOWN, shown_at__isnull=False) | adjourned, ended_at=None)
    rows = (rows | left_without_plan()).filter(case__in=working(cases).values("pk"))
    for row in rows.select_related("case"):
        service = calendars.of(row.case)
        if row.stage == stages.SHOWN:
            days = service.decision_days
            yield Due("answer", row.case, row.key, calendars.after(row.case, _day(row.shown_at), days))
        elif row.outcome in stages.NOTHING_IN_PLACE:
            since = row.case.counted(_day(row.final_at))
            yield Due("way_on", row.case, row.key, calendars.after(row.case, since, service.finish_days))
        else:
            yield Due("meet_again", row.case, row.key, row.reconvene_on)


def actions_by_day(cases, day, calendars):
    """Days that a family named for something in its plan, once a day: the coordinator asks how it went, in no hurry.

    Over once anybody has told, at a review, at a check-in or in between, or a check-in was made since.
    """
    mine = {"action": OuterRef("pk")}
    told = ActionNews.objects.filter(Q(on__gte=OuterRef("by_when")) | Q(state__in=OVER), **mine)
    seen = ActionProgress.objects.filter(
        Q(review__held_on__gte=OuterRef("by_when")) | Q(state__in=OVER), **mine
    )
    asked = CheckIn.objects.filter(plan=OuterRef("plan"), done_on__gte=OuterRef("by_when"))
    rows = PlanAction.objects.filter(
        ~Exists(told), ~Exists(seen), ~Exists(asked), by_when__isnull=False, removed_at=None,
        plan__stage=stages.FINAL, plan__outcome__in=stages.IN_PLACE, plan__ended_at=None,
        plan__case__in=working(cases).values("pk"),
    )  # fmt: skip
    said = set()
    for row in rows.select_related("plan__case").order_by("by_when", "pk"):
        case = row.plan.case
        if (case.pk, row.by_when) not in said:
            said.add((case.pk, row.by_when))
            due = calendars.after(case, case.counted(row.by_when), 0)
            gentle = calendars.after(case, due, calendars.of(case).quiet_days)
            yield Due("action", case, f"{case.reference}-{row.by_when:%Y%m%d}", due, climbs_on=gentle)


def second_looks(cases, day, calendars):
    """Copies of the latest version that a second person has to read before they leave: by the next working day."""
    later = PlanCopy.objects.annotate(record_of=Coalesce("child", 0)).filter(
        Q(person=OuterRef("person")) | Q(staff=OuterRef("staff")) | Q(~Q(role=""), role=OuterRef("role")),
        record_of=Coalesce(OuterRef("child"), 0),
        version=OuterRef("version"), number__gt=OuterRef("number"),
    )  # fmt: skip
    rows = PlanCopy.objects.filter(
        ~Exists(later), needs_release=True, released_at=None, recalled_at=None,
        version__plan__case__in=reminded(cases).values("pk"), version__plan__ended_at=None,
        version__number=Coalesce(Subquery(_last_number("version__plan")), F("version__number")),
    )  # fmt: skip
    rows = rows.select_related("version__plan__case").defer("version__frozen")  # fmt: skip
    said = set()
    for row in rows.order_by("made_at", "pk"):
        if row.version_id not in said:
            said.add(row.version_id)
            case = row.version.plan.case
            yield Due("second_look", case, row.version.key, calendars.after(case, _day(row.made_at), 1))


def photos_to_check(cases, day, calendars):
    """Photos on which nobody has looked for what is kept from somebody: others do not see them until then."""
    rows = PlanPhoto.objects.filter(
        checked_at=None, removed_at=None, plan__ended_at=None, plan__case__in=working(cases).values("pk")
    ).defer("words")
    said = set()
    for row in rows.select_related("plan__case").order_by("made_at", "pk"):
        if row.plan_id not in said:
            said.add(row.plan_id)
            case = row.plan.case
            days = calendars.of(case).share_plan_days
            yield Due("photo", case, row.plan.key, calendars.after(case, _day(row.made_at), days))


def _told(rows, cases):
    """Rows of plans of those families, also of finished ones: only stopped messages end what was promised."""
    rows = rows.filter(plan__case__in=cases.filter(messages_stopped_at=None).values("pk"))
    return rows.select_related("plan__case")


def _first_version(**conditions):
    versions = PlanVersion.objects.filter(plan=OuterRef("plan"), **conditions).order_by().values("plan")
    return Subquery(versions.annotate(first=Min("made_at")).values("first"), output_field=DateTimeField())


def _last_number(plan):
    return PlanVersion.objects.filter(plan=OuterRef(plan)).order_by("-number").values("number")[:1]


def _day(moment):
    return moment.astimezone(LONDON).date()


RULES = {
    "decision": answers_given,
    "tell_family": answers_given,
    "tell_answer": answers_given,
    "way_on": plans_waiting,
    "risk": risk_not_passed_on,
    "help_answer": help_asked,
    "help_day": help_asked,
    "care": care_offered,
    "answer": plans_waiting,
    "meet_again": plans_waiting,
    "action": actions_by_day,
    "second_look": second_looks,
    "photo": photos_to_check,
}
