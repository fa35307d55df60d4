"""The Quirks as they stand before the day: a network, two who must not meet, and a conference in a week."""

import datetime as dt

from conferences import actions as conferences
from fgc.accounts.models import User
from fgc.cases import actions as cases
from fgc.lib.dates import at_local, today
from fgc.network import actions as network


def family():
    """Make them in the service of the cast, by the real actions; returns the reference."""
    person = {user.first_name.lower(): user for user in User.objects.all()}
    tom, carol, amina = (person[name] for name in ("tom", "carol", "amina"))
    case = cases.open_case(
        service=tom.service, title="Ellie and Mason Q.", children_count=2, referrer=tom, team=tom.team,
        received_on=today(), by=carol,
    )  # fmt: skip
    case = cases.allocate(case=case, coordinator=amina, by=carol)
    make = lambda given, family, **more: network.add_person(  # noqa: E731
        case=case, by=amina, given_name=given, family_name=family, **more
    )
    ellie = make("Ellie", "Quirk", gender="f", born_on=dt.date(2016, 3, 27))
    network.add_child(case=case, person=ellie, by=amina)
    kelly, dean = make("Kelly", "Quirk", gender="f"), make("Dean", "Quirk", gender="m")
    joan, tara = make("Joan", "Marsh", gender="f"), make("Tara", "Marsh", gender="f")
    for child, parent in ((ellie, kelly), (ellie, dean), (kelly, joan), (tara, joan)):
        network.add_parent(child=child, parent=parent, by=amina)
    network.restrict(
        case=case,
        kind="must_not_meet",
        person=kelly,
        other=dean,
        basis="order",
        reason="Non-molestation order",
        by=amina,
    )
    day = today() + dt.timedelta(days=7)
    conferences.book(
        case=case, kind="first", starts_at=at_local(day, dt.time(10)), ends_at=at_local(day, dt.time(13)), venue=None,
        place_note="Room 2", people=[kelly, joan, tara], by=amina,
    )  # fmt: skip
    return case.reference
