"""Each role's own first page."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from fgc.accounts.roles import Role
from fgc.lib.dates import today
from fgc.workspace.navigation import lists_of
from fgc.workspace.support import support_page
from fgc.workspace.today import today_page

ELSEWHERE = {
    Role.SOCIAL_WORKER: "referrals:mine",
    Role.SOCIAL_WORK_MANAGER: "referrals:team",
    Role.SERVICE_MANAGER: "reports:dashboard",
    Role.INFORMATION_GOVERNANCE: "workspace:access_log",
    Role.ADMINISTRATOR: "accounts:users",
}


@require_GET
def home(request):
    """Today for a coordinator, tasks for business support, and for everyone else the page they land on."""
    user = request.user
    if user.role == Role.COORDINATOR:
        page = today_page(user, today()) | {"greeting": _greeting(), "lists": lists_of(user)}
        return render(request, "workspace/today.html", page)
    if user.role == Role.BUSINESS_SUPPORT:
        return render(request, "workspace/support.html", support_page(request) | {"lists": lists_of(user)})
    if user.role in ELSEWHERE:
        return redirect(ELSEWHERE[user.role])
    return render(request, "workspace/no_role.html")


def _greeting():
    hour = timezone.localtime().hour
    return "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"
