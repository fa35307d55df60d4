"""How work ends: asked for, signed off or sent back, what is kept, what a death stops, opening again (domain.md 6.3)."""

import datetime as dt

import pytest
from django.urls import reverse

from family_plans.clocks import finishing
from fgc.cases import actions
from fgc.cases.clocks import Calendars
from fgc.cases.endings import LABELS, POSITIVE, QUIET, reasons
from fgc.cases.models import Case, CaseFinish
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.messages import MESSAGES
from fgc.notifications.models import Message
from tests import cast

pytestmark = pytest.mark.django_db


def url(name, case, *args):
    """An address of the record."""
    return reverse(f"workspace:{name}", args=[case.reference, *args])


def test_the_coordinator_asks_and_a_manager_signs_off():
    """Scenario 24: a plan without a meeting is a good end with its text; the work goes on until it is signed."""
    w = cast.world()
    case = cast.open_case(w)
    amina, carol, tom = (cast.signed_in(who) for who in (w.amina, w.carol, w.tom))
    ask = url("ask_finish", case)
    assert tom.get(ask).status_code == 403 and cast.signed_in(w.dele).get(ask).status_code == 404
    data = {
        "reason": "own_plan",
        "own_plan": "Aunt Bea moved in.",
        "told": "Katie by phone",
        "feedback": "no",
    }
    assert "Say why they are not asked" in amina.post(ask, data).content.decode()
    assert amina.post(ask, data | {"feedback": "later"}).url == url("finished", case)
    row = CaseFinish.objects.get()
    assert cast.fresh(case).is_open and row.own_plan == "Aunt Bea moved in." and not row.signed_off_at
    assert {m.recipient for m in Message.objects.filter(kind="case.finish_asked")} == {w.carol}
    assert "Is the work finished?" in carol.get(reverse("reports:dashboard")).content.decode()
    sign = url("sign_off", case, row.key)
    assert amina.get(sign).status_code == 403
    assert "what is missing" in carol.post(sign, {"decision": "no"}).content.decode()
    assert carol.post(sign, {"decision": "no", "reason": "Who told Mason?"}).status_code == 302
    assert (
        amina.post(
            ask, data | {"feedback": "yes", "feedback_asked_on": today().strftime("%d/%m/%Y")}
        ).status_code
        == 302
    )
    row = CaseFinish.objects.first()
    assert (
        carol.post(url("sign_off", case, row.key), {"decision": "yes", "records_label": "none"}).status_code
        == 302
    )
    case, row = cast.fresh(case), CaseFinish.objects.get(pk=row.pk)
    assert (case.stage, case.closed_reason, row.signed_off_by, row.records_label) == (
        "closed",
        "own_plan",
        w.carol,
        "none",
    )
    page = amina.get(url("finished", case)).content.decode()
    assert "A good outcome" in page and "Who told Mason?" in page and "Asked on" in page
    assert tom.get(url("finished", case)).status_code == 403
    with pytest.raises(Refused, match="answered this already"):
        actions.sign_off(finish=row, by=w.carol)


def test_a_manager_finishes_opens_again_and_finishes_once_more():
    """Each end stays with its reason; reopening needs one; another council is named."""
    w = cast.world()
    case = cast.open_case(w)
    carol, finish = cast.signed_in(w.carol), url("finish", case)
    assert "council that takes over" in carol.post(finish, {"reason": "moved"}).content.decode()
    assert carol.post(finish, {"reason": "moved", "moved_to": "Wirral"}).status_code == 302
    row = CaseFinish.objects.get()
    assert (row.moved_to, row.signed_off_by) == ("Wirral", w.carol)
    with pytest.raises(Refused):
        actions.finish(case=cast.fresh(case), reason="court", by=w.carol)
    later = {"letter_on": today().strftime("%d/%m/%Y"), "told": "Katie", "records_label": "in_care"}
    assert (
        cast.signed_in(w.dele).post(url("after_finish", case), later).status_code == 404
    )  # the family's words
    assert carol.post(url("after_finish", case), later).status_code == 302
    row.refresh_from_db()
    assert (row.letter_on, row.get_records_label_display()) == (today(), "In care at some time")
    with pytest.raises(Refused, match="today or in the past"):
        actions.note_finish(finish=row, letter_on=today() + dt.timedelta(days=1), by=w.carol)
    with pytest.raises(Refused, match="Say why"):
        actions.reopen(case=cast.fresh(case), reason=" ", by=w.carol)
    with pytest.raises(Refused, match="Open it again first"):
        actions.allocate(case=cast.fresh(case), coordinator=w.bryn, by=w.carol)
    actions.reopen(case=cast.fresh(case), reason="They came back", by=w.carol)
    row.refresh_from_db()
    assert (row.reopened_by, row.reopened_reason) == (w.carol, "They came back")
    assert carol.get(url("after_finish", case)).status_code == 404
    actions.finish(case=cast.fresh(case), reason="court", by=w.carol)
    assert CaseFinish.objects.count() == 2 and cast.fresh(case).closed_reason == "court"


def test_a_death_stops_every_message_and_asks_nobody_for_feedback():
    """Scenario 27: at the asking already, before anybody has signed it off."""
    w = cast.world()
    case = cast.open_case(w)
    data = {"reason": "death", "feedback": "yes", "told": "Katie, in person"}
    assert cast.signed_in(w.amina).post(url("ask_finish", case), data).status_code == 302
    row = CaseFinish.objects.get()
    assert cast.fresh(case).messages_stopped_at
    assert row.feedback_asked_on is None and row.feedback_not_asked == "A death or a loss: nobody is asked"
    assert (
        cast.signed_in(w.carol).post(url("sign_off", case, row.key), {"decision": "yes"}).status_code == 302
    )
    assert not cast.fresh(case).is_open


@pytest.mark.parametrize("reason", ["family_chose_not", "pr_withdrew", "child_did_not_want", "court"])
def test_asking_because_the_family_withdrew_stops_every_message(reason):
    """At the asking already, as for a death; the manager is still asked, and reminded, to sign it off. Not for others."""
    w = cast.world()
    case = cast.open_case(w)
    data = {"reason": reason, "feedback": "later", "told": "Katie, by phone"}
    assert cast.signed_in(w.amina).post(url("ask_finish", case), data).status_code == 302
    case = cast.fresh(case)
    assert case.is_open and bool(case.messages_stopped_at) == (reason != "court")
    (asked,) = Message.objects.filter(kind="case.finish_asked", channel="in_app")
    assert asked.recipient == w.carol and MESSAGES.resolve(asked)
    waits = [due.clock for due in finishing(Case.objects.filter(pk=case.pk), today(), Calendars())]
    assert waits == ["sign_off"]


def test_the_reasons_are_those_of_the_practice():
    """Before a conference and after one; some always; each with its words."""
    before, after = (dict(reasons(met=met)) for met in (False, True))
    assert {"own_plan", "no_network", "criteria", "no_capacity"} <= set(before) - set(after)
    assert {"plan_working", "reviews_complete", "not_agreed", "unable_to_review"} <= set(after) - set(before)
    assert {"moved", "death", "duplicate"} <= set(before) & set(after)
    assert set(LABELS) >= POSITIVE | QUIET and not POSITIVE & QUIET
