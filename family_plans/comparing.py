"""Two versions of a plan beside each other: the same thing on both sides in one row."""

from family_plans.sheet import sheet_of

SAME, CHANGED, ADDED, GONE = "Same", "Changed", "Added", "Taken out"


def beside(left, right):
    """Rows of heading, both texts, and whether it is the same, changed, added or taken out."""
    left, right = sheet_of(left), sheet_of(right)
    rows = []
    for part in ("own", "wrong", "touch"):
        rows += _pair(
            {(row["section"], row["child"]): (row["heading"], row["words"]) for row in left[part]},
            {(row["section"], row["child"]): (row["heading"], row["words"]) for row in right[part]},
        )
    rows += _pair(
        {row["key"]: (f"Action {row['number']}", _action(row)) for row in left["actions"]},
        {row["key"]: (f"Action {row['number']}", _action(row)) for row in right["actions"]},
    )
    rows += _pair(
        {row["key"]: ("Help we ask for", _help(row)) for row in left["help"]},
        {row["key"]: ("Help we ask for", _help(row)) for row in right["help"]},
    )
    return rows


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
    lines += [row["how_known"], f"Checks: {row['checker']}" if row["checker"] else "", row["help_needed"]]
    return "\n".join(line for line in lines if line)


def _help(row):
    return "\n".join(line for line in (row["item"], row["how_much"], row["said"], row["reason"]) if line)
