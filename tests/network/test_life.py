"""What happens in a life: a birth, a pregnancy that ends, a death, twins; nothing is lost by it."""

import datetime as dt
import re

import pytest

from fgc.audit.models import AuditEvent
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.messages import MESSAGES
from fgc.network import actions
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.models import Person
from fgc.notifications.models import Message
from tests import cast

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 12, 2)


@pytest.fixture
def family():
    """Agnieszka and her unborn baby, whom the work is about."""
    world = cast.world()
    case = cast.open_case(world)

    class Family:
        by = world.amina
        mother = actions.add_person(case=case, by=by, given_name="Agnieszka", family_name="Nowak", gender="f")
        baby = actions.add_person(case=case, by=by, family_name="Nowak", status="unborn", due_on=DUE)

    Family.world, Family.case = world, case
    Family.child = actions.add_child(case=case, person=Family.baby, by=Family.by, lives_with="unborn")
    actions.add_parent(child=Family.baby, parent=Family.mother, by=Family.by)
    return Family


def test_a_baby_is_born_with_a_name_and_keeps_its_history(family):
    day = today() - dt.timedelta(days=2)
    born = actions.record_birth(person=family.baby, by=family.by, given_name="Leila", family_name="Nowak",
                                gender="f", born_on=day)  # fmt: skip
    assert (born.key, born.status, born.born_on, born.due_on) == (family.baby.key, "living", day, DUE)
    assert born.parent_links.get().parent == family.mother
    family.child.refresh_from_db()
    assert family.child.lives_with == ""
    assert cast.fresh(family.case).title == "Leila N."
    with pytest.raises(Refused, match="not recorded as not born yet"):
        actions.record_birth(person=born, by=family.by, given_name="Leila", born_on=day)


def test_a_birth_needs_a_name_and_a_day_that_has_been(family):
    with pytest.raises(Refused, match="Write Baby"):
        actions.record_birth(person=family.baby, by=family.by, given_name=" ", born_on=today())
    with pytest.raises(Refused, match="today or in the past"):
        actions.record_birth(
            person=family.baby, by=family.by, given_name="L", born_on=today() + dt.timedelta(days=1)
        )
    assert Person.objects.get(pk=family.baby.pk).status == "unborn"


def test_a_pregnancy_that_ends_stops_what_would_be_sent_and_leaves_the_family_copy(family):
    actions.record_loss(person=family.baby, by=family.by)
    case = cast.fresh(family.case)
    assert case.messages_stopped_at is not None
    assert case.title == "Family N."
    staff = FamilyMap(case, Audience.for_staff(case, family.by), today())
    copy = FamilyMap(case, Audience.for_person(family.mother), today())
    assert family.baby.pk in staff.by_id and family.baby.pk not in copy.by_id
    with pytest.raises(Refused, match="not born yet"):
        actions.record_loss(person=family.mother, by=family.by)


def test_the_managers_get_a_notice_that_names_nobody_and_goes_out_although_messages_are_stopped(family):
    actions.record_loss(person=family.baby, by=family.by)
    rows = Message.objects.filter(kind="case.messages_stopped", channel="in_app")
    assert [row.recipient.name for row in rows] == ["Carol Shah"], "not Amina, who recorded it"
    text = MESSAGES.resolve(rows.get())
    assert (text.body, text.url) == (
        f"Family N., {family.case.reference}",
        f"/cases/{family.case.reference}/",
    )
    assert not re.search("baby|pregnan|loss|Agnieszka", f"{text.title} {text.body}", re.IGNORECASE)
    with pytest.raises(Refused, match="not born yet"):
        actions.record_loss(person=family.baby, by=family.by)
    assert Message.objects.filter(kind="case.messages_stopped").count() == 2, "in the app and by e-mail, once"


def test_with_another_child_nobody_gets_that_notice(family):
    leah = actions.add_person(case=family.case, by=family.by, given_name="Leah", family_name="Nowak")
    actions.add_child(case=family.case, person=leah, by=family.by)
    actions.record_loss(person=family.baby, by=family.by)
    assert not Message.objects.filter(kind="case.messages_stopped").exists()


