"""The forms of the family page: what is said, what is refused, what is asked once more."""

import datetime as dt

import pytest
from django.utils import timezone

from conferences.models import Conference, Invitation
from fgc.network import actions
from fgc.network.models import Association, NetworkChild, SiblingLink
from tests import cast
from tests.network.maliks import add, maliks, tie, who

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return maliks()


def test_a_double_send_makes_one_person(family):
    amina = cast.signed_in(family.world.amina)
    token = amina.get(family.url("people/add/")).context["form"]["submission"].value()
    for _ in range(2):
        assert amina.post(family.url("people/add/"), who(submission=str(token))).status_code == 302
    assert family.case.people.filter(given_name="Jean").count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"given_name": ""}, "Enter a first name, or the name they are known as"),
        ({"born": "the war"}, "Enter a date, a year or an age"),
        ({"born": "31 June 2010"}, "Enter a real date"),
        ({"status": "unborn"}, "An unborn baby has a due date, not a date of birth"),
        ({"status": "deceased", "died_year": "1950"}, "must be after the year of birth"),
        ({"given_name": "Pete", "born": "", "gender": "u"}, "Is this a different person?"),
    ],
)
def test_what_is_not_right_is_said_and_what_was_typed_stays(family, changes, message):
    response = cast.signed_in(family.world.amina).post(family.url("people/add/"), who(**changes))
    page = response.content.decode()
    assert response.status_code == 200
    assert message in page
    assert "Nan" in page
    assert family.case.people.count() == 4


def test_the_same_name_is_another_person_once_somebody_says_so(family):
    answers = who(given_name="Pete", confirm="on")
    assert cast.signed_in(family.world.amina).post(family.url("people/add/"), answers).status_code == 302
    assert family.case.people.filter(given_name="Pete").count() == 2


def test_a_mother_a_partner_a_child_a_sister_and_a_teacher_are_added_with_their_tie(family):
    add(family, family.darren, "mother", kind="birth", certainty="known")
    jean = family.case.people.get(given_name="Jean")
    assert family.darren.parent_links.filter(parent=jean, kind="birth").exists()
    add(
        family,
        family.agnieszka,
        "partner",
        given_name="Lee",
        gender="m",
        partner_status="cohabiting",
        started="2021",
        ended="",
        born="1991",
    )
    lee = family.case.people.get(given_name="Lee")
    assert family.case.partnerships.get().status == "cohabiting"
    add(family, family.agnieszka, "child", given_name="Poppy", born="3", kind="birth", with_whom=lee.key)
    poppy = family.case.people.get(given_name="Poppy")
    assert set(poppy.parent_links.values_list("parent", flat=True)) == {family.agnieszka.pk, lee.pk}
    add(family, family.kayleigh, "sibling", given_name="Jaydon", born="2022", parents="all")
    jaydon = family.case.people.get(given_name="Jaydon")
    assert set(jaydon.parent_links.values_list("parent", flat=True)) == {
        family.agnieszka.pk,
        family.darren.pk,
    }
    add(family, family.pete, "sibling", given_name="Ron", born="about 65", sibling_kind="full")
    assert SiblingLink.objects.get().kind == "full"
    add(
        family,
        family.kayleigh,
        "other",
        given_name="",
        known_as="Mrs Okafor",
        born="",
        role="teacher",
        words="",
    )
    assert Association.objects.get().to == family.kayleigh


def test_what_the_tie_needs_is_asked_at_its_field(family):
    assert (
        "Answer “Are they together?”"
        in add(family, family.pete, "partner", partner_status="").content.decode()
    )
    assert "Answer “Who are they?”" in add(family, family.pete, "other", role="").content.decode()
    assert "Answer “Which parents do they share?”" in add(family, family.kayleigh, "sibling").content.decode()
    assert family.case.people.count() == 4


def test_a_third_birth_parent_is_refused_and_nobody_is_added(family):
    page = add(family, family.kayleigh, "mother", kind="birth", certainty="known").content.decode()
    assert "already has two birth parents: Agnieszka Nowak, Darren Malik" in page
    assert family.case.people.count() == 4


def test_a_very_young_parent_is_asked_about(family):
    page = add(family, family.darren, "mother", born="1980", kind="birth", certainty="known").content.decode()
    assert "Jean Malik was about 8 when Darren Malik was born. Is that right?" in page
    add(family, family.darren, "mother", born="1980", kind="birth", certainty="known", confirm="on")
    assert family.case.people.filter(given_name="Jean").exists()


