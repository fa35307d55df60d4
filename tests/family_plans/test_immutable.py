"""A version of a plan cannot be changed or removed by any way that code has (bar B16), on both databases."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from family_plans import actions, urls
from family_plans.freezing import canonical, sha256_of
from family_plans.models import PlanVersion
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db

TABLE = PlanVersion._meta.db_table


def by_save(version):
    """The row's own save."""
    version.frozen = "{}"
    version.save()


def by_field(version):
    """One field only."""
    version.outcome = "not_agreed"
    version.save(update_fields=["outcome"])


def by_update(version):
    """A queryset."""
    PlanVersion.objects.filter(pk=version.pk).update(why="changed")


def by_bulk(version):
    """Many rows at once."""
    version.sha256 = "0" * 64
    PlanVersion.objects.bulk_update([version], ["sha256"])


def by_upsert(version):
    """An insert that turns into an update."""
    version.frozen = "{}"
    PlanVersion.objects.bulk_create(
        [version], update_conflicts=True, unique_fields=["id"], update_fields=["frozen"]
    )


def by_sql(version):
    """SQL without the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET frozen = '{{}}' WHERE id = %s", [version.pk])


def by_delete(version):
    """The row's own delete."""
    version.delete()


def by_raw_delete(version):
    """SQL without the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")


@pytest.mark.parametrize(
    "way", [by_save, by_field, by_update, by_bulk, by_upsert, by_sql, by_delete, by_raw_delete]
)
def test_every_way_is_refused(way):
    """The row is as it was, byte for byte."""
    home = fam.final()
    before = PlanVersion.objects.values().get()
    with pytest.raises(DatabaseError, match="cannot be"), transaction.atomic():
        way(fam.version(home))
    assert PlanVersion.objects.values().get() == before


@pytest.mark.postgres
def test_truncate_is_refused():
    """PostgreSQL's short cut as well."""
    fam.final()
    with (
        pytest.raises(DatabaseError, match="cannot be"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {TABLE} CASCADE")
    assert PlanVersion.objects.count() == 1


def test_the_hash_can_be_worked_out_again():
    """From the text that is kept; the content is canonical, so writing it again gives the same."""
    version = fam.version(fam.final())
    assert version.sha256 == sha256_of(version.frozen)
    assert canonical(version.content) == version.frozen


def test_later_changes_of_the_family_leave_it_alone():
    """Rose's name, the working rows, an answer to a request: version 1 says what it said."""
    home = fam.final()
    before = fam.version(home).frozen
    home.rose.family_name = "Other"
    home.rose.save(update_fields=["family_name"])
    actions.answer_help(request=home.plan.help_requests.get(), answer="yes", by=home.world.tom)
    actions.new_version(plan=home.plan, why="More", asked_by="Rose", by=home.world.amina)
    actions.change_action(action=home.plan.actions.first(), version=1, what="Different", by=home.world.amina)
    assert fam.version(home).frozen == before


def test_no_page_changes_a_final_version():
    """Amina, Tom and Carol press everything there is under the plan, filled and empty: version 1 is as it was."""
    home = fam.final()
    plan, before = home.plan, PlanVersion.objects.values().get()
    keys = {
        "actions": plan.actions.first().key, "help": plan.help_requests.get().key, "agreement": home.rose.key,
    }  # fmt: skip
    filled = {
        "matters": "Changed", "print-matters": "x", "version-matters": "1", "what": "Changed", "version": "1", "outcome": "unsafe",
        "reason_unsafe": "x", "why": "x", "asked_by": "x", "answer": "no", "reason": "x", "first": "a", "second": "b", "who": "x",
    }  # fmt: skip
    pressed = 0
    for person in (home.world.amina, home.world.tom, home.world.carol):
        client = cast.signed_in(person)
        for pattern in urls.urlpatterns:
            route = str(pattern.pattern)
            if not route.startswith(urls.PLAN) or "copies" in route or route.endswith("new-version/"):
                continue
            names = pattern.pattern.converters
            given = {
                "reference": home.case.reference,
                "key": keys.get(route.removeprefix(urls.PLAN).split("/")[0], "zz"),
            }
            args = {name: given.get(name, 1 if name == "number" else 2) for name in names}
            for data in ({}, filled):
                status = client.post(reverse(f"family_plans:{pattern.name}", kwargs=args), data).status_code
                assert status < 500, (pattern.name, status)
                pressed += 1
    assert pressed > 100
    assert PlanVersion.objects.filter(number=1).values().get() == before
