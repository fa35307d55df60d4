"""Words that are still being typed: kept for their writer alone, where they may write, until they are saved."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from family_plans import actions as plans
from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.kept import actions
from fgc.kept.keeping import DRAFT_HEADER
from fgc.kept.models import KeptWriting
from fgc.lib.dates import today
from fgc.schedule import tick
from referrals import actions as referring
from tests import cast
from tests.kept.browsing import WORDS, Browser, kept, plan_page, saved_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(home):
    """Amina's browser, and the plan's form open in it."""
    browser = Browser(home.world.amina)
    browser.plan = browser.form(plan_page(home), "matters")
    return browser


def keep(browser, form, key="new", **answers):
    """What the script sends while somebody types."""
    return browser.send(form, headers={DRAFT_HEADER: key}, **({"matters": WORDS} | answers))


def notice(browser, page):
    """Whether the page offers writing that was not saved."""
    return "that was not saved" in browser.open(page).content.decode()


def test_typing_is_kept_in_one_row_and_changes_nothing(home, amina):
    """Twice the next state of the same words: one row, the last words, one event, the plan as it was, no read."""
    reads = AuditEvent.objects.filter(kind="case.opened").count()
    answer = keep(amina, amina.plan)
    assert answer.status_code == 200 and set(answer.json()) == {"key", "at"}
    assert keep(amina, amina.plan, key=answer.json()["key"], matters=f"{WORDS} More.").status_code == 200
    (row,) = kept(home.world.amina)
    assert row.typed()["matters"] == f"{WORDS} More." and "submission" not in row.typed()
    assert row.until - row.at == dt.timedelta(days=7) and row.reference == home.case.reference
    assert saved_words(home) != WORDS
    assert AuditEvent.objects.filter(kind="kept.kept").count() == 1
    assert AuditEvent.objects.filter(kind="case.opened").count() == reads
    with connection.cursor() as cursor:
        cursor.execute("SELECT fields FROM kept_keptwriting")
        assert cursor.fetchone()[0].startswith("gAAAA")


def test_saving_forgets_it_and_a_refusal_does_not(home, amina):
    """An answer is wrong: still kept, and the page that comes knows its key. Right: gone."""
    key = keep(amina, amina.plan).json()["key"]
    refused = amina.send(amina.plan, matters=WORDS, who_words="Rose", what="")
    assert f'data-fgc-continues="{key}"' in refused.content.decode()
    assert "that was not saved" not in refused.content.decode() and len(kept(home.world.amina)) == 1
    assert amina.send(amina.plan, matters=WORDS).status_code == 302
    assert saved_words(home) == WORDS and kept(home.world.amina) == []
    assert AuditEvent.objects.filter(kind="kept.saved").count() == 1


def test_another_form_of_the_same_page_leaves_it_waiting(home, amina):
    """Monday's words wait; on Tuesday Amina writes others without putting them back: refused or saved, Monday's stay."""
    keep(amina, amina.plan)
    tuesday = Browser(home.world.amina)
    form = tuesday.form(plan_page(home), "matters")
    refused = tuesday.send(form, matters="Other words", who_words="Rose", what="")
    assert refused.status_code == 200 and "data-fgc-continues" not in refused.content.decode()
    assert tuesday.send(form, matters="Other words").status_code == 302
    assert saved_words(home) == "Other words"
    assert [row.typed()["matters"] for row in kept(home.world.amina)] == [WORDS]
    assert notice(tuesday, plan_page(home))


def test_put_back_changed_and_saved_at_once_it_is_forgotten(home, amina):
    """Before the script had time to keep the change."""
    keep(amina, amina.plan)
    opened = amina.open(plan_page(home))
    back = amina.send(amina.form_in(opened, plan_page(home), "kept_put_back"))
    form = amina.form_in(back, plan_page(home), "matters")
    assert amina.send(form, matters=f"{WORDS} And Bo.").status_code == 302
    assert saved_words(home) == f"{WORDS} And Bo." and kept(home.world.amina) == []


def test_the_page_offers_it_and_puts_it_back(home, amina):
    """In another browser: the notice, every box filled, saved by the form's own button."""
    keep(amina, amina.plan, what="Rose rings on Sundays")
    later = Browser(home.world.amina)
    opened = later.open(plan_page(home))
    assert "that was not saved" in opened.content.decode() and WORDS not in opened.content.decode()
    back = later.send(later.form_in(opened, plan_page(home), "kept_put_back"))
    form = later.form_in(back, plan_page(home), "matters")
    assert form.fields["matters"].values == [WORDS]
    assert form.fields["what"].values == ["Rose rings on Sundays"]
    assert saved_words(home) != WORDS and len(kept(home.world.amina)) == 1
    assert later.send(form).status_code == 302
    assert saved_words(home) == WORDS and not notice(later, plan_page(home))


def test_it_can_be_thrown_away(home, amina):
    """And leads back to the page."""
    key = keep(amina, amina.plan).json()["key"]
    opened = amina.open(plan_page(home))
    throw = amina.form_in(opened, plan_page(home), action=reverse("kept:throw_away", args=[key]))
    assert amina.send(throw).url == plan_page(home)
    assert kept(home.world.amina) == [] and not notice(amina, plan_page(home))


