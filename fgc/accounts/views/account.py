"""A person's own account, and the page of a person who has no role yet."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET


@require_GET
def account(request):
    """Name, role, team, and the way to a new password."""
    user = request.user
    rows = [
        {"key": "Name", "value": user.name},
        {"key": "Email address", "value": user.email},
        {"key": "Role", "value": user.role_name or "None yet"},
        {"key": "Team", "value": user.team.name if user.team else "None"},
    ]
    rows.append({"key": "Reminders", "value": user.get_emails_display()})
    if user.job_title:
        rows.insert(2, {"key": "Job title", "value": user.job_title})
    managed = [link.team.name for link in user.manages.filter(until=None).select_related("team")]
    if managed:
        rows.append({"key": "Teams you manage", "value": "\n".join(managed)})
    return render(request, "accounts/account.html", {"rows": rows})


@require_GET
def waiting(request):
    """Says that a role has to be agreed before anything can be done."""
    if request.user.role:
        return redirect("workspace:home")
    proposed = request.user.role_changes.filter(decided_at=None).first()
    return render(
        request, "accounts/waiting.html", {"proposed": proposed.get_role_display() if proposed else ""}
    )
