"""The demonstration, built once for the tests of this folder and rolled back after them."""

import io

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test.utils import override_settings


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker):
    """Builds it in an empty database; the value is what the command printed."""
    with django_db_blocker.unblock(), override_settings(FGC_DEMO=True), transaction.atomic():
        said = io.StringIO()
        call_command("demo", stdout=said)
        yield said.getvalue()
        transaction.set_rollback(True)
