"""Addresses of figures."""

from django.urls import path

from fgc.reports import views

app_name = "reports"
urlpatterns = [path("dashboard/", views.dashboard, name="dashboard")]
