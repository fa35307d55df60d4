"""What holds between people: must not meet, must not know, not invited, speak first (domain.md 3.3)."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from fgc.lib.errors import Refused
from fgc.network.models import AddressChange, ContactDetail, Restriction

Kind, Scope = Restriction.Kind, Restriction.Scope

# Which kinds of contact detail are withheld as soon as somebody must not know them.
WITHHELD_BY = {
    Kind.MUST_NOT_KNOW_ADDRESS: ("address",),
    Kind.MUST_NOT_KNOW_PHONE: ("phone", "email"),
}


def current(case):
    """Every restriction that nobody has ended, the overdue and the not yet approved among them."""
    return case.restrictions.current().select_related("person", "other", "approved_by")


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
    """{id of the viewer: ids of the people about whom they must not know}, babies of a secret pregnancy included."""
    found = defaultdict(set, _by_viewer(case, Kind.MUST_NOT_KNOW_OF))
    for row in case.restrictions.current().filter(kind=Kind.MUST_NOT_KNOW_PREGNANCY):
        found[row.other_id] |= _babies(row)
    return dict(found)


def must_not_know_work(case):
    """The ids of the people who must not know that this work is happening."""
    rows = case.restrictions.current().filter(kind=Kind.MUST_NOT_KNOW_WORK)
    return set(rows.values_list("other_id", flat=True))


def withheld_kinds(person):
    """The kinds of contact detail of a person that somebody must not know."""
    kinds = person.restrictions.current().filter(kind__in=WITHHELD_BY).values_list("kind", flat=True)
    return {kind for each in kinds for kind in WITHHELD_BY[each]}


def check_may_reach(person, kept=None):
    """Raises Refused for somebody who must not know that this work is happening: nothing may reach them.

    Whoever asks about many of one family gives the answer of `must_not_know_work` as `kept`.
    """
    if person.pk in (must_not_know_work(person.case) if kept is None else kept):
        raise Refused(
            f"Nothing may reach {person.name}: they must not know that this work is happening. "
            "If they know by now, end the restriction on the family page first.",
            field="person",
        )


def check_may_send(person):
    """Raises Refused for somebody to whom nothing may be sent now: as above, or while the alarm about a move stands."""
    check_may_reach(person)
    if alarm_stands(person):
        raise Refused(
            f"Send nothing to {person.name} yet: their address has to be checked first.",
            field="person",
        )


def alarm_stands(person):
    """Whether somebody who must not know this person's address may be living there, and nobody has checked."""
    unchecked = AddressChange.objects.filter(person=person, alarm=True, alarm_cleared_at=None)
    return unchecked.exists() or kept_address_is_shared(person)


def kept_address_is_shared(person):
    """Whether an address of this person is recorded for somebody who must not know it, however the two came about.

    What was recorded for them when an address was checked and cleared is not counted; what came later is.
    """
    kept_from = person.restrictions.current().filter(kind=Kind.MUST_NOT_KNOW_ADDRESS).values("other")
    homes = ContactDetail.objects.filter(kind=ContactDetail.Kind.ADDRESS, until=None)
    checked = AddressChange.objects.filter(
        person=person, new__match=OuterRef("match"), alarm_cleared_at__gte=OuterRef("made_at")
    )
    mine = homes.filter(person=person).values("match")
    theirs = homes.filter(case=person.case_id, person__in=kept_from, match__in=mine)
    return theirs.exclude(Exists(checked)).exists()


def sentence(restriction):
    """The restriction as people say it: "Darren Cole must not meet Agnieszka Cole"."""
    person, other = restriction.person.name, restriction.other.name if restriction.other_id else ""
    if restriction.kind == Kind.MUST_NOT_MEET:
        secret = " and must not know that they take part" if restriction.scope == Scope.KNOWING else ""
        return f"{person} must not meet {other}{secret}"
    if restriction.kind == Kind.MUST_NOT_KNOW_WORK:
        return f"{other} must not know that this work is happening"
    if restriction.kind in FACTS:
        return f"{other} must not know {FACTS[restriction.kind]} {person}"
    if restriction.kind == Kind.NOT_INVITED:
        part = " to part of the conference" if restriction.extent == Restriction.Extent.PART else ""
        waits = "" if restriction.approved_at else ", if a service manager agrees"
        return f"{person} is not invited{part}{waits}"
    if restriction.kind == Kind.VISIT_TOGETHER:
        return f"Nobody visits {person} at home alone"
    return f"Speak to {person} first" + (f", before {other}" if other else "")


