"""Every address of the product."""

from django.urls import include, path

urlpatterns = [
    path("", include("fgc.workspace.urls")),
    path("", include("fgc.notifications.urls")),
    path("", include("fgc.accounts.urls")),
    path("", include("referrals.urls")),
    path("", include("fgc.network.urls")),
    path("", include("conferences.urls")),
    path("", include("family_plans.urls")),
    path("", include("fgc.reports.urls")),
    path("accounts/", include("allauth.account.urls")),
]
