"""Handing over several families of one coordinator at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fgc.accounts.doors import get_person
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import count
from fgc.workspace.away_forms import HandOverForm
from fgc.workspace.handing import by_urgency, families_of, others
from fgc.workspace.views.forms_page import data_of
from referrals import actions


@require_http_methods(["GET", "POST"])
def hand_over(request, key):
    """A coordinator's families by urgency: those chosen go to another coordinator, with a note, at once."""
    if request.user.role != Role.SERVICE_MANAGER:
        raise PermissionDenied("Families are handed over by service managers.")
    person = get_person(request.user, key)
    families, hidden = families_of(person, request.user)
    cases, hints = by_urgency(families, request.user.service, today())
    people, carried = others(person)
    form = HandOverForm(data_of(request), families=families, hints=hints, people=people, loads=carried)
    form.fields["families"].choices = [
        (case.reference, form.fields["families"].label_from_instance(case)) for case in cases
    ]
    if request.method == "POST" and form.is_valid():
        return once(request, lambda: _handed(request, person, form.cleaned_data))
    return render(request, "workspace/hand_over.html", {
        "form": form, "person": person, "has_families": bool(cases), "hidden": hidden, "has_people": people.exists(),
    })  # fmt: skip


def _handed(request, person, given):
    refused, number = [], 0
    for case in given["families"]:
        try:
            actions.allocate(
                case=case,
                coordinator=given["coordinator"],
                asked="no_conflict",
                note=given["note"],
                by=request.user,
            )
            number += 1
        except Refused as refusal:
            refused.append(f"{case.title}: {refusal.message}")
    name = given["coordinator"].name
    if number:
        messages.success(request, f"{count(number, 'family', 'families')} handed over to {name}.")
    for words in refused:
        messages.warning(request, words)
    return reverse("workspace:hand_over", args=[person.key])
