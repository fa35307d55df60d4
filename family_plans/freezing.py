"""A plan as plain values: what pages and PDFs are made from, and what a version freezes. No address or phone is in it."""

import hashlib
import json

from family_plans.asked import what_was_asked
from family_plans.models import PlanFacts
from family_plans.stages import ADJOURNED, OUTCOMES
from family_plans.words import FACTS, SECTIONS
from fgc.lib.dates import LONDON

ABOUT = "about__person"


def content_of(plan, *, outcome="", made_on=None, next_review_on=None, asked=None):
    """The whole plan from its working rows. Days are ISO text; people are their key and name. `asked` when it was read."""
    case = plan.case
    texts, plan_actions, help_asked = _texts(plan), _actions(plan), _help(plan)
    facts = facts_of(plan)
    care, keeping = _care(plan), _keeping(facts, made_on)
    agreed_to = _print(texts, plan_actions, help_asked, care, _keeping(facts))  # whatever the day is by now
    said, _of_earlier_words = said_of(plan, agreed_to)
    return {
        "front": {
            "reference": case.reference,
            "children": [_child(child) for child in case.children.select_related("person")],
            "coordinator": case.coordinator.name if case.coordinator else "",
            "social_worker": case.referrer.name if case.referrer else "",
            "service": case.service.name,
            "service_phone": case.service.phone,
            "version": plan.number,
            "made_on": _day(made_on),
            "next_review_on": _day(next_review_on),
            "outcome": outcome,
            "outcome_words": OUTCOMES.get(outcome, ""),
            "why": plan.why,
            "reconvene_on": _day(plan.reconvene_on if outcome == ADJOURNED else None),
            "asked_by": plan.asked_by,
            **{name: getattr(facts, name, "") for name in ("place", "made_by")},
        },
        "asked": asked or what_was_asked(case),
        "texts": texts,
        "actions": plan_actions,
        "help": help_asked,
        "care": care,
        "keeping": keeping,
        "agreements": [_agreement(row) for row in said],
        "decision": _decision(plan),
    }


def is_written(plan):
    """Whether anything of the plan is written."""
    return plan.actions.filter(removed_at=None).exists() or plan.texts.exclude(words="").exists()


def without_words(content):
    """The content of a version whose words the family does not show: its head, and what the family was asked."""
    empty = {name: [] for name in ("texts", "actions", "help", "care", "agreements")}
    front = {**content["front"], "place": "", "made_by": ""}
    return {**content, **empty, "front": front, "keeping": {}, "decision": None}


def places_of(content):
    """(where, words) of everything that somebody wrote, for checks on what is about to leave."""
    for row in content["texts"]:
        yield f"“{row['heading']}”", "\n".join([row["words"], row.get("spoken_by", "")])
    for name in ("place", "made_by"):
        yield f"“{FACTS[name]}”", content["front"].get(name, "")
    for name, words in content["keeping"].items():
        if name in FACTS:
            yield f"“{FACTS[name]}”", words
    for row in content["care"]:
        yield f"the offer of {row['person']['name']}", row["words"]
    for row in content["actions"]:
        words = [row[name] for name in ("heading", "what", "by_words", "how_known", "help_needed")]
        yield f"action {row['number']}", "\n".join([*words, row["who"]["name"], row["checker"]["name"]])
    for row in content["help"]:
        words = "\n".join(row[name] for name in ("item", "from_whom", "how_much", "reason", "decided_by"))
        yield f"“{row['item'][:40]}”", words
    for row in content["agreements"]:
        yield f"the words of {row['person']['name']}", row["words"]
    if content["decision"]:
        names = ("reason", "bottom_line", "awaiting_what", "family_response", "next_steps")
        words = "\n".join(content["decision"].get(name, "") for name in names)
        yield "the social worker’s answer", words


def canonical(content):
    """The one way of writing the content as text, so that its hash can be worked out anywhere."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256_of(text):
    """The hash of a version's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint_of(plan):
    """A hash of the words that people agree to: sections, actions, the help asked for, offers, who keeps it going."""
    return _print(_texts(plan), _actions(plan), _help(plan), _care(plan), keeping_of(plan))


def _print(texts, plan_actions, help_asked, care, keeping):
    """The print of the words; which children a part is about, and who spoke for one, is not among what people agree to.

    Offers and who keeps the plan going count from when there are any: prints from before they were kept stay true.
    """
    texts, plan_actions, care = ([_words_only(row) for row in rows] for rows in (texts, plan_actions, care))
    asked_for = [{name: item[name] for name in ("item", "from_whom", "how_much")} for item in help_asked]
    words = {"texts": texts, "actions": plan_actions, "help": asked_for}
    if care:
        words["care"] = care
    if any(keeping.values()):
        words["keeping"] = keeping
    return sha256_of(canonical(words))


def _words_only(row):
    return {name: value for name, value in row.items() if name not in ("only_for", "spoken_by")}


