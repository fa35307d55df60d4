"""The pages of messages: a person's own notices, and how the reminders are doing."""

from django.conf import settings
from django.contrib import messages as notes
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Min, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from fgc.accounts.roles import Role
from fgc.lib.errors import Refused
from fgc.lib.paging import turn
from fgc.notifications import actions, delivery, tasks
from fgc.notifications.alarms import is_late, last_ran
from fgc.notifications.models import Message
from fgc.notifications.registry import registry

ON_A_PAGE = 20
FAILED_READ, FAILED_SHOWN = 1000, 100
MENDERS = {Role.SERVICE_MANAGER, Role.ADMINISTRATOR}
WATCHERS = {Role.SERVICE_MANAGER, Role.COORDINATOR, Role.BUSINESS_SUPPORT, Role.ADMINISTRATOR}


def messages(request):
    """A person's notices, the unread ones first."""
    mine = Message.objects.filter(
        recipient=request.user, channel=Message.Channel.IN_APP, state=Message.State.SENT
    ).order_by(F("read_at").desc(nulls_first=True), "-due_at", "-pk")
    page = turn(request, mine, ON_A_PAGE)
    for notice in page.rows:
        notice.recipient = request.user
    texts = registry().text_all(page.rows)
    rows = [
        {
            "key": notice.key,
            "at": notice.due_at,
            "unread": notice.read_at is None,
            "text": texts.get(notice.pk),
        }
        for notice in page.rows
    ]
    return render(
        request,
        "notifications/messages.html",
        {
            "rows": rows,
            "may_watch": request.user.role in WATCHERS,
            "has_unread": any(row["unread"] for row in rows),
            **page.links,
        },
    )


@require_POST
def read_all(request):
    """Mark every notice as read."""
    actions.mark_all_read(by=request.user)
    return redirect("notifications:messages")


def message(request, key):
    """Open a notice, or the link of an e-mail: note that it was read and go to the thing itself."""
    found = get_object_or_404(Message.objects.select_related("recipient"), key=key, recipient=request.user)
    text = registry().text(found)
    actions.mark_read(message=found, by=request.user)
    if found.kind == delivery.DIGEST:
        return redirect("notifications:messages")
    if text is None:
        notes.info(
            request,
            "What that message was about is no longer open to you.",
        )
        return redirect("notifications:messages")
    return redirect(text.url)


def health(request):
    """How the reminders are doing: when they last ran, what waits, what failed."""
    _watcher(request.user)
    now = timezone.now()
    last, counts_only = last_ran(), request.user.role == Role.ADMINISTRATOR
    due, lost = Q(state=Message.State.DUE, digest=None), Q(state=Message.State.FAILED)
    at_once = due & Q(due_at__lte=now) & ~Q(channel=Message.Channel.DIGEST)
    counted = Message.objects.filter(due | lost | Q(state=Message.State.SENDING)).aggregate(
        waiting=Count("pk", filter=at_once),
        sending=Count("pk", filter=Q(state=Message.State.SENDING)),
        morning=Count("pk", filter=due & Q(channel=Message.Channel.DIGEST)),
        later=Count("pk", filter=due & Q(due_at__gt=now) & ~Q(channel=Message.Channel.DIGEST)),
        failed=Count("pk", filter=lost),
        oldest=Min("due_at", filter=at_once),
    )
    failed = [] if counts_only else _failed_for(request.user)
    return render(request, "notifications/health.html", {
        "last": last,
        "late": is_late(last),
        "alarm_minutes": settings.FGC_TICK_ALARM_MINUTES,
        "counted": counted,
        "may_mend": request.user.role in MENDERS,
        "quiet": request.user.service,
        "failed": failed[:FAILED_SHOWN],
        "names_nobody": counts_only,
        "failed_count": counted["failed"] if counts_only else len(failed),
    })  # fmt: skip


@require_POST
def run(request):
    """Have the reminders run at once."""
    _mender(request.user)
    tasks.run_now()
    notes.success(request, "The reminders run now. Look at the time above in a moment.")
    return redirect("notifications:health")


@require_POST
def all_again(request):
    """Send every failed message of the service again."""
    _mender(request.user)
    count = actions.retry_all(by=request.user)
    notes.success(
        request, f"{count} will be sent again within a minute or two." if count else "Nothing had failed."
    )
    return redirect("notifications:health")


@require_POST
def again(request, key):
    """Send a failed message again."""
    return _act(request, key, actions.retry, "The message will be sent again within a minute or two.")


@require_POST
def done(request, key):
    """Note that the person was told in another way."""
    return _act(request, key, actions.deal_with, "Noted: you have told the person in another way.")


def _act(request, key, action, said):
    _watcher(request.user)
    found = Message.objects.filter(state=Message.State.FAILED, key=key).select_related("recipient").first()
    if found is None or not _open_to(request.user, [found]):
        raise Http404
    try:
        action(message=found, by=request.user)
        notes.success(request, said)
    except Refused as refusal:
        notes.warning(request, refusal.message)
    return redirect("notifications:health")


def _mender(user):
    if user.role not in MENDERS:
        raise PermissionDenied("This is done by a service manager or an administrator.")


def _watcher(user):
    if user.role not in WATCHERS:
        raise PermissionDenied("The reminders page is for the service and for administrators.")


def _failed_for(user):
    """The failed messages, the latest FAILED_READ of all, about what the person may open."""
    failed = Message.objects.filter(state=Message.State.FAILED).select_related("recipient")
    return _open_to(user, list(failed.order_by("-due_at", "-pk")[:FAILED_READ]))


def _open_to(user, rows):
    """Those of the messages whose family or referral the person may open; none for administrators."""
    if user.role == Role.ADMINISTRATOR:
        return []
    allowed = registry().open_to(user, {row.case for row in rows if row.case})
    manages = user.role == Role.SERVICE_MANAGER
    return [
        row
        for row in rows
        if row.case in allowed
        or (manages and row.kind == delivery.DIGEST and row.recipient.service_id == user.service_id)
    ]
