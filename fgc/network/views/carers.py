"""Who cares for a child without being a parent, and people who matter without being family."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fgc.cases.access import get_case
from fgc.network import actions
from fgc.network.actions.associations import change_association as change
from fgc.network.forms.children import AssociationForm, CarerForm, EndCarerForm
from fgc.network.views.pages import data_of, form_page, person_url

PAGE = ["GET", "POST"]


@require_http_methods(PAGE)
def add_carer(request, reference, key):
    """Somebody who cares for a child; a special guardian is recorded as parental responsibility."""
    case = get_case(request.user, reference, "people.write")
    child = get_object_or_404(case.children.select_related("person", "case"), person__key=key)
    people = case.people.on_map().filter(status="living").exclude(pk=child.person_id)
    form = CarerForm(data_of(request), people=people)

    def act():
        data = form.cleaned_data
        actions.add_carer(
            child=child, carer=form.chosen(), kind=data["kind"], since=data["since"], by=request.user
        )
        return person_url(case, child.person)

    order = reverse("network:add_responsibility", args=[case.reference, key]) + "?basis=sgo"
    return form_page(
        request,
        case,
        form,
        act,
        title="Record a carer",
        caption=f"Of {child.person.name}",
        back=person_url(case, child.person),
        said="Saved.",
        lines=["A grandmother who cares for a child stays the grandmother: this is a badge beside her name."],
        links=[{"url": order, "text": "A special guardian: record the order under parental responsibility"}],
    )


@require_http_methods(PAGE)
def end_carer(request, reference, key):
    """The last day on which somebody cared for a child in that way."""
    case = get_case(request.user, reference, "people.write")
    rows = case.carer_roles.select_related("carer", "child__person", "case")
    role = get_object_or_404(rows, key=key, until=None)
    form = EndCarerForm(data_of(request))

    def act():
        actions.end_carer(role=role, until=form.cleaned_data["until"], by=request.user)
        return person_url(case, role.child.person)

    return form_page(
        request,
        case,
        form,
        act,
        title=f"No longer {role.get_kind_display().lower()}"
        if role.kind != role.Kind.RESPITE
        else "No longer offers short breaks",
        caption=f"{role.carer.name}, for {role.child.person.name}",
        back=person_url(case, role.child.person),
        said="Saved. It is kept as history.",
    )


@require_http_methods(PAGE)
def change_association(request, reference, key):
    """What somebody who is not family is to a person, said differently."""
    case = get_case(request.user, reference, "people.write")
    row = get_object_or_404(case.associations.select_related("person", "to", "case"), key=key)
    initial = {"role": row.role, "words": row.words, "is_professional": row.is_professional}
    form = AssociationForm(data_of(request), initial=initial)

    def act():
        data = form.cleaned_data
        change(
            association=row,
            role=data["role"],
            words=data["words"],
            is_professional=data["is_professional"],
            by=request.user,
        )
        return person_url(case, row.person)

    return form_page(
        request,
        case,
        form,
        act,
        title=f"What {row.person.short_name} is to {row.to.short_name}",
        caption=row.person.name,
        back=person_url(case, row.person),
        said="Saved.",
    )
