"""A change of address: recording it, its page, clearing its alarm, who was told."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fgc.audit.context import read_is_about
from fgc.cases.access import MissingRight, get_case
from fgc.cases.shell import shell
from fgc.network import actions, moves, restrictions
from fgc.network.audience import Audience
from fgc.network.forms.moves import ClearAlarmForm, MovedForm, NewAddressForm, ToldOfMoveForm
from fgc.network.models import Person
from fgc.network.naming import described
from fgc.network.views.contacts import visible_contact
from fgc.network.views.pages import data_of, form_page, person_url

PAGE = ["GET", "POST"]


@require_http_methods(PAGE)
def moved(request, reference, key):
    """Somebody no longer lives at this address."""
    case = get_case(request.user, reference, "contact.write")
    contact, _view = visible_contact(case, request.user, key, kind="address")
    person, must_not = contact.person, moves.may_not_know(case, contact.person)
    form = MovedForm(
        data_of(request),
        people=_others(case, person),
        together=list(moves.same_address(contact)),
        initial=_at_first(person, must_not, contact.is_withheld),
    )

    def act():
        changes = actions.record_move(old=contact, by=request.user, **form.move())
        return _url(case, changes[0])

    said = "The old address is closed. What was ready to be sent has to be checked again."
    return _page(
        request,
        case,
        person,
        form,
        act,
        title="Record a change of address",
        said=said,
        lines=_lines(case, person, must_not),
    )


@require_http_methods(PAGE)
def new_address(request, reference, key):
    """Where somebody lives now whose last address was closed before that was known."""
    case = get_case(request.user, reference, "contact.write")
    person = get_object_or_404(case.people.on_map(), key=key)
    if not moves.new_address_link(case, person):
        raise Http404
    read_is_about(person)
    must_not, was_withheld = moves.may_not_know(case, person), moves.was_withheld(person)
    form = NewAddressForm(
        data_of(request),
        people=_others(case, person),
        together=[],
        initial=_at_first(person, must_not, was_withheld),
    )

    def act():
        return _url(case, actions.record_new_address(person=person, by=request.user, **form.move()))

    said = "Saved. What was ready to be sent has to be checked again."
    return _page(
        request,
        case,
        person,
        form,
        act,
        title="Where do they live now?",
        said=said,
        lines=_about_secrecy(case, person, must_not),
    )


def _page(request, case, person, form, act, **more):
    """The page of somebody's move: whose address it is."""
    return form_page(
        request,
        case,
        form,
        act,
        caption=f"Address of {described(person)}",
        back=person_url(case, person),
        **more,
    )


@require_GET
def change_of_address(request, reference, key):
    """One change of address: its alarm, the new address as the reader may see it, who was told."""
    case, change = _change(request, reference, key, "safety.read")
    read_is_about(change.person)
    writes = case.can.can("contact.write")
    context = moves.page(change, Audience.for_staff(case, request.user))
    context |= {
        "person_name": described(change.person),
        "to_look_at": moves.to_look_at(case, change.person) if case.can.whole("people") else [],
        "waits": moves.new_address_link(case, change.person) if writes else [],
        "person_url": person_url(case, change.person),
        "clear_url": _url(case, change, "clear_alarm") if _may_clear(case) else "",
        "told_url": _url(case, change, "told_of_move") if writes else "",
    }
    return render(request, "network/change_of_address.html", shell(case, "network") | context)


@require_http_methods(PAGE)
def clear_alarm(request, reference, key):
    """Say why the address can be used."""
    case, change = _change(request, reference, key, "safety.read")
    if not _may_clear(case):
        raise MissingRight("safety", "write")
    form = ClearAlarmForm(data_of(request))

    def act():
        actions.clear_alarm(change=change, reason=form.cleaned_data["reason"], by=request.user)
        return _url(case, change)

    return form_page(
        request,
        case,
        form,
        act,
        title="Clear the alarm about this address",
        caption=f"Address of {described(change.person)}",
        back=_url(case, change),
        said="The alarm is cleared.",
        lines=[moves.ALARM],
    )


@require_http_methods(PAGE)
def told_of_move(request, reference, key):
    """Who was told of the new address."""
    case, change = _change(request, reference, key, "contact.write")
    form = ToldOfMoveForm(data_of(request))

    def act():
        data = form.cleaned_data
        given = {name: data[name] for name in ("who", "on", "how")}
        actions.record_who_was_told(change=change, by=request.user, **given)
        return _url(case, change)

    return form_page(
        request,
        case,
        form,
        act,
        title="Who was told of the new address?",
        caption=f"Address of {described(change.person)}",
        back=_url(case, change),
        said="Saved.",
    )


def _change(request, reference, key, need):
    """The family and one of its changes of address, for those who see safety whole."""
    case = get_case(request.user, reference, need)
    if not case.can.whole("safety"):
        raise MissingRight("safety", "read")
    rows = case.address_changes.select_related("person", "new", "by", "alarm_cleared_by")
    change = get_object_or_404(rows, key=key)
    change.case = case
    return case, change


def _others(case, person):
    return list(case.people.on_map().exclude(pk=person.pk).filter(status=Person.Status.LIVING))


def _at_first(person, must_not, is_withheld):
    withheld = is_withheld or bool(must_not) or "address" in restrictions.withheld_kinds(person)
    return {"must_not_know": must_not, "seen_by": "withhold" if withheld else "show"}


def _may_clear(case):
    return case.can.can("safety.write") or case.can.can("safety.approve")


def _lines(case, person, must_not):
    return [
        "The old address is closed at once, and everything that is ready to be sent to them is checked again. "
        "Record where they live on the family network too, under “Lives with”.",
        *_about_secrecy(case, person, must_not),
    ]


def _about_secrecy(case, person, must_not):
    known = restrictions.must_not_know_address(case)
    held = [one.name for one in case.people.filter(pk__in=known) if person.pk in known[one.pk]]
    lines = []
    if must_not:
        lines.append("A child’s new address is kept from their parents unless you untick them below.")
    if held:
        lines.append(f"Must not know the address already: {', '.join(held)}.")
    return lines


def _url(case, change, name="change_of_address"):
    return reverse(f"network:{name}", args=[case.reference, change.key])
