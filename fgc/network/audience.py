"""The only door to contact details, and to who may be named to whom: for staff, or for a relative.

Nothing is shown unless a rule here says so (safety.md 4.4, access.md).
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from fgc.cases.access import abilities
from fgc.lib.text import sentence as with_stop
from fgc.network import restrictions
from fgc.network.kept import Kept, kept_from
from fgc.network.models import ContactDetail, Person, Restriction
from fgc.network.names import Names

WITHHELD = "Withheld"
NAMED_BY_REFERRER = {"named by them", "named by their worker"}
SUMMARIES = {"summary", "practical instruction"}
IN_SUMMARY = (
    Restriction.Kind.MUST_NOT_MEET,
    Restriction.Kind.MUST_NOT_KNOW_ADDRESS,
    Restriction.Kind.MUST_NOT_KNOW_PHONE,
    Restriction.Kind.MUST_NOT_KNOW_SCHOOL,
    Restriction.Kind.MUST_NOT_KNOW_WORK,
    Restriction.Kind.NOT_INVITED,
    Restriction.Kind.VISIT_TOGETHER,
)
MORE = (
    "There are other arrangements to keep people safe. "
    "Speak to the coordinator before you arrange or share anything."
)


@dataclass(frozen=True)
class ContactView:
    """A contact detail as one audience sees it; `value` is "Withheld" when only a reveal shows it."""

    key: str
    kind: str
    label: str
    value: str
    is_withheld: bool
    is_safe: bool
    how: str
    since: dt.date
    may_reveal: bool = False


@dataclass(frozen=True)
class RestrictionView:
    """A restriction in words: a sentence, and for those who see safety whole also its row."""

    sentence: str
    row: object = None
    people: frozenset = frozenset()
    kind: str = ""


class Audience:
    """Who reads or receives something. Make one with `for_staff` or `for_person`."""

    def __init__(self, case, *, can=None, recipient=None):
        self.case, self.can, self.recipient = case, can, recipient
        self._ids = None

    @classmethod
    def for_staff(cls, case, user):
        """A person who works here, with what they may do with the case."""
        return cls(case, can=getattr(case, "can", None) or abilities(user, case))

    @classmethod
    def for_person(cls, person):
        """A relative (or anybody on the map) to whom something is sent or shown."""
        return cls(person.case, recipient=person)

    def people(self):
        """The people of the case whom this audience may know of; removed people are left out."""
        people = self.case.people.on_map()
        if self.recipient is not None:
            return people.none() if self.kept.work else people.exclude(pk__in=self.kept.people)
        if not self.can.can("people.read"):
            return people.none()
        if self.can.whole("people"):
            return people
        wanted, extents = Q(pk__in=[]), self.can.extents("people")
        if extents & NAMED_BY_REFERRER:
            wanted |= ~Q(referred_key="")
        if "invited" in extents:
            invited = people.filter(invitations__isnull=False, invitations__removed_at=None)
            wanted |= Q(pk__in=invited.values("pk"))
        return people.filter(wanted)

    @cached_property
    def kept(self):
        """What is kept from a relative (fgc.network.kept.Kept); for staff nothing is, their rights decide."""
        return Kept() if self.recipient is None else kept_from(self.recipient)

    def may_know_school(self, child):
        """Whether this audience may learn where a child (a NetworkChild) goes to school or nursery."""
        return child.person_id in self.people_ids() and child.school not in self.kept.schools

    @cached_property
    def hidden_names(self):
        """The names of the people about whom a relative must not know, to be looked for in words."""
        if not self.kept.people:
            return Names(())
        everybody = self.case.people.all()
        return Names(
            Person.objects.filter(pk__in=self.kept.people), everybody.exclude(pk__in=self.kept.people)
        )

    def may_read(self, words):
        """Whether words may be shown as they are: they name nobody, no school and no pregnancy that is kept back."""
        return not (self.kept.is_said_in(words) or self.hidden_names.are_in(words))

    def may_know_of(self, person):
        """Whether this audience may see that the person is part of the family."""
        return person.case_id == self.case.pk and person.pk in self.people_ids()

    def people_ids(self):
        """The ids of `people()`, read once."""
        if self._ids is None:
            self._ids = frozenset(self.people().values_list("pk", flat=True))
        return self._ids

    def contacts(self, person):
        """The current contact details that this audience may see, withheld values never among them.

        A relative sees only their own safe ones, so that a letter can be addressed to them. While the alarm about
        a move stands, nothing is posted: only those who may clear it see the address.
        """
        if not self.may_know_of(person):
            return []
        current = ContactDetail.objects.filter(person=person, until=None)
        if self._posts_only() and restrictions.alarm_stands(person):
            current = current.exclude(kind=ContactDetail.Kind.ADDRESS)
        if self.recipient is not None:
            mine = person.pk == self.recipient.pk
            return [_contact(row, row.value) for row in current.filter(is_safe=True)] if mine else []
        if not self.can.can("contact.read"):
            return []
        return [view for row in current if (view := self._staff_view(row))]

    def may_reveal(self, contact):
        """Whether this member of staff may see a withheld value for a reason."""
        if self.recipient is not None or contact.until or contact.person_id not in self.people_ids():
            return False
        if not self.can.can("reveal.read"):
            return False
        return self.can.whole("reveal") or contact.supplied_by_referrer

    def restrictions(self):
        """What holds, in sentences: whole with its rows, or the summary for those who may see only that."""
        if self.recipient is not None or not self.can.can("safety.read"):
            return []
        rows = list(restrictions.current(self.case))
        if self.can.whole("safety"):
            return [_restriction(row, row) for row in rows]
        if not self.can.extents("safety") & SUMMARIES:
            return []
        told = [row for row in rows if self._in_summary(row)]
        views = [_restriction(row) for row in told]
        return views + [RestrictionView(MORE)] if len(told) < len(rows) else views

    def _in_summary(self, row):
        """A summary names only people whom its reader knows of."""
        people = {row.person_id, row.other_id} - {None}
        return row.kind in IN_SUMMARY and people <= self.people_ids()

    def _posts_only(self):
        return self.recipient is not None or not self.can.whole("contact")

    def _staff_view(self, row):
        extents = self.can.extents("contact")
        allowed = (
            "" in extents
            or ("supplied by them" in extents and row.supplied_by_referrer)
            or ("for posting" in extents and row.kind == ContactDetail.Kind.ADDRESS and row.is_safe)
        )
        if not allowed:
            return None
        how = row.how if extents - {"supplied by them"} or row.how_by_referrer else ""
        if not row.is_withheld:
            return _contact(row, row.value, how=how)
        return _contact(row, WITHHELD, may_reveal=True, how=how) if self.may_reveal(row) else None


def _contact(row, value, may_reveal=False, how=None):
    return ContactView(
        row.key,
        row.kind,
        row.get_kind_display(),
        value,
        row.is_withheld,
        row.is_safe,
        row.how if how is None else how,
        row.since,
        may_reveal,
    )


def _restriction(row, whole=None):
    people = frozenset({row.person_id, row.other_id} - {None})
    return RestrictionView(with_stop(restrictions.sentence(row)), whole, people, str(row.kind))
