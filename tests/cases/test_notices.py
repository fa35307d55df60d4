"""A danger is passed on the same day: who is told, who reads, who answers, and that it stays in sight (scenarios 17, 23)."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from fgc.cases import actions
from fgc.cases.models import SafeguardingNotice
from fgc.cases.notices import notices_unanswered
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.messages import MESSAGES
from fgc.notifications.models import Message
from fgc.schedule import tick
from referrals.reminders import plan as reminders
from tests import cast
from tests.built import built_once

pytestmark = pytest.mark.django_db
FACTS = "On Sunday the uncle hit Mason with a belt."


@pytest.fixture
@built_once
def family():
    """The world and one family with a coordinator."""
    w = cast.world()
    return w, cast.open_case(w)


def _raise(w, case, **more):
    return actions.raise_notice(
        case=case, facts=FACTS, arose="preparation", person_told=True, by=w.amina, **more
    )


def test_it_reaches_the_social_worker_and_the_managers_at_once(family):
    """At any hour, also when messages of the family are stopped; the e-mail and the notice name nobody."""
    w, case = family
    actions.stop_messages(case=case, by=w.carol)
    notice = _raise(w, case)
    rows = Message.objects.filter(kind="safeguarding.notice")
    assert {row.recipient for row in rows} == {w.tom, w.priya, w.carol}
    assert MESSAGES["safeguarding.notice"].same_day
    night = timezone.now().replace(hour=2)
    tick(night + dt.timedelta(days=1))
    assert len(mail.outbox) == 3
    text = MESSAGES.resolve(rows.first())
    for words in (text.title, text.body, *(letter.subject + letter.body for letter in mail.outbox)):
        assert "Mason" not in words and "Ellie" not in words and "belt" not in words
    assert text.body == case.reference and text.url == reverse("workspace:notices", args=[case.reference])
    assert list(notices_unanswered(today())) == [notice]


def test_who_reads_it_and_who_does_not(family):
    """The social worker sees the notice; business support and the other team see nothing, nobody else writes one."""
    w, case = family
    _raise(w, case)
    page = reverse("workspace:notices", args=[case.reference])
    for who, status in (
        (w.tom, 200),
        (w.priya, 200),
        (w.carol, 200),
        (w.amina, 200),
        (w.dele, 404),
        (w.grace, 404),
    ):
        assert cast.signed_in(who).get(page).status_code == status, who
    add = reverse("workspace:raise_notice", args=[case.reference])
    assert cast.signed_in(w.tom).get(add).status_code == 403
    assert cast.signed_in(w.amina).get(add).status_code == 200
    conflict = actions.declare_conflict(case=case, person=w.priya, reason="Cousin", by=w.carol)
    assert conflict and cast.signed_in(w.priya).get(page).status_code == 404
    second = _raise(w, case)
    assert w.priya not in {row.recipient for row in Message.objects.filter(about=second.key)}


def test_the_form_asks_whether_the_person_knows(family):
    """Not telling needs its reason; what was typed stays."""
    w, case = family
    amina, add = cast.signed_in(w.amina), reverse("workspace:raise_notice", args=[case.reference])
    assert amina.get(f"{add}?arose=review").context["form"].initial["arose"] == "review"
    assert amina.get(f"{add}?arose=rubbish").context["form"].initial["arose"] == ""
    data = {"facts": FACTS, "arose": "check_in", "told": "no", "learned_on": today().strftime("%d/%m/%Y")}
    page = amina.post(add, data)
    assert page.context["form"].errors["not_told_reason"] == ["Say why they were not told"]
    assert FACTS in page.content.decode()
    assert amina.post(add, data | {"not_told_reason": "He reads her phone"}).status_code == 302
    assert SafeguardingNotice.objects.get().not_told_reason == "He reads her phone"
    with pytest.raises(Refused, match="keep somebody safe"):
        actions.raise_notice(case=case, facts=" ", arose="other", person_told=True, by=w.amina)


def test_it_stays_on_top_until_it_is_answered(family):
    """Of the coordinator, the social worker, their manager and the service manager; then it is answered once."""
    w, case = family
    notice = _raise(w, case)
    tops = {
        w.amina: "workspace:home",
        w.tom: "referrals:mine",
        w.priya: "referrals:team",
        w.carol: "reports:dashboard",
    }
    words = f"A safeguarding notice waits for an answer: {case.reference}"
    for who, name in tops.items():
        assert words in cast.signed_in(who).get(reverse(name)).content.decode(), who
    answer = reverse("workspace:answer_notice", args=[case.reference, notice.key])
    assert cast.signed_in(w.amina).get(answer).status_code == 403
    assert cast.signed_in(w.carol).get(answer).status_code == 403
    tom = cast.signed_in(w.tom)
    assert tom.post(answer, {"answer": ""}).context["form"].errors
    assert tom.post(answer, {"answer": "Visiting at four today"}).status_code == 302
    for who, name in tops.items():
        assert words not in cast.signed_in(who).get(reverse(name)).content.decode(), who
    assert (
        "Visiting at four today"
        in tom.get(reverse("workspace:notices", args=[case.reference])).content.decode()
    )
    assert {row.recipient for row in Message.objects.filter(kind="safeguarding.answered")} == {w.amina}
    with pytest.raises(Refused, match="answered already"):
        actions.answer_notice(notice=notice, answer="Twice", by=w.priya)
    assert not notices_unanswered(today())


def test_an_unanswered_notice_is_reminded_of_on_the_next_working_day_whatever_was_stopped(family):
    """To the social worker, the managers and the coordinator; the words name nobody; answered, it is over."""
    w, case = family
    actions.stop_messages(case=case, by=w.carol)
    notice = _raise(w, case)
    later = timezone.now() + dt.timedelta(days=5)

    def told():
        return {item["to"].first_name for item in reminders(later) if item["kind"].startswith("clock.notice")}

    assert told() == {"Tom", "Priya", "Amina", "Carol"}
    worded = MESSAGES["clock.notice.late"].worded(case)
    assert worded.body == case.reference and "notice" in worded.title
    actions.answer_notice(notice=notice, answer="A strategy meeting", by=w.tom)
    assert told() == set()
