"""The content of a plan as it is shown: days in words, groups in order. Pages and PDFs are drawn from the same sheet."""

import datetime as dt
import unicodedata

from family_plans.rules import say
from family_plans.words import OWN, PARTS, TOUCH, WRONG
from fgc.lib.forms.words import lower_first
from fgc.lib.text import and_list, count


def sheet_of(content):
    """What the templates print; only texts, numbers and lists."""
    front, came = content["front"], _came(content.get("came", []))
    names = {child["key"]: child["name"] for child in front["children"]}
    return {
        "title": title_of(front),
        "front": {
            **front,
            "made_on": in_words(front["made_on"]),
            "next_review_on": in_words(front["next_review_on"]),
            "children": and_list(child["name"] for child in front["children"]),
        },
        "standing": _standing(front, content["decision"]),
        "asked": content["asked"],
        "own": _texts(content, OWN, names),
        "wrong": _texts(content, WRONG, names),
        "touch": _texts(content, TOUCH, names),
        "no_review": NO_REVIEW if content.get("keeping", {}).get("no_review") else "No review is set",
        "care_heading": CARE,
        "keeping_heading": KEEPING,
        "own_heading": PARTS[OWN],
        "wrong_heading": PARTS[WRONG],
        "touch_heading": PARTS[TOUCH],
        "actions": [_action(row, content["asked"], names) for row in content["actions"]],
        "care": [_care(row) for row in content.get("care", [])],
        "keeping": _keeping(content.get("keeping", {})),
        "help": [{**_help(row), "about": about_words(row, names)} for row in content["help"]],
        "agreements": _agreements(content["agreements"], came),
        "came": came,
        "decision": content["decision"]
        and {
            **content["decision"],
            "on": in_words(content["decision"]["on"]),
            "awaiting_by": in_words(content["decision"]["awaiting_by"]),
            "told_family_on": in_words(content["decision"]["told_family_on"]),
            "rights_told_on": in_words(content["decision"].get("rights_told_on", "")),
        },
    }


def title_of(front):
    """`Ellie and Mason’s family plan`; without a child’s name, `Our family plan`."""
    first, *others = [child["name"] for child in front["children"]] or [""]
    names = and_list([first, *(name.replace("Unborn baby", "unborn baby") for name in others)])
    return f"{names}’s family plan" if names else "Our family plan"


def in_words(iso):
    """`21 November 2025` for ISO text, nothing for nothing."""
    return say(dt.date.fromisoformat(iso)) if iso else ""


def is_right_to_left(text):
    """Whether the first letter that has a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


NO_REVIEW = "The family did not want one. It may ask for one at any time."
KEEPING = "Who keeps it going"
CARE = "Who would care if a parent cannot"
STANDING = {
    "not_agreed": "The social worker has not agreed this plan. It is still the family’s plan.",
    "in_part": "The social worker has agreed part of this plan.",
    "awaiting": "The social worker is waiting for somebody else’s decision on part of this plan.",
    "no_plan": "The family made no plan at this conference. That is an outcome, not a failure.",
    "family_stopped": "The family chose to stop. Nobody holds that against them.",
    "options": "The family offered more than one choice.",
    "adjourned": "The family will meet again to go on with its plan.",
}


def _standing(front, decision):
    """The sentence that says where the plan stands when it is not simply agreed."""
    again = in_words(front.get("reconvene_on", ""))
    return STANDING.get(front["outcome"], "") + (f" They meet on {again}." if again else "")


def _came(lists):
    """Who was there, for each sitting that this reader may know of; nothing tells whether there were more."""
    days = [in_words(one["on"]) for one in lists]
    headings = [f"Who was at the conference on {day}" for day in days]
    if len(lists) > 1:
        headings = [f"Who was at sitting {number}, on {day}" for number, day in enumerate(days, start=1)]
    return [
        {**one, "heading": heading, "others": others_came(one.get("others", 0))}
        for one, heading in zip(lists, headings, strict=True)
    ]


def others_came(number):
    """How many more came whom the reader does not know."""
    return count(number, "other person", "other people") if number else ""


def _agreements(rows, came):
    """What each said; where there was more than one sitting, a list for each, then those who came to none."""
    places, numbered = {}, len(came) > 1
    for number, one in reversed(list(enumerate(came, start=1))):
        places |= {row["key"]: number for row in one["people"] if row["key"]}
    last = len(came) + 1
    rows = sorted(rows, key=lambda row: places.get(row["person"]["key"], last)) if numbered else rows
    return [
        {
            **row,
            "rtl": is_right_to_left(row["words"]),
            "how_inside": lower_first(row["how_words"]),
            "at": _at(places.get(row["person"]["key"])) if numbered else "",
        }
        for row in rows
    ]


def _at(number):
    return f"At sitting {number}" if number else "Others"


def about_words(row, names):
    """`About Ellie only`, for staff, where a part is said to be about some of the children; no copy prints it."""
    chosen = [name for key, name in names.items() if key in row.get("only_for", ())]
    return f"About {and_list(chosen)} only" if chosen else ""


def _texts(content, part, names):
    return [
        {
            **row,
            "rtl": is_right_to_left(row["words"]),
            "about": about_words(row, names),
            "spoken": f"{row['spoken_by']} spoke for them." if row.get("spoken_by") else "",
        }
        for row in content["texts"]
        if row["part"] == part
    ]


def _action(row, asked, names):
    questions = {question["key"]: question["text"] for question in asked["questions"]}
    when = " ".join(filter(None, [row["by_words"], in_words(row["by_when"])]))
    if row["by_words"] and row["by_when"]:
        when = f"{row['by_words']}, by {in_words(row['by_when'])}"
    return {
        **row,
        "heading": row["heading"] or questions.get(row.get("question"), ""),
        "when": when,
        "who": row["who"]["name"],
        "checker": row["checker"]["name"],
        "rtl": is_right_to_left(row["what"]),
        "about": about_words(row, names),
    }


def _care(row):
    """One offer: what it is in a sentence, and the words of whoever made it."""
    how_long = "for a long time" if row["for_long"] else "for a short time"
    said = f"Would care for {row['for_child']['name']} {how_long}."
    if row["agrees"]:
        said += " Agrees that the social worker looks at it with them."
    return {**row, "said": said, "rtl": is_right_to_left(row["words"])}


def _keeping(row):
    """Who keeps the plan going and when staff ask, as lines of a head and words; nothing where nobody said."""
    lines = [
        ("Who in the family keeps an eye on it", row.get("family_monitor", "")),
        ("Which worker keeps an eye on it", row.get("staff_monitor", "")),
        ("The coordinator asks how it goes on", in_words(row.get("check_in_on", ""))),
    ]
    if row.get("no_review"):
        lines.append(("Review", NO_REVIEW))
        lines.append(("Why, in the family’s words", row.get("no_review_words", "")))
    return [{"head": head, "words": words, "rtl": is_right_to_left(words)} for head, words in lines if words]


def _help(row):
    said = f"{row['answer_words']}."
    if row["decided_by"]:
        said += f" {row['decided_by']}, {in_words(row['decided_on'])}."
    if row["due_on"]:
        said += f" Promised by {in_words(row['due_on'])}."
    if row["delivered_on"]:
        said += f" Given on {in_words(row['delivered_on'])}."
    return {**row, "said": said}
