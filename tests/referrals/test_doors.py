"""Who may open a referral and what they may do: every role, every stage; the list and the door agree."""

import pytest
from django.urls import reverse

from fgc.accounts.models import Service
from fgc.accounts.roles import Role
from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.lib.errors import Refused
from referrals import actions
from referrals.access import STARTERS, abilities, visible_to
from referrals.models import Referral
from tests import cast
from tests.built import built_once
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def w():
    """The service and its people."""
    return cast.world()


def opened(w, referral):
    """The first names of those who can open it, by the page."""
    url = reverse("referrals:referral", args=[referral.reference])
    statuses = {name: cast.signed_in(person).get(url).status_code for name, person in w.people().items()}
    assert set(statuses.values()) <= {200, 404}
    return {name for name, status in statuses.items() if status == 200}


def listed(w, referral):
    """The first names of those whose list holds it."""
    return {name for name, person in w.people().items() if visible_to(person).filter(pk=referral.pk).exists()}


def at_stage(w, stage):
    """A referral by Tom at that stage."""
    if stage == "draft":
        return stories.draft(w).referral
    referral = stories.sent(w).referral
    if stage == "returned":
        actions.return_with_question(referral=referral, text="Who?", by=w.carol)
    elif stage == "declined":
        actions.decline(referral=referral, reason="area", words="They moved.", by=w.carol)
    elif stage == "withdrawn":
        actions.withdraw(referral=referral, reason="The family said no", by=w.tom)
    elif stage == "accepted":
        actions.accept(referral=referral, by=w.carol)
    return Referral.objects.get(pk=referral.pk)


@pytest.mark.parametrize("stage", ["draft", "sent", "returned", "declined", "withdrawn", "accepted"])
def test_the_list_and_the_door_agree_at_every_stage(w, stage):
    """A draft is open to its author; later to the manager of the team and to the service."""
    referral = at_stage(w, stage)
    expected = {"tom"} if stage == "draft" else {"tom", "priya", "carol", "dele"}
    assert opened(w, referral) == listed(w, referral) == expected


def test_a_draft_that_was_withdrawn_stays_with_its_author(w):
    """It never reached the service."""
    referral = stories.draft(w).referral
    actions.withdraw(referral=referral, reason="The family said no", by=w.tom)
    assert opened(w, referral) == listed(w, referral) == {"tom"}


def test_the_rights_to_the_record_decide_once_it_is_accepted(w):
    """The coordinator comes in; somebody with a conflict stays out; a handed-over social worker goes out."""
    referral = at_stage(w, "accepted")
    case = referral.case
    cases.declare_conflict(case=case, person=w.dele, reason="A neighbour", by=w.carol)
    actions.allocate(case=case, coordinator=w.amina, asked="no_conflict", by=w.carol)
    assert opened(w, referral) == listed(w, referral) == {"tom", "priya", "carol", "amina"}
    cases.change_referrer(case=case, referrer=w.grace, by=w.carol, reason="Tom has left the team")
    assert opened(w, referral) == listed(w, referral) == {"carol", "amina", "grace"}


def test_a_restricted_record_hides_its_referral(w):
    """From the manager of the team and from business support, who are not named."""
    referral = at_stage(w, "accepted")
    cases.restrict(case=referral.case, people=[w.carol, w.amina], reason="A colleague's relative", by=w.carol)
    assert opened(w, referral) == listed(w, referral) == {"tom", "carol"}


def test_another_service_sees_nothing(w):
    """Its manager, business support and social work manager find no such reference."""
    referral = at_stage(w, "sent")
    elsewhere = Service.objects.create(name="Elsewhere")
    for number, role in enumerate((Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT, Role.SOCIAL_WORK_MANAGER)):
        person = cast.person(elsewhere, "Olga", f"Kent{number}", role)
        assert not visible_to(person).exists()
        assert abilities(person, referral) == frozenset()
        assert (
            cast.signed_in(person).get(reverse("referrals:referral", args=[referral.reference])).status_code
            == 404
        )


