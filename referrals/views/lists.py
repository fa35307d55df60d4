"""The lists of those who refer: my referrals, and my team's."""

from django.db.models import Case, Exists, OuterRef, Q, When
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.cases.access import MissingRight, scope_of
from fgc.cases.notices import waiting_notices
from fgc.lib.dates import today
from fgc.lib.paging import turn
from referrals.access import may_start, visible_to
from referrals.clocks import clock_for_author, long_day
from referrals.models import ReferralShare
from referrals.sections import SECTIONS
from referrals.stages import ACCEPTED, COLOURS, DECLINED, DRAFT, RETURNED, SENT, WITHDRAWN

PAGE = 25
TABS = (
    ("open", "Open", (RETURNED, DRAFT, SENT)),
    ("accepted", "Accepted", (ACCEPTED,)),
    ("not-going-ahead", "Not going ahead", (DECLINED, WITHDRAWN)),
)


def mine(request):
    """The referrals that a person wrote, or that a colleague shared with them."""
    if not may_start(request.user):
        raise MissingRight("referral", "write")
    scope = scope_of(request.user)
    rows = visible_to(request.user, scope=scope).filter(_own(request.user))
    return _tabbed(
        request,
        rows,
        title="My referrals",
        url=reverse("referrals:mine"),
        row=_author_row,
        own=True,
        scope=scope,
    )


def team(request):
    """The referrals of the teams that a social work manager manages."""
    if request.user.role != Role.SOCIAL_WORK_MANAGER:
        raise MissingRight("referral", "read")
    scope = scope_of(request.user)
    rows = visible_to(request.user, scope=scope).filter(team_id__in=scope.teams, sent_at__isnull=False)
    return _tabbed(
        request,
        rows,
        title="Team referrals",
        url=reverse("referrals:team"),
        row=_team_row,
        own=False,
        scope=scope,
    )


def _own(user):
    """Written, logged or shared: not what a role alone opens."""
    shared = ReferralShare.objects.filter(referral=OuterRef("pk"), person=user, ended_at__isnull=True)
    return Q(author=user) | Q(logged_by=user) | Exists(shared)


def _tabbed(request, rows, *, title, url, row, own, scope):
    chosen = next((tab for tab in TABS if tab[0] == request.GET.get("show")), TABS[0])
    day = today()
    rows = rows.select_related("service", "author", "team", "case")
    page = turn(request, _ordered(rows.filter(stage__in=chosen[2]), chosen[0]), PAGE)
    context = {
        "title": title,
        "own": own,
        "notices": waiting_notices(request.user, day, scope),
        "has_team": request.user.role == Role.SOCIAL_WORK_MANAGER,
        "may_start": may_start(request.user),
        "tabs": [
            {"label": label, "url": f"{url}?show={name}", "current": name == chosen[0]}
            for name, label, _ in TABS
        ],
        "shown": chosen[0],
        "rows": [row(referral, day, request.user) for referral in page.rows],
    } | page.links
    return render(request, "referrals/mine.html", context)


def _ordered(rows, tab):
    """What came back first, then drafts, then what waits; elsewhere the latest first."""
    if tab != "open":
        return rows.order_by("-updated_at", "-pk")
    order = Case(When(stage=RETURNED, then=0), When(stage=DRAFT, then=1), default=2)
    return rows.annotate(place=order).order_by("place", "-updated_at", "-pk")


def _author_row(referral, day, user):
    detail = referral.reference
    if referral.logged_by_id == user.pk and referral.author_id != user.pk:
        detail += f", for {referral.author.name}"
    elif referral.author_id != user.pk:
        detail += f", shared by {referral.author.name}"
    return _item(referral, detail, day)


def _team_row(referral, day, user):
    item = _item(referral, f"{referral.reference}, {referral.author.name}", day)
    if referral.author_id != user.pk:  # a manager reads; the social worker answers and writes
        item["url"] = reverse("referrals:referral", args=[referral.reference])
        if referral.stage == RETURNED:
            item["words"] = f"Waiting for {referral.author.name}’s answer"
    return item


def _item(referral, detail, day):
    clock = clock_for_author(referral, day)
    return {
        "name": referral.name,
        "url": _address(referral),
        "detail": detail,
        "words": _next_words(referral, day),
        "more": "",
        "tag": clock.tag or referral.stage_label,
        "colour": clock.colour or COLOURS[referral.stage],
    }


def _address(referral):
    name = "referrals:tasks" if referral.stage in (DRAFT, RETURNED) else "referrals:referral"
    return reverse(name, args=[referral.reference])


def _next_words(referral, day):
    if referral.stage == DRAFT:
        done = len(referral.completed)
        saved = long_day(timezone.localdate(referral.updated_at))
        return f"{done} of {len(SECTIONS)} sections finished. Last saved {saved}"
    if referral.stage == RETURNED:
        return "Answer the question and send it again"
    if referral.stage == ACCEPTED:
        who = (
            "The service is finding a coordinator"
            if referral.case.stage == "waiting"
            else referral.case.stage_label
        )
        return f"{referral.case.reference}. {who}"
    if referral.stage == DECLINED:
        return "Open it to read why"
    return clock_for_author(referral, day).words
