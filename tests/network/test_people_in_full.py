"""Pages of a person in full: households and what they may tell, carers, responsibility."""

import datetime as dt

import pytest

from fgc.lib.dates import today
from fgc.network import actions
from fgc.network.models import CarerRole, HouseholdMember, ParentalResponsibility, Person
from tests.network.in_full import day_boxes, in_full, map_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return in_full()


def test_a_move_is_one_form_and_the_page_tells_what_was_before(family):
    actions.add_household(
        case=family.case, label="Mum’s", people=[family.kayleigh, family.agnieszka], by=family.by
    )
    row = family.kayleigh.lives_in.get()
    sent = family.post(
        f"people/{family.kayleigh.key}/household/move/", home="new", label="Grandad’s", leaving=[row.key],
        share="full", **day_boxes("since", dt.date(2026, 5, 3)),
    )  # fmt: skip
    assert sent.status_code == 302
    actions.move(person=family.pete, household=family.case.households.get(label="Grandad’s"), by=family.by)
    page = family.page(family.kayleigh)
    assert "with Pete Malik" in page and "since 3 May 2026" in page
    assert "Mum’s, until 3 May 2026" in page
    overview = family.get(family.by, "").content.decode()
    assert "Pete (Grandad’s)" in overview, "the household leads over what the referral said"


def test_a_move_without_a_name_or_before_the_last_one_is_refused_and_keeps_what_was_typed(family):
    actions.add_household(
        case=family.case, label="Mum’s", people=[family.kayleigh], since=dt.date(2026, 5, 3), by=family.by
    )
    row = family.kayleigh.lives_in.get()
    address = f"people/{family.kayleigh.key}/household/move/"
    nameless = family.post(address, home="new", share="full", leaving=[row.key]).content.decode()
    assert "Enter what it is called" in nameless
    early = family.post(
        address, home="new", label="Kept words", share="full", leaving=[row.key],
        **day_boxes("since", dt.date(2026, 1, 1)),
    ).content.decode()  # fmt: skip
    assert "cannot be before it" in early and "Kept words" in early
    assert not family.case.households.filter(label="Kept words").exists(), "nothing of it was kept"
    assert HouseholdMember.objects.get().until is None


def test_homes_are_drawn_for_the_coordinator_and_off_every_copy_where_an_address_is_secret(family):
    actions.add_household(
        case=family.case, label="Mum’s", people=[family.kayleigh, family.agnieszka], by=family.by
    )
    assert len(map_for(family).network.households) == 1
    assert len(map_for(family, family.pete).network.households) == 1
    actions.restrict(
        case=family.case, kind="must_not_know_address", person=family.agnieszka, other=family.darren,
        basis="safety_plan", reason="He looked for her", by=family.by,
    )  # fmt: skip
    assert len(map_for(family).network.households) == 1
    copy = map_for(family)
    copy.is_copy = True
    for reduced in (map_for(family, family.pete), map_for(family, family.darren), copy):
        assert not reduced.network.households


def test_a_home_with_somebody_hidden_is_drawn_as_if_they_did_not_exist(family):
    """A home that is missing would tell of somebody; one where only they live is not there."""
    actions.add_household(case=family.case, label="Pete’s", people=[family.pete], by=family.by)
    actions.add_household(
        case=family.case, label="Mum’s", people=[family.kayleigh, family.agnieszka, family.pete], by=family.by
    )
    actions.restrict(
        case=family.case, kind="must_not_know_of", person=family.pete, other=family.darren, basis="request",
        reason="Asked for", by=family.by,
    )  # fmt: skip
    shown = [set(home.members) for home in map_for(family, family.darren).network.households]
    assert shown == [{family.kayleigh.pk, family.agnieszka.pk}]
    assert len(map_for(family, family.agnieszka).network.households) == 2


def test_the_referrer_sees_no_households_page_of_others(family):
    actions.add_household(case=family.case, label="Pete’s place", people=[family.pete], by=family.by)
    answer = family.get(family.world.tom, "households/")
    assert answer.status_code == 200 and "Pete" not in answer.content.decode()
    assert family.get(family.world.grace, "households/").status_code == 404