@pytest.mark.parametrize("role", ["", *Role.values])
def test_who_does_not_refer_families_any_more_opens_neither_drafts_nor_what_they_sent(w, role):
    """Author and colleague with another role: door and list agree; other roles open only what the role opens."""
    draft, sent = at_stage(w, "draft"), at_stage(w, "sent")
    actions.share(referral=draft, person=w.grace, by=w.tom)
    for person in (w.tom, w.grace):
        person.role = role
        person.save()
    refers = role in STARTERS
    of_role = role in (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT)
    for person, referral, wanted in (
        (w.tom, draft, refers), (w.grace, draft, refers), (w.tom, sent, refers or of_role), (w.grace, sent, of_role),
    ):  # fmt: skip
        door = "read" in abilities(person, referral)
        assert door == visible_to(person).filter(pk=referral.pk).exists() == wanted, (
            person.name,
            referral.stage,
        )
    if not refers:
        assert not {"write", "send", "add", "withdraw"} & (abilities(w.tom, draft) | abilities(w.tom, sent))


@pytest.mark.parametrize("name", ["accept", "return", "decline"])
def test_only_the_service_manager_decides(w, name):
    """Whoever may read is told what is missing (403); whoever may not finds nothing (404)."""
    referral = at_stage(w, "sent")
    url = reverse(f"referrals:{name}", args=[referral.reference])
    statuses = {who: cast.signed_in(person).get(url).status_code for who, person in w.people().items()}
    assert {who for who, status in statuses.items() if status == 200} == {"carol"}
    assert {who for who, status in statuses.items() if status == 403} == {"tom", "priya", "dele"}
    assert cast.signed_in(w.dele).post(url, {"text": "x", "reason": "area", "words": "x"}).status_code == 403
    assert Referral.objects.get().stage == "sent"


def test_a_made_up_reference_and_a_hidden_one_look_the_same(w):
    """Byte for byte, but for the tokens of the page."""
    referral = at_stage(w, "draft")
    grace = cast.signed_in(w.grace)
    hidden = grace.get(reverse("referrals:referral", args=[referral.reference]))
    nothing = grace.get(reverse("referrals:referral", args=["REF-AAAA-AAAA"]))
    assert hidden.status_code == nothing.status_code == 404
    assert len(hidden.content) == len(nothing.content)


def test_every_page_of_a_draft_is_closed_to_others_and_after_sending(w):
    """Twenty-three pages: 404 to an outsider; 403 to the author once it is sent."""
    story = stories.draft(w)
    referral = story.referral
    row = referral.questions.first()
    pages = [
        ("tasks",), ("check",), ("share",), ("children",), ("add_child",), ("people",), ("add_person",), ("agreement",),
        ("safety",), ("safety_details",), ("answers", "purpose"), ("rows", "questions"), ("add_row", "pairs"),
        ("change_row", "questions", row.key), ("remove_row", "questions", row.key), ("change_child", story.zayn.key),
        ("child_home", story.zayn.key), ("child_voice", story.zayn.key), ("child_father", story.zayn.key),
        ("remove_child", story.zayn.key), ("change_person", story.sana.key), ("person_contact", story.sana.key),
        ("consent", story.sana.key),
    ]  # fmt: skip
    urls = [reverse(f"referrals:{name}", args=[referral.reference, *words]) for name, *words in pages]
    tom, grace = cast.signed_in(w.tom), cast.signed_in(w.grace)
    assert {grace.get(url).status_code for url in urls} == {404}
    assert {tom.get(url).status_code for url in urls} == {200}
    actions.send(referral=referral, by=w.tom)
    assert {tom.get(url).status_code for url in urls} == {403}
    assert {tom.post(url, {}).status_code for url in urls} == {403}


def test_rows_of_another_referral_are_not_found(w):
    """A key from elsewhere is 404, not somebody else's row."""
    mine, theirs = stories.draft(w), stories.draft(w, author=w.grace)
    tom, reference = cast.signed_in(w.tom), mine.referral.reference
    row = theirs.referral.questions.first()
    for name, words in (
        ("change_child", [theirs.zayn.key]), ("change_person", [theirs.sana.key]), ("consent", [theirs.sana.key]),
        ("change_row", ["questions", row.key]), ("remove_row", ["questions", row.key]), ("remove_person", [theirs.sana.key]),
    ):  # fmt: skip
        url = reverse(f"referrals:{name}", args=[reference, *words])
        assert tom.get(url).status_code == 404
        assert tom.post(url, {"text": "x"}).status_code == 404
    assert theirs.referral.questions.count() == 2


