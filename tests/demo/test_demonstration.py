"""The demonstration holds what it promises: every stage, something due today, and no secret let out."""

import datetime as dt
import io

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test.utils import override_settings
from django.utils import timezone

from conferences import actions as conferences
from conferences.models import Conference
from family_plans import attendance
from family_plans.models import PlanCopy, PlanVersion, Review
from family_plans.paper import html_for
from family_plans.promises import decisions_awaited
from family_plans.reminders import plan as reminders
from family_plans.sharing import with_somebody_missing
from fgc.accounts.models import User
from fgc.audit.models import AuditEvent
from fgc.audit.verify import verify
from fgc.cases.access import visible_to
from fgc.cases.models import Case
from fgc.demo.karim_sheet import HIDDEN
from fgc.lib.dates import LONDON, today
from fgc.lib.errors import Refused
from fgc.lib.pdf import is_available
from fgc.network.models import ContactDetail, Person
from fgc.notifications.models import Message
from fgc.workspace.overdue import late
from fgc.workspace.promises import promises
from fgc.workspace.today import today_page
from referrals.matching import matches
from referrals.models import Referral, ReferralMatch

pytestmark = pytest.mark.usefixtures("built")
SECRETS = ("Tern Court", "Litherland", "Bean", "baby", "midwife", "pregnan")


def somebody(name):
    """A person of the service by first name."""
    return User.objects.get(name__startswith=f"{name} ")


def karims():
    """The Karims' record."""
    return Case.objects.get(title__startswith="Leah, Sami")


def copy_for(name):
    """A copy of the Karims' plan for one of the family, not saved."""
    version = PlanVersion.objects.get(plan__case=karims())
    return PlanCopy(version=version, person=Person.objects.get(case=karims(), given_name=name), number=99)


def test_it_says_how_many_families_and_who_can_sign_in(built):
    assert f"{Case.objects.count()} families" in built
    for role in ("Social worker", "Coordinator", "Service manager", "Business support", "Administrator"):
        assert role in built
    assert built.count("@northshore.example") == 11


def test_a_second_time_changes_nothing():
    before = (Case.objects.count(), User.objects.count(), AuditEvent.objects.count())
    said = io.StringIO()
    call_command("demo", stdout=said)
    assert "nothing was changed" in said.getvalue()
    assert (Case.objects.count(), User.objects.count(), AuditEvent.objects.count()) == before


def test_the_sign_ins_can_be_printed_alone():
    said = io.StringIO()
    call_command("demo", show_signins=True, stdout=said)
    assert "amina.yusuf@northshore.example" in said.getvalue()


def test_a_real_installation_refuses_it():
    with override_settings(FGC_DEMO=False, EMBEDDED=False), pytest.raises(CommandError, match="FGC_DEMO"):
        call_command("demo")


def test_everybody_signs_in_with_the_password_that_is_shown():
    assert all(person.check_password("harbour-demo-2026") for person in User.objects.all())


