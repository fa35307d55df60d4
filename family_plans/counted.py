"""Feedback counted by the database: one query, however many answers there are."""

from collections import Counter

from django.db.models import Count, Q

from family_plans.models import Feedback
from family_plans.questions import AGREE, QUESTIONS, told


def counted(rows):
    """For each kind of person: how many answered, and the counts of each question (family_plans/questions.py)."""
    asked = [
        (who, key, value) for who, questions in QUESTIONS.items() for key in questions for value in AGREE
    ]
    each = {
        f"{who}_{key}_{value}": Count("pk", filter=Q(who=who, **{f"answers__{key}": value}))
        for who, key, value in asked
    }
    every = {f"all_{who}": Count("pk", filter=Q(who=who)) for who in QUESTIONS}
    found = rows.order_by().aggregate(**every, **each)
    given = {who: {key: Counter() for key in questions} for who, questions in QUESTIONS.items()}
    for who, key, value in asked:
        given[who][key][value] = found[f"{who}_{key}_{value}"]
    return [
        {"who": label, "all": found[f"all_{who}"],
         "questions": told(who, given[who]) if found[f"all_{who}"] else []}
        for who, label in Feedback.WHO
    ]  # fmt: skip
