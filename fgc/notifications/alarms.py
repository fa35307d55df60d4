"""What is wrong with the machinery that nobody but an administrator can mend: on every page of theirs."""

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from fgc.accounts import session
from fgc.accounts.roles import Role
from fgc.lib.cache import is_away
from fgc.notifications.models import Tick

REDIS = (
    "Redis does not answer. Pages work; sign-in limits pause until it is back, and reminders may go out late. "
    "Start it again."
)
REMINDERS = (
    "Reminders have not run for some time: until they run, nobody is reminded of anything. "
    "Start the worker and beat, or what runs the reminders, again."
)


def last_ran():
    """When the reminders last ran; None when they never did."""
    return Tick.objects.order_by("-at").values_list("at", flat=True).first()


def is_late(last):
    """Whether the reminders that last ran then have not run for longer than they may."""
    return last is None or timezone.now() - last > dt.timedelta(minutes=settings.FGC_TICK_ALARM_MINUTES)


class AlarmsMiddleware:
    """Looks for an administrator once a minute, when their session is written anyway: a list may cost five queries."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if user.is_authenticated and user.role == Role.ADMINISTRATOR and session.is_due(request):
            request.session["alarms"] = _found()
        return self.get_response(request)


def alarms(request):
    """Context processor: what an administrator is told on every page; nothing for anybody else."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or user.role != Role.ADMINISTRATOR:
        return {"alarms": []}
    return {"alarms": [_words(name) for name in request.session.get("alarms", ())]}


def _found():
    return [name for name, sounds in (("redis", is_away()), ("reminders", is_late(last_ran()))) if sounds]


def _words(name):
    if name == "redis":
        return {"text": REDIS, "url": "", "link": ""}
    return {"text": REMINDERS, "url": reverse("notifications:health"), "link": "See the reminders"}
