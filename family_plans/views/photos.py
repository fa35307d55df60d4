"""Photos of what the family made on paper: the list, adding, checking, taking out, and the file itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from family_plans import actions
from family_plans.access import get_plan
from family_plans.forms.photos import CheckPhotoForm, PhotoForm
from family_plans.masking import Mask
from family_plans.models import PlanPhoto
from family_plans.photos import bytes_of, file_name
from family_plans.room import framed
from family_plans.shown import of_shown
from family_plans.views.page import button, form_page, here, sent
from fgc.audit.context import note_read
from fgc.cases.access import MissingRight

ALONE = "default-src 'none'; sandbox"  # whatever is in a file, it runs nothing and reaches nothing


def photos(request, reference):
    """The photos that this person may see."""
    case, plan = get_plan(request.user, reference, "plan_shown.read")
    context = {
        **framed(request, case), "rows": Mask(case).on(list(seen_by(case, plan)), "about"), "may_write": case.can.can("plan_shown.write"),
        "may_check": _works_with(case), "back": here("plan", case),
    }  # fmt: skip
    return render(request, "family_plans/photos.html", context)


def seen_by(case, plan):
    """The photos of the plan that stand: all for who works with the whole plan, checked ones for others once it was shown."""
    rows = PlanPhoto.objects.filter(plan=plan, removed_at=None).select_related(
        "child__person", "made_by", "checked_by"
    )
    if _works_with(case):
        return rows
    return of_shown(rows.filter(checked_at__isnull=False), "made_at")


def _works_with(case):
    return case.can.whole("plan_draft")


def add_photo(request, reference):
    """Add a photo or scan."""
    case, plan = get_plan(request.user, reference, "plan_shown.write")
    children = list(case.children.select_related("person"))
    files = request.FILES if request.method == "POST" else None
    form = PhotoForm(sent(request), files, children=children)

    def act():
        actions.add_photo(plan=plan, by=request.user, **form.answers())
        messages.success(request, "The photo is kept. Others see it when somebody has checked it")
        return here("photos", case)

    return form_page(
        request, case, form, act, title="Add a photo or scan", back=here("photos", case),
        lead="The flip chart, a child’s drawing, a page that was signed.")  # fmt: skip


@require_GET
def photo(request, reference, key):
    """The file: a picture on its own, a PDF only to be saved."""
    case, plan = get_plan(request.user, reference, "plan_shown.read")
    row = get_object_or_404(seen_by(case, plan).select_related("file"), key=key)
    note_read("plan.photo_opened", by=request.user, case=case.reference, about=row)
    response = HttpResponse(bytes_of(row), content_type=row.content_type)
    response["Content-Disposition"] = (
        f'{"inline" if row.is_picture else "attachment"}; filename="{file_name(row)}"'
    )
    response["Content-Security-Policy"] = ALONE
    return response


def check_photo(request, reference, key):
    """Look at a photo, say that nothing withheld is on it, and whether copies print it."""
    case, plan = get_plan(request.user, reference, "plan_shown.read")
    if not _works_with(case):
        raise MissingRight("plan_shown", "write")
    row = get_object_or_404(seen_by(case, plan), key=key)
    form = CheckPhotoForm(sent(request), initial={"in_copies": row.in_copies})
    if not row.is_picture:
        del form.fields["in_copies"]

    def act():
        actions.check_photo(photo=row, in_copies=form.cleaned_data.get("in_copies", False), by=request.user)
        return here("photos", case)

    return form_page(
        request, case, form, act, title="Check this photo", back=here("photos", case), photo=row,
        template="family_plans/check_photo.html")  # fmt: skip


@require_POST
def remove_photo(request, reference, key):
    """Take a photo out; it is kept, and nobody sees it."""
    case, plan = get_plan(request.user, reference, "plan_shown.write")
    row = get_object_or_404(PlanPhoto.objects.filter(plan=plan), key=key)

    def act():
        actions.remove_photo(photo=row, by=request.user)
        return here("photos", case)

    return button(request, act, here("photos", case))
