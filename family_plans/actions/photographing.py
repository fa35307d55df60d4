"""Photos of what the family made on paper: kept without location data, seen by others once somebody has checked them."""

import base64
import hashlib

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import locked
from family_plans.models import PhotoFile, PlanPhoto
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.text import clean
from fgc.network.disclosure import needs_second_look, withheld_in

MOST_PHOTOS = 50  # of one family


@transaction.atomic
def add_photo(*, plan, scan, kind, about, by, child=None):
    """Keep a photo or scan that `family_plans.scans` made safe. Raises Refused when there are too many."""
    plan = locked(plan)
    if child is not None and child.case_id != plan.case_id:
        raise Refused("Choose a child of this family", field="child")
    if PlanPhoto.objects.filter(plan__case=plan.case_id, removed_at=None).count() >= MOST_PHOTOS:
        raise Refused(f"A family has at most {MOST_PHOTOS} photos. Take one out first", field="file")
    about = clean(about).strip()[:300]
    if withheld_in(plan.case, [("about", about)]):
        raise Refused("This holds an address or phone number that is withheld. Take it out", field="about")
    photo = PlanPhoto.objects.create(
        plan=plan, number=plan.number, kind=kind, child=child, about=about, content_type=scan.content_type,
        size=len(scan.data), sha256=hashlib.sha256(scan.data).hexdigest(), words=scan.words, made_by=by,
        made_at=timezone.now(),
    )  # fmt: skip
    PhotoFile.objects.create(photo=photo, data=base64.b64encode(scan.data).decode())
    record("plan.photo_added", by=by, case=plan.case, about=photo, what=kind, bytes=photo.size)
    return photo


@transaction.atomic
def check_photo(*, photo, by, in_copies=False):
    """Somebody looked and nothing withheld is on it: from now others may see it, and it may be printed.

    Raises Refused for a PDF whose text holds something withheld, and for who added it themselves when the family has
    something to keep from somebody: then a second person looks, as at any copy.
    """
    photo = _locked(photo)
    case = photo.plan.case
    if photo.removed_at:
        raise Refused("This was taken out")
    if withheld_in(case, [("its text", photo.words), ("what it shows", photo.about)]):
        raise Refused(
            "A withheld address or phone number stands in its text. Take it out and scan it without that."
        )
    if needs_second_look(case) and photo.made_by_id == by.pk:
        raise Refused(
            "Something is kept from somebody in this family. Another person looks at what you added."
        )
    if in_copies and not photo.is_picture:
        raise Refused("A PDF is not printed in the copies. Hand it over beside them.", field="in_copies")
    if photo.checked_at is None:
        photo.checked_by, photo.checked_at = by, timezone.now()
    photo.in_copies = in_copies
    photo.save(update_fields=["checked_by", "checked_at", "in_copies"])
    record("plan.photo_checked", by=by, case=case, about=photo, in_copies=in_copies)
    return photo


@transaction.atomic
def remove_photo(*, photo, by):
    """Take a photo out: nobody sees it any more; it is kept."""
    photo = _locked(photo)
    if photo.removed_at is None:
        photo.removed_by, photo.removed_at = by, timezone.now()
        photo.save(update_fields=["removed_by", "removed_at"])
        record("plan.photo_removed", by=by, case=photo.plan.case, about=photo)
    return photo


def _locked(photo):
    return PlanPhoto.objects.select_for_update(of=("self",)).select_related("plan__case").get(pk=photo.pk)
