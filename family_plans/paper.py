"""The plan on paper: one PDF for one recipient, from a version and what that recipient may know."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from family_plans.recipients import (
    NOTHING,
    content_for,
    hidden_from,
    kept_from,
    known_beside,
    without_withheld,
)
from family_plans.sheet import is_right_to_left, sheet_of
from fgc.lib.dates import today
from fgc.lib.pdf import page_count, render_pdf
from fgc.network.audience import Audience
from fgc.network.copies import Choices, FamilyCopy
from fgc.network.genogram import layout, render


@dataclass(frozen=True)
class Paper:
    """The bytes of a copy, how many pages it has, and how many parts were left out of it."""

    data: bytes
    pages: int
    left_out: int


def paper_for(copy):
    """Make the PDF of a copy. Raises PdfUnavailable."""
    html, left_out = html_for(copy)
    data = render_pdf(html, title="Family plan")
    return Paper(data, page_count(data), left_out)


def html_for(copy):
    """The page that becomes the PDF, and how many parts were left out for this recipient."""
    hidden = hidden_from(copy.person) if copy.person else []
    known = known_beside(copy.person, hidden) if hidden else []
    kept = kept_from(copy.person) if copy.person else NOTHING
    content, left_out = content_for(copy.version.content, hidden, known, kept)
    content, withheld = without_withheld(content, copy.version.plan.case)
    left_out += withheld
    sheet = sheet_of(content)
    people, picture = family_for(copy)
    front = sheet["front"]
    context = {
        "sheet": sheet,
        "recipient": copy.recipient,
        "people": people,
        "picture": picture,
        "large": copy.edition == "large",
        "sha": copy.version.sha256[:16],
        "footer": f"{front['reference']}   version {front['version']}   copy {copy.number} for {initials(copy.recipient)}",
    }
    return render_to_string("family_plans/paper.html", context), left_out


def family_for(copy):
    """Who is who as this recipient may see it: everybody's name and what they are, and the family tree as SVG.

    Nothing for a role, and no restriction is drawn for anybody. A tree with a name that runs from right to left is
    left to the list: the renderer draws SVG text letter by letter, which breaks joined scripts.
    """
    case = copy.version.plan.case
    if not copy.person and not copy.staff:
        return [], ""
    audience = Audience.for_person(copy.person) if copy.person else Audience.for_staff(case, copy.staff)
    family_map = FamilyCopy(case, audience, today(), Choices(workers=True))
    family_map.restrictions = []
    people = [
        {"name": person.name, "what": family_map.label(person.pk)}
        for _key, _heading, group in family_map.groups for person in group
    ]  # fmt: skip
    joined = any(is_right_to_left(letter) for person in people for letter in person["name"])
    if len(people) < 2 or not family_map.index or joined:
        return people, ""
    svg = render(layout(family_map.network), title="Who is who")
    return people, mark_safe(svg)  # noqa: S308 - our own SVG: every word is escaped by the engine


def file_name(copy):
    """A name without anybody's name in it."""
    version = copy.version
    return f"family-plan-{version.plan.case.reference}-version-{version.number}-copy-{copy.number}.pdf"


def initials(name):
    """`A Y` for Amina Yusuf: letters only, whatever the script."""
    return " ".join(word[0] for word in name.split() if word[0].isalpha())[:9] or "-"