def test_throwing_it_away_leads_back_to_the_page_with_its_query(home, amina):
    """The query of the page as it is open now; another page, or another site, leads nowhere else."""
    for opened_at in ("?part=2&child=abc", ""):
        keep(amina, amina.plan)
        page = plan_page(home) + opened_at
        throw = amina.form(page, action=reverse("kept:throw_away", args=[kept(home.world.amina)[0].key]))
        assert amina.send(throw).url == page
    key = keep(amina, amina.plan).json()["key"]
    throw = amina.form(plan_page(home), action=reverse("kept:throw_away", args=[key]))
    away = {"Referer": "http://testserver/cases/?next=//elsewhere.example"}
    assert amina.send(throw, headers=away).url == plan_page(home)


def test_earlier_writing_is_never_overwritten_unseen(home, amina):
    """A second tab, or the page opened again without putting it back: 409, and the first words stay."""
    keep(amina, amina.plan)
    assert keep(amina, amina.plan, matters="Other words").status_code == 409
    assert [row.typed()["matters"] for row in kept(home.world.amina)] == [WORDS]


def test_another_writer_of_the_same_page_has_their_own(home, amina):
    """Bryn covers: neither sees the other's words, nor can put them back or throw them away."""
    cases.grant(
        case=home.case, person=home.world.bryn, relationship="cover", reason="Leave", until=today(), by=home.world.carol
    )  # fmt: skip
    key = keep(amina, amina.plan).json()["key"]
    bryn = Browser(home.world.bryn)
    form = bryn.form(plan_page(home), "matters")
    assert not notice(bryn, plan_page(home))
    assert keep(bryn, form, key=key).status_code == 200, "his own row"
    form.fields = {}
    assert bryn.send(form, kept_put_back=key).url.endswith("?gone=1")
    form.action = reverse("kept:throw_away", args=[key])
    assert bryn.send(form).status_code == 404
    assert len(kept(home.world.amina)) == len(kept(home.world.bryn)) == 1


def test_nothing_is_kept_for_a_page_that_one_may_not_write(home):
    """The page's own door answers: 404 or 403. What its writer types on is kept, though the plan went on meanwhile."""
    amina = Browser(home.world.amina)
    form = amina.form(plan_page(home), "matters")
    for name in ("tom", "grace", "sam", "dele"):
        user = getattr(home.world, name)
        other = Browser(user)
        form.token = str(other.open(reverse("accounts:account")).context["csrf_token"])
        assert keep(other, form).status_code in (403, 404), name
        assert kept(user) == []
    plans.show_for_agreement(plan=home.plan, by=home.world.amina)
    form.token = str(amina.open(reverse("accounts:account")).context["csrf_token"])
    assert keep(amina, form).status_code == 200 and len(kept(home.world.amina)) == 1


def test_who_is_signed_out_is_told_so_in_place(home, amina):
    """401 with the way to sign in; a lost safety token is 403; neither keeps anything nor leads the page away."""
    amina.session_ends()
    answer = keep(amina, amina.plan)
    assert answer.status_code == 401 and answer.json() == {"sign_in": reverse("account_login")}
    amina.sign_in(home.world.amina)
    assert keep(amina, amina.plan).status_code == 403
    assert kept(home.world.amina) == []


def test_it_goes_after_seven_days_and_with_the_record(home, amina):
    """Not on the sixth day; and at once when the person can no longer open the family."""
    keep(amina, amina.plan)
    tick(timezone.now() + dt.timedelta(days=6))
    assert len(kept(home.world.amina)) == 1
    tick(timezone.now() + dt.timedelta(days=7, minutes=1))
    assert kept(home.world.amina) == []
    amina.sign_in(home.world.amina)
    keep(amina, amina.form(plan_page(home), "matters"))
    cases.allocate(case=home.again(), coordinator=home.world.bryn, by=home.world.carol)
    cases.declare_conflict(
        case=home.again(), person=home.world.amina, reason="Her neighbour", by=home.world.carol
    )
    tick(timezone.now())
    assert kept(home.world.amina) == []
    assert AuditEvent.objects.filter(kind="kept.ended").count() == 2


def test_drafts_have_an_end(home, amina):
    """Twenty pages of one person, and a million letters: more is refused, and nothing else is pushed out."""
    for number in range(actions.MOST):
        amina.plan.action = f"{plan_page(home)}?part={number}"
        assert keep(amina, amina.plan).status_code == 200
    amina.plan.action = plan_page(home)
    assert keep(amina, amina.plan).status_code == 413
    KeptWriting.objects.all().delete()
    assert keep(amina, amina.plan, matters="x" * (actions.LONGEST + 1)).status_code == 413


def test_another_device_learns_of_it_within_a_minute(home, amina):
    """The desk was signed in before the tablet died: its session looks again when it is renewed."""
    desk = Browser(home.world.amina)
    assert not notice(desk, plan_page(home))
    keep(amina, amina.plan)
    session = desk.client.session
    session["used"] -= 61
    session.save()
    assert notice(desk, plan_page(home))


def test_a_referral_is_kept_too():
    """The social worker's own words, under the referral's reference."""
    w = cast.world()
    tom = Browser(w.tom)
    referral = referring.start(by=w.tom)
    page = reverse("referrals:answers", args=[referral.reference, "purpose"])
    form = tom.form(page, action=page)
    name = next(n for n, field in form.fields.items() if field.kind == "textarea")
    assert tom.send(form, headers={DRAFT_HEADER: "new"}, **{name: WORDS}).status_code == 200
    (row,) = kept(w.tom)
    assert row.reference == referral.reference and notice(tom, page)
