"""What the service learns: how children are at 6 and 12 months, and what people thought of the work."""

from django.db import transaction
from django.utils import timezone

from family_plans.models import Feedback, OutcomePoint
from family_plans.questions import QUESTIONS, scale_of
from fgc.audit.actions import record
from fgc.lib.dates import add_months, today
from fgc.lib.errors import Refused
from fgc.lib.text import clean

MONTHS = (6, 12)
FACTS = (
    "lives_with", "status", "in_care_since", "care_days", "protection_plan", "proceedings_on", "referred_again",
    "kin_carer", "plan_in_use",
)  # fmt: skip


@transaction.atomic
def set_outcome_points(*, case, counted_from, by):
    """Note when each child's outcomes are asked for, once for each child; returns the new ones."""
    made = []
    for child in case.children.filter(person__removed_at=None):
        for months in MONTHS:
            point, new = OutcomePoint.objects.get_or_create(
                child=child,
                months=months,
                defaults={
                    "case": case,
                    "counted_from": counted_from,
                    "due_on": add_months(counted_from, months),
                },
            )
            made += [point] if new else []
    if made:
        record("outcome.set", by=by, case=case, points=len(made))
    return made


@transaction.atomic
def record_outcome(*, point, by, on=None, not_known_reason="", **facts):
    """Write down how a child is, or why it is not known; may be put right later. Raises Refused without either."""
    point = OutcomePoint.objects.select_for_update(of=("self",)).select_related("case").get(pk=point.pk)
    if unknown := set(facts) - set(FACTS):
        raise ValueError(f"not facts of an outcome: {unknown}")
    reason = clean(not_known_reason).strip()[:300]
    if on is None and not reason:
        raise Refused("Say why it is not known", field="not_known_reason")
    if on and on > today():
        raise Refused("The day must be today or in the past", field="on")
    for name in FACTS:
        value = facts.get(name) if on else None
        setattr(point, name, _empty(point, name) if value is None else value)
    if point.care_days and not point.in_care_since:
        raise Refused("Days in care need “yes” to in care since", field="care_days")
    point.on, point.not_known_reason = on, "" if on else reason
    point.recorded_by, point.recorded_at = by, timezone.now()
    point.save(update_fields=[*FACTS, "on", "not_known_reason", "recorded_by", "recorded_at"])
    record("outcome.recorded", by=by, case=point.case, about=point, months=point.months, known=bool(on))
    return point


@transaction.atomic
def add_feedback(
    *,
    case,
    who,
    moment,
    answers,
    by,
    given_on=None,
    language="",
    words="",
    words_in_english="",
    translated_by="",
    coordinator_may_see=False,
):
    """Enter what one person wrote on paper, in their own language, with a translation where there is one.

    Raises Refused when nothing was answered, or a death forbids to ask.
    """
    if who not in QUESTIONS:
        raise Refused("Choose who answered")
    if case.messages_stopped_at:
        raise Refused("Nobody in this family is asked now: messages are stopped")
    given = {key: value for key, value in answers.items() if value}
    if set(given) - set(QUESTIONS[who]) or set(given.values()) - set(scale_of(who)):
        raise Refused("Choose one of the answers")
    if not given and not words.strip():
        raise Refused("Enter at least one answer, or what they wrote")
    if given_on and given_on > today():
        raise Refused("The day must be today or in the past", field="given_on")
    translated = _translation(words, language, words_in_english, translated_by)
    row = Feedback.objects.create(
        case=case, coordinator=case.coordinator, who=who, moment=moment, answers=given,
        language=clean(language).strip()[:60], words=clean(words).strip(), coordinator_may_see=coordinator_may_see,
        **translated,
        given_on=given_on or today(), entered_by=by, entered_at=timezone.now(),
    )  # fmt: skip
    record("feedback.entered", by=by, case=case, about=row, who=who)
    return row


@transaction.atomic
def translate_feedback(*, feedback, words_in_english, translated_by, by):
    """Put a translation beside what somebody wrote in another language; their own words stay. Raises Refused."""
    row = Feedback.objects.select_for_update(of=("self",)).select_related("case").get(pk=feedback.pk)
    if row.words_in_english:
        raise Refused("There is a translation already", field="words_in_english")
    if not clean(words_in_english).strip():
        raise Refused("Enter the translation", field="words_in_english")
    found = _translation(row.words, row.language, words_in_english, translated_by)
    row.words_in_english, row.translated_by = found.values()
    row.save(update_fields=list(found))
    record("feedback.translated", by=by, case=row.case, about=row, who=row.who)
    return row


def _translation(words, language, words_in_english, translated_by):
    """The translation and who made it: both or neither, and only of words in a language that is named."""
    english, who = clean(words_in_english).strip(), clean(translated_by).strip()[:120]
    if who and not english:
        raise Refused("Enter the translation, or leave out who made it", field="words_in_english")
    if english and not words.strip():
        raise Refused("Enter their own words first", field="words")
    if english and not language.strip():
        raise Refused("Say which language they wrote in", field="language")
    if english and not who:
        raise Refused("Say who translated it", field="translated_by")
    return {"words_in_english": english, "translated_by": who}


def _empty(point, name):
    field = point._meta.get_field(name)
    return None if field.null else ""
