"""A conflict of interest before the decision: who says it, what it closes, and that the record stays closed too."""

import pytest
from django.urls import reverse

from fgc import messages
from fgc.accounts.models import Service
from fgc.accounts.roles import Role
from fgc.audit.models import AuditEvent
from fgc.cases.access import abilities as case_abilities
from fgc.lib.errors import Refused
from fgc.notifications.models import Message
from referrals import actions
from referrals.access import abilities, visible_to
from referrals.models import ReferralConflict
from tests import cast
from tests.built import built_once
from tests.referrals import story as stories
from tests.referrals.test_doors import at_stage, listed, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def w():
    """The service, its people, and a second service manager."""
    made = cast.world()
    made.kay = cast.person(made.service, "Kay", "Hunt", Role.SERVICE_MANAGER, made.carol.team)
    return made


def declare(referral, person, by=None):
    """Bar a person; by themselves when nobody is named."""
    return actions.declare_conflict(referral=referral, person=person, reason="A cousin", by=by or person)


@pytest.mark.parametrize("stage", ["sent", "returned"])
def test_who_knows_the_family_finds_no_such_referral(w, stage):
    """Manager, service manager and business support: door, list and every page; the others keep it."""
    referral = at_stage(w, stage)
    for person in (w.priya, w.carol, w.dele):
        declare(referral, person)
    assert opened(w, referral) == listed(w, referral) == {"tom", "kay"}
    for name in ("accept", "return", "decline", "conflict"):
        url = reverse(f"referrals:{name}", args=[referral.reference])
        assert cast.signed_in(w.carol).get(url).status_code == 404
    assert abilities(w.carol, referral) == frozenset()


def test_a_colleague_who_knows_the_family_loses_the_shared_draft(w):
    """And cannot find it in the list."""
    referral = at_stage(w, "draft")
    actions.share(referral=referral, person=w.grace, by=w.tom)
    assert opened(w, referral) == {"tom", "grace"}
    declare(referral, w.grace)
    assert opened(w, referral) == listed(w, referral) == {"tom"}


def test_the_waiting_list_and_its_count_leave_it_out(w):
    """Two wait for Kay, one for Carol, who is told nothing of the other either."""
    hidden, other = at_stage(w, "sent"), stories.sent(w, author=w.grace).referral
    declare(hidden, w.carol)
    page = {name: cast.signed_in(getattr(w, name)).get(reverse("referrals:waiting")).content.decode()
            for name in ("carol", "kay")}  # fmt: skip
    assert "1 referral is waiting" in page["carol"]
    assert "2 referrals are waiting" in page["kay"]
    assert (hidden.reference in page["carol"], other.reference in page["carol"]) == (False, True)
    notices = Message.objects.filter(case=hidden.reference, kind="referral.sent", channel="in_app")
    assert messages.MESSAGES.text(notices.get(recipient=w.carol)) is None
    assert messages.MESSAGES.text(notices.get(recipient=w.kay)) is not None


def test_the_record_stays_closed_to_them_after_acceptance(w):
    """Carried over for everybody who was barred, also for who has left and may come back."""
    referral = at_stage(w, "sent")
    for person in (w.carol, w.dele, w.amina, w.priya):
        declare(referral, person, by=w.kay)
    w.dele.is_active = False
    w.dele.save()
    case = actions.accept(referral=referral, by=w.kay)
    w.dele.is_active = True
    w.dele.save()
    referral.refresh_from_db()
    for person in (w.carol, w.dele, w.amina, w.priya):
        assert not case_abilities(person, case).can("progress.read"), person.name
    assert opened(w, referral) == listed(w, referral) == {"tom", "kay"}
    assert set(case.memberships.filter(relationship="conflict").values_list("reason", flat=True)) == {
        "A cousin"
    }
    with pytest.raises(Refused, match="conflict of interest"):
        actions.allocate(case=case, coordinator=w.amina, asked="no_conflict", by=w.kay)
    with pytest.raises(Refused, match="record the conflict of interest there"):
        declare(referral, w.bryn, by=w.kay)


