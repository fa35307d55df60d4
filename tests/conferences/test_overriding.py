"""A must-not-meet that a service manager lets stand aside for one conference: who asks, who decides, where nobody may."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from conferences import actions
from conferences.models import SafetyOverride
from conferences.overrides import BY_COURT, GIVEN_AWAY, HIDDEN, NOT_TO_KNOW, waiting_for
from fgc import messages
from fgc.accounts.roles import Role
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.notifications.models import Message
from tests import cast
from tests.conferences.families import asked, at, booked, family, hidden_address, kept_apart, today_with

pytestmark = pytest.mark.django_db
SAFE = "Separate doors. Amina stays with Agnieszka. Darren leaves last."


def quarrel(f, **fields):
    """They asked not to meet; no court, no hidden address."""
    return kept_apart(f, **({"basis": "request", "reason": "They asked for it"} | fields))


def ask(f, conference, restriction, **fields):
    values = {"why": "Ellie wants both", "arrangements": SAFE, "by": f.w.amina} | fields
    return actions.ask_override(conference=conference, restriction=restriction, **values)


def decide(f, override, **fields):
    values = {"allow": True, "reason": "Both agree to the arrangements", "by": f.w.carol} | fields
    return actions.decide_override(override=override, **values)


def both(f, conference):
    for person in (f.agnieszka, f.darren):
        if not conference.invitations.filter(person=person, removed_at=None).exists():
            actions.invite(conference=conference, person=person, mode="room", by=f.w.amina)


def url(name, f, key):
    return reverse(f"conferences:{name}", args=[f.case.reference, key])


def test_asked_and_allowed_both_may_come_to_this_conference_and_no_other():
    f = family()
    apart, conference, other = quarrel(f), booked(f), booked(f, days=20)
    override = ask(f, conference, apart)
    with pytest.raises(Refused, match="must not meet"):
        both(f, conference)
    decide(f, override)
    both(f, conference)
    actions.mark_safe_to_send(conference=conference, by=f.w.amina)
    with pytest.raises(Refused, match="must not meet"):
        both(f, other)
    override.refresh_from_db()
    assert (override.is_allowed, override.decided_by, override.asked_by) == (True, f.w.carol, f.w.amina)
    kinds = list(AuditEvent.objects.filter(kind__startswith="override").values_list("kind", flat=True))
    assert kinds == ["override.asked", "override.decided"]
    assert "Ellie" not in "".join(AuditEvent.objects.values_list("data", flat=True))


def test_on_the_day_both_are_marked_as_here_only_while_it_holds():
    f = family()
    apart, conference = quarrel(f), today_with(f, [])
    override = decide(f, ask(f, conference, apart))
    both(f, conference)
    here = {"came": "here", "by": f.w.amina}
    actions.mark_came(invitation=asked(conference, f.agnieszka), **here)
    actions.mark_came(invitation=asked(conference, f.darren), **here)
    actions.mark_came(invitation=asked(conference, f.darren), came="", by=f.w.amina)
    actions.end_override(override=override, reason="He came drunk", by=f.w.carol)
    with pytest.raises(Refused, match="must not meet"):
        actions.mark_came(invitation=asked(conference, f.darren), **here)


def test_no_keeps_them_apart_and_it_can_be_asked_again():
    f = family()
    apart, conference = quarrel(f), booked(f)
    decide(f, ask(f, conference, apart), allow=False, reason="Not while the court looks at it")
    with pytest.raises(Refused, match="must not meet"):
        both(f, conference)
    decide(f, ask(f, conference, apart))
    both(f, conference)


def test_nobody_decides_alone_without_the_role_or_twice():
    f = family()
    apart, conference = quarrel(f), booked(f)
    wrong = {"Say why both": {"why": " "}, "kept safe": {"arrangements": " "}}
    for message, fields in wrong.items():
        with pytest.raises(Refused, match=message):
            ask(f, conference, apart, **fields)
    mine = ask(f, conference, apart, by=f.w.carol)
    refused = {
        "Only a service manager": {"by": f.w.amina},
        "Somebody other": {"by": f.w.carol},
        "Write down the reason": {"by": second_manager(f), "reason": " "},
    }
    for message, fields in refused.items():
        with pytest.raises(Refused, match=message):
            decide(f, mine, **fields)
    with pytest.raises(Refused, match="asked already"):
        ask(f, conference, apart)
    with pytest.raises(IntegrityError), transaction.atomic():
        SafetyOverride.objects.filter(pk=mine.pk).update(
            is_allowed=True, decided_by=f.w.carol, decided_reason="Me", decided_at=mine.asked_at
        )
    decide(f, mine, by=second_manager(f))
    with pytest.raises(Refused, match="decided already"):
        decide(f, mine, by=second_manager(f))
    with pytest.raises(Refused, match="allowed this already"):
        ask(f, conference, apart)


def second_manager(f):
    found = type(f.w.carol).objects.filter(name="Maud Ellis").first()
    return found or cast.person(f.w.service, "Maud", "Ellis", Role.SERVICE_MANAGER)


def test_a_court_order_and_hidden_people_are_never_overruled():
    f = family()
    conference = booked(f)
    by_court = kept_apart(f)
    with pytest.raises(Refused, match="Only the court"):
        ask(f, conference, by_court)
    network.end_restriction(restriction=by_court, reason="Ended by the court", by=f.w.amina)
    apart = quarrel(f)
    secret = kept_apart(f, kind="must_not_know_address", basis="request", reason="He must not find her")
    with pytest.raises(Refused, match="where they live"):
        ask(f, conference, apart)
    network.end_restriction(restriction=secret, reason="She told him herself", by=f.w.amina)
    override = decide(f, ask(f, conference, apart))
    hidden_address(f)
    with pytest.raises(Refused, match="must not meet"):
        both(f, conference)
    text = cast.signed_in(f.w.amina).get(url("ask_override", f, conference.key)).content.decode()
    assert HIDDEN in text and BY_COURT not in text and NOT_TO_KNOW not in text
    shown = cast.signed_in(f.w.carol).get(url("decide_override", f, override.key)).content.decode()
    assert "No longer holds" in shown


def test_a_place_that_gives_a_hidden_address_away_is_refused():
    f = family()
    conference = booked(f)  # withheld only afterwards: nothing is booked at a withheld address
    network.add_contact(
        person=f.nan, kind="address", value="1 Quay Street, Bootle", is_withheld=True, by=f.w.amina
    )
    with pytest.raises(Refused, match=GIVEN_AWAY[:30]):
        ask(f, conference, quarrel(f))


def test_it_lapses_when_the_conference_moves_and_the_move_itself_is_not_refused():
    f = family()
    apart, conference = quarrel(f), booked(f)
    waiting = ask(f, conference, apart)
    decide(f, waiting)
    both(f, conference)
    moved = actions.move_conference(
        conference=conference,
        starts_at=at(15, 10),
        ends_at=at(15, 13),
        venue=f.hall,
        reason="Exam",
        by=f.w.amina,
    )
    with pytest.raises(Refused, match="must not meet"):
        actions.mark_safe_to_send(conference=moved, by=f.w.amina)
    again = ask(f, moved, apart)
    moved = actions.move_conference(
        conference=moved, starts_at=at(16, 10), ends_at=at(16, 13), venue=f.hall, reason="Hall", by=f.w.amina
    )
    with pytest.raises(Refused, match="has moved since"):
        decide(f, again)
    decide(f, ask(f, moved, apart, why="Ellie asked again"))
    card = reverse("conferences:conference", args=[f.case.reference])
    text = cast.signed_in(f.w.amina).get(card).content.decode()
    assert text.count("Why both: Ellie wants both") == 2 and text.count("Why both: Ellie asked again") == 1
    for state in ("No longer holds", "The conference moved before it was decided", "Allowed"):
        assert text.count(f"{state}</strong>") == 1, state
    assert url("decide_override", f, again.key) not in cast.signed_in(f.w.carol).get(card).content.decode()
    actions.mark_safe_to_send(conference=moved, by=f.w.amina)


def test_the_gate_page_offers_to_ask_and_staff_see_what_was_decided():
    f = family()
    apart, conference = quarrel(f), booked(f, [f.agnieszka])
    amina, carol = cast.signed_in(f.w.amina), cast.signed_in(f.w.carol)
    sent = {"who": f"person-{f.darren.key}", "mode": "room", "tell_place": "yes"}
    gate = amina.post(url("invite", f, conference.key), sent).content.decode()
    link = f"{url('ask_override', f, conference.key)}?pair={apart.key}"
    assert "must not meet" in gate and link in gate
    assert link not in carol.post(url("invite", f, conference.key), sent).content.decode()
    assert f'value="{apart.key}" checked' in " ".join(amina.get(link).content.decode().split())
    blank = amina.post(link, {"pair": apart.key, "why": "Ellie wants both"}).content.decode()
    assert "<title>Error:" in blank and "Ellie wants both" in blank
    amina.post(link, {"pair": apart.key, "why": "Ellie wants both", "arrangements": SAFE})
    override = SafetyOverride.objects.get()
    assert "Waiting for the service manager" in amina.get("/").content.decode()
    page = url("decide_override", f, override.key)
    assert page in carol.get(reverse("reports:dashboard")).content.decode()
    assert amina.get(page).status_code == 403 and "Ellie wants both" in carol.get(page).content.decode()
    assert "<title>Error:" in carol.post(page, {"decision": "yes"}).content.decode()
    carol.post(page, {"decision": "yes", "reason": "Both agree"})
    assert page not in carol.get(reverse("reports:dashboard")).content.decode()
    both(f, conference)
    for seen in (
        amina.get(reverse("conferences:conference", args=[f.case.reference])),
        amina.get(reverse("conferences:preparation", args=[f.case.reference])),
        amina.get(url("running_sheet", f, conference.key)),
    ):
        assert "Darren leaves last" in seen.content.decode() and "Both agree" in seen.content.decode()
    card = reverse("conferences:conference", args=[f.case.reference])
    assert "Why both: Ellie wants both" in amina.get(card).content.decode()
    assert "Ellie wants both" not in seen.content.decode()  # the sheet is carried about
    assert "Take it back" in carol.get(page).content.decode()
    carol.post(page, {"reason": "A new threat"})
    assert "Darren leaves last" not in amina.get(url("running_sheet", f, conference.key)).content.decode()


def test_nothing_for_the_family_or_the_referrer_says_it():
    f = family()
    apart, conference = quarrel(f), today_with(f, [])
    decide(f, ask(f, conference, apart))
    both(f, conference)
    amina = cast.signed_in(f.w.amina)
    letter = amina.get(
        reverse(
            "conferences:invitation", args=[f.case.reference, conference.key, asked(conference, f.darren).key]
        )
    )
    tab = reverse("conferences:conference", args=[f.case.reference])
    pages = [letter, amina.get(url("day", f, conference.key)), cast.signed_in(f.w.tom).get(tab)]
    for page in pages:
        text = page.content.decode()
        assert page.status_code == 200 and "Darren leaves last" not in text and "must not meet" not in text
    actions.mark_safe_to_send(conference=conference, by=f.w.amina)
    sheet = cast.signed_in(f.w.dele).get(url("running_sheet", f, conference.key)).content.decode()
    assert "The coordinator knows them" in sheet and "Darren leaves last" not in sheet


def test_managers_who_can_open_the_family_are_told_and_the_coordinator_hears_back():
    f = family()
    override = ask(f, booked(f), quarrel(f))
    assert set(Message.objects.filter(kind="override.asked").values_list("recipient__name", flat=True)) == {
        "Carol Shah"
    }
    first = Message.objects.filter(kind="override.asked").first()
    assert messages.KINDS["override.asked"].wanted(first) and waiting_for(f.w.carol) == [override]
    decide(f, override)
    assert not messages.KINDS["override.asked"].wanted(first) and waiting_for(f.w.carol) == []
    told = Message.objects.filter(kind="override.decided").values_list("recipient__name", flat=True)
    assert set(told) == {"Amina Yusuf"}