def test_the_record_is_whole_and_in_the_order_of_time():
    verdict = verify()
    assert verdict.faults == ()
    moments = list(AuditEvent.objects.order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_every_stage_of_a_referral_and_of_a_record_is_there():
    assert set(Referral.objects.values_list("stage", flat=True)) == {
        "draft", "sent", "returned", "accepted", "declined",
    }  # fmt: skip
    assert set(Case.objects.values_list("stage", flat=True)) == {
        "waiting", "preparing", "arranged", "held", "reviewing", "closed",
    }  # fmt: skip


def test_amina_has_a_conference_today_at_ten_and_everyone_was_told():
    conference = Conference.objects.get(
        case__coordinator=somebody("Amina"), stage="booked", starts_at__date=today()
    )
    assert conference.starts_at.astimezone(LONDON).time() == dt.time(10)
    assert conference.safe_to_send
    assert not conference.invitations.filter(told_at=None).exists()
    page = today_page(somebody("Amina"), today())
    assert [row["time"] for row in page["agenda"]] == ["10:00"]


def test_something_is_late_waiting_on_hold_and_restricted():
    service = somebody("Carol").service
    assert Case.objects.filter(late(service, today())).count() >= 3
    assert Referral.objects.overdue_on(today()).count() == 1
    assert Case.objects.filter(on_hold_until__gt=today()).count() == 1
    hidden = Case.objects.get(is_restricted=True)
    for name, sees in (("Carol", True), ("Deb", True), ("Shanice", True), ("Bryn", False), ("Dele", False)):
        assert visible_to(somebody(name)).filter(pk=hidden.pk).exists() is sees, name


def test_today_says_what_amina_must_do_and_what_waits_for_tom():
    page = today_page(somebody("Amina"), today())
    titles = " ".join(row["title"] for row in page["needs"])
    assert "Hold the conference" in titles
    assert "Make the first contact" in titles
    assert "Arrange the conference" in titles
    assert any(row["title"].startswith("Answer on the family's plan") for row in page["waiting"])


def test_the_karims_review_and_the_help_that_has_not_come_are_due_for_a_reminder():
    review = Review.objects.get(case=karims(), stage="due")
    assert 7 <= (review.due_on - today()).days <= 14
    kinds = {item["kind"] for item in reminders(timezone.now()) if item["case"] == karims().reference}
    assert {"clock.review.soon", "task.overdue"} <= kinds


def test_a_family_known_before_waits_for_the_match_page_and_another_was_linked():
    waiting = Referral.objects.get(title__startswith="Poppy", stage="sent")
    found = {match.case.title: match for match in matches(waiting, somebody("Carol"))}
    assert len(found["Poppy A."].pairs) == 3 and not found["Poppy A."].case.is_open
    link = ReferralMatch.objects.get(decision="repeat")
    assert link.referral.case.title == link.case.title == "Skye P."
    assert link.referral.case.is_open and not link.case.is_open


def test_no_mail_of_past_days_is_left_to_send():
    assert not Message.objects.filter(state="due", due_at__lt=timezone.now() - dt.timedelta(days=1)).exists()
    assert not Message.objects.filter(state="failed").exists()


def test_the_hidden_address_is_kept_and_withheld():
    rows = [row for row in ContactDetail.objects.filter(case=karims()) if row.value == HIDDEN]
    assert {row.person.given_name for row in rows} == {"Nadia", "Leah", "Sami", "Inaya"}
    assert all(row.is_withheld for row in rows)


def test_what_craig_must_not_know_is_not_in_his_copy():
    html, left_out = html_for(copy_for("Craig"))
    assert "football" in html
    assert left_out >= 2
    assert [secret for secret in SECRETS if secret.casefold() in html.casefold()] == []


def test_three_fathers_get_what_is_about_their_own_child():
    """Craig is Sami's father, Imran Inaya's and Nadia's partner; what is about Leah or Inaya alone is not for Craig."""
    craigs, _left_out = html_for(copy_for("Craig"))
    imrans, left_out = html_for(copy_for("Imran"))
    of_others = ("Paris trip", "A bed of her own", "Jean has Inaya", "five past eight bus", "Bilal Mamu")
    assert [words for words in of_others if words in craigs] == []
    assert [words for words in of_others if words not in imrans] == [] and left_out == 0
    assert (
        "A breakfast club place" in craigs
        and "Craig writes to Sami" in craigs
        and "he makes it not boring" in craigs
    )


def test_pat_sat_apart_and_is_one_of_those_who_came():
    plan = karims().plans.get(ended_at=None)
    main, apart = attendance.sittings_of(plan)[::-1]
    assert apart.part_of == main == plan.conference
    lists = attendance.lists_of(plan)
    assert [["Pat" in str(one), "Nadia" in str(one)] for one in lists] == [[True, False], [False, True]]
    html, _left_out = html_for(copy_for("Samina"))
    assert "Who was at sitting 2" in html and "At sitting 1" in html


def test_nadias_copy_has_the_baby_and_not_the_address():
    html, left_out = html_for(copy_for("Nadia"))
    assert left_out == 0
    assert "Bean" in html
    assert "Tern Court" not in html


def test_copies_were_handed_over_where_pdfs_can_be_made():
    copies = PlanCopy.objects.filter(version__plan__case=karims())
    assert copies.count() == (18 if is_available() else 0)
    assert is_available() != with_somebody_missing().filter(plan__case=karims()).exists()
    assert not copies.filter(handed_over_on=None).exists()
    assert not any(b"Tern Court" in copy.file.data for copy in copies.select_related("file"))


def test_an_earlier_plan_still_waits_for_a_decision_and_there_is_a_copy_for_one_childs_record():
    """And what Bushra wrote in Urdu, with its translation: what the tour by role leads to (README)."""
    (row,) = decisions_awaited().filter(plan__ended_at__isnull=False)
    assert row.plan.case.title.startswith("Yusra") and row.awaiting_by < today()
    assert row.plan.case.plans.get(ended_at=None).stage == "writing"
    assert any(
        "An interpreter" in one["hint"] for one in promises(somebody("Priya"), today(), late_only=True)
    )
    wrote = karims().feedback.get(language="Urdu")
    assert wrote.words_in_english and wrote.translated_by and wrote.coordinator_may_see
    if is_available():
        copy = PlanCopy.objects.get(edition="filing")
        assert copy.child.person.given_name == "Inaya" and copy.staff == somebody("Tom")


def test_the_two_who_must_not_meet_cannot_be_put_in_one_room():
    conference = Conference.objects.get(stage="booked", case__title__startswith="Meera")
    simon = conference.invitations.get(person__given_name="Simon")
    assert simon.mode == "writing"
    with pytest.raises(Refused, match="must not meet"):
        conferences.change_invitation(invitation=simon, mode="room", by=somebody("Amina"))


@pytest.mark.parametrize("app", ["referrals", "network", "conferences", "family_plans", "cases"])
def test_every_row_is_one_that_a_form_could_have_made(app):
    for model in apps.get_app_config(app).get_models():
        if hasattr(model, "key") or model in (Case, Referral):
            for row in model._default_manager.all():
                unknown = [
                    field.name
                    for field in model._meta.fields
                    if field.null and getattr(row, field.attname) is None
                ]
                row.clean_fields(exclude=unknown)
