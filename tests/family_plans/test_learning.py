"""What the service learns: outcomes at 6 and 12 months for each child, and feedback without names."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from family_plans import actions
from family_plans.due import outcomes_due
from family_plans.models import Feedback, OutcomePoint
from family_plans.questions import AGREE, FACES, FEWEST, QUESTIONS
from fgc.audit.models import AuditEvent
from fgc.cases.actions import finish, stop_messages
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.workspace import finishing
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def url(name, home, *args):
    """An address of the family's plan pages."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def test_each_child_has_two_points_and_they_fall_due():
    """From the day of the plan; a new version makes no more; not after a loss, nor after moving away."""
    home = fam.final()
    points = list(OutcomePoint.objects.order_by("child_id", "months"))
    assert [(p.child.person_id, p.months, p.due_on) for p in points] == [
        (child.pk, months, due)
        for child in (home.ellie, home.mason)
        for months, due in ((6, dt.date(2027, 5, 20)), (12, dt.date(2027, 11, 20)))
    ]
    assert not actions.set_outcome_points(case=home.case, counted_from=today(), by=home.world.amina)
    assert outcomes_due(dt.date(2027, 5, 19)).count() == 0 and outcomes_due(dt.date(2027, 5, 20)).count() == 2
    finish(case=home.again(), reason="plan_working", by=home.world.carol)
    assert outcomes_due(dt.date(2027, 5, 20)).count() == 2
    stop_messages(case=home.again(), by=home.world.carol)
    assert outcomes_due(dt.date(2027, 5, 20)).count() == 0


def test_facts_are_recorded_by_the_service_and_by_nobody_else():
    """Known with its day, or why not; a wrong pair is refused; what was typed stays."""
    home = fam.final()
    point = OutcomePoint.objects.first()
    address = url("record_outcome", home, point.key)
    for who, status in ((home.world.tom, 403), (home.world.dele, 403), (home.world.grace, 404)):
        assert cast.signed_in(who).get(address).status_code == status
    carol = cast.signed_in(home.world.carol)
    assert "Say why it is not known" in carol.post(address, {"known": "no"}).content.decode()
    day = today().strftime("%d/%m/%Y")
    data = {"known": "yes", "on": day, "lives_with": "kinship", "in_care_since": "no", "care_days": "4",
            "kin_carer": "caring", "plan_in_use": "part"}  # fmt: skip
    assert "Days in care need" in carol.post(address, data).content.decode()
    assert carol.post(address, data | {"care_days": ""}).url == url("outcomes", home)
    point.refresh_from_db()
    assert (point.on, point.lives_with, point.in_care_since, point.recorded_by) == (
        today(), "kinship", False, home.world.carol,
    )  # fmt: skip
    page = cast.signed_in(home.world.amina).get(url("outcomes", home)).content.decode()
    assert "Relatives or friends, as a formal arrangement" in page and "Caring now" in page
    actions.record_outcome(point=point, not_known_reason="They moved", by=home.world.amina)
    point.refresh_from_db()
    assert (point.on, point.lives_with, point.not_known_reason) == (None, "", "They moved")
    late = OutcomePoint.objects.order_by("-due_on").first()
    OutcomePoint.objects.filter(pk=late.pk).update(due_on=today() - dt.timedelta(days=1))
    listed = reverse("family_plans:outcomes_due")
    assert "Late" in cast.signed_in(home.world.amina).get(listed).content.decode()
    assert cast.signed_in(home.world.bryn).get(listed).context["rows"] == []
    assert cast.signed_in(home.world.tom).get(listed).status_code == 403


def test_a_plan_made_without_a_meeting_is_followed_too():
    """Scenario 24: no conference is counted, the children are asked about."""
    home = fam.family(stage="")
    case = cast.open_case(home.world)
    child = home.case.children.first()
    type(child).objects.filter(pk=child.pk).update(case=case)
    finishing.finish(case=case, reason="own_plan", own_plan="Bea moved in", by=home.world.carol)
    assert OutcomePoint.objects.filter(case=case).count() == 2


def _enter(home, **more):
    data = {
        "case": home.again(),
        "who": "family",
        "moment": "conference",
        "answers": {"fair": 5},
        "by": home.world.dele,
    }
    return actions.add_feedback(**(data | more))


