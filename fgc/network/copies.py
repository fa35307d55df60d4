"""A copy of the family tree for one person: made anew from whom they may know of, never masked (network.md 5)."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from fgc.lib.text import and_list
from fgc.network import badges, homes, restrictions
from fgc.network.audience import Audience
from fgc.network.births import say_age
from fgc.network.familymap import FamilyMap
from fgc.network.genogram import model as engine
from fgc.network.genogram.copies import copy_for_family
from fgc.network.listing import ties_in_words
from fgc.network.models import ParentLink, Person, Restriction

CARING = (ParentLink.Kind.FOSTER, ParentLink.Kind.GUARDIAN)
SOMEBODY_ELSE = "Important to the family"  # for a role that only free text would name
NEVER = "A pregnancy loss is not on any copy"
CARER = "Cares for a child, and an address of this family is kept from somebody"
WORKER = "Works with the family, and workers are not on this copy"


@dataclass(frozen=True)
class Choices:
    """What was chosen for a copy; nothing chosen means nothing. `words` are keys of associations whose text was looked at."""

    workers: bool = False
    ages: bool = False
    homes: bool = False
    words: frozenset = frozenset()
    child: str = ""  # the key of the child as whom the family is seen; empty: the first


class FamilyCopy(FamilyMap):
    """The map as it leaves with one recipient, a relative or a colleague; or the record's own (`is_record`).

    On the record's own everything is drawn, whatever was chosen, and it is marked as staff's. A colleague who gets a
    copy (of a plan, say) gets what they may know of, and of that what was chosen, as a relative does.
    """

    def __init__(self, case, audience, today, choices, *, is_record=False):
        super().__init__(case, audience, today)
        self.is_record = is_record
        self.is_copy, self.choices = True, choices
        self.person = audience.recipient
        self.unsaid = []  # associations whose own words are left off
        self.carers = []  # people left off because they only care for a child
        self.hides_carers = not is_record and homes.address_is_secret(case)
        if not is_record:
            if self.hides_carers:
                self._leave_off_carers()
            self._leave_off_workers()
            self._leave_off_words()
        chosen = next((row.person_id for row in self.children if row.person.key == choices.child), None)
        if chosen and len(self.index) > 1:
            self.seen_by(chosen)

    @cached_property
    def network(self):
        """The network of the copy: no homes unless they were chosen and no address is secret, ages by choice."""
        whole = super().network
        if self.is_record:
            return whole
        copy = copy_for_family(whole, households=self.choices.homes, ages=self.choices.ages)
        if self.person is None:  # a colleague is told nothing that follows from somebody they do not know of
            return copy
        return replace(copy, sibling_links=(*copy.sibling_links, *self._parted()))

    @property
    def shows_ages(self):
        """Whether ages and years are on the copy."""
        return self.is_record or self.choices.ages

    @property
    def title(self):
        """Whose family it is, in the names of the children whom the recipient may know of."""
        children = [self.by_id[one] for one in self.index]
        names = [child.short_name for child in children if child.given_name or child.known_as]
        return f"{and_list(names)}’s family" if names else "Family tree"

    @cached_property
    def rows(self):
        """[{heading, people}] by side: the picture in words."""
        rooms = {one: home.label for home in self.network.households for one in home.members}
        return [
            {"heading": heading, "people": [self._row(person, rooms) for person in people]}
            for _key, heading, people in self.groups
            if people
        ]

    def _row(self, person, rooms):
        cares = [f"{words} of {and_list(names)}" for words, names in badges.words_of(self, person.pk).items()]
        called = person.called if person.called and self.audience.may_read(person.called) else ""
        return {
            "pk": person.pk,
            "name": person.name,
            "called": called,
            "what": self.label(person.pk) or "connection not recorded",
            "age": say_age(person, self.today).removeprefix("aged ") if self.shows_ages else "",
            "ties": ". ".join(filter(None, [ties_in_words(self, person.pk), *cares])),
            "home": f"Home {rooms[person.pk]}" if person.pk in rooms else "",
        }

    def _leave_off_carers(self):
        """Who cares for a child now tells where the child is to be found, as a home does (network.md 5, leak b)."""
        theirs = {badge.carer_id for badge in self.badges}
        theirs |= {link.parent_id for link in self.parent_links if link.kind in CARING}
        theirs.discard(self.person and self.person.pk)
        self.badges = [badge for badge in self.badges if badge.carer_id not in theirs]
        self.parent_links = [
            link for link in self.parent_links if link.kind not in CARING or link.parent_id not in theirs
        ]
        tied = {one for r in self.parent_links for one in (r.child_id, r.parent_id)} | set(self.index)
        tied |= {one for r in (*self.partnerships, *self.sibling_links) for one in (r.a_id, r.b_id)}
        tied |= {row.person_id for row in self.associations}
        self.carers = [self.by_id[one] for one in sorted(theirs - tied)]
        self._keep([person for person in self.people if person not in self.carers])

    def _keep(self, people):
        self.people, self.by_id = people, {person.pk: person for person in people}
        self.associations = [
            row for row in self.associations if {row.person_id, row.to_id} <= self.by_id.keys()
        ]

    def _leave_off_workers(self):
        """Those who are only workers to the family, unless they were chosen."""
        kin = {one for r in self.parent_links for one in (r.child_id, r.parent_id)}
        kin |= {one for r in (*self.partnerships, *self.sibling_links) for one in (r.a_id, r.b_id)}
        kin |= {badge.carer_id for badge in self.badges} | set(self.index)
        met = {row.person_id for row in self.associations if not row.is_professional}
        at_work = {row.person_id for row in self.associations} - met - kin
        self.workers = [] if self.choices.workers else [self.by_id[one] for one in sorted(at_work)]
        self._keep([person for person in self.people if person not in self.workers])

    def _leave_off_words(self):
        """Free text is on a copy only when somebody looked at it and ticked it (network.md 5, leak d)."""
        written = dict(self.case.associations.values_list("key", "words"))
        for row in self.associations:
            if not (row.words and row.key in self.choices.words):
                if written.get(row.key):
                    self.unsaid.append((row.person_id, written[row.key]))
                row.words = SOMEBODY_ELSE if row.role == "other" else ""

    def _parted(self):
        """The plain line of brothers and sisters whose only shared parents are left off."""
        everybody = self.case.people.on_map().values_list("pk", flat=True)
        links = self.case.parent_links.values_list("child_id", "parent_id", "kind", "certainty")
        whole = engine.Network.build(
            people=[engine.Person(one) for one in everybody], parent_links=[tuple(link) for link in links]
        )
        return copy_for_family(
            whole, withheld=[one for one in everybody if one not in self.by_id]
        ).sibling_links


def copy_for(case, user, person, today, choices):
    """The copy for a person of the map, or the staff's own copy for the record when `person` is None.

    Raises Refused (field `recipient`) for somebody to whom nothing may be sent.
    """
    if person is None:
        return FamilyCopy(case, Audience.for_staff(case, user), today, choices, is_record=True)
    restrictions.check_may_send(person)
    return FamilyCopy(case, Audience.for_person(person), today, choices)


def recipients(case):
    """(people to whom a copy may go, those living who must not know of the work)."""
    living = case.people.on_map().filter(status=Person.Status.LIVING)
    kept = restrictions.must_not_know_work(case)
    return [one for one in living if one.pk not in kept], [one for one in living if one.pk in kept]


def free_words(case):
    """The associations with words of the family's own, for the coordinator to look at one by one."""
    rows = case.associations.exclude(words="").filter(person__removed_at=None, to__removed_at=None)
    return list(rows.select_related("person", "to"))


