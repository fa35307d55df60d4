"""Safety restrictions: recording one, a manager's approval, deciding that it holds on or ends."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from fgc.accounts.roles import Role
from fgc.cases.access import get_case
from fgc.lib.dates import today
from fgc.lib.paging import turn
from fgc.lib.text import sentence
from fgc.network import actions, pending, restrictions
from fgc.network.forms.safety import ApproveForm, DecideForm, RestrictionForm, ToldForm
from fgc.network.views.pages import data_of, family_url, form_page

PAGE = ["GET", "POST"]
TOGETHER = 50


@require_GET
def safety(request):
    """What keeps people safe and waits for the reader, over all the families they may decide about."""
    if request.user.role not in (Role.COORDINATOR, Role.SERVICE_MANAGER):
        raise PermissionDenied("Decisions about safety are for coordinators and service managers.")
    page = turn(request, pending.waiting(request.user, today()), TOGETHER)
    return render(request, "network/pending.html", {"rows": page.rows, **page.links})


@require_http_methods(PAGE)
def add_restriction(request, reference):
    """A new restriction; `?about=<key>` names the person from whose page it is opened."""
    case = get_case(request.user, reference, "safety.write")
    people = list(case.people.on_map())
    filled = {"person": request.GET.get("about", "")}
    filled |= {name: request.GET[name] for name in ("kind", "other", "basis") if name in request.GET}
    form = RestrictionForm(data_of(request), people=people, initial=filled)

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
    form = ApproveForm(data_of(request), initial={"other_way": row.other_way})

    def act():
        if form.cleaned_data["decision"] == "yes":
            other_way = form.cleaned_data["other_way"]
            actions.approve_restriction(restriction=row, by=request.user, other_way=other_way)
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
            f"Proposed by {row.made_by.name}: {row.reason}" if row.made_by else row.reason,
            f"{row.get_category_display()}. {row.get_basis_display()}. {row.evidence}".strip(". "),
            "They can ask for this to be looked at again, and they must be able to take part in another way.",
        ],
    )


@require_http_methods(PAGE)
def tell_restriction(request, reference, key):
    """How somebody who is not invited takes part instead, how they were told, and their challenge."""
    case = get_case(request.user, reference, "safety.write")
    row = get_object_or_404(restrictions.current(case).filter(kind="not_invited"), key=key)
    names = ("other_way", "told_on", "told_how", "challenge")
    form = ToldForm(data_of(request), initial={name: getattr(row, name) for name in names})

    def act():
        given = {name: form.cleaned_data[name] for name in names}
        actions.record_told(restriction=row, by=request.user, **given)
        return family_url(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Telling somebody that they are not invited",
        caption=sentence(restrictions.sentence(row)),
        back=family_url(case),
        said="Saved.",
        lines=["Tell them yourself if that is safe, with the reason and how they can take part."],
    )


@require_http_methods(PAGE)
def decide_restriction(request, reference, key):
    """Whether a restriction holds on, and until when, or ends."""
    case = get_case(request.user, reference, "safety.write")
    row = get_object_or_404(restrictions.current(case), key=key)
    initial = {"decision": "on", "until": row.until, "review_on": row.review_on, "scope": row.scope}
    form = DecideForm(data_of(request), initial=initial, has_scope=row.kind == row.Kind.MUST_NOT_MEET)

    def act():
        if form.cleaned_data["decision"] == "on":
            given = {name: form.cleaned_data.get(name) for name in ("until", "review_on", "scope")}
            actions.renew_restriction(restriction=row, by=request.user, **given)
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
