"""Withheld addresses and numbers taken out of the words of a plan, for readers to whom nobody may reveal them."""

from dataclasses import is_dataclass, replace

from django.urls import reverse

from fgc.network.disclosure import Kept


class Mask:
    """What one reader of a family's record must not read in words that were written before it was withheld."""

    def __init__(self, case):
        self.kept = None if case.can.whole("reveal") else Kept(case)

    def __call__(self, value):
        """The words, or a list or dict with words in it, as this reader may have them."""
        return self.kept.masked(value) if self.kept else value

    def on(self, rows, *names):
        """The rows with these fields masked, for showing only: they are not saved."""
        if not (self.kept and self.kept.rows):
            return rows
        return [
            self._shown(row, {name: self.kept.masked(getattr(row, name)) for name in names}) for row in rows
        ]

    @staticmethod
    def _shown(row, values):
        if is_dataclass(row):
            return replace(row, **values)
        for name, value in values.items():
            setattr(row, name, value)
        return row


def earlier_for(case, reader, rows):
    """Rows of earlier words for one reader: what is withheld in them is masked, with where they may have it revealed."""
    may = case.can.whole("reveal")
    kept = Kept(case, reader if may else None)
    found = []
    for row in rows:
        details = kept.standing_in(row["words"]) if may else []
        reveal = [reverse("network:reveal_contact", args=[case.reference, one.key]) for one in details]
        found.append({**kept.masked(row), "reveal": reveal})
    return found
