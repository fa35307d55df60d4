"""Addresses of conferences."""

app_name = "conferences"
urlpatterns = []
