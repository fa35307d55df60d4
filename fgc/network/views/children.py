"""What is kept for each child: facts, their views, parental responsibility."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from fgc.cases.access import get_case
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.births import may_be_under_age
from fgc.network.forms.contacts import EndResponsibilityForm, ResponsibilityForm
from fgc.network.forms.people import ChildForm
from fgc.network.forms.responsibility import ChangeResponsibilityForm
from fgc.network.models import NetworkChild
from fgc.network.views.pages import data_of, form_page, person_url

PAGE = ["GET", "POST"]


@require_http_methods(PAGE)
def child(request, reference, key):
    """The facts of a child whom the work is about; for anybody else, that it is about them from now on."""
    case = get_case(request.user, reference, "people.write")
    person = get_object_or_404(case.people.on_map(), key=key)
    row = NetworkChild.objects.filter(case=case, person=person).first()
    form = ChildForm(data_of(request), child=row)

    def act():
        if row:
            actions.change_child(child=row, by=request.user, **form.child_fields())
        elif not may_be_under_age(person, today()):
            raise Refused(
                f"{person.short_name} is not under 18: the work is about children and young people."
            )
        else:
            actions.add_child(case=case, person=person, by=request.user, **form.child_fields())
        return person_url(case, person)

    new = [
        f"From now on the work is about {person.short_name}, and the name stands in the title of this record."
    ]
    return form_page(
        request,
        case,
        form,
        act,
        title="About this child" if row else "The work is about this child",
        caption=person.name,
        back=person_url(case, person),
        said="Saved.",
        lines=[] if row else new,
    )


@require_http_methods(PAGE)
def add_responsibility(request, reference, key):
    """Somebody who holds parental responsibility for a child."""
    case = get_case(request.user, reference, "people.write")
    row = get_object_or_404(case.children.select_related("person"), person__key=key)
    people = case.people.on_map().exclude(pk=row.person_id)
    filled = {name: request.GET.get(name, "") for name in ("holder", "basis")}
    form = ResponsibilityForm(data_of(request), people=people, initial=filled)

    def act():
        data = form.cleaned_data
        actions.record_responsibility(
            child=row,
            by=request.user,
            holder=form.chosen(),
            basis=data["basis"],
            evidence_seen=data["evidence_seen"],
            since=data["since"],
        )
        return person_url(case, row.person)

    return form_page(
        request,
        case,
        form,
        act,
        title="Record parental responsibility",
        caption=f"For {row.person.name}",
        back=person_url(case, row.person),
        said="Saved.",
        lines=["Nobody is assumed to hold it: record it for each child, with what you have seen."],
    )


@require_http_methods(PAGE)
def change_responsibility(request, reference, key):
    """The basis, what has been seen by now, since when."""
    case = get_case(request.user, reference, "people.write")
    rows = case.responsibilities.select_related("child__person", "holder", "case")
    row = get_object_or_404(rows, key=key, until=None)
    form = ChangeResponsibilityForm(data_of(request), row=row)

    def act():
        data = form.cleaned_data
        actions.change_responsibility(
            responsibility=row,
            basis=data["basis"],
            evidence_seen=data["evidence_seen"],
            since=data["since"],
            by=request.user,
        )
        return person_url(case, row.child.person)

    return form_page(
        request,
        case,
        form,
        act,
        title="Change parental responsibility",
        caption=f"{row.holder.name if row.holder else 'The council'}, for {row.child.person.name}",
        back=person_url(case, row.child.person),
        said="Saved.",
    )


@require_http_methods(PAGE)
def end_responsibility(request, reference, key):
    """The last day of somebody's parental responsibility."""
    case = get_case(request.user, reference, "people.write")
    row = get_object_or_404(
        case.responsibilities.select_related("child__person", "holder"), key=key, until=None
    )
    form = EndResponsibilityForm(data_of(request))
    person = row.child.person

    def act():
        actions.end_responsibility(responsibility=row, by=request.user, until=form.cleaned_data["until"])
        return person_url(case, person)

    who = row.holder.name if row.holder else "The council"
    return form_page(
        request,
        case,
        form,
        act,
        title="End parental responsibility",
        caption=f"{who}, for {person.name}",
        back=person_url(case, person),
        said="Saved.",
    )
