"""Whether this process lives, whether it can serve, whether reminders run: for load balancers and monitors."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fgc.notifications.alarms import is_late, last_ran

log = logging.getLogger("fgc.health")


@login_not_required
@require_safe
def healthz(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request):
    """Whether this machine can serve pages: 200 when database and migrations are in order, else 503 with what is not.

    It says how many seconds ago the reminders last ran (None: never), and serves whatever that is: a worker that is
    down is no reason to send nobody here, because every other machine would say the same.
    """
    return _answer(_wrong_here, tells_tick=True)


@login_not_required
@require_safe
def tickz(request):
    """Whether reminders run: 200, or 503 for an alarm. Not for a load balancer."""
    return _answer(_wrong_with_reminders)


def _answer(look, tells_tick=False):
    told = {}
    try:
        wrong = look()
        if tells_tick and not wrong:
            last = last_ran()
            told["last_tick_seconds"] = last and int((timezone.now() - last).total_seconds())
    except DatabaseError:
        log.exception("the database is away")
        wrong = ["database"]
    return JsonResponse({"ready": not wrong, "wrong": wrong, **told}, status=503 if wrong else 200)


def _wrong_here():
    executor = MigrationExecutor(connection)
    return ["migrations"] if executor.migration_plan(executor.loader.graph.leaf_nodes()) else []


def _wrong_with_reminders():
    return ["reminders"] if is_late(last_ran()) else []
