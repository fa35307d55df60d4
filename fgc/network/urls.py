"""Addresses of network."""

app_name = "network"
urlpatterns = []
