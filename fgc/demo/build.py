"""Building the demonstration: once, whole or not at all."""

from django.db import transaction

from fgc.cases.models import Case
from fgc.demo import families, history, story
from fgc.demo.clock import living
from fgc.demo.days import Days
from fgc.demo.people import make_cast
from fgc.demo.play import play
from fgc.lib.dates import today
from fgc.notifications.actions import mark_all_read
from referrals.models import Referral

OPENED_DAYS = 215  # the service is older than its first family
READ_DAYS = 4  # notices older than that have been read


def is_empty():
    """Whether there is no family yet."""
    return not Case.objects.exists() and not Referral.objects.exists()


@transaction.atomic
def build():
    """Make the service, its people and all families; returns how many families have a record."""
    days = Days(today())
    with living(days.ago(OPENED_DAYS), 9):
        cast = make_cast()
    play(
        [tell(cast, days) for tell in [story.karim, *families.STORIES, *history.STORIES]] + [read(cast, days)]
    )
    return Case.objects.count()


def read(cast, days):
    """A scene: everybody has read their notices of the days before."""
    yield (days.ago(READ_DAYS), 8, 0)
    for person in cast.people.values():
        mark_all_read(by=person)
