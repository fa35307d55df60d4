"""What happens in a life: a birth, the end of a pregnancy, a death, who was born together."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from fgc.cases.access import get_case
from fgc.network import actions
from fgc.network.actions.life import may_be_born_together
from fgc.network.forms.children import BornForm, DiedForm, SureForm, TwinsForm
from fgc.network.models import Person
from fgc.network.naming import described, opening
from fgc.network.views.pages import STILL_INVITED, data_of, form_page, is_invited, person_url

PAGE = ["GET", "POST"]
Status = Person.Status
GONE = (Status.DECEASED, Status.UNBORN, Status.LOSS)


@require_http_methods(PAGE)
def born(request, reference, key):
    """A baby was born: a name and a date of birth, everything else is kept."""
    case, baby = _person(request, reference, key, status=Status.UNBORN)
    form = BornForm(data_of(request), baby=baby)

    def act():
        names = ("given_name", "family_name", "gender", "born_on")
        fields = {name: form.cleaned_data[name] for name in names}
        actions.record_birth(person=baby, by=request.user, **fields)
        return person_url(case, baby)

    return form_page(
        request,
        case,
        form,
        act,
        title="The baby is born",
        caption=baby.name,
        back=person_url(case, baby),
        said="Saved. The due date and how the baby is related are kept.",
    )


@require_http_methods(PAGE)
def lost(request, reference, key):
    """A pregnancy ended."""
    case, baby = _person(request, reference, key, status=Status.UNBORN)
    form = SureForm(data_of(request))
    only = not case.children.exclude(person=baby).exclude(person__status=Status.LOSS).exists()

    def act():
        actions.record_loss(person=baby, by=request.user)
        return person_url(case, baby)

    lines = [
        "The baby is left off everything that is made for the family from now on. What was written before is kept."
    ]
    if only and case.children.filter(person=baby).exists():
        lines.append(
            "The work is about no other child, so every message of this record stops. "
            "The service managers and the coordinator get a notice that they are stopped; it does not say why. "
            "The coordinator or a manager can allow messages again."
        )
    return form_page(
        request,
        case,
        form,
        act,
        title="The pregnancy ended",
        caption=baby.name,
        back=person_url(case, baby),
        said="Saved.",
        lines=lines,
    )


@require_http_methods(PAGE)
def died(request, reference, key):
    """Somebody has died."""
    case, person = _person(request, reference, key)
    if person.status in GONE:
        raise Http404
    form = DiedForm(data_of(request), person=person)

    def act():
        data = form.cleaned_data
        actions.record_death(
            person=person, died_on=data["died_on"], died_year=data["died_year"], by=request.user
        )
        return person_url(case, person)

    lines = [
        "Where they lived, whom they cared for and any parental responsibility ends on that day and is kept."
    ]
    if is_invited(person):
        lines.append(STILL_INVITED)
    return form_page(
        request,
        case,
        form,
        act,
        title=f"{opening(described(person))} has died",
        back=person_url(case, person),
        said="Saved.",
        lines=lines,
    )


@require_http_methods(PAGE)
def twins(request, reference, key):
    """With whom somebody was born."""
    case, person = _person(request, reference, key)
    form = TwinsForm(data_of(request), person=person, people=born_with(person))

    def act():
        actions.set_born_together(
            person=person,
            others=form.chosen(),
            is_identical=form.cleaned_data["is_identical"],
            by=request.user,
        )
        return person_url(case, person)

    return form_page(
        request,
        case,
        form,
        act,
        title="Born together",
        caption=person.name,
        back=person_url(case, person),
        said="Saved.",
    )


def born_with(person):
    """The brothers and sisters who can be twins of somebody, as far as births are known."""
    parents = person.parent_links.values("parent")
    siblings = person.case.people.on_map().filter(parent_links__parent__in=parents)
    links = person.case.sibling_links.all()
    linked = {one for link in links for one in (link.a_id, link.b_id) if person.pk in (link.a_id, link.b_id)}
    asserted = person.case.people.on_map().filter(pk__in=linked)
    found = {one.pk: one for one in (*siblings, *asserted) if one.pk != person.pk}
    return [one for one in found.values() if may_be_born_together(person, one)]


def _person(request, reference, key, status=None):
    case = get_case(request.user, reference, "people.write")
    people = case.people.on_map().select_related("case")
    people = people.filter(status=status) if status else people
    return case, get_object_or_404(people, key=key)
