"""Conditions whose SQL is made once: asked anew each time, inside any query, and never holding on to a day."""

import datetime as dt

import pytest
import time_machine
from django.db import NotSupportedError
from django.db.models import CharField, Count, Exists, OuterRef, Window

from family_plans.sharing import with_somebody_missing
from fgc.accounts.models import Service
from fgc.cases.models import Case
from fgc.lib.composed import Composed, Given
from fgc.workspace import overdue
from tests import cast

NAMED = Given("named", CharField())


def of_a_name():
    """Families of a name, by a query inside another so that its tables have names of their own."""
    return Case.objects.filter(Exists(Case.objects.filter(pk=OuterRef("pk"), title=NAMED)))


def titles(cases):
    """Their titles."""
    return set(cases.values_list("title", flat=True))


@pytest.mark.django_db
def test_a_condition_made_once_is_asked_with_what_is_given():
    """Of the rows around, whatever the query around is, and turned round too."""
    w = cast.world()
    for title in ("Dean", "Lee"):
        cast.waiting_case(w, title)
    for title, other in (("Dean", "Lee"), ("Lee", "Dean")):
        condition = Composed(of_a_name, named=title)
        assert titles(Case.objects.filter(condition)) == {title}
        assert titles(Case.objects.exclude(condition)) == {other}
        inside = Case.objects.filter(condition, pk=OuterRef("pk"))
        assert titles(Case.objects.filter(Exists(inside))) == {title}
        assert titles(Case.objects.filter(pk__in=Case.objects.filter(condition).values("pk"))) == {title}
        assert {
            row.number for row in Case.objects.annotate(number=Window(Count("pk", filter=condition)))
        } == {1}
    assert not titles(Case.objects.filter(Composed(of_a_name, named="Ward")))


@pytest.mark.django_db
def test_a_table_is_never_taken_for_one_of_the_query_around():
    """Where two would go by one name nothing is asked."""
    around = Case.objects.all()
    for _ in range(3):
        inside = Exists(around.filter(pk=OuterRef("pk")))
        around = Case.objects.filter(inside, Composed(of_a_name, named="Dean"))
    with pytest.raises(NotSupportedError, match="taken for"):
        list(around)


@pytest.mark.parametrize(
    "find",
    [overdue.everything_late, overdue.late_without_a_choice, with_somebody_missing, *overdue.FINDS.values()],
)
def test_what_is_late_is_made_without_a_day(find):
    """Its SQL is the same whenever a process makes it: days come with each question."""
    made = []
    for on in (dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), dt.datetime(2027, 7, 8, 23, 30, tzinfo=dt.UTC)):
        with time_machine.travel(on, tick=False):
            made.append(find().query.sql_with_params())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("ask", "find"),
    [(overdue.late, overdue.everything_late), (overdue.by_the_service, overdue.late_without_a_choice)],
)
def test_a_list_of_what_is_late_is_told_every_day_it_needs(ask, find):
    """None that it does not ask for, none that it lacks."""
    service = Service()
    service._closed = frozenset()
    _sql, params = find().query.sql_with_params()
    wanted = {param.name for param in params if isinstance(param, Given)}
    assert wanted == set(ask(service, dt.date(2026, 11, 24)).given) != set()
