"""Everywhere that words of a family can come to: every page by its address, and all that goes to one of its people."""

from django.urls import reverse

from conferences.calendar_file import calendar_file
from conferences.letters import letter
from family_plans.models import PlanCopy, PlanVersion
from family_plans.paper import html_for, paper_for
from fgc.lib.dates import today
from fgc.network.copies import Choices, copy_for
from fgc.network.copies_paper import context_for, pdf_of, sheets_of
from tests.canaries import invitations
from tests.looked_through import plain, words_of_pdf
from tests.permissions.asking import address
from tests.permissions.expect import OfReferral
from tests.permissions.rows import ROWS

LEAVING = {"account_logout"}


def paths(f):
    """(name, address) of every page, with the family's keys; of a referral as it is once it was accepted."""
    for name, row in ROWS.items():
        if name in LEAVING:
            continue
        words = []
        for each in row.args:
            if each.startswith("="):
                words.append(each[1:])
            elif isinstance(row, OfReferral):
                rows = f.referrals["accepted"].rows
                words.append(
                    f.referrals["accepted"].reference if each == "reference" else _key(rows.get(each))
                )
            else:
                words.append(f.case.reference if each == "reference" else f.keys[each])
        yield name, address(name, words)


def _key(row):
    return row.key if row else "none"


def more_paths(f, people):
    """Pages whose address says more: copies for each person, other views, pages that are not there."""
    reference = f.case.reference
    for person in (*people.values(), None):
        query = f"?recipient={person.key if person else 'record'}&workers=on&homes=on"
        yield "network:copy", reverse("network:copy", args=[reference]) + query
    for view in ("family", "circle", "family_list"):
        yield (
            f"network:{view}",
            reverse(f"network:{view}", args=[reference]) + f"?child={f.keys['child']}&workers=1",
        )
    for person in people.values():
        yield "network:person", reverse("network:person", args=[reference, person.key])
    yield (
        "network:who_helps_me",
        reverse("network:who_helps_me", args=[reference]) + f"?child={f.keys['child']}",
    )
    yield "not there", f"/cases/{reference}/nothing/"
    yield "not there", "/cases/?stage=%FF&q=Qzx"


def outputs(planted, name, pdf=True):
    """(what it is, its words) of everything that goes to one person of the family."""
    f, person = planted.f, planted.people[name]
    version = PlanVersion.objects.filter(plan__case=f.case).last()
    copy = PlanCopy(version=version, person=person, number=9)
    yield "plan copy", plain(html_for(copy)[0])
    for edition, language in (("easy_read", ""), ("large", ""), ("child", ""), ("language", "pl")):
        other = PlanCopy(version=version, person=person, number=9, edition=edition, language=language)
        yield f"plan copy, {edition}", plain(html_for(other)[0])
    made = copy_for(f.case, f.s.amina, person, today(), Choices(workers=True, ages=True, homes=True))
    yield (
        "family copy",
        plain(str(context_for(made, "Copy")) + "".join(sheet.svg for sheet in sheets_of(made))),
    )
    if pdf and name in ("father", "nan"):
        yield "plan copy as PDF", plain(words_of_pdf(paper_for(copy).data))
        yield "family copy as PDF", plain(words_of_pdf(pdf_of(made, "Copy")))
    for asked in invitations(f).filter(person=person):
        yield "letter", plain(str(letter(asked, f.again())))
        yield (
            "calendar file",
            plain(calendar_file(asked.conference, f.case.reference, now=asked.conference.starts_at).decode()),
        )