def test_who_may_say_it_of_whom(w):
    """A service manager of anybody of the service; others of themselves; nobody of the author; once; with a reason."""
    referral = at_stage(w, "sent")
    far = cast.person(Service.objects.create(name="Elsewhere"), "Olga", "Kent", Role.SERVICE_MANAGER)
    for person, by, said in (
        (w.dele, w.priya, "Only a service manager"), (w.dele, far, "Only a service manager"),
        (far, w.carol, "of this service"), (w.tom, w.carol, "wrote this referral"), (w.tom, w.tom, "wrote this referral"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said):
            declare(referral, person, by=by)
    with pytest.raises(Refused, match="Say how"):
        actions.declare_conflict(referral=referral, person=w.dele, reason=" ", by=w.carol)
    made = declare(referral, w.dele, by=w.carol)
    with pytest.raises(Refused, match="already"):
        declare(referral, w.dele, by=w.carol)
    assert ReferralConflict.objects.get() == made
    event = AuditEvent.objects.get(kind="referral.conflict")
    assert (event.actor, event.case, event.object_key) == (w.carol.pk, referral.reference, made.key)


def test_a_manager_says_i_know_this_family(w):
    """The link is on the referral; the page asks how; afterwards the referral is gone."""
    referral = at_stage(w, "sent")
    view, url = (reverse(f"referrals:{name}", args=[referral.reference]) for name in ("referral", "conflict"))
    priya = cast.signed_in(w.priya)
    assert url in priya.get(view).content.decode()
    assert 'name="person"' not in priya.get(url).content.decode()
    assert "Say how you know the family" in priya.post(url, {}).content.decode()
    done = priya.post(url, {"reason": "My cousin's children"}, follow=True)
    assert f"Referral {referral.reference} is closed to you" in done.content.decode()
    assert priya.get(view).status_code == 404
    assert not visible_to(w.priya).exists()


def test_a_service_manager_names_a_colleague_and_sees_who_is_barred(w):
    """Not the author, whose own page has no link and is refused."""
    referral = at_stage(w, "sent")
    view, url = (reverse(f"referrals:{name}", args=[referral.reference]) for name in ("referral", "conflict"))
    carol, tom = cast.signed_in(w.carol), cast.signed_in(w.tom)
    page = carol.get(url).content.decode()
    assert (w.dele.key in page, w.tom.key in page) == (True, False)
    assert "Choose a person" in carol.post(url, {"reason": "x"}).content.decode()
    assert carol.post(url, {"person": w.tom.key, "reason": "x"}).status_code == 200
    assert carol.post(url, {"person": w.dele.key, "reason": "Her neighbour"}).url == view
    assert "Her neighbour" in carol.get(url).content.decode()
    assert url not in tom.get(view).content.decode()
    assert tom.get(url).status_code == 403
    assert cast.signed_in(w.dele).get(view).status_code == 404


def lift(referral, by, conflict=None, reason="Recorded for the wrong Priya"):
    """Lift the conflict (the only one there is, when none is named)."""
    return actions.lift_conflict(conflict=conflict or referral.conflicts.get(), reason=reason, by=by)


@pytest.mark.parametrize("stage", ["sent", "returned"])
def test_a_service_manager_lifts_a_conflict_and_the_referral_is_there_again(w, stage):
    """Door and list; who lifted it and why stays, and the person may be barred anew."""
    referral = at_stage(w, stage)
    made = declare(referral, w.priya, by=w.carol)
    assert "priya" not in opened(w, referral)
    client = cast.signed_in(w.carol)
    page = client.get(reverse("referrals:conflict", args=[referral.reference])).content.decode()
    url = reverse("referrals:lift_conflict", args=[referral.reference, made.key])
    assert url in page
    assert b"Say why they may open it again" in client.post(url, {"reason": " "}).content
    assert client.post(url, {"reason": "Another Priya"}).status_code == 302
    assert opened(w, referral) == listed(w, referral) and "priya" in opened(w, referral)
    made.refresh_from_db()
    assert (made.ended_by, made.ended_reason) == (w.carol, "Another Priya")
    assert AuditEvent.objects.filter(kind="referral.conflict_lifted", object_key=made.key).count() == 1
    assert client.get(url).status_code == 404
    declare(referral, w.priya, by=w.kay)
    assert "priya" not in opened(w, referral)


def test_nobody_lifts_their_own_and_only_a_service_manager_lifts(w):
    """The barred manager, the author, the author's manager and business support; and not once there is a record."""
    referral = at_stage(w, "sent")
    made = declare(referral, w.kay)
    for person in (w.kay, w.tom, w.priya, w.dele):
        with pytest.raises(Refused, match="Another service manager"):
            lift(referral, person)
    url = reverse("referrals:lift_conflict", args=[referral.reference, made.key])
    codes = {
        name: cast.signed_in(getattr(w, name)).get(url).status_code
        for name in ("kay", "tom", "dele", "amina")
    }
    assert codes == {"kay": 404, "tom": 403, "dele": 403, "amina": 404}
    with pytest.raises(Refused, match="Say why"):
        lift(referral, w.carol, reason=" ")
    case = actions.accept(referral=referral, by=w.carol)
    with pytest.raises(Refused, match="There is a record"):
        lift(referral, w.carol)
    assert not case_abilities(w.kay, case) and case_abilities(w.carol, case)


def test_a_conflict_lifted_before_acceptance_does_not_bar_from_the_record(w):
    """Beside one that stands."""
    referral = at_stage(w, "sent")
    lifted = declare(referral, w.dele)
    declare(referral, w.priya)
    lift(referral, w.carol, conflict=lifted)
    case = actions.accept(referral=referral, by=w.carol)
    assert case_abilities(w.dele, case) and not case_abilities(w.priya, case)


def test_a_draft_is_not_shared_with_somebody_who_knows_the_family(w):
    """What was shared before ends with the conflict and does not come back when it is lifted."""
    referral = at_stage(w, "draft")
    actions.share(referral=referral, person=w.grace, by=w.tom)
    declare(referral, w.grace)
    assert not referral.shares.filter(ended_at=None).exists()
    with pytest.raises(Refused, match="conflict of interest"):
        actions.share(referral=referral, person=w.grace, by=w.tom)
    actions.share(referral=referral, person=w.priya, by=w.tom)
    assert opened(w, referral) == {"tom", "priya"}
