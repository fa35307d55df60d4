"""The timescales of a family, why one was missed, the day on which something was done; and all that was missed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fgc.accounts.roles import Role
from fgc.cases import actions
from fgc.cases.access import get_case
from fgc.cases.actions.timescales import NEVER_EXCUSED
from fgc.cases.clocks import CLOCKS
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.workspace.timescales import missed_by, missed_of, next_for, of_case
from fgc.workspace.timescales_forms import DoneForm, UrgencyForm, WhyForm
from fgc.workspace.views.forms_page import data_of, form_page


@require_GET
def missed(request):
    """What was missed without a reason, of the families of a coordinator or of the whole service."""
    if request.user.role not in (Role.COORDINATOR, Role.SERVICE_MANAGER):
        raise PermissionDenied("Missed timescales are for coordinators and service managers.")
    rows, number = missed_by(request.user, today())
    return render(
        request, "workspace/missed.html", {"rows": rows, "number": number, "more": number - len(rows)}
    )


@require_GET
def timescales(request, reference):
    """What is measured of a family: by when, how it stands, and why a day was missed."""
    case = get_case(request.user, reference, "progress.write")
    context = shell(case, "overview") | {"plain_bar": True} | of_case(case, today())
    return render(request, "workspace/timescales.html", context)


def why(request, reference, clock):
    """Say why a timescale was missed."""
    case, rule = _measured(request, reference, clock)
    due = missed_of(case, clock, today())
    if rule.for_safety:
        return _nothing(request, case, f"{NEVER_EXCUSED}.")
    if due is None:
        return _nothing(request, case, "That is not late, so nothing has to be explained.")
    form = WhyForm(data_of(request))

    def act():
        actions.explain(
            case=case, clock=due.clock, about=due.about, due_on=due.due_on, by=request.user, **form.given
        )
        messages.success(request, "Noted. Nobody is reminded of that day any more.")
        return _page(case)

    return form_page(
        request, case, form, act, title=f"Why is this late? {rule.title}", back=_page(case),
        text=f"It was due on {due.due_on.day} {due.due_on:%B %Y}.")  # fmt: skip


def done(request, reference, clock):
    """Note the day on which something was done."""
    case, rule = _measured(request, reference, clock)
    due = next_for(case, clock, today())
    if due is None:
        return _nothing(request, case, "Nothing of that kind is measured for this family now.")
    form = DoneForm(data_of(request))

    def act():
        about = "" if due.about == case.reference else due.about
        actions.note_done(
            case=case, what=rule.done_by, about=about, on=form.cleaned_data["on"], by=request.user
        )
        messages.success(request, "The day is noted.")
        return _page(case)

    return form_page(request, case, form, act, title=f"{rule.title}: on which day?", back=_page(case))


def urgency(request, reference):
    """Say how soon the family has to meet: the days that count from today change at once."""
    case = get_case(request.user, reference, "progress.write")
    now = "emergency" if case.is_emergency else "urgent" if case.is_urgent else "ordinary"
    form = UrgencyForm(data_of(request), initial={"urgency": now, "reason": case.urgent_why})

    def act():
        actions.set_urgency(
            case=case, by=request.user, **{key: form.cleaned_data[key] for key in ("urgency", "reason")}
        )
        messages.success(request, "Saved. The days count from today.")
        return _page(case)

    return form_page(request, case, form, act, title="How urgent it is", back=_page(case))


def _measured(request, reference, name):
    """The case and the timescale, for somebody who may know of what it asks for."""
    case = get_case(request.user, reference, "progress.write")
    if name not in CLOCKS:
        raise Http404
    case.can.check(CLOCKS[name].need)
    return case, CLOCKS[name]


def _nothing(request, case, words):
    messages.info(request, words)
    return redirect(_page(case))


def _page(case):
    return reverse("workspace:timescales", args=[case.reference])
