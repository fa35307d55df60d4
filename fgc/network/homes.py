"""Who lives with whom, as one audience may see it: for the person's page, the lists and the family tree.

One way to say where somebody lives: the households. What a referral said of a child ("mother's family") is
shown only until a household is recorded for that child. Who sees a part of the map sees no households: they are told
what the referral says, whatever is recorded since, so that nothing tells them that something was.
"""

from collections import defaultdict

from django.urls import reverse

from fgc.cases import codes
from fgc.lib.dates import today
from fgc.lib.text import and_list, label
from fgc.network.models import ContactDetail, HouseholdMember, Restriction


def address_is_secret(case):
    """Whether somebody's address is kept from anybody: by a restriction, or because it is withheld."""
    limits = case.restrictions.current().filter(kind=Restriction.Kind.MUST_NOT_KNOW_ADDRESS)
    return limits.exists() or _withheld(case).exists()


def is_withheld_for(case, people):
    """Whether the address of one of these people (or their ids) is withheld."""
    return _withheld(case).filter(person__in=people).exists()


def _withheld(case):
    """The addresses of this family that are kept from everybody who was not told them."""
    return ContactDetail.objects.filter(
        case=case, kind=ContactDetail.Kind.ADDRESS, is_withheld=True, until=None
    )


def may_be_drawn(family_map):
    """Whether homes may be shown: who shares a home tells where somebody lives (network.md 5, leak b).

    On a screen, and on a colleague's copy, those see homes who see everybody: for others a home would tell of a
    person they do not know. On a copy nobody sees them while an address is kept from anybody.
    """
    if family_map.is_copy and address_is_secret(family_map.case):
        return False
    return family_map.is_whole or family_map.audience.recipient is not None


def current(family_map):
    """[(household, [rows])] where somebody lives now, as if the people hidden from the audience did not exist."""
    if not may_be_drawn(family_map):
        return []
    found = defaultdict(list)
    for row in family_map.household_rows:
        if row.person_id in family_map.by_id:
            found[row.household].append(row)
    return sorted(found.items(), key=lambda item: item[0].pk)


def rows_now(case):
    """Who lives in which household of the family now, whoever asks."""
    rows = HouseholdMember.objects.filter(household__case=case, until=None, person__removed_at=None)
    return list(rows.select_related("household", "person").order_by("pk"))


def drawn(family_map):
    """The households as the engine takes them, numbered in the order in which they were made."""
    return [
        (str(number), tuple(row.person_id for row in rows))
        for number, (_household, rows) in enumerate(current(family_map), 1)
    ]


def child_lives(family_map, child, *, inside_a_sentence=False):
    """With whom a child lives, in words: the household's people, else what the referral said, else nothing."""
    homes = [
        (home, rows) for home, rows in current(family_map) if child.person_id in {r.person_id for r in rows}
    ]
    if homes:
        return " and ".join(_home_words(home, rows, child.person_id) for home, rows in homes)
    said = said_of(child) if inside_a_sentence else label(codes.LIVES_WITH, child.lives_with)
    if not may_be_drawn(family_map):
        return f"{said}, as the referral says" if said else ""
    return said


def said_of(child):
    """What the referral said of where a child lives, to begin with."""
    said = label(codes.LIVES_WITH, child.lives_with)
    return said[:1].lower() + said[1:]


def of_person(family_map, person, can_write):
    """(rows now, sentences of before): where somebody lives and lived, as far as the reader may know."""
    if not may_be_drawn(family_map):
        return [], []
    rows = []
    for home, members in current(family_map):
        row = next((one for one in members if one.person_id == person.pk), None)
        if row is not None:
            rows.append(_row(family_map, home, members, row, can_write))
    ended = HouseholdMember.objects.filter(person=person).exclude(until=None).select_related("household")
    before = [
        f"{row.household.label}, {_from_to(row)}" for row in ended.order_by("-until", "-pk")
    ] if family_map.is_whole else []  # fmt: skip
    return rows, before


def listed(family_map, can_write):
    """[{label, key, number, members, url, before}]: every household of the family, the empty ones last."""
    now = dict(current(family_map))
    numbers = {home: number for number, home in enumerate(now, 1)}
    ended = defaultdict(list)
    rows = HouseholdMember.objects.filter(household__case=family_map.case).exclude(until=None)
    for row in rows.select_related("household", "person").order_by("-until"):
        if row.person_id in family_map.by_id:
            ended[row.household_id].append(f"{row.person.name}, {_from_to(row)}")
    homes = sorted(family_map.case.households.all(), key=lambda home: (home not in now, home.pk))
    return [
        {
            "label": home.label,
            "key": home.key,
            "number": numbers.get(home, ""),
            "members": [_member(family_map, row, can_write) for row in now.get(home, ())],
            "before": ended[home.pk],
        }
        for home in homes
    ]


def _home_words(home, rows, person_id):
    others = [row.person.short_name for row in rows if row.person_id != person_id]
    mine = next(row for row in rows if row.person_id == person_id)
    part = ", part of the time" if mine.share == HouseholdMember.Share.PART else ""
    return f"{and_list(others) or 'nobody else on the map'} ({home.label}{part})"


def _row(family_map, home, members, row, can_write):
    others = [one.person.name for one in members if one.person_id != row.person_id]
    facts = [f"with {and_list(others)}" if others else "nobody else recorded", *_facts(row)]
    line = {"key": home.label, "value": ", ".join(facts)}
    if can_write:
        url = reverse("network:leave_home", args=[family_map.case.reference, row.key])
        line["actions"] = [{"url": url, "text": "Moved out", "hidden": f"of {home.label}"}]
    return line


def _member(family_map, row, can_write):
    reference = family_map.case.reference
    return {
        "name": row.person.name,
        "about": ", ".join(filter(None, [family_map.label(row.person_id), *_facts(row)])),
        "url": reverse("network:person", args=[reference, row.person.key]),
        "out_url": reverse("network:leave_home", args=[reference, row.key]) if can_write else "",
    }


def _facts(row):
    share = "part of the time" if row.share == HouseholdMember.Share.PART else ""
    return list(filter(None, [share, f"since {_day(row.since)}" if row.since else ""]))


def _from_to(row):
    return f"{'from ' + _day(row.since) + ' ' if row.since else ''}until {_day(row.until or today())}"


def _day(day):
    return f"{day.day} {day:%B %Y}"
