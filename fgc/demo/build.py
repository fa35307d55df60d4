"""Building the demonstration: once, whole or not at all."""

import datetime as dt

from django.db import transaction

from family_plans.actions import add_rule
from fgc.cases.actions import record_absence
from fgc.cases.models import Case
from fgc.demo import again_stories, families, history, story
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
        add_rule(service=cast["carol"].service, what="later", weeks=26, by=cast["carol"])
    play(
        [
            tell(cast, days)
            for tell in [story.karim, *families.STORIES, *history.STORIES, *again_stories.STORIES]
        ]
        + [away(cast, days), read(cast, days)]
    )
    return Case.objects.count()


def away(cast, days):
    """A scene: a coordinator asks for cover for a week that is to come; a service manager has to agree."""
    yield (days.ago(2), 16, 0)
    monday = days.ahead(14 - days.today.weekday())
    record_absence(
        person=cast["shanice"],
        since=monday,
        until=monday + dt.timedelta(days=4),
        cover=cast["bryn"],
        by=cast["shanice"],
    )


def read(cast, days):
    """A scene: everybody has read their notices of the days before."""
    yield (days.ago(READ_DAYS), 8, 0)
    for person in cast.people.values():
        mark_all_read(by=person)
