"""What may not be tied to what: the refusals of network.md 2.1. What is only asked stands in questions.py."""

from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.models import ParentLink, Person

PRECISE = (Person.Precision.EXACT, Person.Precision.YEAR)


def check_pair(a, b, field):
    """Refuse a tie to oneself, to a person of another case, or to somebody removed."""
    if a.pk == b.pk:
        raise Refused("A person cannot be linked to themself.", field=field)
    if a.case_id != b.case_id:
        raise Refused("That person is not in this family's network.", field=field)
    for person in (a, b):
        if not Person.objects.on_map().filter(pk=person.pk).exists():
            raise Refused(f"{person.name} was removed from the network. Put them back first.", field=field)


def check_parent(child, parent, kind, certainty, links=None):
    """Raises Refused for dup_link, cycle, parent_younger and birth_parents of network.md 2.1.

    `links` are the parent links of the family, read from the database unless given; with them nothing is read.
    """
    if links is None:
        check_pair(child, parent, "parent")
        links = list(ParentLink.objects.filter(case_id=child.case_id).select_related("child", "parent"))
    if any((link.child_id, link.parent_id, link.kind) == (child.pk, parent.pk, kind) for link in links):
        word = ParentLink.Kind(kind).label.lower()
        raise Refused(f"{parent.name} is already {word} of {child.name}.", field="parent")
    _check_no_circle(child, parent, links)
    check_older(child, parent)
    check_birth_parents(child, kind, certainty, links)


def check_birth_parents(child, kind, certainty, links=None):
    """Raises Refused when a known birth parent would be the third."""
    if not _is_known_birth(kind, certainty):
        return
    if links is None:
        links = child.parent_links.select_related("parent")
    known = [
        link.parent.name
        for link in links
        if link.child_id == child.pk
        and not link.parent.removed_at
        and _is_known_birth(link.kind, link.certainty)
    ]
    if len(known) >= 2:
        raise Refused(
            f"{child.name} already has two birth parents: {known[0]}, {known[1]}. "
            "Is one of them an adoptive parent, or not certain?",
            field="parent",
        )


def check_person(person):
    """Raises Refused when what is recorded about one person cannot be so."""
    nameless = (Person.Status.UNBORN, Person.Status.LOSS, Person.Status.UNKNOWN)
    if not (person.given_name or person.known_as) and person.status not in nameless:
        raise Refused("Enter a name, or say that it is not known who this is.", field="given_name")
    if person.status == Person.Status.UNBORN and (person.born_on or person.birth_year):
        raise Refused("An unborn baby has a due date, not a date of birth.", field="born_on")
    if person.died_on and person.died_on > today():
        raise Refused("The date of death must be in the past.", field="died_on")
    if person.died_on and person.born_on and person.died_on < person.born_on:
        raise Refused("The date of death is before the date of birth.", field="died_on")
    if person.died_year and person.birth_year and person.died_year < person.birth_year:
        raise Refused("The year of death is before the year of birth.", field="died_year")


def check_older(child, parent, field="parent"):
    """Raises Refused where it is known that a parent was not born before the child."""
    if child.born_on and parent.born_on:
        younger = parent.born_on >= child.born_on
    else:
        sure = child.birth_precision in PRECISE and parent.birth_precision in PRECISE
        younger = bool(
            sure and child.birth_year and parent.birth_year and parent.birth_year >= child.birth_year
        )
    if younger:
        raise Refused(
            f"{parent.name} (born {parent.birth_year}) is not older than "
            f"{child.name} (born {child.birth_year}).",
            field=field,
        )


def _check_no_circle(child, parent, links):
    """Walk upward from the parent: meeting the child there would make the child their own ancestor."""
    above = {}
    for link in links:
        above.setdefault(link.child_id, []).append(link.parent)
    waiting, seen = [(parent, [parent.name])], {parent.pk}
    while waiting:
        one, chain = waiting.pop()
        for upper in above.get(one.pk, ()):
            if upper.pk == child.pk:
                way = " → ".join([child.name, *chain, child.name])
                raise Refused(f"This would make {child.name} their own ancestor ({way}).", field="parent")
            if upper.pk not in seen:
                seen.add(upper.pk)
                waiting.append((upper, [*chain, upper.name]))


def _is_known_birth(kind, certainty):
    return kind == ParentLink.Kind.BIRTH and certainty == ParentLink.Certainty.KNOWN
