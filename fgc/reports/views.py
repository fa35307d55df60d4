"""Pages of figures."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fgc.accounts.roles import Role
from fgc.lib.dates import today
from fgc.reports.figures import dashboard as figures


@require_GET
def dashboard(request):
    """The caseload of the service, for its managers: each number leads to its list."""
    if request.user.role != Role.SERVICE_MANAGER:
        raise PermissionDenied("The dashboard is for service managers.")
    return render(
        request,
        "reports/dashboard.html",
        figures(request.user.service, today()) | {"service": request.user.service},
    )
