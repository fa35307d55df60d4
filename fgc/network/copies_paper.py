"""A family copy on paper: the picture at a size one can read, the same in words, and a last look at every word."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from fgc.lib.errors import Refused
from fgc.lib.pdf import render_pdf
from fgc.lib.text import and_list
from fgc.network import disclosure
from fgc.network.copies_numbered import is_joined, needs_numbers, with_numbers
from fgc.network.genogram import layout, render
from fgc.network.genogram.copies import one_side, paper_for, points

TITLE = "Family tree"
SIDES = (("maternal", "Mother’s side"), ("paternal", "Father’s side"))
SPOKEN = ("alt", "aria-label", "title")  # attributes that hold words
_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
_WORDS = re.compile(r"(<title[^>]*>)(.*?)(</title>)(<desc[^>]*>)(.*?)(</desc>)", re.DOTALL)


@dataclass(frozen=True)
class Sheet:
    """One page with a picture: its SVG at the size of the paper ("A4" or "A3", landscape), and what it shows."""

    svg: str
    paper: str
    heading: str


def sheets_of(copy, *, for_pdf=False):
    """The pictures of a copy: one, or one for each side of the family where names would be too small to read.

    For a PDF names in joined scripts are numbers, which the list explains (fgc/network/copies_numbered.py).
    """
    network = copy.network
    if for_pdf and not is_drawn_as_it_is(copy):
        network = with_numbers(network, numbers_of(copy))
    whole = render(layout(network), title="")
    if paper_for(*_size(whole)) != "two pages":
        return [_sheet(whole, "")]
    sides = [(words, one_side(network, copy.seen_first, side)) for side, words in SIDES]
    if any(len(part.people) == len(network.people) for _words, part in sides):
        return [_sheet(whole, "")]  # everybody is on one side: two pages would be no larger
    return [
        _sheet(render(layout(part), title="", name=f"side-{number}"), words)
        for number, (words, part) in enumerate(sides, 1)
    ]


def is_drawn_as_it_is(copy):
    """Whether every word of the picture can be in the PDF: its renderer breaks names in joined scripts."""
    words = [row["name"] + row["what"] for group in copy.rows for row in group["people"]]
    limits = [view.sentence for view in copy.restrictions]
    return not is_joined("".join(words + limits))


def numbers_of(copy):
    """{person id: number} of the names that stand beside the picture of the PDF."""
    return needs_numbers([person for _key, _heading, people in copy.groups for person in people])


def context_for(copy, marked, numbers=None):
    """What the page, its print and the PDF show alike. `marked` says on each page whose copy it is.

    `numbers` are those of `numbers_of`, for the PDF: the list puts each beside the name it stands for.
    """
    for group in copy.rows:
        for row in group["people"]:
            row["number"] = (numbers or {}).get(row["pk"], "")
    return {
        "copy_title": copy.title,
        "copy_mark": marked,
        "service": copy.case.service.name,
        "groups": copy.rows,
        "has_ages": any(row["age"] for group in copy.rows for row in group["people"]),
        "has_homes": any(row["home"] for group in copy.rows for row in group["people"]),
        "seen_by": copy.by_id[copy.seen_first].short_name if len(copy.index) > 1 else "",
        "is_staff_copy": copy.is_record,
        "limits": [view.sentence for view in copy.restrictions],
    }


def pdf_of(copy, marked):
    """The bytes of the PDF. Raises Refused when a word on it may not leave, PdfUnavailable without the libraries."""
    described = [
        Sheet(_with_alternative(each.svg, each.heading), each.paper, each.heading)
        for each in sheets_of(copy, for_pdf=True)
    ]
    context = context_for(copy, marked, numbers=numbers_of(copy)) | {"sheets": described}
    html = render_to_string("network/copy_pdf.html", context)
    check_words(copy, html)
    return render_pdf(html, title=TITLE)


def check_words(copy, html):
    """Raises Refused when a copy holds an address, a phone number, or a word that its reader must not read."""
    places = [
        (f"the {what} of {row['name']}", row[name])
        for group in copy.rows
        for row in group["people"]
        for name, what in (("name", "name"), ("called", "family’s own name"), ("what", "description"))
    ]
    found = disclosure.known_in(copy.case, places) or disclosure.known_in(copy.case, _texts(html))
    if copy.person is not None:
        found += [place for place, words in places if not copy.audience.may_read(words)]
    if found:
        raise Refused(
            f"This copy would tell something that may not leave. Look at {and_list(list(dict.fromkeys(found)))}.",
            field="recipient",
        )


def _texts(html):
    reader = _Reader()
    reader.feed(html)
    return [("the page", words) for words in reader.found]


class _Reader(HTMLParser):
    """The words of a page, each by itself: coordinates are no phone numbers."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        if data.strip():
            self.found.append(data)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in SPOKEN and value]


def _sheet(svg, heading):
    width, height = _size(svg)
    paper = paper_for(width, height)
    paper = "A3" if paper == "two pages" else paper
    wide, high = points(width, height, paper)
    sized = _SIZE.sub(f' width="{wide:.1f}pt" height="{high:.1f}pt"', svg, count=1)
    return Sheet(mark_safe(sized), paper, heading)  # noqa: S308 - our own SVG, every word escaped by the engine


def _size(svg):
    return tuple(float(each) for each in _SIZE.search(svg).groups())


def _with_alternative(svg, heading):
    """The SVG with its description as its title: the only words that the PDF's renderer gives a screen reader."""
    start = f"{TITLE}, {heading}: " if heading else f"{TITLE}: "

    def both(found):
        return f"{found[1]}{start}{found[5]}{found[3]}{found[4]}{found[5]}{found[6]}"

    return mark_safe(_WORDS.sub(both, svg, count=1))  # noqa: S308 - as above