def test_opening_a_referral_is_written_down_and_a_list_is_not(w):
    """Who looked, at which referral."""
    referral = at_stage(w, "sent")
    carol = cast.signed_in(w.carol)
    carol.get(reverse("referrals:waiting"))
    assert not AuditEvent.objects.filter(kind="referral.opened").exists()
    carol.get(reverse("referrals:referral", args=[referral.reference]))
    event = AuditEvent.objects.get(kind="referral.opened")
    assert (event.actor, event.case) == (w.carol.pk, referral.reference)


def test_what_is_withheld_is_shown_to_the_author_only(w):
    """Sana's address must not be known; the children live there too. Her manager sees no contact details at all."""
    referral = at_stage(w, "sent")
    url = reverse("referrals:referral", args=[referral.reference])
    shown = {
        name: cast.signed_in(getattr(w, name)).get(url).content.decode()
        for name in ("tom", "carol", "priya", "dele")
    }
    assert "4 Linacre Lane" in shown["tom"]
    assert "07700 900101" in shown["tom"]
    for name in ("carol", "dele"):
        assert "4 Linacre Lane" not in shown[name]
        assert "Withheld." in shown[name]
        assert "07700 900102" in shown[name]  # Imran's phone is no secret
    assert "07700" not in shown["priya"]
    assert "Linacre Lane" not in shown["priya"]


def test_on_the_record_the_coordinator_sees_the_referral_without_what_is_withheld(w):
    """And business support without the safety answers."""
    referral = at_stage(w, "accepted")
    actions.allocate(case=referral.case, coordinator=w.amina, asked="no_conflict", by=w.carol)
    url = reverse("referrals:of_case", args=[referral.case.reference])
    amina = cast.signed_in(w.amina).get(url).content.decode()
    dele = cast.signed_in(w.dele).get(url).content.decode()
    assert "Imran to Sana, in 2024." in amina
    assert "4 Linacre Lane" not in amina
    assert "Imran to Sana, in 2024." not in dele
    assert "Imran to Sana, in 2024." in cast.signed_in(w.tom).get(url).content.decode()
    assert cast.signed_in(w.bryn).get(url).status_code == 404


def test_the_referrer_adds_and_amends_and_their_manager_only_reads(w):
    """After acceptance the form is on the record; amending asks for a reason (access.md)."""
    referral = at_stage(w, "accepted")
    url = reverse("referrals:of_case", args=[referral.case.reference])
    tom, priya = cast.signed_in(w.tom), cast.signed_in(w.priya)
    assert "Enter what you want to add" in tom.post(url, {}).content.decode()
    assert tom.post(url, {"text": "Nan has moved in."}).status_code == 302
    assert "Nan has moved in." in tom.get(url).content.decode()
    assert priya.post(url, {"text": "Mine"}).status_code == 403
    amend = reverse("referrals:amend", args=[referral.reference, "worries"])
    assert priya.get(amend).status_code == 403
    assert "Say why it is amended" in tom.post(amend, {"text": "New words"}).content.decode()
    assert tom.post(amend, {"text": "New words", "reason": "Clearer"}).status_code == 302
    assert Referral.objects.get().worries == "New words"
    assert tom.get(reverse("referrals:amend", args=[referral.reference, "stage"])).status_code == 404
    assert cast.signed_in(w.carol).get(amend).status_code == 200


def test_a_manager_approves_somebody_elses_referral_once(w):
    """Not their own; the page then says who approved it."""
    referral = at_stage(w, "sent")
    url = reverse("referrals:approve", args=[referral.reference])
    assert cast.signed_in(w.tom).post(url).status_code == 403
    assert cast.signed_in(w.priya).get(url).status_code == 405
    cast.signed_in(w.priya).post(url)
    cast.signed_in(w.priya).post(url)
    page = cast.signed_in(w.carol).get(reverse("referrals:referral", args=[referral.reference]))
    assert "By Priya Nair" in page.content.decode()
    own = actions.start(by=w.priya)
    with pytest.raises(Refused, match="Somebody else"):
        actions.approve(referral=own, by=w.priya)