def test_two_people_on_the_map_are_tied_and_untied(family):
    assert (
        tie(
            family, family.agnieszka, other=family.darren.key, how="partner", partner_status="married"
        ).status_code
        == 302
    )
    row = family.case.partnerships.get()
    page = family.url(f"ties/partner/{row.key}/remove/")
    amina = cast.signed_in(family.world.amina)
    assert "both stay on the map" in amina.get(page).content.decode()
    amina.post(page, {})
    assert not family.case.partnerships.exists()
    circle = tie(family, family.pete, other=family.kayleigh.key, how="parent").content.decode()
    assert "is not older than" in circle or "their own ancestor" in circle


def test_a_person_is_changed_removed_and_put_back(family):
    amina = cast.signed_in(family.world.amina)
    person = f"people/{family.pete.key}/"
    assert "Told us about work" in amina.get(family.url(person + "change/")).content.decode()
    amina.post(
        family.url(person + "change/"), who(given_name="Peter", born="1 April 1957", note="", faith="")
    )
    family.pete.refresh_from_db()
    assert (family.pete.given_name, family.pete.born_on, family.pete.note) == (
        "Peter",
        dt.date(1957, 4, 1),
        "",
    )
    amina.post(family.url(person + "remove/"), {})
    assert amina.get(family.url(person)).status_code == 404
    assert "Put back" in amina.get(family.url()).content.decode()
    amina.post(family.url(person + "restore/"), {})
    assert amina.get(family.url(person)).status_code == 200


def test_somebody_invited_to_a_coming_conference_is_not_removed(family):
    now = timezone.now()
    conference = Conference.objects.create(
        case=family.case, starts_at=now, ends_at=now + dt.timedelta(hours=3), booked_by=family.world.amina
    )
    Invitation.objects.create(conference=conference, person=family.pete)
    response = cast.signed_in(family.world.amina).post(family.url(f"people/{family.pete.key}/remove/"), {})
    assert "Take back the invitation first" in response.content.decode()
    assert family.case.people.on_map().filter(pk=family.pete.pk).exists()


def test_restrictions_that_ended_are_kept_for_those_who_see_safety_whole(family):
    row = actions.restrict(
        case=family.case,
        kind="speak_first",
        person=family.pete,
        basis="request",
        reason="Shift work",
        by=family.world.amina,
    )
    actions.end_restriction(restriction=row, by=family.world.amina, reason="He has retired")
    assert "by Amina Yusuf: He has retired" in family.page(family.world.carol)
    assert "He has retired" not in family.page(family.world.tom)


def test_a_child_of_the_work_is_marked_and_described(family):
    amina = cast.signed_in(family.world.amina)
    jaydon = family.add_person("Jaydon")
    page = family.url(f"people/{jaydon.key}/child/")
    answers = {
        "status": "cin",
        "lives_with": "mother",
        "school": "Bootle Primary",
        "views": "I want Nan there",
        "council_id": "",
    }
    amina.post(page, answers)
    assert cast.fresh(family.case).title == "Kayleigh and Jaydon M."
    amina.post(page, {**answers, "school": "Marsh Lane School"})
    assert NetworkChild.objects.get(person=jaydon).school == "Marsh Lane School"
    text = family.page(family.world.amina, f"people/{jaydon.key}/")
    assert "I want Nan there" in text
    assert "Child in need plan" in text


def test_parental_responsibility_is_recorded_for_each_child_and_ended(family):
    amina = cast.signed_in(family.world.amina)
    page = family.url(f"people/{family.kayleigh.key}/responsibility/add/")
    answers = {
        "holder": family.agnieszka.key,
        "basis": "mother",
        "evidence_seen": "Birth certificate",
        "since_day": "",
        "since_month": "",
        "since_year": "",
    }
    amina.post(page, answers)
    assert "Agnieszka Nowak is recorded as holding it" in amina.post(page, answers).content.decode()
    wrong = amina.post(page, {**answers, "holder": "council"}).content.decode()
    assert "Choose who holds parental responsibility" in wrong
    row = family.child.responsibilities.get()
    assert "Birth certificate" in family.page(family.world.amina, f"people/{family.kayleigh.key}/")
    end = family.url(f"responsibility/{row.key}/end/")
    amina.post(end, {"until_day": "1", "until_month": "5", "until_year": "2026"})
    row.refresh_from_db()
    assert row.until == dt.date(2026, 5, 1)
    assert amina.get(end).status_code == 404
    assert (
        amina.get(family.url(f"people/{family.pete.key}/responsibility/add/")).status_code == 404
    )  # no child
