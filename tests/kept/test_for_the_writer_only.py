"""What is kept is shown to its writer alone, as long as they may read the record, and for twelve hours."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.kept.models import KeptWriting
from fgc.lib.dates import today
from fgc.schedule import tick
from tests.kept.browsing import (
    WORDS,
    Browser,
    cut_off,
    kept,
    plan_page,
    save_button,
    saved_words,
    sign_in_and_read,
)

pytestmark = pytest.mark.django_db


def test_another_person_never_sees_it(home):
    """Bryn signs in on the same machine, who may open the family too: no page, no notice, no key opens it."""
    cases.grant(
        case=home.case, person=home.world.bryn, relationship="cover", reason="Leave", until=today(), by=home.world.carol
    )  # fmt: skip
    browser, _ = cut_off(home)
    (row,) = kept(home.world.amina)
    landed = browser.sign_in(home.world.bryn, reverse("kept:waiting"))
    seen = browser.client.get(landed.url, follow=True)
    assert seen.request["PATH_INFO"] == reverse("workspace:home")
    for path in ("/", plan_page(home), reverse("kept:waiting")):
        text = browser.client.get(path, follow=True).content.decode()
        assert WORDS not in text and row.key not in text and "kept for you" not in text
    assert browser.open(reverse("kept:writing", args=[row.key])).status_code == 404
    for name in ("kept_save", "kept_put_back"):
        form = browser.form(plan_page(home), "matters")
        form.fields = {}
        answer = browser.send(form, **{name: row.key})
        assert answer.status_code == 302 and answer.url == reverse("kept:waiting") + "?gone=1"
    throw = browser.form(plan_page(home), "matters")
    throw.fields, throw.action = {}, reverse("kept:throw_away", args=[row.key])
    assert browser.send(throw).status_code == 404
    assert saved_words(home) != WORDS and len(kept(home.world.amina)) == 1
    browser.sign_out()
    assert WORDS in sign_in_and_read(browser, home.world.amina).content.decode()


def test_a_form_left_open_by_one_person_is_theirs_after_another_signed_in(home):
    """Amina's tab is sent while Bryn is signed in: kept for Amina, and Bryn reads only that the page is too old."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    browser.sign_out()
    browser.sign_in(home.world.bryn)
    answer = browser.send(form, matters=WORDS)
    assert answer.status_code == 403 and WORDS not in answer.content.decode()
    assert kept(home.world.bryn) == [] and len(kept(home.world.amina)) == 1


def test_who_lost_the_record_meanwhile_is_shown_nothing(home):
    """404 for the page and nothing behind the button; the tick deletes it."""
    browser, _ = cut_off(home)
    (row,) = kept(home.world.amina)
    browser.sign_in(home.world.amina)
    button = save_button(browser, browser.open(reverse("kept:writing", args=[row.key])))
    cases.allocate(case=home.again(), coordinator=home.world.bryn, by=home.world.carol)
    cases.declare_conflict(
        case=home.again(), person=home.world.amina, reason="Her neighbour", by=home.world.carol
    )
    page = browser.open(reverse("kept:writing", args=[row.key]))
    assert page.status_code == 404 and WORDS not in page.content.decode()
    landed = browser.client.get(reverse("kept:waiting"), follow=True)
    assert landed.request["PATH_INFO"] == reverse("workspace:home")
    assert browser.send(button).status_code == 302 and saved_words(home) != WORDS
    tick(timezone.now())
    assert kept(home.world.amina) == []


def test_it_is_kept_for_twelve_hours(home):
    """One minute before, it is there; one minute after, it is neither shown nor in the table."""
    browser, _ = cut_off(home)
    (row,) = kept(home.world.amina)
    assert row.until - row.at == dt.timedelta(hours=12)
    tick(row.until - dt.timedelta(minutes=1))
    assert len(kept(home.world.amina)) == 1
    KeptWriting.objects.update(until=timezone.now() - dt.timedelta(minutes=1))
    browser.sign_in(home.world.amina)
    assert browser.open(reverse("kept:writing", args=[row.key])).status_code == 404
    tick(timezone.now())
    assert kept(home.world.amina) == []


def test_the_database_does_not_hold_the_words(home):
    """Neither as they are nor in part; and the record says ids only."""
    cut_off(home)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kept_keptwriting")
        raw = str(cursor.fetchall())
    assert "gAAAA" in raw and "Nan walks" not in raw and "matters" not in raw
    event = AuditEvent.objects.get(kind="kept.kept")
    assert event.actor == home.world.amina.pk and event.case == home.case.reference
    assert event.data == '{"why": "signed_out"}'
