"""Each role's own first page."""

from django.shortcuts import render


def home(request):
    """The first page."""
    return render(request, "workspace/home.html")
