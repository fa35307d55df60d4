"""The end of the work with a family: asking, signing off, how it ended, what was done since."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from conferences.stages import HELD
from fgc.cases import actions
from fgc.cases.access import MissingRight, get_case
from fgc.cases.actions.ending import DETAILS, standing
from fgc.cases.endings import LABELS, POSITIVE, QUIET, noted_of
from fgc.cases.shell import shell
from fgc.lib.stale import print_of
from fgc.workspace import ending_forms, finishing
from fgc.workspace.views.forms_page import data_of, form_page

ASKS = "ask; set restricted"


def finish(request, reference):
    """A manager finishes the work; what the coordinator asked for is signed off with it."""
    case = get_case(request.user, reference, "manage.write")
    asked = standing(case) if case.is_open else None
    form = ending_forms.FinishForm(data_of(request), met=_met(case), initial=_initial(asked))

    def act():
        finishing.finish(case=case, reason=form.cleaned_data["reason"], by=request.user, **form.details())
        messages.success(request, "The work with this family has finished.")
        return _ended(case)

    return form_page(request, case, form, act, title="Finish the work", back=_page(case))


def ask_finish(request, reference):
    """The coordinator asks a manager to finish the work."""
    case = get_case(request.user, reference, "manage.read")
    if ASKS not in case.can.extents("manage"):
        raise MissingRight("manage", "write")
    form = ending_forms.AskFinishForm(data_of(request), met=_met(case))

    def act():
        finishing.ask(case=case, reason=form.cleaned_data["reason"], by=request.user, **form.details())
        messages.success(request, "The manager is asked. The work goes on until they sign it off.")
        return _ended(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Ask to finish the work",
        text="A manager reads it and signs it off.",
        back=_page(case),
    )


def sign_off(request, reference, key):
    """The manager's answer to the coordinator who asked."""
    case = get_case(request.user, reference, "manage.write")
    asked = get_object_or_404(case.finishes.select_related("made_by"), key=key)
    form = ending_forms.SignOffForm(data_of(request), initial={"records_label": asked.records_label})

    def act():
        data = form.cleaned_data
        if data["decision"] == "yes":
            finishing.sign_off(finish=asked, records_label=data["records_label"], by=request.user)
            messages.success(request, "The work with this family has finished.")
        else:
            actions.send_back(finish=asked, reason=data["reason"], by=request.user)
            messages.success(request, "It went back to the coordinator.")
        return _ended(case)

    why = f"{asked.made_by.name} asks for it. {LABELS.get(asked.reason, asked.reason)}."
    return form_page(
        request, case, form, act, title="Sign off the end of the work", text=why, back=_ended(case)
    )


@require_GET
def finished(request, reference):
    """How the work ended, or is asked to end: why, who was told, letter, feedback, who signed it off."""
    case = _ending(request, reference)
    rows = [
        _row(row)
        for row in case.finishes.select_related("made_by", "signed_off_by", "sent_back_by", "reopened_by")
    ]
    now = next((row for row in rows if row["stands"]), None)
    context = shell(case, "overview") | {
        "plain_bar": True,
        "rows": rows,
        "standing": now,
        "may_sign": bool(now and now["waits"]) and case.can.can("manage.write"),
        "is_open": case.is_open,
    }
    return render(request, "workspace/finished.html", context)


def after_finish(request, reference):
    """Add what was done since: the letter, who was told, feedback asked."""
    case = _ending(request, reference)
    row = standing(case)
    if row is None:
        raise Http404
    read = print_of(noted_of(row))
    form = ending_forms.AfterFinishForm(data_of(request), initial={**_initial(row), "read": read})

    def act():
        actions.note_finish(finish=row, by=request.user, read=form.cleaned_data["read"], **form.details())
        return _ended(case)

    return form_page(request, case, form, act, title="What was done at the end", back=_ended(case))


def _initial(row):
    if row is None:
        return {}
    names = ("reason", *DETAILS)
    feedback = "yes" if row.feedback_asked_on else "no" if row.feedback_not_asked else "later"
    return {name: getattr(row, name) for name in names} | {"feedback": feedback}


def _row(row):
    return {
        "finish": row,
        "label": LABELS.get(row.reason, row.reason),
        "good": row.reason in POSITIVE,
        "quiet": row.reason in QUIET,
        "stands": not row.sent_back_at and not row.reopened_at,
        "waits": not row.signed_off_at and not row.sent_back_at,
    }


def _met(case):
    """Whether the family has met in a conference."""
    return case.conferences.filter(stage=HELD).exists()


def _page(case):
    return reverse("workspace:case", args=[case.reference])


def _ended(case):
    return reverse("workspace:finished", args=[case.reference])


def _ending(request, reference):
    """The case, for the coordinator who asks to finish and the manager who signs off: it holds the family's words."""
    case = get_case(request.user, reference, "manage.read")
    if not (case.can.can("manage.write") or ASKS in case.can.extents("manage")):
        raise MissingRight("manage", "read")
    return case
