"""While the screen is covered, every page of the session leads to the cover (conferences/cover.py)."""

from django.shortcuts import redirect

from conferences.cover import covered

OPEN = {
    "conferences:cover",
    "accounts:take_back",
    "accounts:stay",
    "account_logout",
    "account_login",
    "healthz",
    "readyz",
}


class CoverMiddleware:
    """Stands between a covered session and every page but the cover and signing out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Back to the cover; what a covered screen sends is not carried out.

        `request.covered` says so to whoever keeps forms: another tab may hold one with words (fgc/kept).
        """
        if not request.user.is_authenticated or request.resolver_match.view_name in OPEN:
            return None
        url = covered(request)
        request.covered = bool(url)
        return redirect(url) if url else None
