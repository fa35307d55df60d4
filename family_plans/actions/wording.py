"""Saying blocks of a final plan for other readers: easy read, a child's page, another language (decisions.md)."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.steps import Conflict
from family_plans.blocks import blocks_of
from family_plans.languages import LANGUAGES
from family_plans.models import PlanVersion, PlanWording
from family_plans.wordings import wordings_of
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.rows import put
from fgc.lib.text import clean
from fgc.network.disclosure import withheld_in

LONGEST = 10_000


class Conflicts(Refused):
    """Blocks that somebody else saved first: {block: Conflict}. Nothing of the page was saved."""

    def __init__(self, by_block):
        super().__init__("Somebody else saved other words while you were writing. Both are shown below")
        self.by_block = by_block


@transaction.atomic
def save_wordings(
    *, version, edition, words, by, made_by_words="", language="", checked_by_words="", checked_on=None
):
    """Save the words of the blocks that were touched. `words` is {block: (words, the row's version that was read)}.

    Empty words take a block back. Who checked is recorded for all the words of the edition. Raises Conflicts when
    somebody else saved one of them since: nothing of the page is saved then, and both texts can be shown.
    """
    _check(edition, language)
    made_by_words, checked_by_words = (
        clean(made_by_words).strip()[:120],
        clean(checked_by_words).strip()[:120],
    )
    PlanVersion.objects.select_for_update().get(pk=version.pk)
    blocks = {block.name: block for block in blocks_of(version.content, edition)}
    if set(words) - set(blocks):
        raise Refused("The plan has changed. Open the page again")
    words = {name: (clean(text).strip()[:LONGEST], read) for name, (text, read) in words.items()}
    if words and not made_by_words:
        raise Refused("Say who wrote these words", field="made_by_words")
    _refuse_withheld(version.plan.case, blocks, words)
    rows = wordings_of(version, edition, language)
    _refuse_conflicts(rows, words, version)
    for name, (text, _read) in words.items():
        row = _row(version, edition, language, blocks[name], rows.get(name))
        row.words, row.made_by_words, row.checked_by_words, row.checked_on = text, made_by_words, "", None
        row.changed_by, row.changed_at = by, timezone.now()
        put(
            row, "words", "of", "version", "made_by_words", "checked_by_words", "checked_on", "changed_by", "changed_at"
        )  # fmt: skip
    if checked_by_words:
        _note_check(version, edition, language, checked_by_words, checked_on or today())
    record(
        "plan.worded", by=by, case=version.plan.case, about=version.plan, edition=edition, language=language,
        blocks=len(words), checked=bool(checked_by_words),
    )  # fmt: skip


def _note_check(version, edition, language, checked_by_words, on):
    rows = wordings_of(version, edition, language).values()
    if not rows:
        raise Refused("There are no words to check yet", field="checked_by_words")
    if any(checked_by_words.casefold() == row.made_by_words.casefold() for row in rows):
        raise Refused("Somebody other than who wrote them has to check them", field="checked_by_words")
    if on > today():
        raise Refused("The day must be today or in the past", field="checked_on")
    PlanWording.objects.filter(pk__in=[row.pk for row in rows]).update(
        checked_by_words=checked_by_words, checked_on=on
    )


def _check(edition, language):
    if edition not in dict(PlanWording.EDITIONS):
        raise Refused("Choose an edition", field="edition")
    if (edition == "language") != (language in LANGUAGES) or (language and edition != "language"):
        raise Refused("Choose a language", field="language")


def _refuse_withheld(case, blocks, words):
    found = withheld_in(case, [(name, text) for name, (text, _read) in words.items()])
    if found:
        raise Refused(
            f"A withheld address or phone number is written beside “{blocks[found[0]].heading}”. "
            "Take it out: no copy may carry it."
        )


def _refuse_conflicts(rows, words, version):
    found = {}
    for name, (text, read) in words.items():
        row = rows.get(name)
        stands = row.version if row and row.number == version.number else 0
        if row and stands != read and row.words != text:
            found[name] = Conflict(
                f"{row.changed_by.name} saved other words meanwhile. Both are here: put together what should stay",
                mine=text, theirs=row.words, version=stands, by=row.changed_by, at=row.changed_at,
            )  # fmt: skip
    if found:
        raise Conflicts(found)


def _row(version, edition, language, block, row):
    """The row to write in: a version has rows of its own, so that what an earlier copy was made from stays."""
    if row is None or row.number != version.number:
        row = PlanWording(
            plan=version.plan, number=version.number, block=block.name, edition=edition, language=language, version=0
        )  # fmt: skip
    row.of, row.version = block.print, row.version + 1
    return row
