"""The family page and the forms that add to it: who sees what, what is said, what is refused."""

import datetime as dt

import pytest
from django.utils import timezone

from conferences.models import Conference, Invitation
from fgc.network import actions, births
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.models import Association, NetworkChild, ParentLink, Person, SiblingLink
from tests import cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)


@pytest.fixture
def family():
    """Kayleigh (named by the referrer), her parents, and Pete, whom Amina found."""
    world = cast.world()
    case = cast.open_case(world)

    def add(name, last="Malik", **fields):
        return actions.add_person(case=case, by=world.amina, given_name=name, family_name=last, **fields)

    class Family:
        kayleigh = add("Kayleigh", gender="f", born_on=dt.date(2017, 3, 14), referred_key="r1")
        agnieszka = add(
            "Agnieszka", "Nowak", gender="f", birth_year=1990, referred_key="r2", interpreter="Polish"
        )
        darren = add("Darren", gender="m", birth_year=1988, referred_key="r3")
        pete = add("Pete", gender="m", birth_year=1957, called="Grandad", note="Told us about work")
        add_person = staticmethod(add)

        @staticmethod
        def url(rest="family/"):
            return f"/cases/{case.reference}/{rest}"

        @staticmethod
        def page(user, rest="family/"):
            return cast.signed_in(user).get(f"/cases/{case.reference}/{rest}").content.decode()

    Family.world, Family.case = world, case
    Family.child = actions.add_child(case=case, person=Family.kayleigh, by=world.amina, lives_with="mother")
    for child, parent in (
        (Family.kayleigh, Family.agnieszka),
        (Family.kayleigh, Family.darren),
        (Family.darren, Family.pete),
    ):
        actions.add_parent(child=child, parent=parent, by=world.amina)
    return Family


def map_of(family, user=None):
    user = user or family.world.amina
    return FamilyMap(family.case, Audience.for_staff(family.case, user), DAY)


def test_everybody_stands_on_their_side_of_the_family(family):
    groups = {heading: [p.given_name for p in people] for _, heading, people in map_of(family).groups}
    assert groups == {
        "The children, brothers and sisters": ["Kayleigh"],
        "Mother’s side": ["Agnieszka"],
        "Father’s side": ["Darren", "Pete"],
    }
    assert map_of(family).label(family.pete.pk) == "paternal grandfather"


def test_a_father_is_on_the_fathers_side_though_he_is_a_stepfather_too(family):
    jaydon = family.add_person("Jaydon", gender="m", birth_year=2022)
    actions.add_child(case=family.case, person=jaydon, by=family.world.amina)
    actions.add_parent(child=jaydon, parent=family.agnieszka, by=family.world.amina)
    actions.add_partnership(a=family.agnieszka, b=family.darren, status="married", by=family.world.amina)
    seen = map_of(family)
    assert seen.side(family.darren.pk) == "paternal"
    assert seen.label(family.darren.pk) == "father (to Kayleigh); stepfather (to Jaydon)"
    assert seen.label(family.agnieszka.pk) == "mother"


def test_the_coordinator_sees_the_tree_the_list_and_what_to_keep_to(family):
    actions.restrict(
        case=family.case,
        kind="must_not_meet",
        person=family.agnieszka,
        other=family.darren,
        basis="order",
        reason="Order",
        by=family.world.amina,
    )
    page = family.page(family.world.amina)
    assert "Family tree</h2>" in page
    assert page.count("genogram-person") >= 4
    assert "paternal grandfather, “Grandad”, aged about 69" in page
    assert "Interpreter: Polish" in page
    assert "Safety 1" in page
    assert "Agnieszka Nowak must not meet Darren Malik." in page
    assert "Friends and community" not in page


def test_the_tree_is_drawn_again_after_a_change(family):
    assert "Ola Nowak" not in family.page(family.world.amina)
    actions.change_person(person=family.agnieszka, by=family.world.amina, known_as="Ola")
    assert family.page(family.world.amina).count("Ola") >= 2


def test_the_referrer_sees_whom_they_named_and_no_trace_of_others(family):
    page = family.page(family.world.tom)
    assert "Agnieszka" in page
    assert "Darren" in page
    for trace in ("Pete", "Grandad", "paternal grandfather", "Add a person"):
        assert trace not in page, trace
    tom = cast.signed_in(family.world.tom)
    assert tom.get(family.url(f"people/{family.pete.key}/")).status_code == 404
    assert tom.get(family.url(f"people/{family.darren.key}/")).status_code == 200


def test_notes_are_for_those_who_see_people_whole(family):
    actions.change_person(person=family.agnieszka, by=family.world.amina, note="Shy of phones", source="Pete")
    person = f"people/{family.agnieszka.key}/"
    assert "Shy of phones" in family.page(family.world.carol, person)
    assert "Shy of phones" not in family.page(family.world.tom, person)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("amina", (200, 200, 200, 200)),
        ("carol", (200, 200, 403, 403)),
        ("tom", (200, 200, 403, 403)),
        ("priya", (200, 200, 403, 403)),
        ("dele", (200, 404, 403, 403)),
        ("grace", (404, 404, 404, 404)),
        ("bryn", (404, 404, 404, 404)),
        ("ivy", (404, 404, 404, 404)),
        ("sam", (404, 404, 404, 404)),
    ],
)
def test_the_doors(family, name, codes):
    client = cast.signed_in(getattr(family.world, name))
    person = f"people/{family.agnieszka.key}/"
    pages = ("family/", person, "people/add/", person + "change/")
    assert tuple(client.get(family.url(page)).status_code for page in pages) == codes


