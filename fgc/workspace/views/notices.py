"""Safeguarding notices of a family: passing one on, reading them, answering."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fgc.cases import actions
from fgc.cases.access import MissingRight, get_case
from fgc.cases.actions.noticing import told_of
from fgc.cases.models import SafeguardingNotice
from fgc.cases.notices import may_answer
from fgc.cases.shell import shell
from fgc.lib.text import and_list
from fgc.workspace.notice_forms import AnswerNoticeForm, RaiseNoticeForm
from fgc.workspace.views.forms_page import data_of, form_page

# Where somebody goes on who came to pass on what a review found, by the word in the address.
GOES_ON = {"write": "family_plans:write", "reviews": "family_plans:reviews"}


@require_GET
def notices(request, reference):
    """Every notice of the family, the newest first, with its answer."""
    case = get_case(request.user, reference, "safeguarding.read")
    rows = case.safeguarding_notices.select_related("by", "to_referrer", "answered_by")
    context = shell(case, "overview") | {
        "plain_bar": True,
        "notice_url": "",  # the page has a button of its own
        "notices": rows,
        "may_answer": may_answer(case),
        "may_raise": case.can.can("safeguarding.write"),
    }
    return render(request, "workspace/notices.html", context)


def raise_notice(request, reference):
    """Pass on what must be known to keep somebody safe."""
    case = get_case(request.user, reference, "safeguarding.write")
    arose = request.GET.get("arose", "")
    initial = {"arose": arose if arose in SafeguardingNotice.Arose.values else ""}
    form = RaiseNoticeForm(data_of(request), initial=initial)

    def act():
        data = form.cleaned_data
        notice = actions.raise_notice(
            case=case, facts=data["facts"], arose=data["arose"], learned_on=data["learned_on"],
            person_told=data["told"] == "yes", not_told_reason=data["not_told_reason"],
            spoken_to=data["spoken_to"], police=data["police"], by=request.user,
        )  # fmt: skip
        people = and_list(person.name for person in told_of(notice))
        messages.success(
            request,
            f"Passed on to {people}." if people else "Recorded. Ring the duty team: nobody could be told.",
        )
        goes_on = GOES_ON.get(request.GET.get("then", ""))
        return reverse(goes_on, args=[case.reference]) if goes_on else _page(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Pass on a safeguarding concern",
        text="It goes at once to the social worker, their manager and the service manager. What people told you in "
        "preparation, and is not needed to keep somebody safe, stays with you.",
        back=_page(case),
    )


def answer_notice(request, reference, key):
    """The social worker, or their manager, says what they do about it."""
    case = get_case(request.user, reference, "safeguarding.read")
    if not may_answer(case):
        raise MissingRight("safeguarding", "write")
    notice = get_object_or_404(case.safeguarding_notices.select_related("by"), key=key)
    form = AnswerNoticeForm(data_of(request))

    def act():
        actions.answer_notice(notice=notice, answer=form.cleaned_data["answer"], by=request.user)
        messages.success(request, "Your answer is recorded, and the coordinator is told.")
        return _page(case)

    return form_page(
        request, case, form, act, title="Answer a safeguarding notice", text=notice.facts, back=_page(case)
    )


def _page(case):
    return reverse("workspace:notices", args=[case.reference])
