"""Contact details: adding, saying how they may be used, closing, and seeing a withheld one for a reason."""

from allauth.account.decorators import reauthentication_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fgc.audit.context import read_is_about
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.errors import Refused
from fgc.network import actions, moves, restrictions
from fgc.network.actions.contacts import waits_for_address
from fgc.network.audience import Audience
from fgc.network.forms.contacts import CloseForm, ContactForm, NeverLivedThereForm, RevealForm, UseForm
from fgc.network.models import ContactDetail
from fgc.network.naming import described, opening
from fgc.network.views.pages import data_of, form_page, person_url

PAGE = ["GET", "POST"]


@require_http_methods(PAGE)
def add_contact(request, reference, key):
    """A new address, phone number or e-mail address of a person."""
    case = get_case(request.user, reference, "contact.write")
    person = get_object_or_404(case.people.on_map(), key=key)
    withhold = bool(restrictions.withheld_kinds(person))
    has_address, waits = moves.has_address(person), waits_for_address(person)
    kept = has_address and bool(
        moves.may_not_know(case, person)
    )  # a second home of a child can be a placement
    form = ContactForm(
        data_of(request),
        has_address=has_address,
        waits=waits,
        initial={"seen_by": "withhold" if withhold or kept else "show"},
    )

    def act():
        data = form.cleaned_data
        actions.add_contact(
            person=person, kind=data["kind"], value=data["value"], by=request.user, **form.uses()
        )
        return person_url(case, person)

    lines = [
        "Somebody must not know how to find or reach them: contact details are withheld unless you choose otherwise."
    ]
    return form_page(
        request,
        case,
        form,
        act,
        title="Add a contact detail",
        caption=opening(described(person)),
        back=person_url(case, person),
        said="Saved.",
        lines=lines if withhold else (),
        links=moves.new_address_link(case, person),
    )


@require_http_methods(PAGE)
def change_contact(request, reference, key):
    """How a contact detail may be used, and who sees it."""
    case = get_case(request.user, reference, "contact.write")
    contact, view = visible_contact(case, request.user, key)
    initial = {
        "safe": "yes" if contact.is_safe else "no",
        "seen_by": "withhold" if contact.is_withheld else "show",
        "how": contact.how,
    }
    form = UseForm(data_of(request), initial=initial)

    def act():
        actions.change_contact(contact=contact, by=request.user, **form.uses())
        return person_url(case, contact.person)

    return _page(
        request,
        case,
        (contact, view),
        form,
        act,
        title="How this may be used",
        said="Saved.",
        lines=[
            "The address, number or e-mail address itself cannot be changed: close it and add the new one."
        ],
    )


@require_http_methods(PAGE)
def close_contact(request, reference, key):
    """A contact detail that is right no longer; an address is left by moving, so only one never lived at is closed."""
    case = get_case(request.user, reference, "contact.write")
    contact, view = visible_contact(case, request.user, key)
    if contact.kind == ContactDetail.Kind.ADDRESS:
        return _never_lived_there(request, case, contact, view)
    form = CloseForm(data_of(request))

    def act():
        actions.close_contact(contact=contact, by=request.user, until=form.cleaned_data["until"])
        return person_url(case, contact.person)

    return _page(
        request,
        case,
        (contact, view),
        form,
        act,
        title="Close this contact detail",
        said="Closed.",
    )


def _page(request, case, shown, form, act, **more):
    """The page of one contact detail: what it is, and whose. `shown` is the detail with how this person sees it."""
    contact, view = shown
    return form_page(
        request,
        case,
        form,
        act,
        caption=f"{view.label} of {described(contact.person)}",
        back=person_url(case, contact.person),
        **more,
    )


def _never_lived_there(request, case, contact, view):
    form = NeverLivedThereForm(data_of(request))

    def act():
        actions.take_back_address(contact=contact, by=request.user)
        return person_url(case, contact.person)

    return _page(
        request,
        case,
        (contact, view),
        form,
        act,
        title="Recorded by mistake?",
        said="The address is closed. What was ready to be sent has to be checked again.",
        lines=["Only for an address they never lived at. If they have left it, go back and record the move."],
        links=[
            {
                "url": reverse("network:moved", args=[case.reference, contact.key]),
                "text": "They have moved",
            }
        ],
    )


@require_http_methods(PAGE)
def reveal_contact(request, reference, key):
    """A withheld contact detail: the door first, then the password again, then the reason, then the value."""
    case = get_case(request.user, reference, "reveal.read")
    contact, view = visible_contact(case, request.user, key)
    if not view.may_reveal:
        raise Http404
    return _reveal(request, case, contact, view)


@reauthentication_required
def _reveal(request, case, contact, view):
    form = RevealForm(data_of(request))
    form.cancel = back = person_url(case, contact.person)
    context = {
        "form": form,
        "title": "See a withheld contact detail",
        "back_url": back,
        "lines": [],
        "links": [],
    }
    context["caption"] = f"{view.label} of {described(contact.person)}"
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            context["value"] = actions.reveal_contact(contact=contact, by=request.user, reason=reason)
            context["how"] = contact.how
        except Refused as refused:
            form.add_error("reason", refused.message)
        else:
            request.carried_out = True  # also where it was kept until the password was given (fgc/kept)
            return render(request, "network/revealed.html", shell(case, "network") | context)
    return render(request, "network/form.html", shell(case, "network") | context)


def visible_contact(case, user, key, **more):
    """A current contact detail that this person may see (or see as withheld), with how they see it; or 404."""
    rows = case.contact_details.select_related("person", "case")
    contact = get_object_or_404(rows, key=key, until=None, **more)
    views = Audience.for_staff(case, user).contacts(contact.person)
    view = next((each for each in views if each.key == key), None)
    if view is None:
        raise Http404
    read_is_about(contact.person)
    return contact, view
