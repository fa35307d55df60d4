"""Whether what is recorded of somebody still fits with those they are tied to: asked of every change but a new tie."""

from django.db.models import Q

from fgc.lib.errors import Refused
from fgc.network.models import ParentLink
from fgc.network.questions import birth_questions
from fgc.network.validation import check_older


def check_ties_of(person):
    """Raises Refused where what is recorded of a person cannot be so beside those they are tied to.

    Asked whenever something about somebody changes who has ties already: a date, a birth, coming back on the map.
    """
    for link in _links_of(person):
        child, parent = _ends(link, person)
        check_older(child, parent, "born_on")
        if link.child_id == person.pk or link.parent_id == person.pk:
            _check_two_birth_parents(child)


def questions_of(person):
    """The questions to ask about somebody as they would be recorded, beside those they are tied to (severity W)."""
    questions = []
    for link in _links_of(person):
        if link.kind == ParentLink.Kind.BIRTH:
            child, parent = _ends(link, person)
            questions += birth_questions(child, parent)
    return questions


def _links_of(person):
    """The parent links of somebody to people who are on the map; the person may be about to come back on it."""
    rows = ParentLink.objects.filter(case_id=person.case_id).select_related("child", "parent")
    mine = rows.filter(Q(child=person) | Q(parent=person))
    return [
        link for link in mine if not any(end.removed_at for end in _ends(link, person) if end.pk != person.pk)
    ]


def _ends(link, person):
    """The child and the parent of a link, the person as given: perhaps changed and not saved yet."""
    return tuple(person if end.pk == person.pk else end for end in (link.child, link.parent))


def _check_two_birth_parents(child):
    rows = child.parent_links.filter(kind=ParentLink.Kind.BIRTH, certainty=ParentLink.Certainty.KNOWN)
    known = [row.parent.name for row in rows.filter(parent__removed_at=None).select_related("parent")]
    if len(known) > 2:
        raise Refused(
            f"{child.name} would have {len(known)} birth parents: {', '.join(known)}. "
            "Say first which of them is an adoptive parent, or not certain."
        )
