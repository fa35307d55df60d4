"""The plan on paper: one PDF for one recipient, from a version and what that recipient may know."""

import base64
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import strip_tags

from family_plans.attendance import lists_for, lists_of
from family_plans.blocks import CHILD, EASY, LANGUAGE, with_wordings
from family_plans.editions import FILING
from family_plans.filings import numbers_known
from family_plans.limits import PARTS, Limits, for_record_of
from family_plans.other_sheets import beside_of, child_of, easy_of
from family_plans.photos import photos_for
from family_plans.recipients import (
    NOTHING,
    content_for,
    hidden_from,
    kept_from,
    known_beside,
    without_withheld,
)
from family_plans.rules import say
from family_plans.sheet import in_words, sheet_of
from family_plans.who_is_who import family_for
from family_plans.wordings import printed
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.logo import logo
from fgc.lib.pdf import page_count, render_pdf
from fgc.network.disclosure import withheld_in

WORDED = (EASY, CHILD, LANGUAGE)
TEMPLATES = {
    "large": "family_plans/paper_large.html",
    "very_large": "family_plans/paper_large.html",
    EASY: "family_plans/paper_easy.html",
    CHILD: "family_plans/paper_child.html",
    LANGUAGE: "family_plans/paper_beside.html",
}


@dataclass(frozen=True)
class Paper:
    """The bytes of a copy, how many pages it has, and how many parts were left out of it."""

    data: bytes
    pages: int
    left_out: int


def paper_for(copy):
    """Make the PDF of a copy. Raises PdfUnavailable, and Refused when a withheld detail would be on it after all."""
    html, left_out = html_for(copy)
    if withheld_in(copy.version.plan.case, [("the copy", strip_tags(html))]):
        raise Refused(
            "A withheld address or phone number would be on this copy. Take it out of the record first."
        )
    data = render_pdf(html, title="Family plan")
    return Paper(data, page_count(data), left_out)


def html_for(copy):
    """The page that becomes the PDF, and how many parts were left out for this recipient."""
    content, left_out = content_of_copy(copy)
    sheet = sheet_of(content)
    front = sheet["front"]
    context = {
        "sheet": sheet,
        "recipient": copy.recipient,
        "edition": copy.edition,
        "sha": copy.version.sha256[:16],
        "footer": f"{front['reference']}   version {front['version']}   copy {copy.number} for {copy.recipient}",
        "filed": council_numbers(copy, content["front"]["children"]),
        "copied_on": say(today()) if goes_on_file(copy) else "",
        "record_of": copy.child.person.short_name if copy.child else "",
        "service": copy.version.plan.case.service,
        "logo": logo(),
        **_of_edition(copy, sheet, content),
    }
    return render_to_string(TEMPLATES.get(copy.edition, "family_plans/paper.html"), context), left_out


def goes_on_file(copy):
    """Whether a copy is kept by the council or the court: it bears the day on which it was made."""
    return bool(copy.staff or copy.edition == "court")


def council_numbers(copy, children):
    """Each child's number in the council's own system, on the copies that are filed there or go to the court: no others.

    The one under which a version of the plan was filed last, else the one the record came with.
    """
    if not goes_on_file(copy):
        return []
    numbers = numbers_known(copy.version.plan.case)
    return [
        {"name": child["name"], "number": numbers[child["key"]]}
        for child in children
        if numbers.get(child["key"])
    ]


def content_of_copy(copy):
    """What this recipient may have, with the words of the edition beside the family's own; how many parts went."""
    content = {**copy.version.content, "came": _who_came(copy)}
    if copy.edition in WORDED:
        content = with_wordings(content, printed(copy.version, copy.edition, copy.language))
    hidden = hidden_from(copy.person) if copy.person else []
    known = known_beside(copy.person, hidden) if hidden else []
    kept = kept_from(copy.person) if copy.person else NOTHING
    others = 0
    if copy.child:
        whole, content = content, for_record_of(content, copy.child.person.key)
        others = sum(len(whole[kind]) - len(content[kind]) for kind in PARTS)
    content, left_out = content_for(content, hidden, known, kept, reader=reader_of(copy))
    content, withheld = without_withheld(content, copy.version.plan.case)
    return content, left_out + withheld + others


def _of_edition(copy, sheet, content):
    """What one edition prints besides the sheet."""
    credits = [{**one, "checked_on": in_words(one["checked_on"])} for one in content.get("credits", [])]
    if copy.edition == CHILD:
        key = copy.person.key if copy.person else ""
        return {"page": child_of(sheet, key), "credits": credits, "photos": _photos(copy, key)}
    people, picture = ([], None) if copy.edition in ("court", FILING) else family_for(copy)
    found = {"people": people, "picture": picture, "credits": credits, "photos": _photos(copy)}
    if copy.edition == EASY:
        return {**found, "picture": None, "page": {"sections": easy_of(sheet)}}
    if copy.edition == LANGUAGE:
        return {**found, "page": beside_of(sheet, content["said"], copy.language)}
    return found


def _photos(copy, child=""):
    """Photos that somebody checked and chose for copies, as addresses that hold their bytes; none for outsiders.

    With the key of a child only theirs: a child's page shows what that child made.
    """
    if copy.role or copy.edition == "court":
        return []
    reader = reader_of(copy)
    return [
        {"about": one.about, "src": f"data:{one.content_type};base64,{base64.b64encode(one.data).decode()}"}
        for one in photos_for(copy.version, copy.person)
        if (not child or one.child == child)
        and (not copy.child or one.child in ("", copy.child.person.key))
        and (reader is None or reader.may_have_picture(one.child))
    ]


def reader_of(copy):
    """Whoever of the family gets the copy, as the reader of its plan; None for everybody else."""
    plan = copy.version.plan
    return Limits(plan.case).reader(copy.person, plan) if copy.person else None


def _who_came(copy):
    """Who was at each sitting before this version, the family first: never anything of the preparation (domain.md 5.2.7).

    The court and the family have the names; a worker has those they may know, and no list where they may not see one.
    """
    plan = copy.version.plan
    if copy.role and copy.edition != "court":
        return []
    lists = lists_of(plan, until=copy.version.made_at)
    return lists_for(lists, plan.case, copy.staff) if copy.staff else lists


def file_name(copy):
    """A name without anybody's name in it."""
    version = copy.version
    return f"family-plan-{version.plan.case.reference}-version-{version.number}-copy-{copy.number}.pdf"
