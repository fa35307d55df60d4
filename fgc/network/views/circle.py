"""The circle of support: the picture with its table, what is recorded of a tie, the child's own sheet."""

import uuid
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fgc.accounts.roles import Role
from fgc.audit.context import note_read
from fgc.cases.access import get_case
from fgc.lib.dates import today
from fgc.network import support
from fgc.network.actions import circle as actions
from fgc.network.audience import Audience
from fgc.network.childs_circle import ChildsSheet
from fgc.network.forms.circle import COORDINATOR, ClosenessForm, EndClosenessForm
from fgc.network.genogram import explained
from fgc.network.models import NetworkChild
from fgc.network.second_look import look_at, lookers, needs_look
from fgc.network.views.pages import data_of, form_page, person_url
from fgc.network.ways import CIRCLE, frame, reads_notes, seen_map, url_of

PAGE = ["GET", "POST"]


@require_GET
def circle(request, reference):
    """Who is near the child and which way help goes, as the eyes in `?eyes=` see it; the same in a table."""
    case = get_case(request.user, reference, "preparation.read")
    family_map = seen_map(request, case)
    if family_map is None:
        raise Http404
    context = {"notes": reads_notes(request, case), "eyes": []}
    if family_map.index:
        context |= _circle(request, family_map, context["notes"])
    return render(request, "network/circle.html", frame(request, family_map, CIRCLE) | context)


def _circle(request, family_map, notes):
    """The picture and its table; without the right to working notes nobody's tie is in either."""
    eyes, workers = request.GET.get("eyes", ""), request.GET.get("workers") == "1"
    seen = support.Support(family_map, eyes=eyes, workers=workers)
    if not notes:
        seen.ties, seen.current = [], []
    choices = seen.choices()
    if eyes not in {each.key for each in choices}:
        raise Http404
    plan = seen.plan()
    writes = family_map.case.can.can("preparation.write")
    of = {"eyes": eyes, "workers": "1" if workers else ""}
    child = family_map.by_id[seen.child]
    return {
        "child": child,
        "circle": support.drawn(family_map, plan),
        "key": explained(plan) if notes else "",
        "rows": support.table_rows(seen, plan, writes=writes),
        "ended": support.ended_rows(seen),
        "eyes": [
            {
                "label": each.label,
                "url": url_of(family_map, CIRCLE, **(of | {"eyes": each.key})),
                "current": each.key == eyes,
            }
            for each in choices
        ]
        if notes
        else [],
        "eyes_now": next(each.label for each in choices if each.key == eyes) if eyes else "",
        "workers": workers,
        "workers_url": url_of(family_map, CIRCLE, **(of | {"workers": "" if workers else "1"})),
        "record_url": f"{reverse('network:record_closeness', args=[family_map.case.reference, child.key])}"
        if writes and len(family_map.people) > 1
        else "",
        "sheet_url": url_of(family_map, "who_helps_me", child.key) if notes else "",
        "can_record": writes,
    }


@require_GET
def who_helps_me(request, reference):
    """The child's own sheet, to print on A4: whom the child named, in the child's words."""
    case = get_case(request.user, reference, "preparation.read")
    child = _child_in(request, case)
    if not reads_notes(request, case):
        return redirect("conferences:preparation", case.reference)  # which asks for the reason
    note_read("network.circle_for_child", by=request.user, case=case.reference, about=child)
    sheet = ChildsSheet(case, child, today(), workers=request.GET.get("workers") == "1")
    needs = needs_look(sheet)
    look = look_at(sheet) if needs else None
    context = sheet.context() | {
        "case": case,
        "workers_url": _sheet_url(sheet, workers=not sheet.choices.workers),
        "back_url": f"{reverse('network:circle', args=[case.reference])}?child={child.person.key}",
        "needs_look": needs,
        "copy_look": look,
        "may_leave": not needs or look is not None and look.released_at is not None,
        "may_release_own": look is not None and request.user.role == Role.SERVICE_MANAGER,
        "may_ask": case.can.can("people.write"),
        "lookers": [one.name for one in lookers(case, request.user)] if needs else [],
        "child_key": child.person.key,
        "submission": uuid.uuid4(),
    }
    return render(request, "network/who_helps_me.html", context)


