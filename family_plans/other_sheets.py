"""The plan for other readers, from the same sheet as the standard copy: easy read, a child's page, two languages.

Nothing is added to what the family said: staff's words stand here only where they were written and the English is
the same, otherwise the family's own, a sentence a line.
"""

import re

from family_plans.blocks import CHILDS_SECTIONS, SAID
from family_plans.languages import LANGUAGES
from family_plans.sheet import in_words, is_right_to_left

# Beside the text, never in its place: a picture for each kind of thing that is said (static/fgc/print/pictures).
PICTURES = {
    "matters": "heart", "strengths": "star", "child": "speech", "sign": "eye", "first_call": "phone",
    "steps_in": "people", "out_of_hours": "night", "tells": "speech", "cannot_care": "home",
    "family_time": "link", "keeping_going": "again", "asked": "question",
}  # fmt: skip
ALT = {
    "heart": "A heart", "star": "A star", "speech": "Somebody speaking", "eye": "An eye", "phone": "A phone",
    "people": "People", "night": "The moon", "home": "A home", "link": "Two people", "again": "A clock",
    "question": "A question", "tick": "A tick", "person": "A person", "calendar": "A calendar", "help": "A helping hand",
    "umbrella": "An umbrella", "pen": "A pen",
}  # fmt: skip


def lines_of(words):
    """One idea a line: the lines as they were typed, each at the end of its sentences."""
    lines = [line.strip() for line in words.split("\n")]
    parts = [part for line in lines for part in re.split(r"(?<=[.!?؟۔…])[”’\"')]?\s+", line)]
    return [part for part in parts if part]


def said(row, field, words=None):
    """The lines of one answer: staff's words as they laid them out, or the family's own."""
    worded = row.get("worded", {}).get(field, "")
    if worded:
        return [line.strip() for line in worded.split("\n") if line.strip()]
    return lines_of(row[field] if words is None else words)


def idea(picture, lines):
    """A picture and what it is about; nothing when there is nothing to say."""
    lines = [{"words": line, "rtl": is_right_to_left(line)} for line in lines]
    return {"picture": picture, "alt": ALT[picture], "lines": lines} if lines else None


def easy_of(sheet):
    """The whole plan in easy read: sections of ideas, each with its picture."""
    asked = [idea("question", said(row, "text")) for row in sheet["asked"]["questions"]]
    asked += [idea("tick", said(row, "text")) for row in sheet["asked"]["bottom_lines"]]
    agreed = [
        idea("pen", [f"{row['person']['name']}: {row['answer_words'].lower()}", *lines_of(row["words"])])
        for row in sheet["agreements"]
    ]
    return _whole([
        ("What we were asked", [[one] for one in asked]),
        (sheet["own_heading"], [[_text(row)] for row in sheet["own"]], True),
        ("What will happen", [_action(row) for row in sheet["actions"]]),
        ("Help we ask for", [_help(row) for row in sheet["help"]]),
        (sheet["wrong_heading"], [[_text(row)] for row in sheet["wrong"]], True),
        (sheet["care_heading"], [[_care(row)] for row in sheet["care"]]),
        (sheet["touch_heading"], [[_text(row)] for row in sheet["touch"]], True),
        (sheet["keeping_heading"], [[_keeping(line)] for line in sheet["keeping"]]),
        ("Who agreed", [[one] for one in agreed]),
        ("The social worker’s answer", [_answer(sheet["decision"])] if sheet["decision"] else []),
    ])  # fmt: skip


def child_of(sheet, key):
    """A child's own page: what this child said comes first; nothing of other children, bottom lines or decisions."""
    mine = [row for row in sheet["own"] if row["section"] == "child" and row["child"] == key]
    rest = [
        row for part in ("own", "wrong", "touch") for row in sheet[part] if row["section"] in CHILDS_SECTIONS
    ]
    ring = [row for row in rest if row["section"] == "first_call"]
    rest = [row for row in rest if row["section"] != "first_call"]
    front = sheet["front"]
    worried = [idea("phone", said(row, "words")) for row in ring]
    if front["coordinator"]:
        worried.append(
            idea("person", [f"I can also ring {front['coordinator']} on {front['service_phone']}."])
        )
    again = idea(
        "again",
        [f"We will look at my plan again by {front['next_review_on']}."] if front["next_review_on"] else [],
    )
    return {
        "mine": [{"words": line, "rtl": is_right_to_left(line)} for row in mine for line in _mine(row)],
        "sections": _whole([
            ("What will happen", [_action(row, short=True) for row in sheet["actions"]]),
            ("About my family", [[_text(row)] for row in rest], True),
            ("If I am worried", [worried]),
            ("My plan can change", [[again, idea("speech", ["I can say if something in my plan should be different."])]]),
        ]),
    }  # fmt: skip


def _mine(row):
    """A child's own words a line each, and who spoke for the child."""
    return [
        *row["words"].split("\n"),
        *([f"{row['spoken_by']} spoke for me."] if row.get("spoken_by") else []),
    ]


