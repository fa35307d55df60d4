"""The record of who looked, for information governance: references and names of staff, never a family."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from fgc.accounts.roles import Role
from fgc.audit.kinds import KINDS
from fgc.audit.models import AuditEvent
from fgc.lib.forms import FilterForm
from fgc.lib.references import read_reference

PAGE = 50
HEADS = ("Number", "When", "Who", "What", "Reference", "As")


class RecordFilter(FilterForm):
    """Narrows the record."""

    reference = forms.CharField(label="Reference", max_length=20)
    who = forms.CharField(max_length=10, widget=forms.HiddenInput)
    before = forms.IntegerField(widget=forms.HiddenInput)


@require_GET
def access_log(request):
    """Events, newest first, a page at a time by their number; for information governance only."""
    if request.user.role != Role.INFORMATION_GOVERNANCE:
        raise PermissionDenied("The access log is for information governance.")
    form = RecordFilter(request.GET)
    form.full_clean()
    events = _events(form.cleaned_data)
    rows = list(events[: PAGE + 1])
    people = {p.pk: p for p in get_user_model().objects.filter(pk__in={row.actor for row in rows})}
    context = {
        "form": form,
        "heads": HEADS,
        "rows": [_row(row, people.get(row.actor)) for row in rows[:PAGE]],
        "older": rows[PAGE - 1].seq if len(rows) > PAGE else None,
        "query": "".join(
            f"&{name}={request.GET[name]}" for name in ("reference", "who") if request.GET.get(name)
        ),
    }
    return render(request, "workspace/access_log.html", context)


def _events(data):
    events = AuditEvent.objects.order_by("-seq")
    if data.get("reference"):
        events = events.filter(case=read_reference(data["reference"]) or "none")
    if data.get("who"):
        people = get_user_model().objects.filter(key=data["who"])
        events = events.filter(actor__in=list(people.values_list("pk", flat=True)))
    if data.get("before"):
        events = events.filter(seq__lt=data["before"])
    return events


def _row(event, person):
    kind = KINDS.get(event.kind)
    who = {"text": person.name, "url": f"?who={person.key}"} if person else {"text": "the service"}
    return [
        {"text": f"{event.seq:,}", "numeric": True},
        {"text": f"{timezone.localtime(event.at):%-d %b %Y, %H:%M:%S}", "nowrap": True},
        who,
        {"text": kind.sentence if kind else event.kind},
        {"text": event.case, "nowrap": True, "url": f"?reference={event.case}"}
        if event.case
        else {"text": ""},
        {"text": event.relationship.replace("_", " ")},
    ]
