"""The rows of the families list: flat queries whose cost does not grow with the service (performance.md 1).

Open families are few, so one query with the scope's literal ids answers (design c7). All families, finished
ones too, are walked branch by branch, each along its own index, and joined (design c8). Counts stop at CAP
and travel with the rows.
"""

from dataclasses import dataclass, field, replace

from django.db.models import F, Q
from django.db.models.expressions import RawSQL

from fgc.cases.access import branches, scope_of, visible_to
from fgc.cases.models import Case
from fgc.cases.scope import Scope

NOTHING = Scope()
PAGE_SIZE = 25
CAP = 1000
ORDER = ("-updated_at", "-id")
SORTS = {
    "updated": ORDER,
    "title": ("title", "id"),
    "stage": ("stage", "-updated_at", "-id"),
    "accepted": ("accepted_on", "id"),
    "conference": (F("conference_on").asc(nulls_last=True), "id"),
}
COLUMNS = (
    "reference",
    "title",
    "stage",
    "coordinator__name",
    "accepted_on",
    "stage_since",
    "conference_on",
    "review_due_on",
    "is_open",
    "is_urgent",
    "is_restricted",
    "on_hold_until",
    "children_count",
    "id",
    "service_id",
    "team_id",
    "coordinator_id",
    "referrer_id",
)


@dataclass(frozen=True)
class Wanted:
    """What a person asked the list for. Free sorting is for open families; all families come newest first."""

    every: bool = False
    stages: tuple = ()
    coordinator: int | None = None
    unallocated: bool = False
    late: Q | None = None
    late_with: dict = field(default_factory=dict)  # what the rows say with it, by the name of the column
    again: Q | None = None
    words: str = ""
    sort: str = "updated"
    page: int = 1

    def condition(self):
        """The filters as one condition."""
        wanted = Q() if self.every else Q(is_open=True)
        if self.stages:
            wanted &= Q(stage__in=self.stages)
        if self.coordinator:
            wanted &= Q(coordinator_id=self.coordinator)
        if self.unallocated:
            wanted &= Q(coordinator__isnull=True)
        for asked in (self.late, self.again):
            if asked is not None:
                wanted &= asked
        if self.words:
            wanted &= Q(title__icontains=self.words) | Q(reference__iexact=self.words)
        return wanted


@dataclass(frozen=True)
class Listed:
    """One page of the list: rows, how many there are (capped), whether a page follows, and the reader's scope."""

    rows: list
    count: int
    page: int
    has_next: bool
    scope: Scope = NOTHING

    @property
    def count_text(self):
        """`37`, or `1,000+` where counting stopped."""
        return f"{CAP:,}+" if self.count > CAP else f"{self.count:,}"

    @property
    def pages(self):
        """How many pages can be turned to."""
        return max(1, -(-min(self.count, CAP) // PAGE_SIZE))


def page_of(user, wanted, scope=None):
    """One page of the families this person can open: two queries, the scope and the rows with their count.

    A page past the end is the first one.
    """
    if not user.is_active:
        return Listed([], 0, 1, False)
    scope = scope or scope_of(user)
    start = (wanted.page - 1) * PAGE_SIZE
    if wanted.every:
        cases = Case.objects.filter(pk__in=_newest(user, wanted, scope, start + PAGE_SIZE + 1)).order_by(
            *ORDER
        )
        counted = _newest(user, wanted, scope, CAP + 1)
    else:
        cases = _open(user, wanted, scope)
        counted = _ids(cases.order_by(), CAP + 1)
    total = RawSQL(f"SELECT COUNT(*) FROM ({counted.sql}) AS counted", counted.params)  # noqa: S608, S611
    cases = cases.annotate(total=total, **wanted.late_with)
    rows = cases.values_list(*COLUMNS, "total", *wanted.late_with, named=True)
    rows = list(rows[start : start + PAGE_SIZE + 1])
    if not rows and wanted.page > 1:
        return page_of(user, replace(wanted, page=1), scope)
    return Listed(rows[:PAGE_SIZE], rows[0].total if rows else 0, wanted.page, len(rows) > PAGE_SIZE, scope)


def _open(user, wanted, scope):
    return visible_to(user, Case.objects.filter(wanted.condition()), scope).order_by(*SORTS[wanted.sort])


def _newest(user, wanted, scope, depth):
    """The ids of the newest `depth` of each branch, each walked along its own index, joined."""
    parts, params = [], []
    for branch in branches(user, scope):
        cases = Case.objects.filter(branch & wanted.condition())
        if scope.refused:
            cases = cases.exclude(pk__in=scope.refused)
        newest = _ids(cases.order_by(*ORDER), depth)
        parts.append(f"SELECT * FROM ({newest.sql}) AS part{len(parts)}")  # noqa: S608  (made by the ORM)
        params += newest.params
    return RawSQL(" UNION ".join(parts), params)  # noqa: S611


def _ids(cases, most):
    """The ids of a queryset as SQL that can stand inside another query."""
    sql, params = cases.values_list("pk", flat=True)[:most].query.sql_with_params()
    return RawSQL(sql, list(params))  # noqa: S611