def test_people_and_ties_of_another_family_are_not_found(family):
    other = cast.open_case(family.world, "Sam B.")
    tie = ParentLink.objects.first()
    amina = cast.signed_in(family.world.amina)
    for rest in ("", "change/", "remove/", "child/", "add/mother/", "ties/add/", "contacts/add/"):
        assert amina.get(f"/cases/{other.reference}/people/{family.pete.key}/{rest}").status_code == 404, rest
    assert amina.get(f"/cases/{other.reference}/ties/parent/{tie.key}/remove/").status_code == 404
    assert amina.get(family.url(f"ties/nonsense/{tie.key}/remove/")).status_code == 404
    assert amina.get(family.url(f"people/{family.pete.key}/add/nonsense/")).status_code == 404


def test_nobody_on_the_map_yet(family):
    empty = cast.open_case(family.world, "Sam B.")
    for user, words in (
        (family.world.amina, "Add the first person"),
        (family.world.carol, "The coordinator adds"),
        (family.world.tom, "People appear here once your work needs them"),
    ):
        page = cast.signed_in(user).get(f"/cases/{empty.reference}/family/").content.decode()
        assert words in page
        assert "Family tree</h2>" not in page


def test_sixty_relatives_take_no_more_queries_than_six(family, django_assert_max_num_queries):
    amina = cast.signed_in(family.world.amina)
    with django_assert_max_num_queries(60) as few:
        amina.get(family.url())
    for number in range(60):
        person = family.add_person(f"Cousin{number}", birth_year=2000)
        actions.add_sibling(a=family.pete, b=person, by=family.world.amina)
    with django_assert_max_num_queries(len(few)):
        page = amina.get(family.url()).content.decode()
    assert "Cousin59 Malik" in page


def test_hostile_words_and_names_in_urdu_are_shown_as_words(family):
    family.add_person("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>')
    urdu = family.add_person("آمنہ", "یوسف")
    actions.add_parent(child=family.agnieszka, parent=urdu, by=family.world.amina)
    page = family.page(family.world.amina)
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "آمنہ یوسف" in page


# Adding and changing


def who(**changes):
    return {
        "given_name": "Jean",
        "family_name": "Malik",
        "known_as": "",
        "called": "Nan",
        "gender": "f",
        "born": "1960",
        "status": "living",
        "died_year": "",
        "due_on_day": "",
        "due_on_month": "",
        "due_on_year": "",
        "language": "",
        "interpreter": "",
        "access_needs": "",
        "source": "",
        **changes,
    }


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


def add(family, near, way, **answers):
    page = family.url(f"people/{near.key}/add/{way}/")
    return cast.signed_in(family.world.amina).post(page, who(**answers))


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


def tie(family, person, **answers):
    defaults = {
        "kind": "birth",
        "certainty": "known",
        "partner_status": "",
        "started": "",
        "ended": "",
        "sibling_kind": "unknown",
        "role": "",
        "words": "",
    }
    page = family.url(f"people/{person.key}/ties/add/")
    return cast.signed_in(family.world.amina).post(page, {**defaults, **answers})


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


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("", (None, None, "")),
        ("14 March 2017", (dt.date(2017, 3, 14), None, "")),
        ("14/3/2017", (dt.date(2017, 3, 14), None, "")),
        ("1960", (None, 1960, "year")),
        ("about 1960", (None, 1960, "about")),
        ("8", (None, 2018, "about")),
        ("about 60", (None, 1966, "about")),
        ("aged 9", (None, 2017, "about")),
    ],
)
def test_a_birth_is_read_as_people_say_it(typed, fields):
    read = births.read_birth(typed, DAY)
    assert (read["born_on"], read["birth_year"], read["birth_precision"]) == fields


@pytest.mark.parametrize(
    "typed", ["soon", "1 Jan 2031", "32 May 2010", "1700", "2030", "-4", "٨", "121", "9" * 40]
)
def test_a_birth_that_cannot_be_is_refused(typed):
    with pytest.raises(ValueError, match=r"Enter|must be"):
        births.read_birth(typed, DAY)


def test_ages_in_words():
    def said(**fields):
        return births.say_age(Person(**fields), DAY)

    assert said(born_on=dt.date(2017, 11, 22)) == "aged 8"
    assert said(born_on=dt.date(2026, 2, 1)) == "under 1"
    assert said(birth_year=1957) == "aged about 69"
    assert said(status="unborn", due_on=dt.date(2027, 6, 3)) == "due 3 June 2027"
    assert said(status="deceased", birth_year=1957, died_year=2019) == "died 2019, aged about 62"
    assert said() == ""
