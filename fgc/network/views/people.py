"""Adding, changing and removing people."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.forms.people import PersonForm
from fgc.network.forms.ties import RemoveForm
from fgc.network.naming import described, opening
from fgc.network.views.pages import STILL_INVITED, data_of, family_url, form_page, is_invited, person_url

PAGE = ["GET", "POST"]


@require_http_methods(PAGE)
def add_person(request, reference):
    """A new person who is tied to nobody yet."""
    case = get_case(request.user, reference, "people.write")
    form = PersonForm(data_of(request), case=case)

    def act():
        with actions.remembered(case=case, by=request.user, kind="person"):
            person = actions.add_person(case=case, by=request.user, **form.person_fields())
        return person_url(case, person)

    return form_page(
        request,
        case,
        form,
        act,
        title="Add a person",
        back=family_url(case),
        said="Added to the family network.",
        lines=[
            "To say at once how somebody is related, open the page of a person on the map and add from there."
        ],
    )


@require_http_methods(PAGE)
def change_person(request, reference, key):
    """What is recorded about a person."""
    case = get_case(request.user, reference, "people.write")
    person = get_object_or_404(case.people.on_map(), key=key)
    form = PersonForm(data_of(request), case=case, person=person)

    def act():
        fields = form.person_fields()
        if form.says_died():  # it ends more than a field, so the button that undoes a change is not offered
            del fields["status"]
            actions.record_death(person=person, by=request.user, **fields)
            if is_invited(person):
                messages.warning(request, STILL_INVITED)
        else:
            with actions.remembered(case=case, by=request.user, kind="change"):
                actions.change_person(person=person, by=request.user, **fields)
        return person_url(case, person)

    return form_page(
        request,
        case,
        form,
        act,
        title="Change details",
        caption=opening(described(person)),
        back=person_url(case, person),
        said="Changes saved.",
    )


@require_http_methods(PAGE)
def remove_person(request, reference, key):
    """Taking a person off the map, after a page that says what that means."""
    case = get_case(request.user, reference, "people.write")
    person = get_object_or_404(case.people.on_map(), key=key)
    form, name = RemoveForm(data_of(request)), described(person)

    def act():
        _check_not_invited(person)
        with actions.remembered(case=case, by=request.user, kind="remove"):
            actions.remove_person(person=person, by=request.user)
        return family_url(case)

    return form_page(
        request,
        case,
        form,
        act,
        title=f"Remove {name} from the network?",
        back=person_url(case, person),
        said=f"{opening(name)} was removed. You can put them back.",
        lines=[
            "They will be left off the family tree, the lists and everything that is sent from now on.",
            "How they are related is kept, so you can put them back. Restrictions that name them still hold.",
        ],
    )


def _check_not_invited(person):
    if is_invited(person):
        raise Refused(
            f"{opening(described(person))} is invited to a conference that is still to come. Take back the invitation first."
        )


@require_POST
def restore_person(request, reference, key):
    """Putting a removed person back."""
    case = get_case(request.user, reference, "people.write")
    person = get_object_or_404(case.people.apart(), key=key)

    def act():
        with actions.remembered(case=case, by=request.user, kind="restore"):
            actions.restore_person(person=person, by=request.user)
        return person_url(case, person)

    try:
        return once(request, act)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect(family_url(case))
