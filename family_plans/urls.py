"""Addresses of family_plans."""

app_name = "family_plans"
urlpatterns = []
