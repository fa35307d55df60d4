"""Safety restrictions: recording one, a manager's approval, deciding that it holds on or ends."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from fgc.cases.access import get_case
from fgc.lib.text import sentence
from fgc.network import actions, restrictions
from fgc.network.forms.safety import ApproveForm, DecideForm, RestrictionForm
from fgc.network.views.pages import data_of, family_url, form_page

PAGE = ["GET", "POST"]


@require_http_methods(PAGE)
def add_restriction(request, reference):
    """A new restriction; `?about=<key>` names the person from whose page it is opened."""
    case = get_case(request.user, reference, "safety.write")
    people = list(case.people.on_map())
    form = RestrictionForm(data_of(request), people=people, initial={"person": request.GET.get("about", "")})

    def act():
        actions.restrict(case=case, by=request.user, **form.restriction())
        return family_url(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Record a safety restriction",
        back=family_url(case),
        said="Recorded. It holds from now on.",
    )


@require_http_methods(PAGE)
def approve_restriction(request, reference, key):
    """A service manager decides on a proposal that somebody is not invited."""
    case = get_case(request.user, reference, "safety.approve")
    row = get_object_or_404(restrictions.current(case).waiting_for_approval(), key=key)
    form = ApproveForm(data_of(request))

    def act():
        if form.cleaned_data["decision"] == "yes":
            actions.approve_restriction(restriction=row, by=request.user)
        else:
            actions.end_restriction(restriction=row, by=request.user, reason=form.cleaned_data["reason"])
        return family_url(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Decide whether somebody is not invited",
        caption=restrictions.sentence(row),
        back=family_url(case),
        said="Decision saved.",
        lines=[
            f"Proposed by {row.made_by.name}: {row.reason}",
            f"{row.get_basis_display()}. {row.evidence}".strip(),
        ],
    )


@require_http_methods(PAGE)
def decide_restriction(request, reference, key):
    """Whether a restriction holds on, and until when, or ends."""
    case = get_case(request.user, reference, "safety.write")
    row = get_object_or_404(restrictions.current(case), key=key)
    form = DecideForm(data_of(request), initial={"decision": "on", "until": row.until})

    def act():
        if form.cleaned_data["decision"] == "on":
            actions.renew_restriction(restriction=row, by=request.user, until=form.cleaned_data["until"])
        else:
            actions.end_restriction(restriction=row, by=request.user, reason=form.cleaned_data["reason"])
        return family_url(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Does this restriction hold on?",
        back=family_url(case),
        said="Decision saved.",
        caption=sentence(restrictions.sentence(row)),
        lines=[row.reason],
    )
