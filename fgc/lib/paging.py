"""A page of a list that is never counted: one query reads a page and one row more."""

from dataclasses import dataclass, replace

MOST_PAGES = 10_000


@dataclass(frozen=True)
class Page:
    """The rows of one page, its number, and the addresses of the pages before and after (empty when none)."""

    rows: list
    number: int
    previous_url: str = ""
    next_url: str = ""

    @property
    def links(self):
        """What `components/pagination.html` asks for."""
        return {"previous_url": self.previous_url, "next_url": self.next_url}


def page_number(text):
    """The number of a page as an address says it; 1 for anything that is not a page."""
    text = text or ""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return number if 1 <= number <= MOST_PAGES else 1


def turn(request, rows, size, total=None):
    """The page that the address asks for, of an ordered queryset (or list); past the end it is the first.

    With the `total` of rows, if that is known, a page past the end is not looked for.
    """
    number = page_number(request.GET.get("page"))
    if total is not None and (number - 1) * size >= total:
        number = 1
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    if not found and number > 1:
        number, found = 1, list(rows[: size + 1])
    page = Page(found[:size], number)
    if number > 1:
        page = replace(page, previous_url=_address(request, number - 1))
    return replace(page, next_url=_address(request, number + 1)) if len(found) > size else page


def _address(request, number):
    query = request.GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"
