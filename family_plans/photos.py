"""The photos that a copy prints, for one reader. A photo is in no copy unless somebody chose so and checked it."""

import base64
from dataclasses import dataclass

from family_plans.models import PlanPhoto
from fgc.network.audience import Audience
from fgc.network.disclosure import withheld_in


@dataclass(frozen=True)
class Printed:
    """One picture as a copy prints it; `about` is its text alternative, `child` the key of the child who made it."""

    key: str
    kind: str
    about: str
    content_type: str
    data: bytes
    child: str = ""


def photos_for(version, person=None):
    """The pictures of a version's copy for a member of the family (None: for staff), oldest first.

    Nobody can look inside a picture for a name, so somebody from whom anything is kept has none.
    """
    if person is not None and Audience.for_person(person).kept:
        return []
    rows = PlanPhoto.objects.filter(
        plan=version.plan_id,
        number__lte=version.number,
        in_copies=True,
        removed_at=None,
        checked_at__isnull=False,
    ).select_related("file", "child__person")
    shown = [row for row in rows if row.is_picture]
    gone = set(withheld_in(version.plan.case, [(row.key, row.about) for row in shown]))
    return [
        Printed(
            row.key,
            row.kind,
            row.about,
            row.content_type,
            bytes_of(row),
            row.child.person.key if row.child else "",
        )
        for row in shown
        if row.key not in gone
    ]


def bytes_of(photo):
    """The file itself."""
    return base64.b64decode(photo.file.data)


def file_name(photo):
    """A name that says nothing of the family: `drawing-KEY.png`."""
    ending = {"image/jpeg": "jpg", "image/png": "png"}.get(photo.content_type, "pdf")
    return f"{photo.kind.replace('_', '-')}-{photo.key}.{ending}"
