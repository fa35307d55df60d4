"""The words of a plan for other readers, as they stand for one version."""

from family_plans.blocks import LANGUAGE, blocks_of
from family_plans.models import PlanWording


def wordings_of(version, edition, language=""):
    """{block: PlanWording}: the newest words of each block, from this version or an earlier one."""
    rows = PlanWording.objects.filter(
        plan=version.plan_id, number__lte=version.number, edition=edition, language=language
    ).select_related("changed_by")
    return {row.block: row for row in rows.order_by("number", "pk")}


def printed(version, edition, language=""):
    """{block: PlanWording} of what may be printed: with words, and made from the words as they are now."""
    prints = {block.name: block.print for block in blocks_of(version.content, edition)}
    rows = wordings_of(version, edition, language)
    return {name: row for name, row in rows.items() if row.words and prints.get(name) == row.of}


def languages_of(version):
    """The codes of the languages in which some of this version can be printed."""
    codes = PlanWording.objects.filter(
        plan=version.plan_id, number__lte=version.number, edition=LANGUAGE
    ).exclude(words="")
    return [
        code
        for code in sorted(set(codes.values_list("language", flat=True)))
        if any(not name.startswith("said:") for name in printed(version, LANGUAGE, code))
    ]


def standing_of(version, edition, language=""):
    """How many blocks have words, how many are missing, how many have words of an English that changed since."""
    blocks, rows = blocks_of(version.content, edition), wordings_of(version, edition, language)
    there = [block for block in blocks if block.name in rows and rows[block.name].words]
    old = [block for block in there if rows[block.name].of != block.print]
    return {
        "blocks": len(blocks),
        "done": len(there) - len(old),
        "old": len(old),
        "missing": len(blocks) - len(there),
        "unchecked": sum(not rows[block.name].checked_by_words for block in there if block not in old),
    }
