"""The child's own list: read by few, filled in together with the child, linked to the map."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fgc.accounts.handed import hand_over
from fgc.accounts.submissions import once
from fgc.audit.context import read_is_about
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions, wishes
from fgc.network.actions import relatives
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.forms import wishes as forms
from fgc.network.models import ChildWish, NetworkChild
from fgc.network.views.pages import data_of, form_page, person_url

PAGE = ["GET", "POST"]
FOR_THIS_PAGE = "together"


@require_GET
def child_list(request, reference, key):
    """The list of one child, which is part of the preparation (access.md); less what is private to the coordinator."""
    case = get_case(request.user, reference, "preparation.read")
    if not case.can.whole("people"):
        raise Http404
    child = _child(case, key)
    read_is_about(child.person)
    private, can_write = wishes.sees_private(request.user, case), case.can.can("people.write")
    if not private and wishes.needs_reason(case):
        messages.info(request, "A child’s own list is read with a reason, like the rest of the preparation.")
        return redirect("conferences:preparation", case.reference)
    family_map = FamilyMap(case, Audience.for_staff(case, request.user), today()).seen_by(child.person_id)
    context = {
        "person": child.person,
        "lines": wishes.lines(
            family_map,
            child,
            private=private,
            can_write=can_write,
            can_restrict=case.can.can("safety.write"),
        ),
        "before": wishes.before(child, private=private),
        "private": private,
        "can_write": can_write,
        "back_url": person_url(case, child.person),
    }
    return render(request, "network/child_list.html", shell(case, "network") | context)


@require_http_methods(PAGE)
def fill_list(request, reference, key):
    """The page for a tablet between the child and the worker: large, no menu, nothing that others may not see.

    Once it is open, any other page of the session asks for the worker's password first.
    """
    case = get_case(request.user, reference, "people.write")
    child = _child(case, key)
    hand_over(request, back=reverse("network:child_list", args=[case.reference, key]))
    people = wishes.to_choose_from(Audience.for_person(child.person).people(), child)
    form = forms.TogetherForm(data_of(request), people=people, called=wishes.called)
    here = reverse("network:fill_list", args=[case.reference, key])

    def act():
        said = {"kind": form.cleaned_data["kind"], "why": form.cleaned_data["why"], "by": request.user}
        private = wishes.private_line(child, form.person(), form.name())
        if private:  # the screen may not say that it is there: what the child says now takes its place
            actions.change_wish(wish=private, **said)
        else:
            actions.record_wish(child=child, words=form.name(), person=form.person(), **said)
        return here

    if request.method == "POST" and form.is_valid():
        try:
            response = once(request, act)
        except Refused as refused:
            field = form.refusals.get(refused.field, refused.field)
            form.add_error(field if field in form.fields else None, refused.message)
        else:
            if response.status_code == 302:
                messages.success(request, _thanks(form), extra_tags=FOR_THIS_PAGE)
            return response
    context = {
        "form": form,
        "person": child.person,
        "shown": wishes.shown_to_child(child),
        "done_url": reverse("accounts:take_back"),
        "coordinator": case.coordinator.name.split()[0] if case.coordinator else "your coordinator",
    }
    return render(request, "network/fill_list.html", context)


@require_http_methods(PAGE)
def change_wish(request, reference, key):
    """What the child says now about somebody on their list."""
    case, wish = _wish(request, reference, key)
    form = forms.WishForm(data_of(request), wish=wish)

    def act():
        data = form.cleaned_data
        actions.change_wish(
            wish=wish, kind=data["kind"], why=data["why"], asked_on=data["asked_on"], by=request.user
        )
        return _list_url(case, wish)

    return form_page(
        request,
        case,
        form,
        act,
        title=f"What {wish.child.person.short_name} says now",
        caption=wish.words,
        back=_list_url(case, wish),
        said="Saved. What they said before is kept.",
        lines=[f"“{wish.why}” ({wishes.READ[wish.kind].lower()})"] if wish.why else [],
    )


@require_http_methods(PAGE)
def link_wish(request, reference, key):
    """Whom on the map the child means, or adding them to it."""
    case, wish = _wish(request, reference, key)
    people = case.people.on_map().exclude(pk=wish.child.person_id)
    form = forms.LinkForm(data_of(request), wish=wish, people=people)

    def act():
        data = form.cleaned_data
        if data["how"] == forms.NEW:
            person = _add(case, wish, data, request.user)
            actions.link_wish(wish=wish, person=person, by=request.user)
            return person_url(case, person) if data["role"] == forms.FAMILY else _list_url(case, wish)
        person = form.people.get(data["person"]) if data["how"] == forms.ON_MAP else None
        actions.link_wish(wish=wish, person=person, by=request.user)
        return _list_url(case, wish)

    return form_page(
        request,
        case,
        form,
        act,
        title=f"Who is “{wish.words}”?",
        caption=f"{wish.child.person.short_name}’s own list",
        back=_list_url(case, wish),
        said="Saved. The child’s words stay as they are.",
    )


@require_POST
def take_back_wish(request, reference, key):
    """The child takes somebody off the list."""
    case, wish = _wish(request, reference, key)

    def act():
        actions.take_back_wish(wish=wish, by=request.user)
        return _list_url(case, wish)

    return once(request, act)


@require_POST
def move_wish_up(request, reference, key):
    """One place higher, in the child's own order."""
    case, wish = _wish(request, reference, key)

    def act():
        actions.move_wish_up(wish=wish, by=request.user)
        return _list_url(case, wish)

    return once(request, act)


def _child(case, key):
    rows = NetworkChild.objects.filter(case=case, person__removed_at=None).select_related("person", "case")
    return get_object_or_404(rows, person__key=key)


def _wish(request, reference, key):
    case = get_case(request.user, reference, "people.write")
    rows = ChildWish.objects.filter(case=case, removed_at=None).select_related(
        "child__person", "person", "case"
    )
    wish = get_object_or_404(rows, key=key)
    if wish.kind == ChildWish.Kind.NOT_THERE and not wishes.sees_private(request.user, case):
        raise Http404
    return case, wish


def _list_url(case, wish):
    return reverse("network:child_list", args=[case.reference, wish.child.person.key])


def _add(case, wish, data, by):
    person = {
        "given_name": data["given_name"],
        "family_name": data["family_name"],
        "source": wish.child.person.name,
    }
    if data["role"] == forms.FAMILY:
        return actions.add_person(case=case, by=by, **person)
    return relatives.add_somebody_who_matters(near=wish.child.person, by=by, person=person, role=data["role"])


def _thanks(form):
    """What the screen says: nothing that names somebody the child does not want there."""
    if form.cleaned_data["kind"] == ChildWish.Kind.NOT_THERE:
        return "Thank you for saying that. It is kept private."
    return f"{form.name()} is on your list."
