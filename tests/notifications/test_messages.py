"""What each kind says, where it leads, and when it is not sent after all."""

import datetime as dt

import pytest
from django.urls import NoReverseMatch, reverse

from fgc import messages, schedule
from fgc.cases import actions as cases
from fgc.notifications import delivery
from fgc.notifications.actions import notify
from fgc.notifications.models import Message
from tests import cast
from tests.notifications.conftest import NOON

State = Message.State


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


def tell(case, to, kind="case.allocated", about="", key="k"):
    """An e-mail about a case that is due."""
    (row,) = notify(kind=kind, to=to, about=about or case, case=case, unique_key=key, channels=("email",))
    return row


@pytest.mark.parametrize("kind", sorted(messages.KINDS))
def test_every_kind_has_words_and_a_page(kind):
    """The address exists, and the title is a sentence without a name."""
    spec = messages.KINDS[kind]
    name = getattr(spec, "url_name", "referrals:referral")
    args = [] if isinstance(spec, messages.AboutList) else ["FGC-2222-2222"]
    try:
        reverse(name, args=args)
    except NoReverseMatch:
        pytest.fail(f"{kind} leads to {name}, which does not exist")
    assert spec.title[0].isupper()


@pytest.mark.django_db
def test_a_case_message_goes_to_who_may_open_it():
    """The words name the family inside the app only."""
    w = cast.world()
    case = cast.open_case(w)
    row = tell(case, w.amina)
    text = messages.MESSAGES.resolve(row)
    assert (text.body, text.url) == (f"Ellie and Mason R., {case.reference}", f"/cases/{case.reference}/")
    assert delivery.deliver(row.pk) == State.SENT


@pytest.mark.django_db
def test_a_message_to_somebody_who_lost_access_is_not_sent(mailoutbox):
    """Handed over five days ago, or never let in, or a conflict declared since it was queued."""
    w = cast.world()
    case = cast.open_case(w)
    outsider, bryns = tell(case, w.grace, key="a"), tell(case, w.bryn, key="b")
    cases.allocate(case=case, coordinator=w.bryn, by=w.carol)
    cases.allocate(case=case, coordinator=w.amina, by=w.carol)
    cases.declare_conflict(case=case, person=w.bryn, reason="A cousin", by=w.carol)
    assert delivery.deliver(outsider.pk) == State.CANCELLED
    assert delivery.deliver(bryns.pk) == State.CANCELLED
    assert mailoutbox == []


@pytest.mark.django_db
def test_nothing_is_sent_about_a_family_whose_messages_were_stopped(mailoutbox):
    """A death, a pregnancy loss, a withdrawal: at once, whatever was queued."""
    w = cast.world()
    case = cast.open_case(w)
    row = tell(case, w.amina)
    cases.stop_messages(case=case, by=w.carol)
    row.refresh_from_db()
    assert row.state == State.CANCELLED
    assert delivery.deliver(row.pk) is None
    assert mailoutbox == []


@pytest.mark.django_db
def test_nothing_is_sent_about_a_family_the_work_with_is_finished():
    """The notice in the app can still be opened; the mail does not go."""
    w = cast.world()
    case = cast.open_case(w)
    row = tell(case, w.amina)
    cases.finish(case=case, reason="withdrawn", by=w.carol)
    assert messages.MESSAGES.text(row) is not None
    row.refresh_from_db()
    assert row.state == State.CANCELLED
    assert delivery.deliver(row.pk) is None


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["conference.booked", "plan.to_agree", "clock.review.due", "restriction.expiring",
                                  "task.overdue"])  # fmt: skip
def test_a_message_about_a_thing_that_is_gone_is_not_sent(kind):
    """The conference, plan, review, restriction or help is not as it was."""
    w = cast.world()
    case = cast.open_case(w)
    row = tell(case, w.amina, kind=kind, about="nothinghere")
    Message.objects.filter(pk=row.pk).update(channel="email")  # reminders would wait for the morning
    assert delivery.deliver(row.pk) == State.CANCELLED


@pytest.mark.django_db
def test_an_unknown_reference_is_not_sent():
    """Nor one that is no reference at all."""
    w = cast.world()
    for n, case in enumerate(("FGC-2222-2222", "REF-2222-2222", "")):
        row = tell(case, w.amina, about="x", key=str(n))
        assert delivery.deliver(row.pk) == State.CANCELLED
        referral = tell(case, w.amina, kind="referral.sent", about="x", key=f"r{n}")
        assert delivery.deliver(referral.pk) == State.CANCELLED


@pytest.mark.django_db
def test_a_page_of_notices_is_worded_in_few_queries(django_assert_max_num_queries):
    """As many for twenty as for one; what the person cannot open has no words."""
    w = cast.world()
    rows = [tell(cast.open_case(w, f"Child {n}"), w.amina, key=str(n)) for n in range(20)]
    for row in rows:
        row.recipient = w.amina
    with django_assert_max_num_queries(8):
        assert len(messages.MESSAGES.text_all(rows)) == 20
    for row in rows:
        row.recipient = w.grace
    assert messages.MESSAGES.text_all(rows) == {}


@pytest.mark.django_db
def test_the_planners_and_the_kinds_agree():
    """Every planner of an app that has one can be called, and says only kinds that have words."""
    paths = [f"{plan.__module__}.{plan.__name__}" for plan in schedule.planners()]
    assert paths == schedule.PLANNERS
    for plan in schedule.planners():
        for item in plan(NOON + dt.timedelta(days=400)):
            assert item["kind"] in messages.KINDS
