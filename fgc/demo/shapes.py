"""Draws a family's network from a small table, with the actions that the pages call.

A table is read line by line. Somebody who is on the map already is named by first name; `?` is the father of whom
the referral says that he is not known. All years are counted back from today.

people    Val Ashworth, f 59, called Nana     a person, or more about one who is there; f m x u and the age
          Roy Ashworth, m 61+4                died 4 years ago, aged 61
          ? is Gary Platt, m 35               who was not known has a name now
          ?dad, m                             somebody of whom nothing is known
          Baby, u due 9                       not born yet, 9 weeks to go
unions    Roy m40 Val: Leanne Donna           a couple, since 40 years, and their children; d12-5 ended 5 years ago
          Sylvia: Gary                        one parent
          Tim m8 Helen: Noah/a                /a adopted, /f fostered, /n not certain
          ~ Winston Desmond                   brothers and sisters whose parents are not on the map
          = Panyin Kakra                      identical twins; + Yaw Yaa: twins who are not
others    Teresa godparent Sami: godmother    not family: who, what, to whom: in the family's words
homes     Mum’s: Leanne Poppy
carers    Merle kinship Zion                  also respite
ties      Zion close Merle first              how Zion sees it; help goes to the first, other, both, none
wishes    (child, words, person or "", kind, why)
answers   (prompt, about or "", kind, who was asked, reason)
"""

from dataclasses import dataclass

from fgc.demo.shape_lines import person_fields, read_tie, read_union
from fgc.lib.dates import today
from fgc.network import actions as network
from fgc.network.actions.circle import record_closeness
from fgc.network.actions.search import answer_prompt, confirm_network
from fgc.network.models import ParentLink, Person

UNKNOWN = "?"


@dataclass(frozen=True)
class Shape:
    """One family's table; `shows` are numbers of the sixteen shapes that a service meets (SHAPES)."""

    shows: tuple = ()
    people: str = ""
    unions: str = ""
    others: str = ""
    homes: str = ""
    carers: str = ""
    ties: str = ""
    wishes: tuple = ()
    answers: tuple = ()
    is_confirmed: bool = False  # gone through with the family


SHAPES = {
    1: "two parents",
    2: "a lone mother, the father not known",
    3: "three partners, half-brothers and half-sisters",
    4: "a step-family with step-siblings",
    5: "adoption, with birth parents on the map",
    6: "foster carers, brothers and sisters placed apart",
    7: "cousins who married",
    8: "twins, identical and not",
    9: "unborn",
    10: "a grandmother who is special guardian",
    11: "two mothers",
    12: "a parent who died",
    13: "an aunt who is also the partner of the father’s brother",
    14: "35 people in four generations",
    15: "nobody found, and the record of the search",
    16: "family abroad, names in several languages",
}


def draw(case, shape, by):
    """Put everything of a shape on the map of a case."""
    table = _Table(case, by)
    for line in rows(shape.people):
        table.add_somebody(line)
    for line in rows(shape.unions):
        table.add_union(line)
    table.drop_what_is_said_better()
    for line in rows(shape.others):
        table.add_other(line)
    for line in rows(shape.homes):
        label, _, names = line.partition(": ")
        network.add_household(case=case, label=label, people=table.found(names), by=by)
    for line in rows(shape.carers):
        carer, kind, child = line.split()
        network.add_carer(child=table.child(child), carer=table[carer], kind=kind, by=by)
    for line in rows(shape.ties):
        table.add_tie(line)
    for child, words, person, kind, why in shape.wishes:
        network.record_wish(
            child=table.child(child), words=words, person=table[person] if person else None, kind=kind,
            why=why, asked_on=today(), by=by,
        )  # fmt: skip
    for prompt, about, kind, asked, reason in shape.answers:
        answer_prompt(
            case=case, prompt=prompt, about=table[about] if about else None, kind=kind, asked=asked,
            reason=reason, by=by,
        )  # fmt: skip
    if shape.is_confirmed:
        confirm_network(case=case, by=by)


def rows(text):
    """The lines of a table."""
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


class _Table:
    """People of one map by first name, and what the lines of the table do to them."""

    def __init__(self, case, by):
        self.case, self.by = case, by
        self.by_name = {}
        for person in Person.objects.filter(case=case, removed_at=None):
            name = UNKNOWN if person.status == Person.Status.UNKNOWN else person.short_name
            self.by_name.setdefault(name, person)
        links = ParentLink.objects.filter(case=case).values_list("child", "parent")
        self.parents = {(child, parent) for child, parent in links}
        self.couples = {(*sorted((row.a_id, row.b_id)), row.status): row for row in case.partnerships.all()}

    def __getitem__(self, name):
        return self.by_name[name]

    def found(self, names):
        """People by first names with blanks between."""
        return [self[name] for name in names.split()]

    def child(self, name):
        """The row of a child whom the work is about."""
        return self.case.children.select_related("person", "case").get(person=self[name])

    def add_somebody(self, line):
        was_unknown = line.startswith("? is ")
        key, fields = person_fields(line.removeprefix("? is "))
        there = self.by_name.pop(UNKNOWN) if was_unknown else self.by_name.get(key)
        if there:
            known = {"status": Person.Status.LIVING} if was_unknown else {}
            self.by_name[key] = network.change_person(person=there, by=self.by, **(known | fields))
        else:
            self.by_name[key] = network.add_person(case=self.case, by=self.by, **fields)

    def add_union(self, line):
        if line[0] in "=+":
            first, *others = self.found(line[1:])
            network.set_born_together(person=first, others=others, is_identical=line[0] == "=", by=self.by)
            return
        if line[0] == "~":
            first, *others = self.found(line[1:])
            for other in others:
                network.add_sibling(a=first, b=other, kind="full", by=self.by)
            return
        names, status, started, ended, children = read_union(line, today().year)
        partners = [self[name] for name in names]
        if status and (*sorted(one.pk for one in partners), status) not in self.couples:
            network.add_partnership(
                a=partners[0], b=partners[1], status=status, started=started, ended=ended, by=self.by
            )
        for name, kind, certainty in children:
            for parent in partners:
                if (self[name].pk, parent.pk) not in self.parents:
                    network.add_parent(
                        child=self[name], parent=parent, kind=kind, certainty=certainty, by=self.by
                    )

    def drop_what_is_said_better(self):
        """Remove "Another relative on the father’s side" of somebody who now has a place in the family."""
        for tie in self.case.associations.filter(role="other", words__startswith="Another relative"):
            if tie.person.parent_links.exists() or self._is_sibling(tie.person):
                network.remove_tie(tie=tie, by=self.by)

    def _is_sibling(self, person):
        links = self.case.sibling_links.values_list("a", "b")
        return any(person.pk in pair for pair in links)

    def add_other(self, line):
        about, _, words = line.partition(": ")
        person, role, to = about.split()
        network.add_association(
            person=self[person], to=self[to], role=role.rstrip("!"), words=words,
            is_professional=role.endswith("!"), by=self.by,
        )  # fmt: skip

    def add_tie(self, line):
        seen_by, quality, other, help_goes = read_tie(line)
        record_closeness(
            person=self[seen_by], other=self[other], quality=quality, help_goes=help_goes,
            seen_by=self[seen_by], by=self.by,
        )  # fmt: skip