def details(restriction):
    """Where it comes from, how far it goes and for how long, in one line."""
    where = restriction.get_basis_display()
    if restriction.evidence:
        where += f" ({restriction.evidence})"
    if restriction.kind == Kind.MUST_NOT_MEET:
        where = f"{restriction.get_scope_display()}. {where}"
    if restriction.category:
        where = f"{restriction.get_category_display()}. {where}"
    until = f", until {_day(restriction.until)}" if restriction.until else ""
    again = f". To be looked at again on {_day(restriction.review_on)}" if restriction.review_on else ""
    return f"{where}, from {_day(restriction.since)}{until}{again}."


def followed(restriction):
    """What was done so that somebody who is not invited is treated fairly, as lines."""
    found = []
    if restriction.other_way:
        found.append(f"Takes part in another way: {restriction.other_way}")
    if restriction.approved_at and restriction.approved_by_id:
        found.append(
            f"Agreed by {restriction.approved_by.name} on {_day(localdate(restriction.approved_at))}"
        )
    if restriction.told_on:
        found.append(f"Told on {_day(restriction.told_on)}: {restriction.told_how}")
    elif restriction.told_how:
        found.append(f"Not told: {restriction.told_how}")
    elif restriction.kind == Kind.NOT_INVITED:
        found.append("Not told yet")
    if restriction.challenge:
        found.append(f"Challenge: {restriction.challenge}")
    return found


def waits_for(restriction, day):
    """What a restriction waits for on a day, in a word or two; empty when nothing."""
    if restriction.until and restriction.until < day:
        return "The date has passed: decide"
    if restriction.review_on and restriction.review_on <= day:
        return "Look at it again: decide"
    if restriction.kind == Kind.NOT_INVITED and not restriction.approved_at:
        return "Waiting for a service manager"
    return ""


FACTS = {
    Kind.MUST_NOT_KNOW_ADDRESS: "the address of",
    Kind.MUST_NOT_KNOW_PHONE: "the phone number or e-mail address of",
    Kind.MUST_NOT_KNOW_SCHOOL: "the school or nursery of",
    Kind.MUST_NOT_KNOW_PREGNANCY: "about the pregnancy of",
    Kind.MUST_NOT_KNOW_OF: "about",
}


def _day(day):
    return f"{day.day} {day:%B %Y}"


def _by_viewer(case, kind):
    found = defaultdict(set)
    for viewer, protected in (
        case.restrictions.current().filter(kind=kind).values_list("other_id", "person_id")
    ):
        found[viewer].add(protected)
    return dict(found)


def _babies(row):
    """The babies that a secret pregnancy is about: not born, or born since it was recorded.

    Being born does not lift it. A baby whose mother is not on the map may be hers, so they are kept back too.
    """
    kept = set()
    for baby in row.case.people.filter(status__in=("unborn", "loss", "living", "deceased")):
        waiting = baby.status in ("unborn", "loss")
        if not (waiting or _born_since(baby, row.since)):
            continue
        parents = list(baby.parent_links.filter(kind="birth").values_list("parent_id", "parent__gender"))
        hers = baby.pk == row.person_id or row.person_id in dict(parents)
        no_mother = waiting and not any(gender == "f" for _pk, gender in parents)
        if hers or no_mother:
            kept.add(baby.pk)
    return kept


def _born_since(person, day):
    if person.born_on:
        return person.born_on >= day
    return bool(person.birth_year and person.birth_year >= day.year)
