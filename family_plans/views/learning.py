"""Outcomes at 6 and 12 months, and feedback: of one family, of the service, and on paper."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from family_plans import actions
from family_plans.counted import counted
from family_plans.due import outcomes_due
from family_plans.forms.learning import OutcomeForm, TranslationForm, feedback_form
from family_plans.languages import language_in
from family_plans.models import Feedback
from family_plans.questions import QUESTIONS, scale_of
from family_plans.rules import say
from family_plans.sheet import is_right_to_left
from family_plans.views.page import form_page, here, sent
from fgc.accounts.roles import Role
from fgc.cases.access import MissingRight, get_case, visible_to
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.paging import turn
from fgc.lib.text import count

ON_A_PAGE = 50
WITH_FEEDBACK = (Role.SERVICE_MANAGER,)
WITH_OUTCOMES = (Role.COORDINATOR, Role.SERVICE_MANAGER)


def _outcome_case(request, reference):
    """The case for the coordinator or the service manager, who learn from outcomes."""
    case = get_case(request.user, reference, "reviews.read")
    if not case.can.whole("reviews", "write") and not case.can.can("manage.write"):
        raise MissingRight("reviews", "write")
    return case


@require_GET
def outcomes(request, reference):
    """Each child at 6 and 12 months: what is known, and what is still to be asked for."""
    case = _outcome_case(request, reference)
    points = case.outcome_points.select_related("child__person", "recorded_by").order_by(
        "child__order", "child_id", "months"
    )
    return render(
        request,
        "family_plans/outcomes.html",
        {**shell(case, "reviews"), "points": points, "day": today(), "back": here("reviews", case)},
    )


def record_outcome(request, reference, key):
    """How one child is, or why it is not known."""
    case = _outcome_case(request, reference)
    point = get_object_or_404(case.outcome_points.select_related("child__person"), key=key)
    form = OutcomeForm(sent(request), initial=_initial(point))

    def act():
        actions.record_outcome(point=point, by=request.user, **form.facts())
        messages.success(request, "It is recorded")
        return here("outcomes", case)

    return form_page(
        request, case, form, act, title=f"{point.child.person.short_name}, {point.months} months on",
        back=here("outcomes", case), tab="reviews",
        lead="For the service’s own learning. It is never a score of a family.",
    )  # fmt: skip


def _initial(point):
    if not point.recorded_at:
        return {}
    words = {True: "yes", False: "no", None: ""}
    names = ("on", "lives_with", "status", "care_days", "protection_plan", "proceedings_on", "kin_carer",
             "plan_in_use", "not_known_reason")  # fmt: skip
    return {name: getattr(point, name) for name in names} | {
        "known": "yes" if point.on else "no",
        "in_care_since": words[point.in_care_since],
        "referred_again": words[point.referred_again],
    }


@require_GET
def due_outcomes(request):
    """Every child whose outcomes are to be asked for within a month, or are late, in the person's families."""
    if request.user.role not in WITH_OUTCOMES:
        raise MissingRight("reviews", "write")
    day = today()
    need = "manage.write" if request.user.role == Role.SERVICE_MANAGER else "reviews.write"
    cases = visible_to(request.user, need=need).order_by().values("pk")
    page = turn(request, outcomes_due(day, ahead_days=30).filter(case__in=cases), ON_A_PAGE)
    rows = [
        {"point": point, "late": point.due_on < day, "url": here("record_outcome", point.case, point.key)}
        for point in page.rows
    ]
    return render(request, "family_plans/outcomes_due.html", {"rows": rows, **page.links})


