"""What every page knows about the service and the person reading it, without a query of its own."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject


def site(request):
    """Names of the service and organisation, the theme file, the demonstration flag, and who is signed in.

    `reader` is a lazy value: pages that never show it never touch the session.
    """
    return {
        "organisation_name": settings.FGC_ORGANISATION_NAME,
        "service_name": settings.FGC_SERVICE_NAME,
        "support_contact": settings.FGC_SUPPORT_CONTACT,
        "theme_css": getattr(settings, "FGC_THEME_CSS", ""),
        "demo": getattr(settings, "FGC_DEMO", False),
        "reader": SimpleLazyObject(lambda: reader(request)),
    }


def reader(request):
    """The name and role to show in the header, or an empty dict for somebody who has not signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    name = getattr(user, "name", "") or user.get_username()
    role = getattr(user, "role_name", "")
    return {"name": str(name), "role": str(role() if callable(role) else role)}
