"""How people are tied: parents, partners, brothers and sisters, people who matter (network.md 2)."""

from django.db import transaction
from django.db.models import Q

from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.network.actions.undo import keep_tie
from fgc.network.actions.version import take_turn
from fgc.network.models import Association, ParentLink, Partnership, SiblingLink
from fgc.network.validation import check_pair, check_parent

HALF = ("half_maternal", "half_paternal")


@transaction.atomic
def add_parent(*, child, parent, by, kind=ParentLink.Kind.BIRTH, certainty=ParentLink.Certainty.KNOWN):
    """Record that one person is a parent of another; both are `Person`s. Raises Refused (network.md 2.1)."""
    take_turn(child.case)
    check_parent(child, parent, kind, certainty)
    link = ParentLink.objects.create(
        case=child.case, child=child, parent=parent, kind=kind, certainty=certainty
    )
    _recorded(link, by, "parent", child, parent)
    _drop_what_follows(child, parent, by)
    return link


@transaction.atomic
def add_partnership(*, a, b, status, by, started=None, ended=None):
    """Record that two people are or were partners (years optional); the latest row of a pair counts."""
    take_turn(a.case)
    check_pair(a, b, "partner")
    if started and ended and ended < started:
        raise Refused("End is before start.", field="ended")
    a, b = _in_order(a, b)
    latest = Partnership.objects.filter(a=a, b=b).last()
    if latest and (latest.status, latest.started, latest.ended) == (status, started, ended):
        raise Refused(
            f"{a.name} and {b.name} are recorded as {latest.get_status_display().lower()} already.",
            field="partner",
        )
    link = Partnership.objects.create(case=a.case, a=a, b=b, status=status, started=started, ended=ended)
    return _recorded(link, by, "partners", a, b)


@transaction.atomic
def add_sibling(*, a, b, by, kind="unknown"):
    """Record that two people are brothers or sisters although their parents are not on the map.

    With a parent in common on the map it follows from the parents and is refused here, unless it says more:
    that they share this one only.
    """
    take_turn(a.case)
    check_pair(a, b, "sibling")
    a, b = _in_order(a, b)
    shared = ParentLink.objects.filter(child=b, parent__in=a.parent_links.values("parent"))
    says_more = kind in HALF and shared.count() == 1
    if (shared.exists() and not says_more) or SiblingLink.objects.filter(a=a, b=b).exists():
        raise Refused(f"{a.name} and {b.name} are brothers or sisters on the map already.", field="sibling")
    link = SiblingLink.objects.create(case=a.case, a=a, b=b, kind=kind)
    return _recorded(link, by, "siblings", a, b)


@transaction.atomic
def add_association(*, person, to, role, by, words="", is_professional=False):
    """Record what a person is to somebody, family or not: godparent, neighbour, teacher."""
    take_turn(person.case)
    check_pair(person, to, "to")
    if is_recorded(Association(person=person, to=to, role=role, words=words)):
        raise Refused("This is recorded already.", field="role")
    link = Association.objects.create(
        case=person.case, person=person, to=to, role=role, words=words, is_professional=is_professional
    )
    return _recorded(link, by, "association", person, to)


def is_recorded(tie):
    """Whether another row says already what this one says somebody is to somebody."""
    same = Association.objects.filter(person=tie.person_id, to=tie.to_id, role=tie.role, words=tie.words)
    return same.exclude(pk=tie.pk).exists()


@transaction.atomic
def remove_tie(*, tie, by):
    """Remove a tie that is not so; the people stay. A tie that is gone already is no error."""
    take_turn(tie.case)
    key = tie.key
    if type(tie).objects.filter(pk=tie.pk).exists():
        keep_tie("tie_removed", tie)
    gone, _ = type(tie).objects.filter(pk=tie.pk).delete()
    if gone:
        record(
            "network.tie_removed",
            by=by,
            case=tie.case,
            about=tie,
            key=key,
            tie=tie._meta.model_name,
            people=[person.key for person in ends(tie)],
        )


def ends(tie):
    """The two people of a tie."""
    if isinstance(tie, ParentLink):
        return tie.child, tie.parent
    if isinstance(tie, Association):
        return tie.person, tie.to
    return tie.a, tie.b


def _drop_what_follows(child, parent, by):
    """Brothers and sisters who were only said to be so, and now have a parent in common, need no link of their own."""
    for link in SiblingLink.objects.filter(Q(a=child) | Q(b=child), kind__in=("unknown", "full")):
        other = link.b_id if link.a_id == child.pk else link.a_id
        shared = ParentLink.objects.filter(child_id=other, parent__in=child.parent_links.values("parent"))
        if shared.count() >= (2 if link.kind == "full" else 1):
            remove_tie(tie=link, by=by)


def _in_order(a, b):
    return (a, b) if a.pk < b.pk else (b, a)


def _recorded(link, by, tie, *people):
    keep_tie("tie_added", link)
    record(
        "network.tie_added",
        by=by,
        case=link.case,
        about=link,
        tie=tie,
        people=[person.key for person in people],
    )
    return link
