"""The page for several people at once: lines are mended where they stand, hostile answers break nothing, who may open it."""

import itertools
import re

import pytest

from fgc.network import actions
from tests import cast
from tests.forms.hostile import inputs
from tests.forms.page import forms_of
from tests.network.listing import kayleigh_alone, map_of

FOCUS = re.compile(r'id="([^"]+)"[^>]* autofocus')
pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return kayleigh_alone()


def test_a_line_that_is_not_understood_stops_the_others_from_being_saved(family):
    client = cast.signed_in(family.by)
    url = f"/cases/{family.case.reference}/people/list/"
    page = client.post(url, {"child": "", "lines": "Agnieszka, mum\nZed, wibble\nNora, nan"}).content.decode()
    assert "“wibble” is not understood" in page and "Which is meant?" in page
    form = forms_of(page, url)[-1].filled()
    answer = client.post(url, form | {"save": "1", "way-3": ""})
    assert answer.status_code == 200 and family.case.people.count() == 1
    text = answer.content.decode()
    assert 'value="Zed, wibble"' in text and "Nora: Choose what is meant" in text


def test_a_line_is_mended_where_it_stands_and_saved(family):
    client = cast.signed_in(family.by)
    url = f"/cases/{family.case.reference}/people/list/"
    page = client.post(url, {"child": "", "lines": "Agnieszka, mum\nZed, wibble"}).content.decode()
    form = forms_of(page, url)[-1].filled() | {"line-2": "Zed, dad", "save": "1", "more": ""}
    assert client.post(url, form).status_code == 302
    after = map_of(family)
    assert {p.given_name: after.label(p.pk) for p in after.people} == {
        "Kayleigh": "the child", "Agnieszka": "mother", "Zed": "father",
    }  # fmt: skip
    assert client.post(url, form).status_code == 302
    assert family.case.people.count() == 3


def test_it_says_how_many_are_new_and_goes_on_where_something_waits(family):
    client = cast.signed_in(family.by)
    url = f"/cases/{family.case.reference}/people/list/"

    def check(page, **more):
        return client.post(
            url, forms_of(page.content.decode(), url)[-1].filled() | {"more": ""} | more, follow=True
        )

    jean = actions.add_person(case=family.case, by=family.by, given_name="Jean", family_name="Walsh")
    page = client.post(url, {"child": "", "lines": "Agnieszka, mum\nJean Walsh, neighbour"})
    assert "Add 2 people" in page.content.decode() and "autofocus" not in page.content.decode()
    page = check(page, again="1", **{"same-2": ""})
    assert FOCUS.findall(page.content.decode()) == ["id_same-2-1"]
    page = check(page, again="1", **{"same-2": jean.key})
    assert "Add 1 person" in page.content.decode()
    assert re.search(r'name="save"[^>]* autofocus', page.content.decode())
    page = check(page, save="1", **{"same-2": jean.key})
    assert "1 person was added to the family network." in page.content.decode()
    assert "Undo: added Agnieszka" in page.content.decode()
    page = client.post(url, {"child": "", "lines": "Jean Walsh, friend"})
    page = check(page, save="1", **{"same-1": jean.key})
    assert "Saved. Everybody on the list was on the map already." in page.content.decode()


def test_more_lines_are_checked_before_they_are_saved(family):
    client = cast.signed_in(family.by)
    url = f"/cases/{family.case.reference}/people/list/"
    page = client.post(url, {"child": "", "lines": "Agnieszka, mum"}).content.decode()
    form = forms_of(page, url)[-1].filled() | {"more": "Pete, dad's dad", "save": "1"}
    page = client.post(url, form)
    assert page.status_code == 200 and 'value="Pete, dad&#x27;s dad"' in page.content.decode()
    assert family.case.people.count() == 1


def test_hostile_answers_never_break_the_check_page(family):
    client = cast.signed_in(family.by)
    url = f"/cases/{family.case.reference}/people/list/"
    text = "Agnieszka, mum\nNora, nan\nJean, mum's mum, 65\nZed, wibble"
    form = forms_of(client.post(url, {"child": "", "lines": text}).content.decode(), url)[-1]
    for data in itertools.islice(inputs(set(form.fields), form.filled(), 7, 60), 60):
        sent = {
            name: [str(one).encode("utf-8", "surrogatepass") for one in values]
            for name, values in data.items()
        }
        assert client.post(url, sent).status_code in (200, 302, 404)


def test_too_many_lines_and_nobody_to_start_from(family):
    client = cast.signed_in(family.by)
    url = f"/cases/{family.case.reference}/people/list/"
    page = client.post(url, {"child": "", "lines": "Ann, mum\n" * 61}).content.decode()
    assert "Add at most 60 people at a time" in page and page.count("Ann, mum") == 61
    empty = cast.open_case(family.world, "Sam B.")
    page = client.get(f"/cases/{empty.reference}/people/list/").content.decode()
    assert "Add the first person" in page and not re.search("<textarea", page)


def test_only_those_who_may_write_people_add_a_list(family):
    url = f"/cases/{family.case.reference}/people/list/"
    assert cast.signed_in(family.world.tom).get(url).status_code in (403, 404)