def test_with_another_child_the_messages_go_on(family):
    leah = actions.add_person(case=family.case, by=family.by, given_name="Leah", family_name="Nowak")
    actions.add_child(case=family.case, person=leah, by=family.by)
    actions.record_loss(person=family.baby, by=family.by)
    case = cast.fresh(family.case)
    assert (case.title, case.messages_stopped_at) == ("Leah N.", None)


def test_a_death_ends_what_the_person_held_and_keeps_it(family):
    home = actions.add_household(case=family.case, label="Mum’s", people=[family.mother], by=family.by)
    held = actions.record_responsibility(
        child=family.child, holder=family.mother, basis="mother", by=family.by
    )
    day = today() - dt.timedelta(days=3)
    dead = actions.record_death(person=family.mother, died_on=day, by=family.by)
    held.refresh_from_db()
    assert (dead.status, dead.died_on, dead.died_year) == ("deceased", day, day.year)
    assert held.until == home.members.get().until == day
    with pytest.raises(Refused, match="not recorded as living"):
        actions.record_death(person=dead, by=family.by)


def change(family, **answers):
    """Send the page of details of the mother, as Amina."""
    url = f"/cases/{family.case.reference}/people/{family.mother.key}/change/"
    amina = cast.signed_in(family.by)
    before = {"given_name": "Agnieszka", "family_name": "Nowak", "gender": "f", "status": "living", "reads": "standard",
              "touch": "in_touch"}  # fmt: skip
    return amina, amina.post(url, before | answers)


def test_has_died_on_the_page_of_details_ends_the_same_things(family):
    home = actions.add_household(case=family.case, label="Mum’s", people=[family.mother], by=family.by)
    held = actions.record_responsibility(
        child=family.child, holder=family.mother, basis="mother", by=family.by
    )
    amina, response = change(family, status="deceased", died_year=str(today().year), called="Mama")
    assert response.status_code == 302
    family.mother.refresh_from_db(), held.refresh_from_db()
    assert (family.mother.status, family.mother.died_year, family.mother.called) == (
        "deceased", today().year, "Mama",
    )  # fmt: skip
    assert held.until == home.members.get().until == today()
    assert AuditEvent.objects.filter(kind="network.death_recorded").count() == 1
    assert "Undo" not in amina.get(f"/cases/{family.case.reference}/family/").content.decode()


def test_other_changes_of_details_end_nothing(family):
    held = actions.record_responsibility(
        child=family.child, holder=family.mother, basis="mother", by=family.by
    )
    _amina, response = change(family, called="Mama")
    held.refresh_from_db()
    assert (response.status_code, held.until) == (302, None)


def test_a_death_must_be_after_the_birth_and_not_to_come(family):
    actions.change_person(person=family.mother, by=family.by, born_on=dt.date(1990, 5, 1))
    family.mother.refresh_from_db()
    for day, message in (
        (dt.date(1980, 1, 1), "before the date of birth"),
        (today() + dt.timedelta(days=1), "must be in the past"),
    ):
        with pytest.raises(Refused, match=message):
            actions.record_death(person=family.mother, died_on=day, by=family.by)


def test_twins_share_a_number_until_one_is_said_to_be_born_alone(family):
    def add(name, day):
        return actions.add_person(case=family.case, by=family.by, given_name=name, born_on=day)

    tom, tim, ann = (add(name, dt.date(2015, 5, day)) for name, day in (("Tom", 3), ("Tim", 4), ("Ann", 9)))
    actions.set_born_together(person=tom, others=[tim], is_identical=True, by=family.by)
    tom.refresh_from_db(), tim.refresh_from_db()
    assert tom.birth_group == tim.birth_group is not None and tim.is_identical
    with pytest.raises(Refused, match="not born on the same day"):
        actions.set_born_together(person=tom, others=[ann], by=family.by)
    actions.set_born_together(person=tom, others=[], by=family.by)
    tom.refresh_from_db(), tim.refresh_from_db()
    assert (tom.birth_group, tim.birth_group, tim.is_identical) == (None, None, False)
