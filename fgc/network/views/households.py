"""Who lives with whom: the households of a family, a new one, a move, moving out."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.network import actions, homes
from fgc.network.actions.households import NOWHERE_YET
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.forms import households as forms
from fgc.network.models import HouseholdMember
from fgc.network.views.pages import data_of, family_url, form_page, person_url

PAGE = ["GET", "POST"]


@require_GET
def households(request, reference):
    """Every household of the family, who lives there and who did."""
    case = get_case(request.user, reference, "people.read")
    family_map = FamilyMap(case, Audience.for_staff(case, request.user), today())
    can_write, shown = case.can.can("people.write"), homes.may_be_drawn(family_map)
    context = {
        "homes": homes.listed(family_map, can_write) if shown and family_map.is_whole else [],
        "is_part": not family_map.is_whole,
        "can_write": can_write,
        "back_url": family_url(case),
    }
    return render(request, "network/households.html", shell(case, "network") | context)


@require_http_methods(PAGE)
def add_household(request, reference):
    """A new household with the people who live there."""
    case = get_case(request.user, reference, "people.write")
    form = forms.HouseholdForm(data_of(request), people=_livable(case))

    def act():
        data = form.cleaned_data
        actions.add_household(
            case=case, label=data["label"], people=form.chosen(), since=data["since"], by=request.user
        )
        return _homes_url(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Add a household",
        back=_homes_url(case),
        said="Household added.",
    )


@require_http_methods(PAGE)
def rename_household(request, reference, key):
    """Calling a household something else."""
    case = get_case(request.user, reference, "people.write")
    household = get_object_or_404(case.households, key=key)
    form = forms.NameForm(data_of(request), household=household)

    def act():
        actions.rename_household(household=household, label=form.cleaned_data["label"], by=request.user)
        return _homes_url(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Change what it is called",
        caption=household.label,
        back=_homes_url(case),
        said="Saved.",
    )


@require_http_methods(PAGE)
def move_home(request, reference, key):
    """Where somebody lives now: one form ends the one household and begins the other."""
    case = get_case(request.user, reference, "people.write")
    person = get_object_or_404(_livable(case), key=key)
    current = list(_current(case).filter(person=person))
    others = case.households.exclude(pk__in=[row.household_id for row in current])
    form = forms.MoveForm(data_of(request), person=person, homes=others, current=current)

    def act():
        data = form.cleaned_data
        home = form.homes.get(data["home"])
        if home is None:
            home = actions.add_household(case=case, label=data["label"], by=request.user)
        actions.move(
            person=person,
            household=home,
            since=data["since"],
            share=data["share"],
            leaving=form.leaves(),
            by=request.user,
        )
        return person_url(case, person)

    return form_page(
        request,
        case,
        form,
        act,
        title="Record a move" if current else "Say where they live",
        caption=person.name,
        back=person_url(case, person),
        said="Saved.",
        lines=["This says with whom they live. Their address is kept under Contact."],
    )


@require_http_methods(PAGE)
def leave_home(request, reference, key):
    """The last day on which somebody lived in a household."""
    case = get_case(request.user, reference, "people.write")
    row = get_object_or_404(_current(case), key=key)
    form = forms.LeaveForm(data_of(request))

    def act():
        actions.move_out(member=row, until=form.cleaned_data["until"], by=request.user)
        return person_url(case, row.person)

    return form_page(
        request,
        case,
        form,
        act,
        title=f"{row.person.short_name} moved out",
        caption=row.household.label,
        back=person_url(case, row.person),
        said="Saved. It is kept as where they lived before.",
    )


def _livable(case):
    return case.people.on_map().exclude(status__in=NOWHERE_YET)


def _current(case):
    rows = HouseholdMember.objects.filter(household__case=case, until=None, person__removed_at=None)
    return rows.select_related("household__case", "person")


def _homes_url(case):
    return reverse("network:households", args=[case.reference])
