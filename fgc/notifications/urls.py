"""Addresses of notifications."""

from django.urls import path

from fgc.notifications import views

app_name = "notifications"
urlpatterns = [
    path("messages/", views.messages, name="messages"),
    path("messages/read/", views.read_all, name="read_all"),
    path("messages/<slug:key>/", views.message, name="message"),
    path("reminders/", views.health, name="health"),
    path("reminders/run/", views.run, name="run"),
    path("reminders/all-again/", views.all_again, name="all_again"),
    path("reminders/<slug:key>/again/", views.again, name="again"),
    path("reminders/<slug:key>/done/", views.done, name="done"),
]
