"""What a rule is, and the modules in which most breaches are planted."""

from dataclasses import dataclass

VIEW = "fgc.network.views.people"
ACTION = "fgc.cases.actions.file"


@dataclass(frozen=True)
class Rule:
    """One rule: its number in docs/architecture.md, its name, what finds a breach, and breaches planted for it."""

    number: int
    name: str
    finds: object
    breaches: tuple
