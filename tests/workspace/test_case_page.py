"""The page of one family, and the life of its file: what each person sees and may do."""

import datetime as dt

import pytest
from django.urls import reverse

from conferences.actions import book, cancel
from fgc.cases import actions, policy
from fgc.lib.dates import at_local, today
from tests import cast

pytestmark = pytest.mark.django_db


def page(w, name, case):
    return cast.signed_in(w.people()[name]).get(reverse("workspace:case", args=[case.reference]))


def test_the_coordinator_sees_where_the_family_is_and_one_next_step():
    """Stages, one next step with its page, the timeline."""
    w = cast.world()
    case = cast.open_case(w, title="Kayleigh and Jaydon M.")
    body = page(w, "amina", case).content.decode()
    assert "Kayleigh and Jaydon M." in body and "Next: meet the social worker about the referral" in body
    assert reverse("conferences:preparation", args=[case.reference]) in body
    assert "Gave the family to a coordinator" in body
    assert body.count('class="fgc-next"') == 1


def test_the_referrer_sees_stage_dates_and_coordinator_and_no_preparation():
    """Nothing of contacts, no tab for them."""
    w = cast.world()
    case = cast.open_case(w)
    body = page(w, "tom", case).content.decode()
    assert "The coordinator is next" in body and "Amina Yusuf" in body
    assert "/preparation/" not in body and "/access/" not in body


def test_outsiders_find_nothing():
    """The same page as a reference that does not exist."""
    w = cast.world()
    case = cast.open_case(w)
    for name in ("bryn", "grace", "sam", "ivy"):
        assert page(w, name, case).status_code == 404


def test_a_manager_holds_finishes_and_opens_again():
    """Each by a page, each recorded, each once."""
    w = cast.world()
    case = cast.open_case(w)
    client = cast.signed_in(w.carol)

    def send(name, data):
        return client.post(reverse(f"workspace:{name}", args=[case.reference]), data)

    day = today() + dt.timedelta(days=7)
    assert send("hold", {"until": f"{day:%d/%m/%Y}", "reason": "Mum is in hospital"}).status_code == 302
    assert cast.fresh(case).on_hold_until == day
    assert send("resume", {}).status_code == 302 and cast.fresh(case).on_hold_until is None
    assert send("finish", {}).status_code == 200
    assert send("finish", {"reason": "own_plan"}).status_code == 302
    assert not cast.fresh(case).is_open
    assert (
        send("reopen", {"reason": "They asked", "what_for": "conference"}).status_code == 302
        and cast.fresh(case).is_open
    )


def test_a_coordinator_may_not_manage():
    """Reading the row is not writing it: 403 that says who can."""
    w = cast.world()
    case = cast.open_case(w)
    response = cast.signed_in(w.amina).get(reverse("workspace:finish", args=[case.reference]))
    assert response.status_code == 403 and b"The service manager can give it" in response.content


def test_letting_in_and_ending():
    """Cover until a day; the person is in at once and out at once."""
    w = cast.world()
    case = cast.open_case(w)
    client = cast.signed_in(w.carol)
    until = f"{today() + dt.timedelta(days=5):%d/%m/%Y}"
    url = reverse("workspace:let_in", args=[case.reference])
    assert (
        b"Choose somebody whose job this is"
        in client.post(url, {"person": w.tom.key, "kind": "cover", "until": until, "reason": "Leave"}).content
    )
    assert (
        client.post(
            url, {"person": w.bryn.key, "kind": "cover", "until": until, "reason": "Leave"}
        ).status_code
        == 302
    )
    assert page(w, "bryn", case).status_code == 200
    member = case.memberships.get(person=w.bryn, relationship=policy.COVER)
    assert (
        client.post(
            reverse("workspace:end_access", args=[case.reference, member.key]), {"reason": "Back"}
        ).status_code
        == 302
    )
    assert page(w, "bryn", case).status_code == 404
    assert case.memberships.filter(pk=member.pk, ended_at__isnull=False).exists()


def test_an_open_tab_of_somebody_let_go_is_refused_at_once():
    """Reassigning, a conflict, an ended account: the next request finds nothing (bar B7)."""
    w = cast.world()
    case = cast.open_case(w)
    tab = cast.signed_in(w.dele)
    path = reverse("workspace:case", args=[case.reference])
    assert tab.get(path).status_code == 200
    cast.signed_in(w.carol).post(
        reverse("workspace:conflict", args=[case.reference]), {"person": w.dele.key, "reason": "Neighbour"}
    )
    assert tab.get(path).status_code == 404
    worker = cast.signed_in(w.tom)
    assert worker.get(path).status_code == 200
    w.tom.is_active = False
    w.tom.save(update_fields=["is_active"])
    assert worker.get(path).status_code == 302


