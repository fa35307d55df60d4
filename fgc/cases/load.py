"""How much each coordinator carries: families by stage, weighted (decisions.md, numbers)."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.db.models import Count, Q

from fgc.accounts.roles import Role
from fgc.cases.models import Case
from fgc.cases.stages import ON_HOLD_WEIGHT, WEIGHTS


@dataclass
class Load:
    """One coordinator's families: how many at each stage, and their weight against the guide."""

    person: object
    guide: Decimal
    by_stage: dict = field(default_factory=dict)
    on_hold: int = 0
    weight: float = 0.0

    @property
    def total(self):
        """Open families."""
        return sum(self.by_stage.values())

    @property
    def room(self):
        """Guide times working pattern, less what they carry."""
        return round(float(self.guide) - self.weight, 1)

    @property
    def text(self):
        """As the choice of a coordinator shows it."""
        return (
            f"{self.total} open {'family' if self.total == 1 else 'families'}, room for {max(self.room, 0):g}"
        )


def loads(service):
    """The load of every active coordinator of the service, restricted families counted: two queries."""
    people = get_user_model().objects.filter(service=service, role=Role.COORDINATOR, is_active=True)
    found = {p.pk: Load(p, p.working_pattern * service.caseload_guide) for p in people}
    rows = (
        Case.objects.filter(service=service, is_open=True, coordinator__in=found)
        .order_by()
        .values("coordinator", "stage")
        .annotate(number=Count("id"), held=Count("id", filter=Q(on_hold_until__isnull=False)))
    )
    for row in rows:
        load = found[row["coordinator"]]
        load.by_stage[row["stage"]] = row["number"]
        load.on_hold += row["held"]
        load.weight += (row["number"] - row["held"]) * WEIGHTS[row["stage"]] + row["held"] * ON_HOLD_WEIGHT
    return sorted(found.values(), key=lambda load: (load.person.name, load.person.pk))
