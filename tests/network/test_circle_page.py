"""The circle of support: how close people are, as seen by whom, and the child's own sheet."""

import datetime as dt
import re

import pytest

from conferences.models import PreparationRead
from fgc.audit.models import AuditEvent
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions, pending
from fgc.network.actions import circle
from fgc.network.models import ChildWish, Tie
from tests import cast
from tests.network.four_ways import four_ways

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return four_ways()


def test_the_circle_draws_and_tells_how_close_people_are(family):
    family.tie(family.nan, eyes=family.leila, help_goes=circle.TO_OTHER)
    page = family.page("family/circle/")
    assert 'aria-label="Bushra, maternal grandmother, close"' in page
    for words in ("Close", "To Leila", "Not asked yet", "The same in a table"):
        assert words in page, words
    assert "Daniel" not in page  # workers are left out until somebody asks for them
    assert "Daniel" in family.page("family/circle/?workers=1")


def test_the_circle_is_drawn_as_one_of_them_sees_it(family):
    family.tie(family.craig, "strained", eyes=family.mum)
    family.tie(family.craig, "ok", eyes=family.leila)
    assert "Craig, father, strained" in family.page(f"family/circle/?eyes={family.mum.key}")
    assert "Craig, father, strained" not in family.page("family/circle/")  # the child's own view counts first
    assert "Strained" in family.page("family/circle/")  # and the table keeps both
    assert "Strained" not in family.page("family/circle/?eyes=coordinator")
    assert family.get("family/circle/?eyes=nobody").status_code == 404


def test_a_change_ends_what_was_there_and_keeps_it(family):
    since = today() - dt.timedelta(days=30)
    first = family.tie(family.nan, "ok", eyes=family.leila, since=since)
    answer = family.send(
        f"closeness/{first.key}/change/",
        {"quality": "close", "help_goes": "both", "since": f"{today():%d/%m/%Y}"},
    )
    assert answer.status_code == 302
    rows = list(Tie.objects.order_by("id").values_list("quality", "until", "seen_by"))
    assert rows == [("ok", today(), family.leila.pk), ("close", None, family.leila.pk)]
    page = family.page("family/circle/")
    assert "What was said earlier" in page
    assert "all right, as Leila saw it" in page


def test_an_end_is_recorded_once_and_not_before_the_start(family):
    tie = family.tie(family.nan)
    early = {"until": f"{today() - dt.timedelta(days=9):%d/%m/%Y}"}
    assert "End is before start" in family.send(f"closeness/{tie.key}/end/", early).content.decode()
    assert family.send(f"closeness/{tie.key}/end/", {"until": f"{today():%d/%m/%Y}"}).status_code == 302
    assert family.get(f"closeness/{tie.key}/end/").status_code == 404
    assert Tie.objects.get().until == today()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"other": ""}, "Select"),
        ({"other": "nan"}, "Bushra"),
        ({"quality": "best"}, "How close are they?"),
        ({"since": "31/12/2999"}, "must be today or in the past"),
        ({"since": "yesterdayish"}, "must be a real date"),
    ],
)
def test_a_wrong_answer_is_told_and_records_nothing(family, changed, told):
    data = {"other": family.leila.key, "quality": "close", "help_goes": "none", "seen_by": "coordinator"}
    data |= {"since": f"{today():%d/%m/%Y}"} | changed
    answer = family.send(f"people/{family.nan.key}/closeness/add/", data)
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not Tie.objects.exists()


def test_how_close_people_are_is_for_those_who_read_working_notes(family):
    family.tie(family.mum, "strained")
    person = f"people/{family.mum.key}/"
    assert "Strained" in family.page(person)
    for page in (family.page(person, family.world.tom), family.page(person, family.world.carol)):
        assert "Strained" not in page
    seen = family.page("family/circle/", family.world.carol)
    assert "strained" not in seen.lower()
    assert "Say why you read them" in seen
    PreparationRead.objects.create(case=family.case, by=family.world.carol, on=today(), reason="Supervision")
    assert "strained" in family.page("family/circle/", family.world.carol)
    assert family.get(f"people/{family.mum.key}/closeness/add/", family.world.carol).status_code == 403


