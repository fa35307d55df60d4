"""A mother and child at an address that the father has not left in the record, their moves, and the pages of these."""

import datetime as dt

from django.urls import reverse

from conferences import actions as meeting
from fgc.lib.dates import at_local, today
from fgc.network import actions
from fgc.network.audience import Audience
from tests import cast


class Family:
    """Agnieszka and Ellie at 12 Strand Road, which Darren, Ellie's father, has not left in the record."""

    def __init__(self):
        self.w = cast.world()
        self.case = cast.open_case(self.w)
        self.agnieszka, self.darren, self.ellie = (self.add(n) for n in ("Agnieszka", "Darren", "Ellie"))
        actions.add_child(case=self.case, person=self.ellie, by=self.w.amina)
        for parent in (self.agnieszka, self.darren):
            actions.add_parent(child=self.ellie, parent=parent, by=self.w.amina)
        self.home = self.address(self.agnieszka, "12 Strand Road")

    def add(self, name):
        return actions.add_person(case=self.case, by=self.w.amina, given_name=name)

    def address(self, person, value):
        return actions.add_contact(person=person, kind="address", value=value, by=self.w.amina)

    def move(self, old=None, **fields):
        given = {"old": old or self.home, "moved_on": today(), "by": self.w.amina, "value": "3 Marsh Lane"}
        return actions.record_move(**(given | fields))[0]

    def keep_from_darren(self, person):
        return actions.restrict(
            case=self.case, kind="must_not_know_address", person=person, other=self.darren, basis="order",
            reason="Order", by=self.w.amina,
        )  # fmt: skip

    def addresses(self, person, user=None):
        return [view.value for view in Audience.for_staff(self.case, user or self.w.amina).contacts(person)]


def ready_conference(f, *people):
    start = at_local(today() + dt.timedelta(days=4), dt.time(10))
    row = meeting.book(
        case=f.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="St Mary’s hall", by=f.w.amina, people=people,
    )  # fmt: skip
    return meeting.mark_safe_to_send(conference=row, by=f.w.amina)


def page(f, name, key):
    return reverse(f"network:{name}", args=[f.case.reference, key])
