"""Copies: one for each recipient, made for that recipient, numbered, hashed and handed over (domain.md 5.1, 5.2)."""

import hashlib

from django.db import transaction
from django.utils import timezone

from family_plans.models import CopyFile, PlanCopy, PlanVersion
from family_plans.paper import paper_for
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import clean


@transaction.atomic
def make_copy(*, version, by, person=None, staff=None, role="", edition="standard"):
    """Make the PDF of a version for one recipient and keep its bytes with their hash.

    What this recipient must not know is left out. Raises PdfUnavailable when this machine cannot make PDFs.
    """
    if edition not in dict(PlanCopy.EDITIONS):
        raise Refused("Choose an edition", field="edition")
    if person is not None and person.case_id != version.plan.case_id:
        raise Refused("Choose somebody of this family", field="person")
    PlanVersion.objects.select_for_update().get(pk=version.pk)
    last = version.copies.order_by("-number").values_list("number", flat=True).first() or 0
    copy = PlanCopy(
        version=version,
        person=person,
        staff=staff,
        role=clean(role).strip()[:120],
        number=last + 1,
        edition=edition,
        made_by=by,
        made_at=timezone.now(),
    )
    if not (person or staff or copy.role):
        raise Refused("Say who the copy is for", field="role")
    paper = paper_for(copy)
    copy.sha256 = hashlib.sha256(paper.data).hexdigest()
    copy.pages, copy.left_out = paper.pages, paper.left_out
    copy.save()
    CopyFile.objects.create(copy=copy, data=paper.data)
    record(
        "plan.copy_made",
        by=by,
        case=version.plan.case,
        about=copy,
        number=version.number,
        copy=copy.number,
        sha256=copy.sha256,
    )
    return copy


@transaction.atomic
def record_handed_over(*, copy, how, by, on=None):
    """Record how and when a copy reached its recipient."""
    copy = (
        PlanCopy.objects.select_for_update(of=("self",)).select_related("version__plan__case").get(pk=copy.pk)
    )
    if how not in dict(PlanCopy.WAYS):
        raise Refused("Choose how it was handed over", field="how")
    if on and on > today():
        raise Refused("The day must be today or in the past", field="on")
    copy.handed_over_on, copy.handed_how, copy.handed_by = on or today(), how, by
    copy.save(update_fields=["handed_over_on", "handed_how", "handed_by"])
    record("plan.copy_handed_over", by=by, case=copy.version.plan.case, about=copy, how=how)
    return copy