def left_off(copy, whole):
    """What is not on the copy, for the coordinator's eyes only: {people, homes, words, more, summary}.

    `whole` is the coordinator's own map; lists of {name, why}.
    """
    if copy.is_record:
        return {"people": [], "homes": _homes(copy, whole), "words": [], "more": []} | {"summary": ""}
    reasons = _reasons(copy)
    reasons |= {person.pk: WORKER for person in copy.workers}
    reasons |= {person.pk: CARER for person in copy.carers}
    people = [
        {"name": person.name, "why": reasons.get(person.pk, NEVER)}
        for person in whole.people
        if person.pk not in copy.by_id
    ]
    found = {
        "people": people,
        "homes": _homes(copy, whole),
        "words": [{"name": copy.by_id[one].name, "why": f"“{words}”"} for one, words in copy.unsaid],
        "more": _more(copy, whole),
    }
    counted = (
        (len(people), "person", "people"),
        (len(found["homes"]), "household", "households"),
        (len(found["words"]), "description", "descriptions"),
    )
    parts = [f"{number} {one if number == 1 else many}" for number, one, many in counted if number]
    return found | {"summary": and_list(parts)}


def _reasons(copy):
    """{person id: the restriction in words} of those about whom the recipient must not know."""
    about = [row for row in restrictions.current(copy.case) if row.other_id == copy.person.pk]
    pregnancy = next((row for row in about if row.kind == Restriction.Kind.MUST_NOT_KNOW_PREGNANCY), None)
    found = {}
    if pregnancy is not None:
        found = dict.fromkeys(copy.audience.kept.people, restrictions.sentence(pregnancy))
    told = [row for row in about if row.kind == Restriction.Kind.MUST_NOT_KNOW_OF]
    return found | {row.person_id: restrictions.sentence(row) for row in told}


def _homes(copy, whole):
    drawn = {home for home, _rows in homes.current(copy)} if copy.is_record or copy.choices.homes else set()
    secret = homes.address_is_secret(copy.case)
    chosen = "Somebody who lives there is left off" if copy.choices.homes else "Homes are not on this copy"
    why = "An address of this family is kept from somebody" if secret else chosen
    return [{"name": home.label, "why": why} for home, _rows in homes.current(whole) if home not in drawn]


def _more(copy, whole):
    """What no family copy carries, as far as this family has it."""
    found = [] if copy.choices.ages else ["ages, years and due dates"]
    if copy.hides_carers and whole.badges:
        found.append("who cares for which child")
    if whole.restrictions:
        found.append("what must be kept to")
    if copy.case.ties.filter(until=None).exists():
        found.append("how close people are")
    return found


def counts(left):
    """The numbers for the record of who looked: lists of `left_off` as counts."""
    return dict(Counter({f"left_{name}": len(left[name]) for name in ("people", "homes", "words")}))
