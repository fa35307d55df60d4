"""The page of promises to families."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from fgc.lib.dates import today
from fgc.lib.paging import turn
from fgc.workspace.promises import READERS, promises

TOGETHER = 50


@require_GET
def promised(request):
    """Everything promised to the families of this person that has not come yet."""
    if request.user.role not in READERS:
        raise Http404
    page = turn(request, promises(request.user, today()), TOGETHER)
    return render(request, "workspace/promises.html", {"rows": page.rows, **page.links})
