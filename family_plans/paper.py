"""The plan on paper: one PDF for one recipient, from a version and what that recipient may know."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from family_plans.recipients import content_for, hidden_from
from family_plans.sheet import sheet_of
from fgc.lib.dates import today
from fgc.lib.pdf import page_count, render_pdf
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
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
    content, left_out = content_for(copy.version.content, hidden)
    sheet = sheet_of(content)
    front = sheet["front"]
    context = {
        "sheet": sheet,
        "recipient": copy.recipient,
        "picture": picture_for(copy),
        "large": copy.edition == "large",
        "sha": copy.version.sha256[:16],
        "footer": f"{front['reference']}   version {front['version']}   copy {copy.number} for {initials(copy.recipient)}",
    }
    return render_to_string("family_plans/paper.html", context), left_out


def picture_for(copy):
    """The family tree as this recipient may see it, without restrictions, as SVG; nothing when there is none.

    For a member of staff or a role it is what the referrer may hold: the family as the plan names it.
    """
    case = copy.version.plan.case
    if not copy.person and not copy.staff:
        return ""
    audience = Audience.for_person(copy.person) if copy.person else Audience.for_staff(case, copy.staff)
    family_map = FamilyMap(case, audience, today())
    family_map.restrictions = []
    if len(family_map.people) < 2 or not family_map.index:
        return ""
    svg = render(layout(family_map.network), title="Who is who")
    return mark_safe(svg)  # noqa: S308 - our own SVG: every word is escaped by the engine


def file_name(copy):
    """A name without anybody's name in it."""
    version = copy.version
    return f"family-plan-{version.plan.case.reference}-version-{version.number}-copy-{copy.number}.pdf"


def initials(name):
    """`A Y` for Amina Yusuf: letters only, whatever the script."""
    return " ".join(word[0] for word in name.split() if word[0].isalpha())[:9] or "-"
