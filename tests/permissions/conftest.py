"""Two whole families, built once for each module of these tests and taken away after it."""

import pytest
from django.db import transaction

from tests.permissions.asking import sign_in
from tests.permissions.family import both
from tests.permissions.staff import actors


@pytest.fixture(scope="module")
def families(django_db_setup, django_db_blocker):
    """Family A with everybody's grants, and family B (ZEBRA)."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield both()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def cookies(families):
    """A session for each who tries, by the name of the actor."""
    return {actor.name: sign_in(actor.user) for actor in actors(families[0].s)}
