"""Two records that are the same person: who it may be, comparing both, making one of them, and parting them again."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fgc.accounts.submissions import once
from fgc.audit.context import read_is_about
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions, alike
from fgc.network.audience import Audience
from fgc.network.births import say_age
from fgc.network.duplicates import ASK
from fgc.network.familymap import FamilyMap
from fgc.network.forms.merge import MergeForm
from fgc.network.naming import described, opening
from fgc.network.views.pages import data_of, form_page, person_url

# What hangs on a person, by table, as the page that compares two of them counts it.
HANGING = {
    "network.ParentLink": "Ties to parents and children",
    "network.Partnership": "Partners",
    "network.SiblingLink": "Brothers and sisters",
    "network.Association": "Other ties",
    "network.ContactDetail": "Contact details",
    "network.Restriction": "Safety restrictions",
    "conferences.Invitation": "Invitations",
    "conferences.Contact": "Contacts while preparing",
    "family_plans.PlanCopy": "Copies of the plan",
}


@require_GET
def same_person(request, reference, key):
    """Who on the map may be this person: the most alike first, then everybody else."""
    case = get_case(request.user, reference, "people.write")
    person = get_object_or_404(case.people.on_map(), key=key)
    read_is_about(person)
    found = alike.on_the_map(person)
    close = {other.pk for _score, other in found}
    others = case.people.on_map().exclude(pk__in=[person.pk, *close])
    seen = FamilyMap(case, Audience.for_staff(case, request.user), today())
    context = {
        "name": opening(described(person)),
        "back_url": person_url(case, person),
        "alike": [
            _row(
                seen, person, other, "Looks very like them" if likeness >= ASK else "Looks a little like them"
            )
            for likeness, other in found
        ],
        "others": [_row(seen, person, other) for other in others],
    }
    return render(request, "network/same_person.html", shell(case, "network") | context)


@require_http_methods(["GET", "POST"])
def merge(request, reference, key, other):
    """Both records beside each other; for everything that differs, which is right."""
    case = get_case(request.user, reference, "people.write")
    kept = get_object_or_404(case.people.on_map(), key=key)
    gone = get_object_or_404(case.people.on_map().exclude(pk=kept.pk), key=other)
    if hasattr(gone, "as_child") and not hasattr(kept, "as_child"):
        kept, gone = gone, kept  # the record of a child whom the work is about is the one that stays
    read_is_about(kept)
    form = MergeForm(data_of(request), kept=kept, gone=gone)

    def act():
        actions.merge_people(kept=kept, gone=gone, take=form.take(), by=request.user)
        return person_url(case, kept)

    return form_page(
        request,
        case,
        form,
        act,
        title="Are these the same person?",
        caption=f"{opening(described(kept))} and {described(gone)}",
        back=reverse("network:same_person", args=[case.reference, key]),
        said="They are one person now. You can undo this on their page.",
        template="network/merge.html",
        columns=[{"label": "What is kept"}, {"label": "This record"}, {"label": "The other record"}],
        table=[[{"text": text or "Nothing"} for text in row] for row in [*form.rows, *_hanging(kept, gone)]],
    )


@require_POST
def undo_merge(request, reference, key):
    """Part two people again."""
    case = get_case(request.user, reference, "people.write")
    merge = get_object_or_404(case.person_merges.select_related("kept", "gone"), key=key)

    def act():
        actions.undo_merge(merge=merge, by=request.user)
        messages.success(request, "They are two people again.")
        return person_url(case, merge.gone)

    try:
        return once(request, act)
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(person_url(case, merge.kept))


def _hanging(kept, gone):
    """How many rows of each kind hang on each of the two, as rows of the table; what neither has is left out."""
    mine, theirs = actions.rows_of(kept), actions.rows_of(gone)
    names = [name for name in HANGING if mine.get(name) or theirs.get(name)]
    return [(HANGING[name], str(mine.get(name, 0)), str(theirs.get(name, 0))) for name in names]


def _row(seen, person, other, likeness=""):
    about = (seen.label(other.pk) or "connection not recorded", say_age(other, seen.today))
    return {
        "name": opening(described(other)),
        "words": ". ".join(part for part in (", ".join(one for one in about if one), likeness) if part),
        "url": reverse("network:merge", args=[seen.case.reference, person.key, other.key]),
    }
