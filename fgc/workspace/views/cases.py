"""The list of families and the page of one."""

from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.access import get_case, scope_of
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.encrypted import keyed_hash
from fgc.lib.references import read_reference
from fgc.lib.sealed import keep_words, kept_words
from fgc.workspace.caselist import page_of
from fgc.workspace.forms import ListFilter
from fgc.workspace.overview import overview
from fgc.workspace.rows import columns, family_rows
from fgc.workspace.timeline import EVERYTHING, timeline

WORDS = "families_search"


@require_GET
def cases(request):
    """The families this person can open: open ones, or all; filtered, sorted, a page at a time."""
    scope = scope_of(request.user)
    form = ListFilter(request.GET, reader=request.user, scope=scope)
    words = kept_words(request.session, WORDS) if "search" in request.GET else ""
    wanted = form.wanted(words)
    listed = page_of(request.user, wanted, scope)
    context = {
        "form": form,
        "listed": listed,
        "wanted": wanted,
        "words": words,
        "columns": columns(wanted, _query(request)),
        "rows": family_rows(listed, request.user, today()),
        "previous_url": _page_url(request, listed.page - 1) if listed.page > 1 else "",
        "next_url": _page_url(request, listed.page + 1) if listed.has_next else "",
        "is_filtered": form.is_filtered or bool(words),
        "clear_url": reverse("workspace:cases"),
        "can_refer": request.user.role == Role.SOCIAL_WORKER,
    }
    return render(request, "workspace/cases.html", context)


@require_POST
def search(request):
    """Search by a child's name or a reference: what was typed stays out of the address (ASVS 14.2.1)."""
    words = " ".join(request.POST.get("words", "").split())[:60]
    keep_words(request.session, WORDS, read_reference(words) or words)
    hashed = keyed_hash(words)[:16]  # keyed: a name must not be guessed from it
    record("case.searched", by=request.user, words=hashed)
    return redirect(f"{reverse('workspace:cases')}?search=1&every=1" if words else reverse("workspace:cases"))


@require_GET
def case(request, reference):
    """The page of one family: where it stands, the one next step, the conference, what has happened."""
    case = get_case(request.user, reference, "progress.read")
    return render(
        request, "workspace/case.html", shell(case, "overview") | overview(case, request.user, today())
    )


@require_GET
def history(request, reference):
    """Everything that has happened with a family, as far as the reader may know."""
    case = get_case(request.user, reference, "timeline.read")
    return render(
        request,
        "workspace/history.html",
        shell(case, "overview") | {"plain_bar": True, "timeline": timeline(case, EVERYTHING)},
    )


def _query(request):
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in request.GET.items() if name not in ("page", "sort")})
    for stage in request.GET.getlist("stage"):
        if stage not in query.getlist("stage"):
            query.appendlist("stage", stage)
    return query


def _page_url(request, number):
    query = request.GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"
