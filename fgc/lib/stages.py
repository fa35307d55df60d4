"""Stages as a table of moves: only an action moves a thing, and buttons are drawn from the same table."""

from dataclasses import dataclass

from fgc.lib.errors import Refused


@dataclass(frozen=True)
class Stages:
    """The allowed moves between the stages of one kind of thing, with the label of each stage."""

    labels: dict
    moves: dict

    def __post_init__(self):
        named = set(self.moves) | {to for targets in self.moves.values() for to in targets}
        if named - set(self.labels):
            raise ValueError(f"stages without a label: {sorted(named - set(self.labels))}")

    @property
    def choices(self):
        """For a model field."""
        return list(self.labels.items())

    def can(self, now, to):
        """Whether the table allows the move."""
        return to in self.moves.get(now, ())

    def check(self, now, to):
        """Raises Refused unless the table allows the move."""
        if not self.can(now, to):
            raise Refused(
                f"This cannot move from “{self.labels[now]}” to “{self.labels[to]}”. "
                "Somebody may have moved it already: open the page again."
            )
