"""Pages about the service itself, open to everybody: help, accessibility, privacy, what the record holds."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render


@login_not_required
def page(request, name):
    """One page of plain text."""
    return render(request, f"workspace/pages/{name}.html")
