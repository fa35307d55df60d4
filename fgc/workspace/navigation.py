"""The service navigation: only what a person's role may use (ui.md 11)."""


def navigation(request):
    """Context processor."""
    return {"navigation": []}