@require_GET
def feedback(request, reference):
    """What was said of the work with this family, as far as the reader may see it."""
    case = get_case(request.user, reference, "feedback.read")
    rows = list(case.feedback.all())
    extents = case.can.extents("feedback")
    if "" in extents:
        seen = rows
    elif "what the person allowed" in extents:
        seen = [row for row in rows if row.coordinator_may_see]
    else:
        seen = []
    context = {
        "cards": [_card(row) for row in seen],
        "hidden": count(len(rows) - len(seen), "answer") if len(rows) > len(seen) else "",
        "groups": [group for group in counted(case.feedback) if group["all"]] if "grouped" in extents else [],
        "may_enter": case.can.can("feedback.write"),
        "to_translate": list(_untranslated(case)) if case.can.can("feedback.write") else [],
        "kinds": Feedback.WHO,
        "stopped": bool(case.messages_stopped_at),
        "back": here("reviews", case) if case.can.can("reviews.read") else "",
    }
    return render(request, "family_plans/feedback.html", {**shell(case, "reviews"), **context})


def _card(row):
    scale = scale_of(row.who)
    return {
        "row": row,
        "rtl": is_right_to_left(row.words),
        "lang": language_in(row.language),
        "answers": [
            {
                "question": words,
                "value": row.answers[key],
                "words": scale[row.answers[key]],
                "face": row.who == "child",
            }
            for key, words in QUESTIONS[row.who].items()
            if key in row.answers
        ],
    }


def add_feedback(request, reference, who):
    """Enter one paper form."""
    case = get_case(request.user, reference, "feedback.write")
    form = feedback_form(_known(who))(sent(request))

    def act():
        data = form.cleaned_data
        actions.add_feedback(
            case=case, who=who, moment=data["moment"], answers=form.answers(), words=data["words"],
            words_in_english=data["words_in_english"], translated_by=data["translated_by"],
            language=data["language"], coordinator_may_see=data["coordinator_may_see"],
            given_on=data["given_on"], by=request.user,
        )  # fmt: skip
        messages.success(request, "The answers are saved")
        return here("feedback", case)

    return form_page(
        request, case, form, act, title=f"Answers on paper: {dict(Feedback.WHO)[who].lower()}",
        back=here("feedback", case), tab="reviews", lead="Enter them as they were written. No name goes with them.",
    )  # fmt: skip


def translate_feedback(request, reference, key):
    """Enter a translation that came later. What they wrote is not shown: whoever enters it has the paper."""
    case = get_case(request.user, reference, "feedback.write")
    row = get_object_or_404(case.feedback.exclude(words="").exclude(language=""), key=key)
    if row.words_in_english and request.method != "POST":
        messages.info(request, "There is a translation already.")
        return redirect(here("feedback", case))
    form = TranslationForm(sent(request))

    def act():
        data = {name: form.cleaned_data[name] for name in ("words_in_english", "translated_by")}
        actions.translate_feedback(feedback=row, by=request.user, **data)
        messages.success(request, "The translation is saved")
        return here("feedback", case)

    return form_page(
        request, case, form, act, title=f"A translation from {row.language}", back=here("feedback", case), tab="reviews",
        lead=f"{row.get_who_display()}, {row.get_moment_display().lower()}, {say(row.given_on)}. "
        "It stands beside their own words.",
    )  # fmt: skip


def _untranslated(case):
    """What was written in another language and nobody has translated yet."""
    return case.feedback.exclude(words="").exclude(language="").filter(words_in_english="")


@require_GET
def paper(request, who):
    """The empty form to print; nothing of a family is on it."""
    context = {
        "who": _known(who),
        "label": dict(Feedback.WHO)[who],
        "questions": list(QUESTIONS[who].values()),
        "scale": [{"value": value, "words": words} for value, words in scale_of(who).items()],
        "kinds": Feedback.WHO,
    }
    return render(request, "family_plans/feedback_paper.html", context)


@require_GET
def service_feedback(request):
    """What people think of the service, counted; groups of fewer than five are not shown."""
    if request.user.role not in WITH_FEEDBACK:
        raise MissingRight("feedback", "read")
    groups = counted(Feedback.objects.filter(case__service=request.user.service_id))
    return render(request, "family_plans/service_feedback.html", {"groups": groups, "kinds": Feedback.WHO})


def _known(who):
    if who not in QUESTIONS:
        raise Http404
    return who