def test_restricting_and_the_access_page():
    """Only the named see it; who looked is listed for the coordinator."""
    w = cast.world()
    case = cast.open_case(w)
    client = cast.signed_in(w.carol)
    url = reverse("workspace:restrict", args=[case.reference])
    assert b"at least two people" in client.post(url, {"people": [w.carol.key], "reason": "Media"}).content
    assert client.post(url, {"people": [w.carol.key, w.dele.key], "reason": "Media"}).status_code == 302
    assert page(w, "priya", case).status_code == 404 and page(w, "dele", case).status_code == 200
    body = (
        cast.signed_in(w.amina).get(reverse("workspace:case_access", args=[case.reference])).content.decode()
    )
    assert "This record is restricted: Media" in body and "Dele Ade" in body and "opened the record" in body


def test_a_double_click_lets_somebody_in_once():
    """The same form twice: one membership, and the second press goes where the first went."""
    w = cast.world()
    case = cast.open_case(w)
    client = cast.signed_in(w.carol)
    url = reverse("workspace:let_in", args=[case.reference])
    until = f"{today() + dt.timedelta(days=5):%d/%m/%Y}"
    data = {"person": w.bryn.key, "kind": "cover", "until": until, "reason": "Leave"}
    data["submission"] = "8b7e3f1c-7c1b-4f58-9c1a-0c8a4b5d6e7f"
    first, second = client.post(url, data), client.post(url, data)
    assert first.status_code == second.status_code == 302 and first.url == second.url
    assert case.memberships.filter(person=w.bryn).count() == 1
    assert client.post(url, data | {"reason": "Something else"}).status_code == 409


def test_work_is_not_finished_while_a_family_expects_a_conference():
    """Cancel it first; a death stops every message, and a manager lets them go out again."""
    w = cast.world()
    case = cast.open_case(w)
    day = today() + dt.timedelta(days=9)
    start = at_local(day, dt.time(10))
    booked = book(case=case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=3), venue=None, by=w.amina,
                  place_note="At home")  # fmt: skip
    client = cast.signed_in(w.carol)
    finish = reverse("workspace:finish", args=[case.reference])
    assert b"Cancel it first" in client.post(finish, {"reason": "own_plan"}).content
    assert cast.fresh(case).is_open
    cancel(conference=booked, reason="Not wanted", by=w.amina)
    assert client.post(finish, {"reason": "death"}).status_code == 302
    assert cast.fresh(case).messages_stopped_at
    assert client.post(reverse("workspace:allow_messages", args=[case.reference])).status_code == 302
    assert cast.fresh(case).messages_stopped_at is None


def test_a_restricted_record_keeps_two_people_and_a_manager():
    """The last named manager cannot be ended or barred."""
    w = cast.world()
    case = cast.open_case(w)
    client = cast.signed_in(w.carol)
    client.post(
        reverse("workspace:restrict", args=[case.reference]),
        {"people": [w.carol.key, w.dele.key], "reason": "Media"},
    )
    member = case.memberships.get(person=w.carol, relationship=policy.NAMED)
    end = reverse("workspace:end_access", args=[case.reference, member.key])
    assert b"at least two people" in client.post(end, {}).content
    barred = client.post(
        reverse("workspace:conflict", args=[case.reference]), {"person": w.carol.key, "reason": "Aunt"}
    )
    assert b"at least two people" in barred.content
    assert page(w, "carol", case).status_code == 200


def test_information_governance_gives_the_password_again():
    """With a grant, and only with the password given in the last ten minutes (access.md, step-up)."""
    w = cast.world()
    case = cast.open_case(w)
    actions.grant(
        case=case,
        person=w.ivy,
        relationship=policy.GOVERNANCE,
        reason="Access request",
        by=w.carol,
        until=today(),
    )
    path = reverse("workspace:case", args=[case.reference])
    stale = cast.signed_in(w.ivy, just_now=False).get(path)
    assert stale.status_code == 302 and stale.url.startswith(reverse("account_reauthenticate"))
    assert cast.signed_in(w.ivy).get(path).status_code == 200
