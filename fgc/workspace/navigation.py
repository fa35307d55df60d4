"""The service navigation: one bar, only what a person's role may use (ui.md 11)."""

from django.urls import reverse

from fgc.accounts.roles import Role

TODAY = ("Today", "workspace:home")
FAMILIES = ("Families", "workspace:cases")
CALENDAR = ("Calendar", "conferences:calendar")
REVIEWS = ("Reviews", "family_plans:reviews_due")
PROMISES = ("Promises", "workspace:promises")
MESSAGES = ("Messages", "notifications:messages")

BARS = {
    Role.SOCIAL_WORKER: (
        ("My referrals", "referrals:mine"),
        ("My families", "workspace:cases"),
        PROMISES,
        CALENDAR,
        MESSAGES,
    ),
    Role.SOCIAL_WORK_MANAGER: (("Team referrals", "referrals:team"), FAMILIES, PROMISES, CALENDAR, MESSAGES),
    Role.COORDINATOR: (
        TODAY,
        FAMILIES,
        CALENDAR,
        REVIEWS,
        ("Second looks", "family_plans:second_looks"),
        MESSAGES,
    ),
    Role.SERVICE_MANAGER: (
        ("Dashboard", "reports:dashboard"),
        ("Referrals", "referrals:waiting"),
        FAMILIES,
        CALENDAR,
        REVIEWS,
        ("Users", "accounts:users"),
        MESSAGES,
    ),
    Role.BUSINESS_SUPPORT: (
        ("Tasks", "workspace:home"),
        ("Referrals", "referrals:waiting"),
        FAMILIES,
        CALENDAR,
        MESSAGES,
    ),
    Role.INFORMATION_GOVERNANCE: (
        ("Access log", "workspace:access_log"),
        ("Incidents", "family_plans:incidents"),
        ("Managers asked about", "referrals:colleagues"),
        FAMILIES,
        MESSAGES,
    ),
    Role.ADMINISTRATOR: (
        ("Users", "accounts:users"),
        ("Teams", "accounts:teams"),
        ("Reminders", "notifications:health"),
    ),
}

SAFETY = ("Keeping people safe: what waits for a decision", "network:safety")
LATE = ("Missed timescales that need a reason", "workspace:missed")
OUTCOMES = ("How children are 6 and 12 months on: what to ask for", "family_plans:outcomes_due")
AWAY = ("Days away and who covers", "workspace:away")
VENUES = ("Places where conferences are held", "conferences:venues")
WORDS = ("Words to say more plainly", "family_plans:plain_words")
REMINDERS = ("Reminders: what did not arrive", "notifications:health")
# The other lists of a role, for the page on which it lands: what somebody needs is found without an address.
LISTS = {
    Role.COORDINATOR: (SAFETY, ("All promises to your families", "workspace:promises"), LATE, OUTCOMES, AWAY,
                       VENUES, WORDS, REMINDERS),
    Role.SERVICE_MANAGER: (
        SAFETY,
        ("Copies that wait for a second look", "family_plans:second_looks"),
        ("Copies that went wrong", "family_plans:incidents"),
        ("All promises to families", "workspace:promises"),
        LATE,
        AWAY,
        OUTCOMES,
        ("Feedback", "family_plans:service_feedback"),
        ("When reviews are due: the service’s rules", "family_plans:rules"),
        VENUES,
        WORDS,
        REMINDERS,
    ),
    Role.BUSINESS_SUPPORT: (VENUES, AWAY, WORDS, REMINDERS),
}  # fmt: skip


def lists_of(user):
    """The other lists of a person's role: label and address."""
    return [{"label": label, "url": reverse(name)} for label, name in LISTS.get(user.role, ())]


def navigation(request):
    """Context processor: the bar of the person signed in, with the part they are in marked; no query."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"navigation": []}
    bar = [(label, reverse(name)) for label, name in BARS.get(user.role, ())]
    inside = max((url for _label, url in bar if request.path.startswith(url)), key=len, default="")
    return {
        "navigation": [
            {"label": label, "url": url, "current": url == inside and (url != "/" or request.path == "/")}
            for label, url in bar
        ]
    }
