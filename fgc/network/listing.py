"""What the family page shows, as plain values: groups, the children's facts, restrictions."""

from django.urls import reverse
from django.utils import timezone

from fgc.cases import codes
from fgc.lib.text import and_list, label
from fgc.lib.text import sentence as with_stop
from fgc.network import badges, homes, restrictions
from fgc.network.births import say_age
from fgc.network.building import anchor
from fgc.network.coverage import coming, spoken_to


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
        "anchor": anchor(person),
        "url": reverse("network:person", args=[family_map.case.reference, person.key]),
        "about": ", ".join(part for part in about if part),
        "tags": [
            *({"text": words, "colour": "teal"} for words in badges.words_of(family_map, person.pk)),
            *_needs(person),
            *({"text": f"Safety {n}", "colour": "red"} for n in marks.get(person.pk, ())),
        ],
    }


def children(family_map):
    """[{name, links, rows}]: the facts that are kept for each child."""
    return [child_facts(family_map, child) for child in family_map.children]


def child_facts(family_map, child):
    """The facts kept for one child, as rows of a summary list."""
    rows = [
        {"key": "Lives with", "value": homes.child_lives(family_map, child) or "Not recorded"},
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


def tables(family_map, *, asked=False):
    """[{id, caption, columns, rows}]: a table for each side; `asked` adds who has been spoken to."""
    heads = ["Name", "Who they are", "Age", "Parents and partners", "Needs"] + ["Asked"] * asked
    states = _states(family_map) if asked else {}
    found = []
    for number, (_, heading, people) in enumerate(family_map.groups, 1):
        if not people and not family_map.is_whole:
            continue
        rows = [
            [*_cells(family_map, person), *([{"text": states.get(person.pk, "")}] * asked)]
            for person in people
        ]
        found.append(
            {
                "id": f"side-{number}",
                "caption": f"{heading}: {len(people)}" if people else heading,
                **_without_empty_columns(heads, rows),
            }
        )
    return found


def _without_empty_columns(heads, rows):
    """Columns and rows of a table, without a column in which nobody has anything (but name and kinship)."""
    kept = [place for place in range(len(heads)) if place < 2 or any(row[place]["text"] for row in rows)]
    return {
        "columns": [{"label": heads[place]} for place in kept],
        "rows": [[row[place] for place in kept] for row in rows],
    }


def _cells(family_map, person):
    called = f"They say “{person.called}”" if person.called else ""
    return [
        {
            "text": person.name,
            "url": reverse("network:person", args=[family_map.case.reference, person.key]),
            "detail": called,
        },
        {"text": family_map.label(person.pk) or "connection not recorded"},
        {"text": say_age(person, family_map.today).removeprefix("aged ")},
        {"text": ties_in_words(family_map, person.pk)},
        {"text": ", ".join(tag["text"] for tag in _needs(person))},
    ]


def ties_in_words(family_map, person_id):
    """Whose child and whose partner somebody is, among those the reader may know of: the lines of the picture."""
    names = {one: row.name for one, row in family_map.by_id.items()}
    parents = {}
    for link in family_map.parent_links:
        if link.child_id == person_id:
            words = "Child of" if link.kind == "birth" else f"{link.get_kind_display()}:"
            parents.setdefault(words, []).append(names[link.parent_id])
    parts = [f"{words} {and_list(listed)}" for words, listed in parents.items()]
    for link in family_map.partnerships:
        if person_id in (link.a_id, link.b_id):
            other = names[link.b_id if link.a_id == person_id else link.a_id]
            parts.append(f"{link.get_status_display()}, with {other}")
    return ". ".join(parts)


def _states(family_map):
    """{person id: words} of everybody living whom one could ask."""
    spoken, come = spoken_to(family_map.case), coming(family_map.case)
    words = {}
    for person in family_map.people:
        if person.status == person.Status.LIVING and person.pk not in family_map.index:
            words[person.pk] = "Not yet"
            if person.pk in spoken | come:
                words[person.pk] = "Coming" if person.pk in come else "Yes"
    return words