def test_a_carer_is_a_badge_on_the_page_the_list_and_the_tree(family):
    sent = family.post(f"people/{family.kayleigh.key}/carers/add/", carer=family.pete.key, kind="kinship")
    assert sent.status_code == 302
    assert "Kinship carer of" in family.page(family.pete)
    assert "Kinship carer" in family.get(family.by, "family/list/").content.decode()
    assert [badge.text for badge in map_for(family).network.carers] == ["Kinship carer"]
    assert map_for(family).label(family.pete.pk) == "Kinship carer", "somebody with no other tie is not lost"
    role = CarerRole.objects.get()
    assert family.post(f"carers/{role.key}/end/").status_code == 302
    assert "Kinship carer of Kayleigh Malik, until" in family.page(family.pete)
    refused = family.post(
        f"people/{family.kayleigh.key}/carers/add/", carer=family.pete.key, kind="special_guardian"
    )
    assert refused.status_code == 200 and CarerRole.objects.count() == 1


def test_responsibility_is_suggested_and_never_recorded_by_itself(family):
    page = family.page(family.kayleigh)
    assert "usually holds it as the mother" in page
    assert "holds it only if named on the birth certificate" in page
    assert not ParentalResponsibility.objects.exists()
    form = family.get(
        family.by,
        f"people/{family.kayleigh.key}/responsibility/add/?holder={family.agnieszka.key}&basis=mother",
    ).content.decode()
    assert f'value="{family.agnieszka.key}" selected' in form and 'value="mother" selected' in form
    row = actions.record_responsibility(
        child=family.child, holder=family.agnieszka, basis="mother", by=family.by
    )
    assert "usually holds it as the mother" not in family.page(family.kayleigh)
    family.post(f"responsibility/{row.key}/change/", basis="mother", evidence_seen="Birth certificate")
    assert "Seen: Birth certificate" in family.page(family.kayleigh)
    actions.end_responsibility(responsibility=row, by=family.by)
    page = family.page(family.kayleigh)
    assert "Who held it before" in page and "Agnieszka Malik: Mother, until" in page
    assert "usually holds it as the mother" not in page, "what ended is not suggested again"


def test_the_council_is_suggested_under_a_care_order_and_nobody_before_birth(family):
    actions.change_child(child=family.child, status="care_order", by=family.by)
    assert "shares it under the care order" in family.page(family.kayleigh)
    baby = actions.add_person(case=family.case, by=family.by, status="unborn")
    actions.add_child(case=family.case, person=baby, by=family.by)
    actions.add_parent(child=baby, parent=family.agnieszka, by=family.by)
    page = family.page(baby)
    assert "It begins at birth" in page and "usually holds it" not in page


def test_a_relative_interprets_only_for_a_reason(family):
    address = f"people/{family.agnieszka.key}/change/"
    told = {
        "given_name": "Agnieszka", "gender": "f", "status": "living", "born": "1990", "interpreter": "Polish",
        "reads": "easy_read", "written_language": "Polish", "touch": "lost", "last_in_touch": "Christmas 2019",
    }  # fmt: skip
    refused = family.post(address, **told, interpreter_by="relative")
    assert "Say who it is, and why no interpreter is booked" in refused.content.decode()
    assert family.post(address, **told, interpreter_by="booked").status_code == 302
    page = family.page(family.agnieszka)
    assert "Booked, not a relative" in page and "Easy read" in page and "Lost touch" in page
    family.post(address, **told, interpreter_by="relative", interpreter_relative="Her sister, at her wish")
    assert Person.objects.get(pk=family.agnieszka.pk).interpreter_relative == "Her sister, at her wish"


def test_the_birth_is_a_deed_of_its_own_and_the_due_date_stays(family):
    due = dt.date(2026, 10, 3)
    baby = actions.add_person(case=family.case, by=family.by, status="unborn", due_on=due)
    day = today() - dt.timedelta(days=1)
    sent = family.post(f"people/{baby.key}/born/", given_name="Noor", gender="f", **day_boxes("born_on", day))
    assert sent.status_code == 302
    told = {"given_name": "Noor", "gender": "f", "status": "living", "born": f"{day:%-d %B %Y}"}
    assert family.post(f"people/{baby.key}/change/", **told).status_code == 302
    baby.refresh_from_db()
    assert (baby.status, baby.born_on, baby.due_on) == ("living", day, due)
    assert "Was due" in family.page(baby)
    assert family.get(family.by, f"people/{baby.key}/born/").status_code == 404


def test_what_a_friend_is_can_be_said_differently(family):
    tie = actions.add_association(person=family.pete, to=family.kayleigh, role="friend", by=family.by)
    sent = family.post(f"associations/{tie.key}/change/", role="godparent", words="her godfather")
    tie.refresh_from_db()
    assert (sent.status_code, tie.role, tie.words) == (302, "godparent", "her godfather")
    assert "Her godfather of" in family.page(family.pete)
