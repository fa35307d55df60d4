"""The kinds of event that the record knows; an app adds its own in its `events.py`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of event: its sentence (who is put in front) and the right that lets a person read it.

    `right` names a row of the policy table (fgc/cases/policy.py); None: not shown on a case's timeline.
    """

    name: str
    sentence: str
    right: str | None = None
    read: bool = False


KINDS: dict[str, Kind] = {}


def register(*kinds):
    """Make kinds known; a name may be registered once."""
    for kind in kinds:
        if KINDS.get(kind.name, kind) != kind:
            raise ValueError(f"{kind.name} is registered twice")
        KINDS[kind.name] = kind


def known(name):
    """The kind of that name; raises KeyError for an unknown one, so that no event is written without a sentence."""
    return KINDS[name]
