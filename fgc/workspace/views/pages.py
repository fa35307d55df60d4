"""Pages about the service itself, open to everybody: help, accessibility, privacy, what the record holds; its logo."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fgc.lib.logo import picture


@login_not_required
def page(request, name):
    """One page of plain text."""
    return render(request, f"workspace/pages/{name}.html")


@require_safe
def logo(request):
    """The council's logo, for what is printed from the screen; nothing where none is set."""
    kind, data = picture() or ("", b"")
    return HttpResponse(data, content_type=kind) if data else HttpResponse(status=204)
