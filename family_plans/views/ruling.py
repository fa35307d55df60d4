"""The service's table of when plans are looked at again, for its manager."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from family_plans import actions
from family_plans.forms.living import RuleForm
from family_plans.rhythm import lines_of
from family_plans.rules import because
from family_plans.views.page import button, refuse, sent
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.cases.access import MissingRight
from fgc.lib.errors import Refused
from fgc.lib.text import count


def _check(user):
    if user.role != Role.SERVICE_MANAGER:
        raise MissingRight("manage", "write")


def rules(request):
    """The lines that stand, the service's usual weeks, and a form for one more."""
    _check(request.user)
    service = request.user.service
    form = RuleForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _added(request, service, form.cleaned_data))
        except Refused as error:
            refuse(form, error)
    lines = [
        {"key": line.key, "what": line.get_what_display(), "weeks": count(line.weeks, "week"),
         "when": because(line) or "Always"}
        for line in lines_of(service)
    ]  # fmt: skip
    usual = {
        "review": count(service.review_weeks, "week"),
        "check_in": count(service.check_in_weeks, "week"),
    }
    return render(request, "family_plans/rules.html", {"form": form, "lines": lines, "usual": usual})


def _added(request, service, data):
    actions.add_rule(
        service=service, what=data["what"], weeks=data["weeks"], under_age=data["under_age"],
        status=data["status"], kind=data["kind"], by=request.user,
    )  # fmt: skip
    messages.success(request, "The line counts from now on. Days that are set already stay as they are.")
    return reverse("family_plans:rules")


@require_POST
def end_rule(request, key):
    """Take a line out."""
    _check(request.user)
    line = get_object_or_404(request.user.service.review_rules, key=key)

    def act():
        actions.end_rule(rule=line, by=request.user)
        return reverse("family_plans:rules")

    return button(request, act, reverse("family_plans:rules"))
