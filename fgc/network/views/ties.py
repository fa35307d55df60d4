"""How people are related: adding a relative, tying two people, removing a tie."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fgc.cases.access import get_case
from fgc.network import actions
from fgc.network.actions import relatives
from fgc.network.actions.ties import ends
from fgc.network.forms import ties as forms
from fgc.network.naming import described, opening
from fgc.network.relations import TIES
from fgc.network.views.pages import data_of, form_page, person_url
from fgc.network.views.search import answered_by, prompt_in

PAGE = ["GET", "POST"]
PROFESSIONAL = ("teacher", "social_worker", "health_visitor", "advocate")


@require_http_methods(PAGE)
def add_relative(request, reference, key, way):
    """A new person and what they are to somebody on the map."""
    case = get_case(request.user, reference, "people.write")
    near = get_object_or_404(case.people.on_map(), key=key)
    if way not in forms.RELATIVES:
        raise Http404
    initial = {"role": request.GET.get("role", "")}
    form = forms.RelativeForm(data_of(request), case=case, near=near, way=way, initial=initial)
    prompt = prompt_in(request, case)  # "Who else?" led here

    def act():
        with actions.remembered(case=case, by=request.user, kind=way):
            added = add_by_way(case, near, way, form, request.user)
        return answered_by(prompt, added, request.user) if prompt else person_url(case, added)

    existing = reverse("network:add_tie", args=[case.reference, near.key])
    return form_page(
        request,
        case,
        form,
        act,
        title=f"Add {article(forms.RELATIVES[way])}",
        caption=f"{forms.BOND[way].title()} {described(near)}",
        back=person_url(case, near),
        said="Added to the family network.",
        links=[{"url": existing, "text": "They are on the map already: say how they are related"}],
    )


@require_http_methods(PAGE)
def add_tie(request, reference, key):
    """How somebody on the map is related to somebody else on it."""
    case = get_case(request.user, reference, "people.write")
    person = get_object_or_404(case.people.on_map(), key=key)
    form = forms.TieForm(data_of(request), person=person, people=case.people.on_map())

    def act():
        with actions.remembered(case=case, by=request.user, kind="tie"):
            _tie(person, form, request.user)
        return person_url(case, person)

    return form_page(
        request,
        case,
        form,
        act,
        title="Say how two people are related",
        caption=opening(described(person)),
        back=person_url(case, person),
        said="Saved.",
    )


@require_http_methods(PAGE)
def remove_tie(request, reference, kind, key):
    """Removing a tie that is not so."""
    case = get_case(request.user, reference, "people.write")
    if kind not in TIES:
        raise Http404
    tie = get_object_or_404(getattr(case, TIES[kind]), key=key)
    first, second = ends(tie)
    form = forms.RemoveForm(data_of(request))

    def act():
        with actions.remembered(case=case, by=request.user, kind="untie"):
            actions.remove_tie(tie=tie, by=request.user)
        return (
            person_url(case, first)
            if not first.removed_at
            else reverse("network:family", args=[case.reference])
        )

    return form_page(
        request,
        case,
        form,
        act,
        title="Remove how they are related?",
        back=person_url(case, first),
        said="Removed.",
        lines=[f"{first.name} and {second.name} both stay on the map."],
    )


def add_by_way(case, near, way, form, by):
    """The action for each way of being related, with the answers of a RelativeForm or QuickForm."""
    data, person = form.cleaned_data, form.person_fields()
    common = {"near": near, "by": by, "person": person}
    kind = data.get("kind") or "birth"
    if way in (forms.MOTHER, forms.FATHER):
        return relatives.add_mother_or_father(
            **common, kind=kind, certainty=data.get("certainty") or "known", also=form.also_of()
        )
    if way == forms.PARTNER:
        return relatives.add_partner(
            **common,
            status=data["partner_status"] or "cohabiting",
            started=data.get("started"),
            ended=data.get("ended"),
        )
    if way == forms.CHILD:
        other = case.people.on_map().filter(key=data.get("with_whom")).first()
        return relatives.add_daughter_or_son(**common, kind=kind, other_parent=other)
    if way == forms.SIBLING:
        return relatives.add_brother_or_sister(
            **common, parents=form.shared_parents(), kind=data.get("sibling_kind") or "unknown"
        )
    return relatives.add_somebody_who_matters(
        **common,
        role=data["role"],
        words=data.get("words", ""),
        is_professional=data.get("is_professional", data["role"] in PROFESSIONAL),
    )


def _tie(person, form, by):
    data = form.cleaned_data
    other, how = form.others[data["other"]], data["how"]
    if how in (forms.PARENT, forms.CHILD):
        child, parent = form.pair()
        return actions.add_parent(
            child=child,
            parent=parent,
            by=by,
            kind=data["kind"] or "birth",
            certainty=data["certainty"] or "known",
        )
    if how == forms.PARTNER:
        return actions.add_partnership(
            a=person,
            b=other,
            by=by,
            status=data["partner_status"],
            started=data["started"],
            ended=data["ended"],
        )
    if how == forms.SIBLING:
        return actions.add_sibling(a=person, b=other, by=by, kind=data["sibling_kind"] or "unknown")
    return actions.add_association(
        person=other,
        to=person,
        role=data["role"],
        by=by,
        words=data["words"],
        is_professional=data["is_professional"],
    )


def article(words):
    """The words with their article, for a title."""
    return words if words.startswith("somebody") else f"a {words}"
