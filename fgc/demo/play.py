"""Playing several stories in one time: each is a generator that yields the moment of its next scene.

def story(cast):
    yield at(day, 9)          # the scene below happens then
    ...actions...
    yield at(day, 14, 30)     # and the next one later
"""

import contextlib
import heapq

from django.conf import settings
from django.utils import timezone

from fgc.demo.clock import living
from fgc.notifications import delivery

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def play(stories):
    """Play every scene of all stories in the order of their moments; mail that falls due goes on the way."""
    waiting = []
    for number, story in enumerate(stories):
        heapq.heappush(waiting, (next(story), number, story))
    with mail_goes_nowhere():
        while waiting:
            moment, number, story = heapq.heappop(waiting)
            with living(*moment) as now:
                following = next(story, None)
                for pk in list(delivery.due(now).values_list("pk", flat=True)):
                    delivery.deliver(pk, now)
            if following is not None:
                if following <= moment:
                    raise ValueError(f"a scene at {following} cannot follow one at {moment}")
                heapq.heappush(waiting, (following, number, story))


@contextlib.contextmanager
def mail_goes_nowhere():
    """Mail of past days is counted as sent and thrown away: its addresses do not exist."""
    before, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, NOWHERE
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = before


def now():
    """The moment of the scene."""
    return timezone.now()
