"""What of a plan waits for somebody on the staff: an answer, a day, a second look. Rules over a day, pure.

Nothing here is said to a family, and nothing is counted against it: each asks one of the staff to look.
"""

from django.db.models import DateTimeField, Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from conferences.models import Conference
from conferences.stages import BOOKED, HELD, UNDER_WAY
from family_plans import stages
from family_plans.models import (
    ActionNews,
    ActionProgress,
    CheckIn,
    Plan,
    PlanAction,
    PlanCopy,
    PlanPhoto,
    PlanVersion,
)
from family_plans.promises import care_to_refer, decisions_awaited, help_unanswered, help_without_day
from fgc.cases.clocks import Due, reminded, working
from fgc.lib.dates import LONDON

OVER = ("done", "changed", "not_needed")  # nothing is left to be seen of such an action


def awaited_decisions(cases, day, calendars):
    """Decisions that somebody else has to take for a plan, by the day that was named."""
    for row in _told(decisions_awaited(), cases):
        yield Due("decision", row.plan.case, row.key, row.awaiting_by)


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
    """Plans that are shown and not answered; and families that meet again on a day for which nothing is arranged."""
    arranged = Conference.objects.filter(
        Q(stage__in=[BOOKED, UNDER_WAY]) | Q(stage=HELD, held_at__gt=OuterRef("final_at")),
        case=OuterRef("case"),
    )
    adjourned = Q(~Exists(arranged), stage=stages.FINAL, reconvene_on__isnull=False)
    rows = Plan.objects.filter(
        Q(stage=stages.SHOWN, shown_at__isnull=False) | adjourned,
        case__in=working(cases).values("pk"),
        ended_at=None,
    )
    for row in rows.select_related("case__coordinator", "case__referrer"):
        if row.stage == stages.SHOWN:
            days = calendars.of(row.case).decision_days
            yield Due("answer", row.case, row.key, calendars.after(row.case, _day(row.shown_at), days))
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
    for row in rows.select_related("plan__case__coordinator", "plan__case__referrer").order_by(
        "by_when", "pk"
    ):
        case = row.plan.case
        if (case.pk, row.by_when) not in said:
            said.add((case.pk, row.by_when))
            due = calendars.after(case, case.counted(row.by_when), 0)
            gentle = calendars.after(case, due, calendars.of(case).quiet_days)
            yield Due("action", case, f"{case.reference}-{row.by_when:%Y%m%d}", due, climbs_on=gentle)


def second_looks(cases, day, calendars):
    """Copies of the latest version that a second person has to read before they leave: by the next working day."""
    later = PlanCopy.objects.filter(
        Q(person=OuterRef("person")) | Q(staff=OuterRef("staff")) | Q(~Q(role=""), role=OuterRef("role")),
        version=OuterRef("version"), number__gt=OuterRef("number"),
    )  # fmt: skip
    rows = PlanCopy.objects.filter(
        ~Exists(later), needs_release=True, released_at=None, recalled_at=None,
        version__plan__case__in=reminded(cases).values("pk"), version__plan__ended_at=None,
        version__number=Coalesce(Subquery(_last_number("version__plan")), F("version__number")),
    )  # fmt: skip
    rows = rows.select_related(
        "version__plan__case__coordinator", "version__plan__case__referrer"
    ).defer("version__frozen")  # fmt: skip
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
    for row in rows.select_related("plan__case__coordinator", "plan__case__referrer").order_by(
        "made_at", "pk"
    ):
        if row.plan_id not in said:
            said.add(row.plan_id)
            case = row.plan.case
            days = calendars.of(case).share_plan_days
            yield Due("photo", case, row.plan.key, calendars.after(case, _day(row.made_at), days))


def _told(rows, cases):
    """Rows of plans of those families, also of finished ones: only stopped messages end what was promised."""
    rows = rows.filter(plan__case__in=cases.filter(messages_stopped_at=None).values("pk"))
    return rows.select_related("plan__case__coordinator", "plan__case__referrer")


def _first_version(**conditions):
    versions = PlanVersion.objects.filter(plan=OuterRef("plan"), **conditions).order_by().values("plan")
    return Subquery(versions.annotate(first=Min("made_at")).values("first"), output_field=DateTimeField())


def _last_number(plan):
    return PlanVersion.objects.filter(plan=OuterRef(plan)).order_by("-number").values("number")[:1]


def _day(moment):
    return moment.astimezone(LONDON).date()


RULES = {
    "decision": awaited_decisions,
    "help_answer": help_asked,
    "help_day": help_asked,
    "care": care_offered,
    "answer": plans_waiting,
    "meet_again": plans_waiting,
    "action": actions_by_day,
    "second_look": second_looks,
    "photo": photos_to_check,
}
