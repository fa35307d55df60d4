"""The first tables are what the models say, and no database that has only some of them is taken for whole."""

import pytest
from django.apps import apps
from django.core import checks
from django.db import connection
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from fgc.lib.migrations import EveryTable

OURS = ("accounts", "cases", "network", "referrals", "conferences", "family_plans")


@pytest.mark.django_db
@pytest.mark.parametrize("label", OURS)
def test_every_table_has_the_columns_constraints_and_indexes_of_its_model(label):
    with connection.cursor() as cursor:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            table = model._meta.db_table
            columns = {
                column.name for column in connection.introspection.get_table_description(cursor, table)
            }
            assert columns == {field.column for field in model._meta.local_concrete_fields}, table
            there = connection.introspection.get_constraints(cursor, table)
            asked = [*model._meta.constraints, *model._meta.indexes]
            assert {each.name for each in asked} <= set(there), table


@pytest.mark.django_db
@pytest.mark.parametrize(("kept", "refused"), [(2, ["fgc.E011"]), (None, []), (0, [])])
def test_a_database_with_only_some_of_the_earlier_migrations_is_refused(monkeypatch, kept, refused):
    replaced = MigrationLoader(connection).disk_migrations["cases", "0001_squashed"].replaces
    assert len(replaced) == 7
    applied = dict.fromkeys(replaced[:kept])
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: applied)
    assert [error.id for error in checks.run_checks(databases=["default"], tags=["database"])] == refused


def test_the_first_tables_are_not_taken_away():
    with pytest.raises(IrreversibleError, match="restore a backup"):
        EveryTable("0001_squashed", "cases").unapply(ProjectState(), None)
