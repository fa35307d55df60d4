"""Every address of the product."""

from django.urls import include, path

from fgc.workspace.views import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("tickz", health.tickz, name="tickz"),
    path("", include("fgc.workspace.urls")),
    path("", include("fgc.notifications.urls")),
    path("", include("fgc.accounts.urls")),
    path("", include("referrals.urls")),
    path("", include("fgc.network.urls")),
    path("", include("conferences.urls")),
    path("", include("family_plans.urls")),
    path("", include("fgc.kept.urls")),
    path("", include("fgc.reports.urls")),
    path("accounts/", include("fgc.accounts.allauth_urls")),
]

handler403 = "fgc.workspace.views.errors.permission_denied"
handler500 = "fgc.workspace.views.errors.server_error"
