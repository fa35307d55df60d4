"""The second look at a copy of the family tree: who reads it, who releases it, when it is asked for again."""

import datetime as dt
import json

import pytest

from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions, pending
from fgc.network.copies import Choices, copy_for
from fgc.network.models import CopyLook
from tests import cast
from tests.network.copied import Family

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return Family()


def test_nobody_who_may_not_open_the_record_reads_the_copy(family):
    """Bryn may once he covers, not with a conflict; on a restricted record only those who are named."""
    family.restrict("must_not_know_address", family.leila, family.darren)
    look = family.ask(family.darren)

    def asked():
        around = family.copy(family.darren)[1]
        return [one.name for one in (family.w.bryn, family.w.carol) if one.name in around]

    assert asked() == ["Carol Shah"]
    for name in ("bryn", "tom", "priya", "dele", "ivy", "sam"):
        assert family.look(look, getattr(family.w, name)).status_code == 404, name
        assert family.look(look, getattr(family.w, name), release="yes").status_code == 404, name
    cases.grant(
        case=family.case, person=family.w.bryn, relationship="cover", reason="Leave", by=family.w.carol,
        until=today() + dt.timedelta(days=5),
    )  # fmt: skip
    assert asked() == ["Bryn Parry", "Carol Shah"] and family.look(look, family.w.bryn).status_code == 200
    cases.declare_conflict(case=family.case, person=family.w.bryn, reason="A neighbour", by=family.w.carol)
    assert asked() == ["Carol Shah"]
    assert family.look(look, family.w.bryn, release="yes").status_code == 404
    una = cast.person(family.w.service, "Una", "Wade", "service_manager")
    assert family.look(look, una).status_code == 200
    cases.restrict(
        case=family.case, people=[family.w.amina, family.w.carol], reason="Press", by=family.w.carol
    )
    assert family.look(look, una).status_code == 404
    look.refresh_from_db()
    assert look.released_at is None


def test_where_something_is_kept_a_second_person_reads_it_first(family):
    """No PDF and nothing printed until somebody else released it in their own session; another family needs nobody."""
    assert family.get("pdf/", recipient=family.nan)["Content-Type"] == "application/pdf"
    family.restrict("must_not_know_of", family.stefan, family.darren)
    page = family.get("copy/", recipient=family.nan).content.decode()
    assert "Another coordinator or a manager has to read this copy" in page and "Download PDF" not in page
    assert '<article class="copy fgc-no-print"' in page
    for second in ({}, {"second": family.w.carol}):
        assert family.get("pdf/", recipient=family.nan, **second).status_code == 302
    look = family.ask(family.nan)
    assert "waits on the Today page of Carol Shah" in family.copy(family.nan)[1]
    assert family.get("pdf/", recipient=family.nan).status_code == 302
    page = family.look(look, family.w.carol).content.decode()
    assert "Left off this copy" in page and "Bushra Hale" in page and "Nothing here must stay away" in page
    assert "Download PDF" not in page and '<article class="copy fgc-no-print"' in page
    answer = family.look(look, family.w.carol, release="yes")
    assert answer.status_code == 302
    assert cast.signed_in(family.w.carol).get(answer.url).status_code == 200
    page = family.get("copy/", recipient=family.nan).content.decode()
    assert (
        "Carol Shah read it on" in page
        and "Download PDF" in page
        and "fgc-no-print" not in page[page.index("<article") :]
    )
    assert family.get("pdf/", recipient=family.nan)["Content-Type"] == "application/pdf"
    assert "released by Carol Shah" in family.get("").content.decode()
    for other in ({"recipient": family.darren}, {"recipient": family.nan, "workers": "on"}):
        assert family.get("pdf/", **other).status_code == 302, "another copy needs its own look"
    assert family.get("pdf/", recipient="record")["Content-Type"] == "application/pdf"


