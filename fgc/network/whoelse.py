"""The record of the search for more of the family: open prompts, what came of earlier ones, who is being looked for."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from fgc.network.coverage import coming, spoken_to
from fgc.network.forms.ties import RELATIVES
from fgc.network.models import Person, SearchAnswer
from fgc.network.prompts import CARERS, FRIENDS, OTHER, Facts, Wish, essential_titles, missing_sides, prompts
from fgc.network.questions import Ties
from fgc.network.written import not_on_map

FAMILY = "family"  # stands in an address where a prompt is about nobody in particular
Kind = SearchAnswer.Kind
SAID = {
    Kind.NOBODY: "Asked, nobody",
    Kind.NOT_SAFE: "Not safe to ask",
    Kind.ADDED: "Somebody was added",
    Kind.LOOKING: "Still looking",
}
HOPED_FOR = ("there", "helps")  # kinds of the child's wishes that name somebody to ask


@dataclass(frozen=True)
class Asked:
    """One prompt with its answers, the latest first; `prompt` is None once its gap is closed."""

    code: str
    about: object
    title: str
    prompt: object = None
    answers: tuple = ()

    @property
    def latest(self):
        """The answer that counts."""
        return self.answers[0] if self.answers else None

    @property
    def is_a_note(self):
        """Whether it tells whom a child named on their own list, or a name out of the preparation or a plan."""
        return self.code == "named" or self.code.startswith(("named_", "written_"))

    @property
    def state(self):
        """open (also when somebody was added and the gap is still there), looking, or answered."""
        if self.latest is None:
            return "open"
        if self.prompt and self.latest.kind in (Kind.LOOKING, Kind.ADDED):
            return "looking" if self.latest.kind == Kind.LOOKING else "open"
        return "answered"


def search_of(family_map):
    """Every prompt that is open or was answered, as `Asked`, open ones in the order of the rules."""
    answers = {}
    for row in family_map.case.search_answers.select_related("about", "added", "made_by"):
        answers.setdefault((row.prompt, row.about_id), []).append(row)
    found = []
    for prompt in prompts(facts_of(family_map)):
        rows = answers.pop((prompt.code, prompt.about), ())
        found.append(Asked(prompt.code, prompt.about, prompt.title, prompt, tuple(rows)))
    for (code, about), rows in answers.items():
        found.append(Asked(code, about, title_of(code, rows[0].about), None, tuple(rows)))
    return found


def facts_of(family_map):
    """What the rules ask, of a family seen whole."""
    case, known = family_map.case, family_map.by_id
    rows = family_map.associations
    related = set(family_map.network.related())
    nobody = case.search_answers.filter(kind=Kind.NOBODY).values_list("prompt", flat=True)
    carers = case.carer_roles.values_list("carer", flat=True)
    cared = {row.person_id for row in rows if row.role == "foster_carer"} | (set(carers) & set(known))
    wishes = [
        Wish(row.key, row.child.person_id, row.words, row.person_id if row.person_id in known else None)
        for row in case.child_wishes.filter(removed_at=None, kind__in=HOPED_FOR).select_related("child")
        if row.child.person_id in known
    ]
    return Facts(
        network=family_map.network,
        children=tuple(family_map.network.index),
        roles=frozenset(row.role for row in rows),
        has_friends=any(not row.is_professional and row.person_id not in related for row in rows),
        cared=frozenset(cared),
        wishes=tuple(wishes),
        written=not_on_map(case, family_map.people),
        nobody_else=frozenset(nobody),
        spoken=frozenset(spoken_to(case)),
        coming=frozenset(coming(case)),
        communities=_communities(family_map.people),
    )


def _communities(people):
    """The languages but English, and the faiths, each once; what was written at length is left out."""
    written = [*(one.language for one in people), *(one.faith for one in people)]
    found = {words.strip().casefold(): words.strip() for words in reversed(written) if words.strip()}
    found.pop("english", None)
    return tuple(words for words in reversed(found.values()) if len(words.split()) == 1)


def title_of(code, about):
    """What an answered prompt was about, once nothing asks it any more."""
    name = about.short_name if about else ""
    titles = {
        **essential_titles(),
        "no_father": f"{name}’s dad",
        "no_mother": f"{name}’s mum",
        "not_known": f"{name}, who was not known",
        "side": f"{name}’s family",
        "grandparents": f"{name}’s parents",
        "siblings": f"{name}’s brothers and sisters",
        "grandparents_siblings": f"{name}’s aunts and uncles",
        "half_parent": f"{name}’s other parent",
        "half_grandparents": f"{name}’s parents",
        "carer_not_asked": f"{name}, who cared before",
        "godparents": "Godparents",
        "childs_list": f"{name}’s own list",
        "named": f"{name}, whom a child named",
        "community": "People who share a language or a faith",
        "no_man": "A man on the list",
        "one_generation": "Older and younger people",
    }
    if code.startswith("written_"):
        return "Somebody whom the plan or an invitation named"
    return titles.get(code, f"Somebody whom {name} named")


def page_rows(family_map, found, *, writes, notes):
    """{open, looking, answered}: lists of plain rows for the page.

    `notes` shows who was asked and why not, and whom a child named: working notes, like the child's own list.
    """
    rows = {"open": [], "looking": [], "answered": []}
    for each in found:
        if each.is_a_note and not notes:
            continue
        rows[each.state].append(
            {
                "title": each.title,
                "text": each.prompt.text if each.prompt else "",
                "answers": [answer_row(family_map, row, notes) for row in each.answers],
                "adds": add_links(family_map, each) if writes else [],
                "answer_url": answer_url(family_map, each) if writes else "",
                "answer_text": "Answer again" if each.answers else "Record what came of it",
            }
        )
    return rows


def answer_row(family_map, row, notes):
    """{said, who, words, on}: one answer, who recorded it and when, in words."""
    said = SAID[row.kind]
    if row.added_id in family_map.by_id:
        said = f"{row.added.name} was added"
    words = " ".join(filter(None, (f"Asked: {row.asked}." if row.asked else "", row.reason))) if notes else ""
    return {"said": said, "words": words, "on": row.on, "by": row.made_by.name if row.made_by else ""}


def answer_url(family_map, each):
    """The page that records what came of a prompt."""
    about = family_map.by_id.get(each.about)
    key = about.key if about else FAMILY
    return reverse("network:answer_prompt", args=[family_map.case.reference, each.code, key])


def add_links(family_map, each):
    """[{url, text}]: the pages that add somebody and record that as the answer."""
    if each.prompt is None:
        return []
    case, by_id = family_map.case, family_map.by_id
    about = by_id[each.about].key if each.about in by_id else ""
    links = []
    if each.code == "not_known":
        url = reverse("network:change_person", args=[case.reference, about])
        links.append({"url": url, "text": "Say who it is"})
    for add in each.prompt.adds:
        near = by_id[add.near]
        url = reverse("network:add_relative", args=[case.reference, near.key, add.way])
        query = {"prompt": each.code, "about": about, "role": add.role}
        query = urlencode({key: value for key, value in query.items() if value})
        links.append({"url": f"{url}?{query}", "text": _add_words(near, add)})
    return links


def _add_words(near, add):
    if add.way == OTHER:
        role = {
            "godparent": "a godparent",
            "friend": "a friend",
            "neighbour": "a neighbour",
            "faith": "somebody from their community",
            "foster_carer": "somebody who cared before",
        }.get(add.role, "somebody")
        return f"Add {role}"
    article = "a " if add.way == "sibling" else ""
    if add.way == "sibling":
        return f"Add {article}{RELATIVES[add.way]} of {near.short_name}"
    return f"Add {near.short_name}’s {RELATIVES[add.way]}"


def looked_for(family_map):
    """[{name, url, about, last, searched}]: people who were lost, those being looked for first."""
    rows = []
    for person in family_map.people:
        if person.touch == Person.Touch.IN_TOUCH:
            continue
        url = reverse("network:person", args=[family_map.case.reference, person.key])
        rows.append(
            {
                "name": person.name,
                "url": url,
                "about": family_map.label(person.pk),
                "last": person.last_in_touch,
                "searched": person.touch == Person.Touch.SEARCHED,
            }
        )
    return sorted(rows, key=lambda row: not row["searched"])


def unsearched(case):
    """What is missing before one may say that a family has no network: titles, none when the search is recorded.

    Each parent's side needs an answer or somebody on the map. Friends, the community and former carers count as
    network (domain.md, scenario 29); what is still being looked for has not been asked to the end.
    """
    latest = {}
    for row in case.search_answers.order_by("id"):
        latest[row.prompt, row.about_id] = row
    done = {key for key, row in latest.items() if row.kind != Kind.LOOKING}
    ties = Ties(case)
    children = tuple(one for one in case.children.values_list("person", flat=True) if one in ties.by_id)
    sides = missing_sides(Facts(ties.network(children), children))
    missing = [each.title for each in sides if (each.code, each.about) not in done]
    outside = case.associations.filter(person__removed_at=None)
    there = {
        FRIENDS: outside.filter(is_professional=False).exclude(role="foster_carer").exists(),
        CARERS: outside.filter(role="foster_carer").exists() or case.carer_roles.exists(),
    }
    asked = {code for code, _about in done}
    missing += [title for code, title in essential_titles().items() if code not in asked and not there[code]]
    return missing if children else ["The family on each side", *missing]