def test_feedback_is_entered_from_paper_and_read_as_the_person_said():
    """The coordinator sees what was allowed, the manager all, the referrer nothing; business support enters."""
    home = fam.final()
    dele, amina, carol, tom = (
        cast.signed_in(who) for who in (home.world.dele, home.world.amina, home.world.carol, home.world.tom)
    )
    add, page = url("add_feedback", home, "child"), url("feedback", home)
    assert amina.get(add).status_code == 403 and tom.get(page).status_code == 404
    assert dele.get(url("add_feedback", home, "nobody")).status_code == 404
    day = today().strftime("%d/%m/%Y")
    empty = dele.post(add, {"moment": "conference", "given_on": day})
    assert "Enter at least one answer" in empty.content.decode()
    data = {"moment": "conference", "q-heard": "5", "q-safe": "2", "words": "Nan cried", "language": "Polish",
            "given_on": day}  # fmt: skip
    assert dele.post(add, data).url == page
    _enter(home, words="Fair to us all", coordinator_may_see=True)
    assert Feedback.objects.last().answers == {"heard": 5, "safe": 2}
    mine, all_of_it, support = (each.get(page).content.decode() for each in (amina, carol, dele))
    assert "Nan cried" not in mine and "Fair to us all" in mine and "1 answer you cannot see" in mine
    assert "Nan cried" in all_of_it and "in Polish" in all_of_it and "Not so good" in all_of_it
    assert "Nan cried" not in support and "Fair to us all" not in support
    for wrong in ({"answers": {"fair": 9}}, {"answers": {"rude": 1}}, {"who": "cat"}):
        with pytest.raises(Refused):
            _enter(home, **wrong)
    stop_messages(case=home.again(), by=home.world.amina)
    with pytest.raises(Refused, match="messages are stopped"):
        _enter(home)


URDU = "سب نے میری بات سنی"


def test_what_was_written_in_another_language_stands_beside_its_translation():
    """Their own words from right to left, the English beside them and who made it; entered at once or later, never alone."""
    home = fam.final()
    dele, carol = cast.signed_in(home.world.dele), cast.signed_in(home.world.carol)
    add, page = url("add_feedback", home, "family"), url("feedback", home)
    data = {
        "moment": "review",
        "q-fair": "5",
        "words": URDU,
        "language": "Urdu",
        "given_on": today().strftime("%d/%m/%Y"),
    }
    for more, field in (
        ({"words_in_english": "Everybody listened to me"}, "translated_by"),
        ({"translated_by": "S. Malik"}, "words_in_english"),
        ({"words_in_english": "Listened", "translated_by": "S. Malik", "language": ""}, "language"),
        ({"words_in_english": "Listened", "translated_by": "S. Malik", "words": ""}, "words"),
    ):
        answer = dele.post(add, {**data, **more})
        assert field in answer.context["form"].errors, more
    assert dele.post(add, data).url == page
    shown = carol.get(page).content.decode()
    assert f'fgc-rtl" lang="ur">“{URDU}”' in shown and "Nobody has translated it yet" in shown
    row = Feedback.objects.get()
    later = url("translate_feedback", home, row.key)
    opened = dele.get(later).content.decode()
    assert (
        later in dele.get(page).content.decode()
        and "A translation from Urdu" in opened
        and URDU not in opened
    )
    assert carol.get(later).status_code == 403
    assert dele.post(later, {"words_in_english": "", "translated_by": ""}).status_code == 200
    english = {"words_in_english": "Everybody listened to me", "translated_by": "S. Malik"}
    assert dele.post(later, english).url == page
    shown = carol.get(page).content.decode()
    for words in (f'fgc-rtl" lang="ur">{URDU}</p>', "Everybody listened to me", "Translated by S. Malik"):
        assert words in shown
    assert AuditEvent.objects.filter(kind="feedback.translated").count() == 1
    assert dele.get(later).url == page, "there is one already"
    with pytest.raises(Refused, match="already"):
        actions.translate_feedback(feedback=row, **english, by=home.world.dele)
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.filter(pk=row.pk).update(translated_by="")


def test_the_manager_sees_counts_and_never_fewer_than_five():
    """Four answers are not shown, five are."""
    home = fam.final()
    carol, page = cast.signed_in(home.world.carol), reverse("family_plans:service_feedback")
    for _ in range(FEWEST - 1):
        _enter(home)
    assert "Yes, very much: 4" not in (few := carol.get(page).content.decode()) and "not shown" in few
    _enter(home)
    assert "Yes, very much: 5" in carol.get(page).content.decode()
    assert cast.signed_in(home.world.amina).get(page).status_code == 403


def test_the_paper_says_the_same_as_the_screen():
    """Every question and every answer, a line for the language, and for a child five different faces with words."""
    w = cast.world()
    for who, scale in (("child", FACES), ("family", AGREE), ("worker", AGREE)):
        page = cast.signed_in(w.tom).get(reverse("family_plans:feedback_paper", args=[who])).content.decode()
        for words in (*QUESTIONS[who].values(), *scale.values(), "in this language"):
            assert words in page
        mouths = {part.split("</svg>")[0] for part in page.split('<circle cx="31.5"')[1:]}
        assert len(mouths) == (5 if who == "child" else 0)