def test_nobody_releases_a_copy_they_made_but_the_manager_with_a_reason(family):
    """Amina is told no; Carol has to say why nobody else can."""
    family.restrict("must_not_know_of", family.stefan, family.darren)
    look = family.ask(family.nan)
    assert "You made this copy" in family.look(look, family.w.amina).content.decode()
    for reason in ("", "Nobody is in"):
        with pytest.raises(Refused, match="other than you"):
            actions.release_look(look=look, by=family.w.amina, reason=reason)
        assert family.look(look, family.w.amina, reason=reason).status_code == 200
    case = cast.fresh(family.case)
    copy = copy_for(case, family.w.carol, family.darren, today(), Choices())
    own = actions.ask_look(copy=copy, by=family.w.carol)
    page = family.look(own, family.w.carol, reason="").content.decode()
    assert "Say why nobody else can look at it" in page
    assert family.look(own, family.w.carol, reason="Both coordinators are on leave").status_code == 302
    own.refresh_from_db()
    assert (own.released_by, own.reason) == (family.w.carol, "Both coordinators are on leave")


@pytest.mark.parametrize("what", ["map", "secret"])
def test_a_change_after_the_look_asks_again(family, what):
    """Somebody new on the map, or somebody more to keep it from: released or waiting, it counts no longer."""
    family.restrict("must_not_know_of", family.stefan, family.darren)
    assert family.released(family.nan, family.w.carol).status_code == 200
    waiting = family.ask(family.darren)
    if what == "map":
        family.add("Zoe")
    else:
        family.restrict("must_not_know_address", family.grace, family.stefan)
    assert family.get("pdf/", recipient=family.nan).status_code == 302
    assert "Ask for a second look" in family.copy(family.nan)[1]
    page = family.look(waiting, family.w.carol).content.decode()
    assert "changed since this look was asked for" in page and "Nothing here must stay away" not in page
    assert family.look(waiting, family.w.carol, release="yes").status_code == 200
    waiting.refresh_from_db()
    assert waiting.released_at is None and pending.waiting(family.w.carol, today()) == []
    assert family.released(family.nan, family.w.carol).status_code == 200


def test_a_look_waits_for_the_others_and_is_asked_for_once(family):
    """On Carol’s list, not on Amina’s or Bryn’s; gone when it is done; none where nothing is kept."""
    form = {"recipient": family.nan.key}
    page = f"/cases/{family.case.reference}/family/copies/ask/"
    answer = cast.signed_in(family.w.amina).post(page, form)
    assert "Nobody else has to read this copy" in answer.content.decode() and not CopyLook.objects.exists()
    assert cast.signed_in(family.w.carol).post(page, form).status_code == 403
    family.restrict("must_not_know_of", family.stefan, family.darren)
    look = family.ask(family.nan)
    assert family.ask(family.nan) == look and CopyLook.objects.count() == 1
    (row,) = pending.waiting(family.w.carol, today())
    assert "needs a second look: Leila H." in row["title"] and look.key in row["url"]
    for name in ("amina", "bryn", "tom", "dele"):
        assert pending.waiting(getattr(family.w, name), today()) == [], name
    assert family.look(look, family.w.carol, release="yes").status_code == 302
    assert pending.waiting(family.w.carol, today()) == []


def test_each_look_and_each_pdf_is_on_the_record_with_counts_and_no_names(family):
    """For whom, what kind, how many are on it and off it, who read it too."""
    family.restrict("must_not_know_of", family.stefan, family.darren)
    family.get("copy/", recipient=family.darren)
    family.released(family.darren, family.w.carol)
    family.get("pdf/", recipient="record")
    kinds = ("seen", "look_asked", "released", "taken", "taken")
    seen, asked, released, taken, record = AuditEvent.objects.filter(
        kind__startswith="network.copy_"
    ).order_by("seq")
    found = (seen, asked, released, taken, record)
    assert [one.kind for one in found] == [f"network.copy_{kind}" for kind in kinds]
    assert asked.object_key == released.object_key == family.darren.key
    assert seen.object_key == taken.object_key == family.darren.key and record.object_key == ""
    assert json.loads(taken.data) == {
        "staff_copy": False, "people": 6, "left_people": 2, "left_homes": 0, "left_words": 1,
        "read_by": family.w.carol.pk,
    }  # fmt: skip
    assert json.loads(record.data)["staff_copy"] is True
