"""The frame of every page of a case: the bar with names and tags, and the tabs the person may open."""

from django.urls import reverse

from fgc.lib.dates import today
from fgc.lib.text import count

# Each tab: its name, the address it leads to, and the right that shows it. A tab one may not see is absent.
TABS = (
    ("overview", "Overview", "workspace:case", "progress.read"),
    ("referral", "Referral", "referrals:of_case", "referral.read"),
    ("network", "Family network", "network:family", "people.read"),
    ("preparation", "Preparation", "conferences:preparation", "preparation.read"),
    ("conference", "Conference", "conferences:conference", "booking.read"),
    ("plan", "Family plan", "family_plans:plan", "plan_final.read"),
    ("reviews", "Reviews", "family_plans:reviews", "reviews.read"),
    ("access", "Access", "workspace:case_access", "access_log.read"),
)
# When a concern came up, by the tab from which it is passed on (SafeguardingNotice.Arose).
AROSE = {"preparation": "preparation", "conference": "conference", "plan": "plan", "reviews": "review"}


def shell(case, tab):
    """Context for `cases/base.html`: the bar and the tabs, for a case that came through `get_case`."""
    return {
        "case": case,
        "plain_bar": tab != "overview",  # the page below has its own first heading
        "trail": [
            {"label": "Families", "url": reverse("workspace:cases")},
            {"label": case.reference, "url": ""},
        ],
        "notice_url": _notice_url(case, tab),
        "bar": {
            "title": case.title,
            "reference": case.reference,
            "facts": [{"label": "", "value": count(case.children_count, "child", "children")}],
            "coordinator": case.coordinator.name if case.coordinator else "",
            "referrer": case.referrer.name if case.referrer else "",
            "tags": _tags(case),
        },
        "tabs": [
            {"label": label, "url": reverse(url, args=[case.reference]), "current": name == tab}
            for name, label, url, need in TABS
            if case.can.can(need)
        ],
    }


def _notice_url(case, tab):
    """Where a safeguarding concern is passed on, with when it came up; nothing for whoever may not write one."""
    if not case.can.can("safeguarding.write"):
        return ""
    arose = AROSE.get(tab)
    return reverse("workspace:raise_notice", args=[case.reference]) + (f"?arose={arose}" if arose else "")


def _tags(case):
    tags = [
        {"text": case.stage_label, "colour": "green" if case.stage in ("planned", "reviewing") else "blue"}
    ]
    if case.is_restricted:
        tags.append({"text": "Restricted", "colour": "red"})
    if case.is_urgent and case.is_open:
        tags.append({"text": "Emergency" if case.is_emergency else "Urgent", "colour": "red"})
    if case.on_hold_until:
        late = case.on_hold_until < today()
        tags.append({"text": "On hold, look again" if late else "On hold", "colour": "yellow"})
    if case.messages_stopped_at:
        tags.append({"text": "All messages stopped", "colour": "grey"})
    return tags


def first_page(reference, can):
    """The address of the first tab that these abilities open: where a list leads to."""
    for _name, _label, url, need in TABS:
        if can.can(need):
            return reverse(url, args=[reference])
    return reverse("workspace:history", args=[reference])
