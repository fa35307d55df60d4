"""What holds between people: must not meet, must not know, not invited, speak first (domain.md 3.3)."""

from collections import defaultdict

from fgc.network.models import Restriction

Kind = Restriction.Kind


def current(case):
    """Every restriction that nobody has ended, the overdue and the not yet approved among them."""
    return case.restrictions.current().select_related("person", "other")


def ended(case):
    """The restrictions that somebody ended, the latest first."""
    rows = case.restrictions.exclude(ended_at=None).select_related("person", "other", "ended_by")
    return rows.order_by("-ended_at")


def pairs_that_must_not_meet(case):
    """The pairs who must not meet; a restriction counts in both directions."""
    return list(current(case).filter(kind=Kind.MUST_NOT_MEET))


def not_invited(case):
    """Those that leave a person out of the conference; `approved_at` says whether a manager agreed."""
    return list(current(case).filter(kind=Kind.NOT_INVITED))


def must_not_know_address(case):
    """{id of the viewer: ids of the people whose address they must not know}."""
    return _by_viewer(case, Kind.MUST_NOT_KNOW_ADDRESS)


def must_not_know_of(case):
    """{id of the viewer: ids of the people about whom they must not know}."""
    return _by_viewer(case, Kind.MUST_NOT_KNOW_OF)


def sentence(restriction):
    """The restriction as people say it: "Darren Cole must not meet Agnieszka Cole"."""
    person, other = restriction.person.name, restriction.other.name if restriction.other_id else ""
    if restriction.kind == Kind.MUST_NOT_MEET:
        return f"{person} must not meet {other}"
    if restriction.kind == Kind.MUST_NOT_KNOW_ADDRESS:
        return f"{other} must not know the address of {person}"
    if restriction.kind == Kind.MUST_NOT_KNOW_OF:
        return f"{other} must not know about {person}"
    if restriction.kind == Kind.NOT_INVITED:
        return f"{person} is not invited"
    return f"Speak to {person} first" + (f", before {other}" if other else "")


def _by_viewer(case, kind):
    found = defaultdict(set)
    for viewer, protected in (
        case.restrictions.current().filter(kind=kind).values_list("other_id", "person_id")
    ):
        found[viewer].add(protected)
    return dict(found)
