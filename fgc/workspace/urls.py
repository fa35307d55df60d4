"""Addresses of the pages that read across apps."""

from django.urls import path

from fgc.workspace.views import home, pages

app_name = "workspace"
urlpatterns = [
    path("", home.home, name="home"),
    path("help/", pages.page, {"name": "help"}, name="help"),
    path("accessibility/", pages.page, {"name": "accessibility"}, name="accessibility"),
    path("privacy/", pages.page, {"name": "privacy"}, name="privacy"),
    path("what-the-record-holds/", pages.page, {"name": "audit_explained"}, name="audit_explained"),
]
