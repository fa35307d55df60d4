"""What one reader's copy leaves off, told to the coordinator before it is made."""

from dataclasses import dataclass

from family_plans.limits import PARTS, Limits, for_reader, part_of
from family_plans.models import IncludedAnyway
from family_plans.recipients import content_for, hidden_from, kept_from, known_beside
from family_plans.sheet import about_words


@dataclass(frozen=True)
class LeftOff:
    """Parts about other children only; parts that tell what is kept from the reader; parts given all the same."""

    limited: list
    kept: list
    anyway: list


def left_off_for(version, person):
    """What a copy of this version for this member of the family would leave off."""
    content, plan = version.content, version.plan
    reader = Limits(plan.case).reader(person, plan)
    names = {child["key"]: child["name"] for child in content["front"]["children"]}
    mine = for_reader(content, reader)
    hidden = hidden_from(person)
    left, _gone = content_for(content, hidden, known_beside(person, hidden), kept_from(person), reader=reader)
    headings = {part_of(kind, row): heading_of(kind, row) for kind in PARTS for row in content[kind]}
    rows = IncludedAnyway.objects.filter(plan=plan, person=person, taken_back_at=None).select_related("by")
    return LeftOff(
        limited=[
            {"part": part_of(kind, row), "heading": heading_of(kind, row), "why": _why(row, names)}
            for kind in PARTS for row in content[kind] if row not in mine[kind]
        ],
        kept=[
            heading_of(kind, row) for kind in PARTS for row in mine[kind]
            if part_of(kind, row) not in {part_of(kind, one) for one in left[kind]}
        ],
        anyway=[{"row": row, "heading": headings.get(row.part, "A part of an earlier version")} for row in rows],
    )  # fmt: skip


def heading_of(kind, row):
    """A part in words: its heading, what will happen, or what is asked for."""
    if kind == "texts":
        return row["heading"]
    if kind == "care":
        return f"{row['person']['name']} would care for {row['for_child']['name']}"
    return (
        f"Action {row['number']}: {row['what']}" if kind == "actions" else f"Help we ask for: {row['item']}"
    )


def _why(row, names):
    child = names.get(row.get("child", ""), "Another child")
    return about_words(row, names) or (
        f"About {child} only" if "for_child" in row else f"{child}’s own words"
    )
