"""Addresses of kept writing."""

from django.urls import path

from fgc.kept import views

app_name = "kept"
urlpatterns = [
    path("kept/", views.waiting, name="waiting"),
    path("kept/<slug:key>/", views.writing, name="writing"),
    path("kept/<slug:key>/throw-away/", views.throw_away, name="throw_away"),
]
