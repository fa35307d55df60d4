"""Two versions of a plan beside each other: the same thing on both sides in one row."""

from family_plans.sheet import sheet_of

SAME, CHANGED, ADDED, GONE = "Same", "Changed", "Added", "Taken out"


def beside(left, right):
    """Rows of heading, both texts, and whether it is the same, changed, added or taken out; everything printed is there."""
    left, right = sheet_of(left), sheet_of(right)
    rows = []
    for parts in PARTS:
        rows += _pair(_keyed(parts(left)), _keyed(parts(right)))
    return rows


def _keyed(parts):
    return {key: (heading, words) for key, heading, words in parts if words}


def _pair(left, right):
    rows = []
    for key in [*right, *(key for key in left if key not in right)]:
        before, after = left.get(key), right.get(key)
        change = (
            ADDED if before is None else GONE if after is None else SAME if before[1] == after[1] else CHANGED
        )
        rows.append({
            "heading": (after or before)[0], "left": before[1] if before else "", "right": after[1] if after else "",
            "change": change, "colour": {SAME: "grey", CHANGED: "yellow", ADDED: "green", GONE: "blue"}[change],
        })  # fmt: skip
    return rows


def _action(row):
    lines = [
        row["what"],
        f"Who: {row['who']}" if row["who"] else "",
        f"When: {row['when']}" if row["when"] else "",
    ]
    lines += [
        row["heading"],
        row["how_known"],
        f"Checks: {row['checker']}" if row["checker"] else "",
        row["help_needed"],
        row["about"],
    ]
    return "\n".join(line for line in lines if line)


def _help(row):
    return "\n".join(
        line for line in (row["item"], row["how_much"], row["said"], row["reason"], row["about"]) if line
    )


def _front(sheet):
    """What stands at the head of the plan: whose it is, who works with them, its days and its outcome."""
    front = sheet["front"]
    for name, heading in FRONT.items():
        yield name, heading, front.get(name, "")
    yield "standing", "Where the plan stands", sheet["standing"]


def _asked(sheet):
    """What the family was asked, and what the plan must hold to."""
    for name, heading in (
        ("questions", "Question for the family"),
        ("bottom_lines", "What the plan must hold to"),
    ):
        for row in sheet["asked"][name]:
            yield (name, row["key"]), heading, row["text"]


def _texts(sheet):
    for part in ("own", "wrong", "touch"):
        for row in sheet[part]:
            yield (
                (row["section"], row["child"]),
                row["heading"],
                "\n".join(filter(None, (row["words"], row["spoken"], row["about"]))),
            )


def _actions(sheet):
    for row in sheet["actions"]:
        yield row["key"], f"Action {row['number']}", _action(row)


def _helps(sheet):
    for row in sheet["help"]:
        yield row["key"], "Help we ask for", _help(row)


def _care(sheet):
    for row in sheet["care"]:
        words = "\n".join(filter(None, (row["said"], row["words"])))
        yield ("care", row["key"]), f"{row['person']['name']} offers", words


def _keeping(sheet):
    for line in sheet["keeping"]:
        yield ("keeping", line["head"]), line["head"], line["words"]


def _agreements(sheet):
    for row in sheet["agreements"]:
        said = [row["answer_words"], row["how_words"], row["words"]]
        yield row["person"]["key"], f"What {row['person']['name']} said", "\n".join(filter(None, said))


def _decision(sheet):
    """The social worker's answer: every part of it that has words."""
    decision = sheet["decision"] or {}
    for name, heading in DECISION.items():
        yield name, heading, decision.get(name, "")


FRONT = {
    "children": "The children", "coordinator": "Coordinator", "social_worker": "Social worker", "made_on": "Made on",
    "place": "Where the plan was made", "made_by": "Who made it",
    "next_review_on": "Next review", "outcome_words": "Outcome", "why": "Why this version", "asked_by": "Asked for by",
}  # fmt: skip
DECISION = {
    "outcome_words": "The social worker’s answer", "by": "Answered by", "on": "Answered on", "reason": "Their reason",
    "bottom_line": "The bottom line it is about", "awaiting_who": "Who else decides", "awaiting_what": "What they decide",
    "awaiting_by": "They decide by", "told_family_on": "The family was told on",
    "family_response": "What the family answered", "next_steps": "What the council does next",
    "rights_told_on": "Told how to complain or meet again on",
}  # fmt: skip
PARTS = (_front, _asked, _texts, _actions, _helps, _care, _keeping, _agreements, _decision)
