"""The four views of one family: who opens which, who is missing, whose eyes, how large it may grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences import actions as conferences
from fgc.audit.models import AuditEvent
from fgc.lib.dates import today
from fgc.network import actions
from fgc.network.models import Network
from tests import cast
from tests.network.four_ways import WAYS, four_ways

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return four_ways()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("amina", (200, 200, 200, 200)),
        ("carol", (200, 200, 200, 200)),
        ("tom", (200, 404, 200, 404)),
        ("priya", (200, 404, 200, 404)),
        ("dele", (200, 404, 200, 404)),
        ("grace", (404, 404, 404, 404)),
        ("bryn", (404, 404, 404, 404)),
        ("sam", (404, 404, 404, 404)),
    ],
)
def test_the_doors_of_the_four_views(family, name, codes):
    client = cast.signed_in(getattr(family.world, name))
    assert tuple(client.get(family.url(way)).status_code for way in WAYS) == codes


def test_a_reader_is_only_led_where_the_door_opens(family):
    assert all(f'href="{family.url(way)}' in family.page("family/") for way in WAYS)
    tom = family.page("family/", family.world.tom)
    assert family.url("family/list/") in tom
    assert "circle/" not in tom
    assert "who-else" not in tom


def test_a_worker_who_sees_part_gets_that_part_in_the_list_too(family):
    page = family.page("family/list/", family.world.tom)
    assert "Nadia Karim" in page
    for hidden in ("Bushra", "Nani", "Craig", "Maureen", "Asked", "Generations"):
        assert hidden not in page, hidden


def strip(html):
    """The items of the strip as "label number"."""
    part = html.partition('<ul class="fgc-strip">')[2].partition("</ul>")[0]
    items = [each.partition(">")[2].partition("</li>")[0] for each in part.split("<li")[1:]]
    return [item.replace("<strong>", "").replace("</strong>", "") for item in items]


def test_the_strip_counts_who_is_there_and_says_who_is_missing(family):
    told = [
        "Mother’s side 2",
        "Father’s side 2",
        "Children 2",
        "Other brothers and sisters 0",
        "Friends and community 2",
        "Generations 3",
        "Asked 0 of 6",
        "Coming 0",
        "Offering 0",
    ]
    for way in WAYS:
        assert strip(family.page(way)) == told, way
    assert not any("%" in item for item in told)


def test_the_strip_is_that_of_the_child_through_whose_eyes_one_looks(family):
    actions.remove_person(person=family.craig, by=family.world.amina)
    actions.remove_person(person=family.imran, by=family.world.amina)
    page = family.page(f"family/list/?child={family.leila.key}")
    assert strip(page)[:3] == ["Mother’s side 2", "Father’s side 0", "Brothers and sisters 1"]
    assert 'fgc-strip__item--none">Father' in page


def test_who_was_reached_or_invited_counts_as_asked(family):
    def reach(person, reached):
        conferences.record_contact(
            case=family.case, person=person, on=today(), how="phone", reached=reached, by=family.world.amina
        )

    reach(family.nan, True)
    reach(family.mum, False)
    assert "Asked 1 of 6" in strip(family.page("family/"))


def test_the_family_is_seen_again_through_each_childs_eyes(family):
    leila = family.page(f"family/list/?child={family.leila.key}")
    sami = family.page(f"family/list/?child={family.sami.key}")
    assert "maternal half-brother" in leila
    assert "maternal half-sister" in sami
    assert leila.count(f"?child={family.leila.key}") >= 4  # the links to the other views keep it
    assert family.page(f"family/?child={family.sami.key}") != family.page("family/")
    assert "Sami</bdi>’s circle of support" in family.page(f"family/circle/?child={family.sami.key}")


@pytest.mark.parametrize("way", WAYS)
def test_the_eyes_of_somebody_else_do_not_exist(family, way):
    other = cast.open_case(family.world, title="Other")
    stranger = actions.add_person(case=other, by=family.world.amina, given_name="Zed")
    actions.add_child(case=other, person=stranger, by=family.world.amina)
    for key in (family.mum.key, stranger.key, "no-such-key"):
        assert family.get(f"{way}?child={key}").status_code == 404


def test_the_map_was_gone_through_with_the_family(family):
    assert "Nobody has gone through this map" in family.page("family/")
    before = Network.objects.get(case=family.case).version
    for _twice in range(2):
        assert family.send("family/confirm/", {}).status_code == 302
    assert AuditEvent.objects.filter(kind="network.confirmed").count() == 1
    row = Network.objects.get(case=family.case)
    assert (row.confirmed_on, row.confirmed_by, row.version) == (today(), family.world.amina, before)
    assert "Last gone through with the family on" in family.page("family/list/")
    assert family.send("family/confirm/", {}, family.world.carol).status_code == 403


def grow(family, people):
    """More brothers and sisters of the mother, each with two children, and a tie with each."""
    for number in range(people // 3):
        aunt = family.add(f"Aunt{number}", "f", birth_year=1985)
        actions.add_parent(child=aunt, parent=family.nan, by=family.world.amina)
        family.tie(aunt, "ok")
        for place in "ab":
            cousin = family.add(f"Cousin{number}{place}", "m", birth_year=2010)
            actions.add_parent(child=cousin, parent=aunt, by=family.world.amina)


def test_the_pages_ask_the_database_no_more_for_a_larger_family(family):
    client = cast.signed_in(family.world.amina)

    def counts():
        found = {}
        for way in WAYS:
            client.get(family.url(way))  # the picture is drawn and kept
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(family.url(way)).status_code == 200
            found[way] = len(asked)
        return found

    family.tie(family.nan)
    small = counts()
    grow(family, 24)
    assert counts() == small


def test_a_small_tree_takes_no_more_room_than_it_needs(family):
    case = cast.open_case(family.world, title="Small")
    tia = actions.add_person(case=case, by=family.world.amina, given_name="Tia")
    actions.add_child(case=case, person=tia, by=family.world.amina)
    page = cast.signed_in(family.world.amina).get(f"/cases/{case.reference}/family/").content.decode()
    assert 'class="genogram" role="group"' in page  # no class that keeps it wide
    assert 'width="352"' in page
    assert "genogram-person--child" in page
