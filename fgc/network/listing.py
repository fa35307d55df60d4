"""What the family page shows, as plain values: groups, coverage, the children's facts, restrictions."""

from django.urls import reverse
from django.utils import timezone

from fgc.cases import codes
from fgc.lib.text import and_list, label
from fgc.lib.text import sentence as with_stop
from fgc.network import restrictions
from fgc.network.births import say_age
from fgc.network.familymap import BOTH, FRIENDS, MATERNAL, OWN, PATERNAL, UNPLACED

COUNTED = (
    (MATERNAL, "Mother’s side"),
    (PATERNAL, "Father’s side"),
    (BOTH, "Both sides"),
    (FRIENDS, "Friends and community"),
    (UNPLACED, "Not placed yet"),
)


def groups(family_map):
    """[{heading, people}] by side of the family; empty sides are kept where they say something."""
    marks = _marks(family_map)
    return [
        {
            "heading": heading,
            "people": [person_row(family_map, person, marks) for person in people],
            "key": key,
        }
        for key, heading, people in family_map.groups
        if people or family_map.is_whole
    ]


def person_row(family_map, person, marks):
    """One line of the list: name, what they are, age, needs, safety marks."""
    called = f"“{person.called}”" if person.called else ""
    about = [
        family_map.label(person.pk) or "connection not recorded",
        called,
        say_age(person, family_map.today),
    ]
    return {
        "name": person.name,
        "url": reverse("network:person", args=[family_map.case.reference, person.key]),
        "about": ", ".join(part for part in about if part),
        "tags": [
            *_needs(person),
            *({"text": f"Safety {n}", "colour": "red"} for n in marks.get(person.pk, ())),
        ],
    }


def coverage(family_map):
    """[{label, count}] of the strip that shows whose side is missing; nothing on an empty map."""
    if not family_map.index:
        return []
    sizes = {key: len(people) for key, _, people in family_map.groups}
    others = sum(size for key, size in sizes.items() if key not in (OWN, *(each for each, _ in COUNTED)))
    listed = [{"label": "Brothers and sisters", "count": sizes.get(OWN, 0) - len(family_map.index)}]
    listed += [{"label": words, "count": sizes[key]} for key, words in COUNTED if key in sizes]
    return listed + ([{"label": "Others", "count": others}] if others else [])


def missing_side(family_map):
    """A sentence when nobody of one side is on the map: a side is easily left out (network.md 1)."""
    sizes = {key: len(people) for key, _, people in family_map.groups}
    sides = [words for key, words in COUNTED[:2] if not sizes.get(key) and not sizes.get(BOTH)]
    other_sides = set(sizes) - {OWN, *(key for key, _ in COUNTED)}
    if not family_map.index or not sides or other_sides:
        return ""
    named = " or the ".join(words.lower() for words in sides)
    return f"Nobody from the {named} is on the map yet. Who in the family could tell you about them?"


def children(family_map):
    """[{name, links, rows}]: the facts that are kept for each child."""
    return [child_facts(family_map, child) for child in family_map.children]


def child_facts(family_map, child):
    """The facts kept for one child, as rows of a summary list."""
    rows = [
        {"key": "Lives with", "value": label(codes.LIVES_WITH, child.lives_with) or "Not recorded"},
        {"key": "Legal status", "value": label(codes.LEGAL_STATUSES, child.status) or "Not recorded"},
        {"key": "School or nursery", "value": child.school or "Not recorded"},
        {"key": "Parental responsibility", "value": holders(family_map, child)},
    ]
    url = reverse("network:person", args=[family_map.case.reference, child.person.key])
    age = say_age(child.person, family_map.today)
    name = f"{child.person.name}{', ' + age if age else ''}"
    return {"name": name, "rows": rows, "links": [{"url": url, "text": "Open"}]}


def holders(family_map, child):
    """Who holds parental responsibility for a child, of those whom the reader may know of."""
    names = []
    for row in family_map.responsibilities:
        if row.child_id == child.pk and (row.holder_id is None or row.holder_id in family_map.by_id):
            names.append(row.holder.name if row.holder_id else "the council")
    words = and_list(names)
    return words[:1].upper() + words[1:] if words else "Not recorded"


def restriction_rows(family_map, abilities):
    """[{number, sentence, details, reason, tag, links}] in the order of the numbers on the picture."""
    return [
        {"number": number, **_restriction(view, family_map, abilities)}
        for number, view in enumerate(family_map.restrictions, 1)
    ]


def ended_rows(case):
    """Sentences about the restrictions that ended: what it was, when it ended, who ended it and why."""
    return [
        f"{with_stop(restrictions.sentence(row))} Ended on {_day(timezone.localdate(row.ended_at))} "
        f"by {row.ended_by.name}: {row.ended_reason}"
        for row in restrictions.ended(case)
    ]


def _restriction(view, family_map, abilities):
    row = view.row
    if row is None:
        return {"sentence": view.sentence, "details": "", "reason": "", "tag": {}, "links": []}
    links, waits = [], restrictions.waits_for(row, family_map.today)
    not_invited = row.kind == row.Kind.NOT_INVITED
    if not_invited and not row.approved_at and abilities.can("safety.approve"):
        links.append(_link("network:approve_restriction", family_map, row, "Decide"))
    if not_invited and abilities.can("safety.write"):
        links.append(_link("network:tell_restriction", family_map, row, "Telling them"))
    if abilities.can("safety.write"):
        links.append(_link("network:decide_restriction", family_map, row, "Change or end"))
    return {
        "sentence": view.sentence,
        "details": restrictions.details(row),
        "reason": row.reason,
        "followed": restrictions.followed(row),
        "tag": {"text": waits, "colour": "yellow"} if waits else {},
        "links": links,
    }


def _link(name, family_map, row, text):
    return {"url": reverse(name, args=[family_map.case.reference, row.key]), "text": text}


def _marks(family_map):
    marks = {}
    for number, view in enumerate(family_map.restrictions, 1):
        for person in view.people:
            marks.setdefault(person, []).append(number)
    return marks


def _needs(person):
    needs = []
    if person.interpreter:
        needs.append({"text": f"Interpreter: {person.interpreter}", "colour": "purple"})
    if person.access_needs:
        needs.append({"text": "Access needs", "colour": "purple"})
    return needs


def _day(day):
    return f"{day.day} {day:%B %Y}"