def beside_of(sheet, said_words, code):
    """English and another language, row by row: [{heading, other, rows}] and the language."""
    language = LANGUAGES[code]

    def section(name, rows):
        rows = [row for row in rows if row["english"]]
        return {"heading": SAID[name], "other": said_words.get(name, ""), "rows": rows}

    asked = sheet["asked"]
    sections = [
        section("questions", [_pair(row, "text") for row in asked["questions"]]),
        section("bottom_lines", [_pair(row, "text") for row in asked["bottom_lines"]]),
        section("own", [_own_pair(row) for row in sheet["own"]]),
        section("agreed", [_action_pair(row, said_words) for row in sheet["actions"]]),
        section("help", [_help_pair(row) for row in sheet["help"]]),
        section("wrong", [_pair(row, "words", head=row["heading"]) for row in sheet["wrong"]]),
        section("care", [_care_pair(row) for row in sheet["care"]]),
        section("touch", [_pair(row, "words", head=row["heading"]) for row in sheet["touch"]]),
        section("keeping", [_pair(line, "words", head=line["head"]) for line in sheet["keeping"]]),
        section("who_agreed", [_agreed_pair(row) for row in sheet["agreements"]]),
    ]
    return {"language": language, "sections": [one for one in sections if one["rows"]], "said": said_words}


def _care(row):
    return idea("home", [f"{row['person']['name']}:", *lines_of(row["said"]), *said(row, "words")])


def _keeping(line):
    return idea("eye", [f"{line['head']}:", *lines_of(line["words"])])


def _text(row):
    found = idea(PICTURES[row["section"]], [*said(row, "words"), *filter(None, [row.get("spoken", "")])])
    return found and {**found, "heading": row["heading"]}


def _action(row, short=False):
    """What, who and when; unless it is for a child, also how we know and who checks."""
    checks = [f"{row['checker']} checks."] if row["checker"] and not short else []
    return [
        idea("tick", said(row, "what")),
        idea("person", [row["who"]] if row["who"] else []),
        idea("calendar", _when(row)),
        None if short else idea("eye", [*said(row, "how_known"), *checks]),
        None if short else idea("help", said(row, "help_needed")),
    ]


def _when(row):
    found = said(row, "by_words")
    return [*found, f"By {in_words(row['by_when'])}"] if row["by_when"] else found


def _help(row):
    asked = [
        *said(row, "item"),
        *said(row, "how_much"),
        *([f"From {row['from_whom']}"] if row["from_whom"] else []),
    ]
    return [idea("help", asked), idea("speech", [*lines_of(row["said"]), *said(row, "reason")])]


def _answer(decision):
    first = f"{decision['outcome_words']}."
    return [idea("pen", [first, f"{decision['by']}, {decision['on']}", *lines_of(decision["reason"])])]


def _whole(sections):
    """Sections that have something in them. A third value: each idea has a heading of its own."""
    found = []
    for heading, groups, *_own_heading in sections:
        groups = [[one for one in group if one] for group in groups]
        groups = [group for group in groups if group]
        if groups:
            found.append({"heading": heading, "groups": groups})
    return found


def _pair(row, field, head=""):
    """One block in both languages; `lines` are the smaller answers that belong to it."""
    english, other = row[field], row.get("worded", {}).get(field, "")
    return {
        "head": head,
        "number": row.get("number", "") if field == "what" else "",
        "english": english,
        "english_rtl": is_right_to_left(english),
        "other": other,
        "lines": [],
    }


def _line(head, other_head, words, other=""):
    return {"head": head, "other_head": other_head, "words": words, "other": other}


def _action_pair(row, said_words):
    """What will happen; below it who, when, how we know and who checks. A name and a day are the same in both."""

    def line(name, words, other):
        return _line(SAID[name], said_words.get(name, ""), words, other if said_words.get(name) else "")

    worded, day = row.get("worded", {}), in_words(row["by_when"])
    when = worded.get("by_words") or ("" if row["by_words"] else day)
    lines = [
        line("who", row["who"], row["who"]),
        line("when", row["when"], when),
        line("know", row["how_known"], worded.get("how_known", "")),
        line("checks", row["checker"], row["checker"]),
        _line("Help needed", "", row["help_needed"], worded.get("help_needed", "")),
    ]
    return {**_pair(row, "what"), "lines": [one for one in lines if one["words"]]}


def _help_pair(row):
    worded = row.get("worded", {})
    lines = [
        _line(head, "", row[field], worded.get(field, ""))
        for field, head in (("how_much", "How much, how long"), ("from_whom", "From whom"))
    ]
    lines += [_line("The answer", "", row["said"]), _line("Why", "", row["reason"], worded.get("reason", ""))]
    return {**_pair(row, "item"), "lines": [one for one in lines if one["words"]]}


def _own_pair(row):
    """A section in the family's words; beside a child's own also who spoke for the child, a name in both."""
    name = row.get("spoken_by", "")
    lines = [_line("Who spoke for them", "", name, name)] if name else []
    return {**_pair(row, "words", head=row["heading"]), "lines": lines}


def _care_pair(row):
    """An offer: the sentence about it is ours and stays English, the words of whoever made it stand in both."""
    name = row["person"]["name"]
    if not row["words"]:
        return _pair({"said": row["said"]}, "said", head=name)
    return {**_pair(row, "words", head=name), "lines": [_line("The offer", "", row["said"])]}


def _agreed_pair(row):
    name = row["person"]["name"]
    if not row["words"]:
        return _pair({"x": f"{row['answer_words']}."}, "x", head=name)
    return _pair(row, "words", head=f"{name}: {row['answer_words'].lower()}")
