"""Who is let go finds nothing with their next request: an open tab, a form begun, a message queued, an old link (bar B7)."""

import datetime as dt

import pytest
from django.core import mail as django_mail
from django.urls import reverse
from django.utils import timezone

from conferences.models import Contact
from fgc.accounts import actions as accounts
from fgc.cases import actions, policy
from fgc.lib.dates import today
from fgc.network import actions as network
from fgc.notifications import delivery
from fgc.notifications.actions import notify
from fgc.notifications.models import Message
from tests import cast
from tests.notifications.conftest import NOON

pytestmark = pytest.mark.django_db
PAGES = (
    "workspace:case", "network:family", "conferences:preparation", "family_plans:plan",
    "workspace:timescales",
)  # fmt: skip


class Tab:
    """Somebody with the family open, a form half filled in, and an e-mail about it waiting to go out."""

    def __init__(self, case, person):
        self.case, self.person, self.client = case, person, cast.signed_in(person)
        nan = network.add_person(case=case, by=person, given_name="Maureen")
        self.url = reverse("conferences:record_contact", args=[case.reference])
        self.form = {
            "person": nan.key,
            "on": f"{today():%d/%m/%Y}",
            "how": "visit",
            "reached": "yes",
            "note": "Tea",
        }
        (self.mail,) = notify(
            kind="case.allocated", to=person, about=case, case=case, unique_key="queued", channels=("email",)
        )

    def opens(self):
        """The answers of the pages that were open."""
        return {self.client.get(reverse(name, args=[self.case.reference])).status_code for name in PAGES}

    def sends(self):
        """The answer to the form, and how many contacts there are afterwards."""
        return self.client.post(self.url, self.form).status_code, Contact.objects.count()

    def finds_nothing(self, *answers):
        """Nothing opens, the form is not carried out, and the message stays here."""
        answers = answers or (404,)
        before = Contact.objects.count()
        assert self.opens() <= set(answers)
        assert self.sends()[0] in answers and Contact.objects.count() == before
        delivery.deliver(self.mail.pk)
        self.mail.refresh_from_db()
        assert self.mail.state == Message.State.CANCELLED and django_mail.outbox == []


@pytest.fixture
def w(time_machine):
    """The cast, at noon of a working day: nothing waits for the morning."""
    time_machine.move_to(NOON, tick=False)
    return cast.world()


def test_while_it_lasts_everything_opens_and_is_sent(w, mailoutbox):
    """The other side of all that follows: the same tab, nobody let go."""
    tab = Tab(cast.open_case(w), w.amina)
    assert tab.opens() == {200} and tab.sends() == (302, 1)
    assert delivery.deliver(tab.mail.pk) == Message.State.SENT and len(mailoutbox) == 1


def test_a_coordinator_who_handed_over_finishes_notes_for_five_days_and_then_finds_nothing(w, time_machine):
    """Reassigning: what the days for finishing notes do not cover is refused at once, the rest when they are over."""
    case = cast.open_case(w)
    tab = Tab(case, w.amina)
    actions.allocate(case=case, coordinator=w.bryn, by=w.carol)
    assert tab.sends() == (302, 1)
    hold = reverse("workspace:hold", args=[case.reference])
    assert tab.client.post(hold, {"reason": "Court", "until": f"{today():%d/%m/%Y}"}).status_code in (
        403,
        404,
    )
    time_machine.move_to(timezone.now() + dt.timedelta(days=7), tick=False)
    tab.client = cast.signed_in(w.amina)
    tab.finds_nothing()
    assert cast.signed_in(w.bryn).get(reverse("workspace:case", args=[case.reference])).status_code == 200


def test_a_social_worker_who_handed_on_finds_nothing_at_once(w):
    """Another social worker holds the family from now on."""
    case = cast.open_case(w)
    tab = cast.signed_in(w.tom)
    pages = [reverse(name, args=[case.reference]) for name in ("workspace:case", "network:family")]
    (mail,) = notify(
        kind="case.allocated", to=w.tom, about=case, case=case, unique_key="q", channels=("email",)
    )
    assert {tab.get(page).status_code for page in pages} == {200}
    actions.change_referrer(case=case, referrer=w.grace, by=w.carol, reason="Moved team")
    assert {tab.get(page).status_code for page in pages} == {404}
    assert delivery.deliver(mail.pk) == Message.State.CANCELLED


def test_a_conflict_shuts_an_open_tab(w):
    """Declared by the service manager while the coordinator is writing."""
    case = cast.open_case(w, coordinator=w.bryn)
    actions.grant(
        case=case, person=w.amina, relationship=policy.COVER, reason="Leave", by=w.carol,
        until=today() + dt.timedelta(days=9),
    )  # fmt: skip
    tab = Tab(case, w.amina)
    assert tab.opens() == {200}
    actions.declare_conflict(case=case, person=w.amina, reason="Neighbour", by=w.carol)
    tab.finds_nothing()


def test_a_cover_is_over_after_its_last_day(w, time_machine):
    """Nobody has to end it: the day does."""
    case, last = cast.open_case(w, coordinator=w.bryn), today() + dt.timedelta(days=1)
    actions.grant(
        case=case, person=w.amina, relationship=policy.COVER, reason="Leave", by=w.carol, until=last
    )
    tab = Tab(case, w.amina)
    time_machine.move_to(timezone.now() + dt.timedelta(days=1), tick=False)
    tab.client = cast.signed_in(w.amina)
    assert tab.opens() == {200}
    time_machine.move_to(timezone.now() + dt.timedelta(days=1), tick=False)
    tab.client = cast.signed_in(w.amina)
    tab.finds_nothing()


def test_an_account_that_ends_is_signed_out_of_every_tab(w):
    """The next request leads to signing in, where nobody is let in."""
    case = cast.open_case(w)
    tab = Tab(case, w.amina)
    accounts.end_account(person=w.amina, successor=w.bryn, by=w.sam)
    tab.finds_nothing(302)
    data = {"login": w.amina.email, "password": cast.PASSWORD}
    tab.client.post("/accounts/login/", data)
    tab.finds_nothing(302)
