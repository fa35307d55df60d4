"""What becomes of a form whose sender has to sign in first: kept for its writer, then shown to them (safety.md 4.9)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fgc.kept import actions
from fgc.kept.again import STATE_SESSION_KEY, after_password
from fgc.kept.authors import author_of
from fgc.kept.models import KeptWriting
from fgc.kept.sending import match_of, page_of, reference_of
from fgc.lib.errors import Refused

DRAFT_HEADER = "X-Fgc-Keep"


def by_script(request):
    """Whether the page stays on the screen whatever the answer is, with everything typed in it."""
    return bool(request.headers.get(DRAFT_HEADER) or request.headers.get("HX-Request"))


def keep_for(request, by, why):
    """Keep the form that was sent, for `by`; None when there is nobody or nothing to keep. Raises Refused."""
    match = match_of(request)
    if by is None or match is None:
        return None
    return actions.keep(
        by=by, why=why, address=request.get_full_path(), page=page_of(request), reference=reference_of(match),
        data=request.POST,
    )  # fmt: skip


def after_signing_in(request, leads_to, response):
    """The answer to a form that leads to signing in: the same, with the way back to what was kept.

    A person who is only asked for the password again is known; otherwise it is for whom the form was drawn.
    """
    asked_again = leads_to == "account_reauthenticate"
    by = request.user if asked_again else author_of(request)
    why = KeptWriting.Why.STEP_UP if asked_again else KeptWriting.Why.SIGNED_OUT
    try:
        kept = keep_for(request, by, why)
    except Refused:
        request.session.pop(STATE_SESSION_KEY, None)  # what was typed is not for the session's table
        return render(request, "errors/csrf.html", status=403)
    if kept and asked_again:
        after_password(request, kept)
        request.session["kept"] = True
    return _sign_in(leads_to) if kept else response


def under_cover(request, response):
    """The answer to a form that another tab sent while the screen of this session is covered: the way to the cover.

    The form is kept, and every page says so once the password was given.
    """
    if by_script(request):
        return HttpResponse(status=401)
    try:
        kept = keep_for(request, request.user, KeptWriting.Why.STEP_UP)
    except Refused:
        return render(request, "errors/csrf.html", status=403)
    if kept:
        request.session["kept"] = True
    return response


def after_lost_token(request):
    """Keep a form whose safety token is not the present one; where its writer goes next, or None when not kept.

    Another person's form is kept for them, and the person who is signed in now is told nothing of it.
    """
    by = author_of(request)
    try:
        kept = keep_for(request, by, KeptWriting.Why.OTHER_TAB)
    except Refused:
        return None
    if kept is None:
        return None
    if not request.user.is_authenticated:
        return _sign_in("account_login")
    request.session["kept"] = True
    return redirect("kept:writing", kept.key) if by.pk == request.user.pk else None


def _sign_in(name):
    return redirect(f"{reverse(name)}?next={reverse('kept:waiting')}")
