"""The family of these tests, made by the real actions: Ellie (9), Mason (4), their parents who must not meet, Nan.

Their conference too: booked, of today, in family time; and the addresses of its pages.
"""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from conferences import actions
from conferences.models import Venue
from fgc.cases.models import Case
from fgc.lib.dates import at_local, today
from fgc.network import actions as network
from fgc.network.models import Person
from tests import cast
from tests.built import built_once

HIDDEN = "14 Lighthouse Court\nNew Brighton"


@dataclass
class Family:
    """A case with a coordinator, its people, and two venues of the service."""

    w: cast.World
    case: Case
    ellie: Person
    mason: Person
    agnieszka: Person
    darren: Person
    nan: Person
    hall: Venue
    church: Venue


@built_once
def family(w=None, title="Ellie and Mason R.", coordinator=None):
    """A family in preparation, nobody kept apart yet."""
    w = w or cast.world()
    case = cast.open_case(w, title, coordinator=coordinator)
    by = coordinator or w.amina

    def person(first, last="Rimmer", **fields):
        return network.add_person(case=case, by=by, given_name=first, family_name=last, **fields)

    ellie, mason = person("Ellie", born_on=years_ago(9)), person("Mason", born_on=years_ago(4))
    for child in (ellie, mason):
        network.add_child(case=case, person=child, by=by)
    return Family(
        w,
        case,
        ellie,
        mason,
        agnieszka=person(
            "Agnieszka", "Nowak", gender="f", called="Mum", interpreter="Polish", referred_key="aaaaaaaaaa"
        ),
        darren=person("Darren", gender="m", called="Dad"),
        nan=person("Maureen", gender="f", called="Nan"),
        hall=venue(w, "Harbour Community Centre", address="1 Quay Street, Bootle"),
        church=venue(w, "St Brendan’s hall", address="Chapel Lane, Crosby"),
    )


def venue(w, name, **fields):
    """A venue of the service; the one of that name if it is there."""
    found = Venue.objects.filter(service=w.service, name=name).first()
    return found or actions.add_venue(service=w.service, name=name, by=w.dele, **fields)


def years_ago(count):
    """A birthday that makes somebody `count` years old today."""
    return today().replace(month=1, day=1, year=today().year - count)


def kept_apart(f, **fields):
    """Agnieszka and Darren must not meet."""
    values = {"kind": "must_not_meet", "basis": "order", "reason": "Non-molestation order"} | fields
    return network.restrict(case=f.case, person=f.agnieszka, other=f.darren, by=f.w.amina, **values)


def hidden_address(f):
    """Agnieszka's address, which Darren must not know."""
    network.add_contact(person=f.agnieszka, kind="address", value=HIDDEN, is_withheld=True, by=f.w.amina)
    return HIDDEN


def at(days, hour, minute=0):
    """A moment `days` from today, London time."""
    return at_local(today() + dt.timedelta(days=days), dt.time(hour, minute))


def booked(f, people=(), days=14, hour=10, **fields):
    """A conference two weeks from now, 10am to 1pm, at the harbour."""
    values = {"kind": "first", "venue": f.hall, "by": f.w.amina} | fields
    return actions.book(
        case=f.case, starts_at=at(days, hour), ends_at=at(days, hour + 3), people=people, **values
    )


def today_with(f, people, kind="first"):
    """A conference that is on today and has been opened."""
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    begins = max(now - dt.timedelta(hours=1), midnight)  # of today also in its first hour
    conference = actions.book(
        case=f.case, kind=kind, starts_at=begins, ends_at=now + dt.timedelta(hours=2), venue=f.hall,
        people=people, by=f.w.amina, now=now - dt.timedelta(hours=2),
    )  # fmt: skip
    return actions.begin(conference=conference, by=f.w.amina)


def asked(conference, person):
    """The invitation of one person."""
    return conference.invitations.get(person=person, removed_at=None)


def stage(f):
    """Where the record of this family stands, as the database has it."""
    return cast.fresh(f.case).stage


def url(name, conference, *more):
    """The address of a page of this conference."""
    return reverse(f"conferences:{name}", args=[conference.case.reference, conference.key, *more])


def tab(f):
    """The address of the tab of the record that holds its conferences."""
    return reverse("conferences:conference", args=[f.case.reference])


def came(conference, person, f, value="here"):
    """Mark that somebody is here, or not."""
    return actions.mark_came(invitation=asked(conference, person), came=value, by=f.w.amina)


def in_family_time(f):
    """A conference of today with Mum and Nan on their own."""
    conference = today_with(f, [f.agnieszka, f.nan])
    came(conference, f.agnieszka, f)
    came(conference, f.nan, f)
    actions.start_sharing(conference=conference, by=f.w.amina)
    present = [asked(conference, person) for person in (f.agnieszka, f.nan)]
    return actions.start_private_time(conference=conference, present=present, by=f.w.amina)


def invite(conference, person, f, mode="room", **how):
    """Ask one person, as their coordinator does."""
    return actions.invite(conference=conference, person=person, mode=mode, by=f.w.amina, **how)
