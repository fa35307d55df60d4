"""The page of promises to families."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fgc.lib.dates import today
from fgc.workspace.promises import READERS, promises


@require_GET
def promised(request):
    """Everything promised to the families of this person that has not come yet."""
    if request.user.role not in READERS:
        raise Http404
    return render(request, "workspace/promises.html", {"rows": promises(request.user, today())})
