"""What is done for somebody's safety: only who may know of it sees its day, and no reason puts it off."""

import datetime as dt

import pytest
from django.utils import timezone

from family_plans import actions as plans
from family_plans.actions import copying
from family_plans.models import PlanCopy
from family_plans.paper import Paper
from fgc.cases import actions
from fgc.cases.clocks import Calendars, messages
from fgc.cases.holders import Holders
from fgc.cases.models import Case, MissedTimescale, SafeguardingNotice
from fgc.lib.dates import LONDON, today
from fgc.lib.errors import Refused
from fgc.workspace.timescales import measured, missed_by, missed_of
from tests import cast
from tests.family_plans import family as plan_family

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(monkeypatch):
    """A family with a safeguarding notice and a wrong copy, both late."""
    monkeypatch.setattr(copying, "paper_for", lambda copy: Paper(b"%PDF", 1, 0))
    home = plan_family.final()
    amina, now = home.world.amina, timezone.now()
    notice = actions.raise_notice(case=home.case, facts="Seen", arose="plan", person_told=True, by=amina)
    SafeguardingNotice.objects.filter(pk=notice.pk).update(at=now - dt.timedelta(days=10))
    copy = plans.make_copy(version=plan_family.version(home), person=home.liam, by=amina)
    plans.record_handed_over(copy=copy, how="hand", by=amina)
    PlanCopy.objects.filter(pk=copy.pk).update(made_at=now - dt.timedelta(days=12))
    copy.refresh_from_db()
    plans.report_wrong_copy(copy=copy, what="w", found_at=now - dt.timedelta(days=8), safety="s", by=amina)
    return home


def said(home):
    """Who is told that something is late: (kind, first name)."""
    dues, _calendars = measured(Case.objects.filter(pk=home.case.pk), today())
    rows = messages(dues, today(), Holders(today()), Calendars())
    return {
        (row["kind"], row["to"].first_name) for row in rows if row["kind"].endswith((".late", ".climbed"))
    }


def page_of(home, who, path=""):
    """A page of the timescales, as that person."""
    return cast.signed_in(who).get(f"/cases/{home.case.reference}/timescales/{path}")


@pytest.mark.parametrize(("clock", "title"), [("notice", "safeguarding notice"), ("incident", "went wrong")])
def test_business_support_neither_sees_nor_silences_it(late, clock, title):
    """The coordinator and the manager see it; for who may not know of it the day does not exist."""
    w, before = late.world, said(late)
    assert {kind.split(".")[1] for kind, _name in before} >= {"notice", "incident"}
    assert title in page_of(late, w.amina).content.decode()
    assert title in page_of(late, w.carol).content.decode()
    page = page_of(late, w.dele)
    assert page.status_code == 200 and title not in page.content.decode()
    answer = {"why": "capacity", "words": ""}
    for word in ("why", "done"):
        path = f"/cases/{late.case.reference}/timescales/{clock}/{word}/"
        assert cast.signed_in(w.dele).get(path).status_code == 404
        assert cast.signed_in(w.dele).post(path, answer).status_code == 404
    assert not MissedTimescale.objects.exists() and said(late) == before


@pytest.mark.parametrize("clock", ["notice", "incident"])
def test_no_reason_puts_off_what_is_for_safety(late, clock):
    """Neither the page nor the action takes one, and a reason already there silences nobody."""
    w, before = late.world, said(late)
    due = missed_of(late.case, clock, today())
    given = {"case": late.case, "clock": clock, "about": due.about, "due_on": due.due_on, "by": w.carol}
    with pytest.raises(Refused, match="has to be done"):
        actions.explain(why="capacity", **given)
    path = f"/cases/{late.case.reference}/timescales/{clock}/why/"
    assert cast.signed_in(w.carol).post(path, {"why": "capacity", "words": ""}).status_code == 302
    assert f"/{clock}/why/" not in page_of(late, w.carol).content.decode()
    MissedTimescale.objects.create(why="capacity", at=timezone.now(), **given)
    assert said(late) == before
    assert any("It has to be done" in row["hint"] for row in missed_by(w.carol, today())[0])


def test_business_support_explains_only_what_it_may_know_of(time_machine):
    """The day of the conference, which it books; not when somebody was spoken to, which is preparation."""
    time_machine.move_to(dt.datetime(2026, 11, 2, 9, tzinfo=LONDON), tick=False)
    w = cast.world()
    case = cast.open_case(w)
    time_machine.move_to(dt.datetime(2026, 12, 16, 9, tzinfo=LONDON), tick=False)
    dele, path = cast.signed_in(w.dele), f"/cases/{case.reference}/timescales/"
    assert dele.post(f"{path}conference/why/", {"why": "place", "words": ""}).status_code == 302
    assert dele.post(f"{path}spoke/why/", {"why": "place", "words": ""}).status_code == 404
    assert [row.clock for row in MissedTimescale.objects.all()] == ["conference"]
    assert "Hold the conference" in dele.get(path).content.decode()
    assert "Speak to the social worker" not in dele.get(path).content.decode()
    assert "Speak to the social worker" in cast.signed_in(w.amina).get(path).content.decode()