def test_the_childs_sheet_holds_what_the_child_said_and_nothing_else(family):
    baby = family.add("Bean", status="unborn")
    for parent in (family.mum, family.imran):
        actions.add_parent(child=baby, parent=parent, by=family.world.amina)
    family.tie(family.nan, eyes=family.leila)
    family.tie(baby, eyes=family.leila)
    family.tie(family.craig, "strained", eyes=family.leila)
    family.tie(family.imran, "close", eyes=family.mum)
    family.tie(family.okafor, "close", eyes=family.leila)
    for person, words in ((family.maureen, "Mo next door"), (None, "Auntie Shaz")):
        ChildWish.objects.create(
            case=family.case, child=family.child, person=person, words=words, kind="helps", asked_on=today()
        )
    page = family.page("family/circle/who-helps-me/")
    for words in ("Who helps me", "Nani", "Mum&#x27;s mum", "Mo next door", "Auntie Shaz"):
        assert words in page.replace("Mum's", "Mum&#x27;s"), words
    for words in (
        "Craig",
        "Imran",
        "Bean",
        "Baby",
        "Daniel",
        "Karim",
        family.case.reference + "<",
        "strained",
    ):
        assert words not in page.partition("<h1")[2], words
    assert "Daniel" in family.page("family/circle/who-helps-me/?workers=1")
    assert AuditEvent.objects.filter(kind="network.circle_for_child").count() == 2


def test_whom_the_child_must_not_know_of_is_not_on_the_childs_sheet(family):
    family.tie(family.nan, eyes=family.leila)
    family.tie(family.mum, eyes=family.leila)
    actions.restrict(
        case=family.case, kind="must_not_know_of", person=family.nan, other=family.leila, basis="order",
        reason="Order", by=family.world.amina,
    )  # fmt: skip
    sheet = family.page("family/circle/who-helps-me/")
    assert "Nani" not in sheet
    assert "Nadia" in sheet
    assert "Something is kept from somebody" in sheet


def test_the_childs_sheet_leaves_a_guarded_family_only_once_somebody_else_has_read_it(family):
    """Like any other copy: asked for, read, released; and again as soon as the child says something else."""
    assert "data-fgc-print" in family.page("family/circle/who-helps-me/")
    family.tie(family.mum, eyes=family.leila)
    actions.restrict(
        case=family.case, kind="must_not_know_address", person=family.mum, other=family.craig, basis="order",
        reason="Order", by=family.world.amina,
    )  # fmt: skip
    page = family.page("family/circle/who-helps-me/")
    assert "data-fgc-print" not in page and re.search(r'<div class="fgc-no-print">\s*<h1', page)
    asked = family.send("family/copies/ask/", {"sheet": family.leila.key})
    assert asked.status_code == 302 and "who-helps-me" in asked.url
    look = family.case.copy_looks.get()
    assert "A child’s own sheet" in str(pending.waiting(family.world.carol, today()))
    url = f"/cases/{family.case.reference}/family/copies/looks/{look.key}/"
    assert "You made this sheet" in cast.signed_in(family.world.amina).get(url).content.decode()
    with pytest.raises(Refused, match="other than you"):
        actions.release_look(look=look, by=family.world.amina)
    carol = cast.signed_in(family.world.carol)
    assert "Second look: the sheet" in carol.get(url).content.decode()
    assert carol.post(url, {}).status_code == 302
    page = family.page("family/circle/who-helps-me/")
    assert "Carol Shah read it" in page and "data-fgc-print" in page
    assert "data-fgc-print" not in family.page("family/circle/who-helps-me/?workers=1"), "another sheet"
    ChildWish.objects.create(
        case=family.case, child=family.child, words="Auntie Shaz", kind="helps", asked_on=today()
    )
    assert "data-fgc-print" not in family.page("family/circle/who-helps-me/")
    again = family.send("family/copies/ask/", {"sheet": family.leila.key})
    assert again.status_code == 302 and family.case.copy_looks.count() == 2
    family.tie(family.nan, eyes=family.leila)
    assert (
        "changed since this look was asked for"
        in carol.get(url.replace(look.key, family.case.copy_looks.first().key)).content.decode()
    )
    with pytest.raises(Refused, match="changed since"):
        actions.release_look(look=family.case.copy_looks.first(), by=family.world.carol)
