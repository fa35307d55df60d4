"""Whether this process lives, and whether it can serve: for load balancers and monitors, without sign-in."""

import datetime as dt
import logging

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fgc.notifications.models import Tick

log = logging.getLogger("fgc.health")


@login_not_required
@require_safe
def healthz(request):
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request):
    """200 when database, migrations and reminders are in order, else 503 with which of them is not."""
    wrong = _wrong()
    return JsonResponse({"ready": not wrong, "wrong": wrong}, status=503 if wrong else 200)


def _wrong():
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["migrations"]
        last = Tick.objects.order_by("-at").values_list("at", flat=True).first()
    except DatabaseError:
        log.exception("the database is away")
        return ["database"]
    oldest = timezone.now() - dt.timedelta(minutes=settings.FGC_TICK_ALARM_MINUTES)
    return ["reminders"] if last is None or last < oldest else []