def _sheet_url(sheet, workers):
    asked = {"child": sheet.person.key} | ({"workers": "1"} if workers else {})
    return f"{reverse('network:who_helps_me', args=[sheet.case.reference])}?{urlencode(asked)}"


@require_http_methods(PAGE)
def record_closeness(request, reference, key):
    """How close a person is to somebody, most often to a child of the work."""
    case = get_case(request.user, reference, "preparation.write")
    people = list(Audience.for_staff(case, request.user).people())
    person = next((one for one in people if one.key == key), None)
    if person is None:
        raise Http404
    children = [row.person for row in case.children.select_related("person")]
    keys = [one.key for one in children]
    to = request.GET.get("to", "") or ("" if person.key in keys else next(iter(keys), ""))
    child = next((key for key in (person.key, to) if key in keys), COORDINATOR)
    form = ClosenessForm(
        data_of(request),
        person=person,
        people=people,
        children=children,
        initial={"other": to, "seen_by": child},
    )

    def act():
        tie = actions.record_closeness(by=request.user, **form.closeness())
        return _after(case, tie)

    return form_page(
        request,
        case,
        form,
        act,
        title="How close are they?",
        caption=person.name,
        back=person_url(case, person),
        said="Recorded.",
        lines=[
            "Write it down as they say it. It is drawn on the circle of support only, and never on a family’s copy."
        ],
    )


@require_http_methods(PAGE)
def change_closeness(request, reference, key):
    """Something else is true now: a new row, and the one before ends."""
    case, tie = _tie(request, reference, key)
    help_goes = {tie.Direction.TO_A: actions.TO_FIRST, tie.Direction.TO_B: actions.TO_OTHER}
    form = ClosenessForm(
        data_of(request),
        person=tie.a,
        people=[tie.a, tie.b],
        tie=tie,
        initial={"quality": tie.quality, "help_goes": help_goes.get(tie.direction, str(tie.direction))},
    )

    def act():
        return _after(case, actions.record_closeness(by=request.user, **form.closeness()))

    return form_page(
        request,
        case,
        form,
        act,
        title="What is it now?",
        caption=_between(tie),
        back=_after(case, tie),
        said="Recorded. What was there before is kept.",
    )


@require_http_methods(PAGE)
def end_closeness(request, reference, key):
    """What somebody said holds no longer, and nothing new is known."""
    case, tie = _tie(request, reference, key)
    form = EndClosenessForm(data_of(request))

    def act():
        actions.end_closeness(tie=tie, by=request.user, until=form.cleaned_data["until"])
        return _after(case, tie)

    return form_page(
        request,
        case,
        form,
        act,
        title="End what is recorded?",
        caption=_between(tie),
        back=_after(case, tie),
        said="Ended. It is kept under what was said earlier.",
        lines=[f"{tie.get_quality_display()}, since {tie.since.day} {tie.since:%B %Y}."],
    )


def _child_in(request, case):
    children = NetworkChild.objects.filter(case=case).select_related("person")
    key = request.GET.get("child", "")
    child = children.filter(person__key=key).first() if key else children.first()
    if child is None:
        raise Http404
    return child


def _tie(request, reference, key):
    case = get_case(request.user, reference, "preparation.write")
    known = Audience.for_staff(case, request.user).people_ids()
    tie = get_object_or_404(case.ties.select_related("a", "b", "seen_by"), key=key, until=None)
    if not {tie.a_id, tie.b_id} <= known:
        raise Http404
    return case, tie


def _between(tie):
    eyes = tie.seen_by.short_name if tie.seen_by else "the coordinator"
    return f"{tie.a.name} and {tie.b.name}, as {eyes} sees it"


def _after(case, tie):
    """Back to the circle of the child at one end; else to the page of the first of the two."""
    child = (
        NetworkChild.objects.filter(case=case, person__in=[tie.a_id, tie.b_id])
        .select_related("person")
        .first()
    )
    if child is None:
        return person_url(case, tie.a)
    return f"{reverse('network:circle', args=[case.reference])}?child={child.person.key}"