def facts_of(plan):
    """What stands at the head and the end of the plan, or None while nobody said."""
    return PlanFacts.objects.filter(plan=plan).first()


def keeping_of(plan, on=None):
    """Who keeps the plan going, when staff ask how it goes, and whether the family wanted a review.

    With the day on which the plan becomes final, a day to ask that is over by then is no longer said.
    """
    return _keeping(facts_of(plan), on)


def _keeping(facts, on=None):
    facts = facts or PlanFacts()
    asks_on = facts.check_in_on
    if on and asks_on and asks_on < on:
        asks_on = None
    names = ("family_monitor", "staff_monitor", "no_review", "no_review_words")
    return {name: getattr(facts, name) for name in names} | {"check_in_on": _day(asks_on)}


def _care(plan):
    """The offers of care that stand in the plan, each about its child."""
    rows = plan.care_offers.filter(in_plan=True, removed_at=None).select_related("person", "child__person")
    return [
        {
            "key": row.key,
            "person": _person(row.person),
            "for_child": _child(row.child),
            "for_long": row.for_long,
            "words": row.words,
            "agrees": row.agrees_to_assessment is True,
            "child": row.child.person.key,
        }
        for row in rows
    ]


def _only_for(row):
    """The keys of the children a part was said to be about."""
    return sorted(child.person.key for child in row.about.all())


def _texts(plan):
    rows = {(row.section, row.child_id): row for row in plan.texts.prefetch_related(ABOUT)}
    found = []
    children = list(plan.case.children.select_related("person"))
    for name, section in SECTIONS.items():
        for child in children if section.per_child else [None]:
            row = rows.get((name, child.pk if child else None))
            if row and row.words:
                heading = f"{section.heading} {child.person.short_name}" if child else section.heading
                found.append(
                    {
                        "section": name,
                        "part": section.part,
                        "heading": heading,
                        "words": row.words,
                        "child": child.person.key if child else "",
                        "spoken_by": row.spoken_by,
                        "only_for": _only_for(row),
                    }
                )
    return found


def _actions(plan):
    rows = plan.actions.filter(removed_at=None).select_related("who", "checker").prefetch_related(ABOUT)
    return [
        {
            "key": row.key,
            "number": number,
            "heading": row.heading,
            "question": row.question_key,
            "what": row.what,
            "who": _person(row.who, row.who_words),
            "by_when": _day(row.by_when),
            "by_words": row.by_words,
            "how_known": row.how_known,
            "checker": _person(row.checker, row.checker_words),
            "help_needed": row.help_needed,
            "only_for": _only_for(row),
        }
        for number, row in enumerate(rows, start=1)
    ]


def _help(plan):
    return [
        {
            "key": row.key,
            "item": row.item,
            "from_whom": row.from_whom,
            "how_much": row.how_much,
            "answer": row.answer,
            "answer_words": row.get_answer_display(),
            "reason": row.reason,
            "decided_by": row.decided_by,
            "decided_on": _day(row.decided_on),
            "due_on": _day(row.due_on),
            "delivered_on": _day(row.delivered_on),
            "only_for": _only_for(row),
        }
        for row in plan.help_requests.filter(removed_at=None).prefetch_related(ABOUT)
    ]


def said_of(plan, print_now=None):
    """What people said of the words as they are now, and what they said of earlier words and were not asked again."""
    print_now = print_now or fingerprint_of(plan)
    rows = list(plan.agreements.current().filter(number=plan.number).select_related("person"))
    standing = [row for row in rows if row.of_words in ("", print_now)]
    return standing, [row for row in rows if row not in standing]


def _agreement(row):
    return {
        "person": _person(row.person),
        "answer": row.answer,
        "answer_words": row.get_answer_display(),
        "words": row.words,
        "how": row.how,
        "how_words": _how(row),
    }


def _how(row):
    words = row.get_how_display() if row.how else ""
    return f"{words} by {row.witness}" if row.witness else words


def _decision(plan):
    row = plan.decisions.filter(number=plan.number).select_related("by").last()
    if row is None:
        return None
    return {
        "outcome": row.outcome,
        "outcome_words": row.get_outcome_display(),
        "by": row.by.name,
        "by_role": row.by.role_name,
        "on": _day(row.at.astimezone(LONDON).date()),
        "reason": row.reason,
        "bottom_line": row.bottom_line,
        "awaiting_who": row.awaiting_who,
        "awaiting_what": row.awaiting_what,
        "awaiting_by": _day(row.awaiting_by),
        "told_family_on": _day(row.told_family_at.astimezone(LONDON).date()) if row.told_family_at else "",
        "chance_to_change": row.chance_to_change,
        "family_response": row.family_response,
        "next_steps": row.next_steps,
        "rights_told_on": _day(row.rights_told_on),
    }


def _child(child):
    return {"key": child.person.key, "name": child.person.short_name}


def _person(person, words=""):
    return {"key": person.key if person else "", "name": person.name if person else words}


def _day(day):
    return day.isoformat() if day else ""
