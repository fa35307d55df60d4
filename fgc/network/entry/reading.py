"""What some typed words about a person can mean: paths from the child, or that they are not understood."""

from dataclasses import dataclass


class NotUnderstood(Exception):
    """The words are not in the grammar; the message says what to write instead."""


@dataclass(frozen=True)
class Reading:
    """The paths that the words can mean; `default` is the one that is meant unless somebody says otherwise."""

    paths: tuple
    default: int | None = None
    is_dead: bool = False
