"""The life of a file: a new social worker, holding, opening again."""

from django.contrib import messages
from django.urls import reverse

from fgc.cases import actions
from fgc.cases.access import get_case
from fgc.workspace import finishing, forms
from fgc.workspace.ending_forms import ReopenForm
from fgc.workspace.views.forms_page import data_of, form_page


def change_referrer(request, reference):
    """A new social worker holds the family: access moves at once."""
    case = get_case(request.user, reference, "manage.write")
    form = forms.ReferrerForm(data_of(request), case=case)

    def act():
        actions.change_referrer(
            case=case,
            referrer=form.cleaned_data["referrer"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        messages.success(
            request, "The new social worker can open the record; the one before cannot any more."
        )
        return _page(case)

    return form_page(request, case, form, act, title="Change the social worker", back=_page(case))


def hold(request, reference):
    """Put the work on hold, with a reason and the day to look again."""
    case = get_case(request.user, reference, "manage.write")
    form = forms.HoldForm(data_of(request))

    def act():
        actions.hold(
            case=case, by=request.user, until=form.cleaned_data["until"], reason=form.cleaned_data["reason"]
        )
        return _page(case)

    return form_page(request, case, form, act, title="Put on hold", back=_page(case))


def resume(request, reference):
    """Take the work up again."""
    case = get_case(request.user, reference, "manage.write")
    form = forms.FgcForm(data_of(request))
    form.submit_label = "Take it up again"

    def act():
        actions.resume(case=case, by=request.user)
        return _page(case)

    return form_page(
        request, case, form, act, title="Take up again", text=case.on_hold_reason, back=_page(case)
    )


def stop_messages(request, reference):
    """The one switch: nothing more is sent about this family (domain.md 10, scenario 27)."""
    case = get_case(request.user, reference, "progress.write")
    form = forms.FgcForm(data_of(request))
    form.submit_label = "Stop every message"

    def act():
        actions.stop_messages(case=case, by=request.user)
        messages.success(request, "Every message is stopped. Those that waited are not sent.")
        return _page(case)

    text = (
        "After a death, a pregnancy loss or when a family withdraws: no reminder and no notice about this family "
        "goes out until a service manager allows them again."
    )
    return form_page(request, case, form, act, title="Stop every message", text=text, back=_page(case))


def allow_messages(request, reference):
    """Let messages go out again."""
    case = get_case(request.user, reference, "manage.write")
    form = forms.FgcForm(data_of(request))
    form.submit_label = "Let messages go out again"

    def act():
        actions.allow_messages(case=case, by=request.user)
        return _page(case)

    text = "Messages of this family were stopped, as after a death. What was waiting then is not sent."
    return form_page(request, case, form, act, title="Let messages go out again", text=text, back=_page(case))


AFTER_REOPENING = {
    "review": "family_plans:reviews",
    "change": "family_plans:plan",
    "conference": "workspace:case",
}


def reopen(request, reference):
    """Open a finished record again."""
    case = get_case(request.user, reference, "manage.write")
    form = ReopenForm(data_of(request))

    def act():
        what_for = form.cleaned_data["what_for"]
        finishing.reopen(case=case, what_for=what_for, reason=form.cleaned_data["reason"], by=request.user)
        return reverse(AFTER_REOPENING[what_for], args=[case.reference])

    return form_page(request, case, form, act, title="Open the record again", back=_page(case))


def _page(case):
    return reverse("workspace:case", args=[case.reference])
