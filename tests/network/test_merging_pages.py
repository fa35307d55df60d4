"""The pages that ask whether two are one person: before saving, comparing them, making one and undoing it."""

import pytest

from fgc.network.models import PersonMerge
from tests import cast
from tests.network.recorded_twice import Family, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    return Family()


def test_before_saving_it_asks_and_the_person_decides(f):
    amina = cast.signed_in(f.w.amina)
    form = {
        "given_name": "Muhammad",
        "family_name": "Ali",
        "gender": "u",
        "born": "2 April 1990",
        "status": "living",
    }
    page = amina.post(url(f, "add_person"), form).content.decode()
    assert "This looks like Mo Ali, born 1990, who is on the map already" in page
    assert amina.post(url(f, "add_person"), form | {"confirm": "on"}).status_code == 302
    other = form | {"born": "2 April 1985", "given_name": "Mohammed", "family_name": "Alison"}
    assert amina.post(url(f, "add_person"), other).status_code == 302


def test_comparing_making_one_and_undoing(f):
    amina = cast.signed_in(f.w.amina)
    person = url(f, "person", f.one.key)
    assert "Could this be the same person as" in amina.get(person).content.decode()
    listed = amina.get(url(f, "same_person", f.one.key)).content.decode()
    assert (
        url(f, "merge", f.one.key, f.two.key) in listed and url(f, "merge", f.one.key, f.sana.key) in listed
    )
    assert "parent, aged " in listed and "Looks a little like them" in listed and ">mother<" in listed
    form = amina.get(url(f, "merge", f.one.key, f.two.key)).content.decode()
    assert "no nuts" in form and "halal" in form and "2 April 1990" in form
    page = amina.post(
        url(f, "merge", f.one.key, f.two.key), {"given_name": "kept", "diet": "gone"}, follow=True
    ).content.decode()
    assert "They are one person now" in page and "no nuts" in page
    merge = PersonMerge.objects.get()
    assert "was made one with this record" in page
    page = amina.post(url(f, "undo_merge", merge.key), follow=True).content.decode()
    assert "They are two people again." in page
    assert f.two in f.case.people.on_map()
    for user, code in ((f.w.carol, 403), (f.w.tom, 403), (f.w.bryn, 404), (f.w.sam, 404)):
        assert cast.signed_in(user).get(url(f, "merge", f.one.key, f.two.key)).status_code == code, user.name


def test_it_asks_when_somebody_died_only_where_the_records_disagree(f):
    amina = cast.signed_in(f.w.amina)
    known = f.add("Joan", status="deceased", died_year=2015)
    for other, is_asked in (({}, False), ({"died_year": 2016}, True)):
        again = f.add("Joanie", status="deceased", **other)
        page = amina.get(url(f, "merge", again.key, known.key)).content.decode()
        assert "Has died, 2015" in page
        assert ('name="status"' in page) is is_asked


def test_the_record_of_a_child_is_the_one_that_stays(f):
    amina = cast.signed_in(f.w.amina)
    again = f.add("Ellie")
    assert amina.post(url(f, "merge", again.key, f.ellie.key), {}).status_code == 302
    assert PersonMerge.objects.get().kept == f.ellie
