"""`manage.py seed_scale`: enough of everything to measure with, in nobody's installation."""

import re

import pytest
from django.core.management import CommandError, call_command

from conferences.models import Conference, Contact
from family_plans.models import HelpRequest, Plan, PlanAction, PlanVersion, Review
from fgc.accounts.models import Service
from fgc.cases.models import Case, Membership
from fgc.network.models import Person
from fgc.notifications.models import Message
from referrals.models import Referral
from tests import cast

FILLED = (
    Case,
    Membership,
    Person,
    Referral,
    Contact,
    Conference,
    Plan,
    PlanAction,
    PlanVersion,
    Review,
    HelpRequest,
    Message,
)


@pytest.fixture
def embedded(settings):
    """This machine's own SQLite database, as the command may use it; on PostgreSQL as a demonstration would."""
    settings.EMBEDDED, settings.FGC_DEMO = True, True


@pytest.mark.django_db
def test_thirty_families_have_everything_that_a_page_counts(embedded, capsys, django_assert_max_num_queries):
    """Every page answers, and the number of statements that seed does not grow with the families."""
    with django_assert_max_num_queries(600):
        call_command("seed_scale", cases=30, rounds=1)
    assert Case.objects.count() == 30 and not [model for model in FILLED if not model.objects.exists()]
    assert Referral.objects.filter(stage="sent").exists() and Review.objects.filter(stage="due").exists()
    printed = capsys.readouterr().out
    for page in ("Today", "Tasks", "Families, all", "Page of one family", "Dashboard"):
        assert re.search(rf"^{page} .*\d+\.\d", printed, re.MULTILINE), page


@pytest.mark.django_db
def test_a_real_installation_is_refused_whatever_is_in_it(settings):
    """Not one row, also where there is no family yet: the first day of a real service."""
    settings.EMBEDDED = settings.FGC_DEMO = False
    for cases in (30, 0):
        with pytest.raises(CommandError, match="invented families"):
            call_command("seed_scale", cases=cases, rounds=1)
    assert not Service.objects.exists() and not Case.objects.exists()


@pytest.mark.django_db
def test_pages_that_cannot_be_shown_are_refused_before_anything_is_made(embedded, settings, tmp_path):
    """Without the list of collected files no page answers: what to do is said, not found out after the seeding."""
    hashed = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STATIC_ROOT, settings.STORAGES = tmp_path, {**settings.STORAGES, "staticfiles": hashed}
    with pytest.raises(CommandError, match="collectstatic"):
        call_command("seed_scale", cases=30, rounds=1)
    assert not Service.objects.exists()


@pytest.mark.django_db
def test_a_database_with_people_is_refused(embedded):
    """Also without a family: the names of a service are there already."""
    cast.world()
    with pytest.raises(CommandError, match="empty database"):
        call_command("seed_scale", cases=30, rounds=1)
    assert not Case.objects.exists()
