"""Which children each part is about, and what one reader's copy leaves off."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from family_plans import actions
from family_plans.access import get_plan, get_writable_plan
from family_plans.forms.limits import IncludeForm, about_form
from family_plans.left_off import heading_of, left_off_for
from family_plans.limits import PARTS, part_of
from family_plans.masking import Mask
from family_plans.models import IncludedAnyway
from family_plans.views.page import button, form_page, here, looked_at_first, sent, token
from family_plans.wording import text_heading
from fgc.cases.access import MissingRight
from fgc.cases.shell import shell


def about_children(request, reference):
    """Tick the children each part is about; nothing ticked is all of them."""
    case, plan = get_writable_plan(request.user, reference)
    if elsewhere := looked_at_first(request, case, plan):
        return elsewhere
    back = here("write" if plan.is_being_written else "plan", case)
    children = list(case.children.select_related("person"))
    by_key = {child.person.key: child for child in children}
    parts = [] if len(children) < 2 else list(_parts(plan))
    names = [(key, child.person.short_name) for key, child in by_key.items()]
    form = about_form(parts, names, back)(sent(request))

    def act():
        for part, keys in form.changed():
            actions.say_about(plan=plan, part=part, children=[by_key[key] for key in keys], by=request.user)
        messages.success(request, "Saved")
        return back

    return form_page(
        request, case, form, act, title="Which children each part is about", back=back,
        template="family_plans/about_children.html", parts=parts, siblings=len(children) > 1)  # fmt: skip


def _parts(plan):
    """(name of the field, heading, keys of the children, the row) of everything that is written."""
    texts = plan.texts.exclude(words="").select_related("child__person").prefetch_related("about__person")
    for row in texts:
        yield _part(row, text_heading(row.section, row.child), [row.child.person.key] if row.child else [])
    rows = plan.actions.filter(removed_at=None).prefetch_related("about__person")
    for number, row in enumerate(rows, start=1):
        yield _part(row, f"Action {number}: {row.what}")
    for row in plan.help_requests.filter(removed_at=None).prefetch_related("about__person"):
        yield _part(row, f"Help we ask for: {row.item}")


def _part(row, heading, own=()):
    keys = [child.person.key for child in row.about.all()] or list(own)
    return f"about-{row._meta.model_name}-{row.key}", heading, keys, row


def left_off(request, reference, key):
    """What one member of the family's copy of the latest version leaves off, and why."""
    case, version, person = _reader(request.user, reference, key)
    found, mask = left_off_for(version, person), Mask(case)
    may_include = case.can.can("plan_final.write")
    context = {
        **shell(case, "plan"), "version": version, "person": person, "back": here("copies", case),
        "limited": [
            {**row, "heading": mask(row["heading"]), "url": here("include_part", case, key, row["part"]) if may_include else ""}
            for row in found.limited
        ],
        "kept": mask(found.kept) if case.can.whole("safety") else [],
        "anyway": [{**one, "heading": mask(one["heading"])} for one in found.anyway], "may_include": may_include, "submission": token(),
    }  # fmt: skip
    return render(request, "family_plans/left_off.html", context)


def include_part(request, reference, key, part):
    """Give one reader a part all the same, with the reason."""
    case, version, person = _reader(request.user, reference, key)
    if not case.can.can("plan_final.write"):
        raise MissingRight("plan_final", "write")
    rows = {part_of(kind, row): (kind, row) for kind in PARTS for row in version.content[kind]}
    if part not in rows:
        raise Http404
    form, back = IncludeForm(sent(request)), here("left_off", case, key)

    def act():
        reason = form.cleaned_data["reason"]
        actions.include_anyway(version=version, person=person, part=part, reason=reason, by=request.user)
        return back

    return form_page(
        request, case, form, act, title=f"Include it in {person.name}’s copy", back=back,
        lead=f"{Mask(case)(heading_of(*rows[part]))}\nWhat must be kept from them stays out of it all the same.")  # fmt: skip


@require_POST
def leave_off_again(request, reference, key):
    """Take back that somebody gets a part all the same."""
    case, _plan = get_plan(request.user, reference, "plan_final.write")
    found = get_object_or_404(IncludedAnyway.objects.select_related("person"), plan__case=case, key=key)
    back = here("left_off", case, found.person.key)

    def act():
        actions.leave_off_again(included=found, by=request.user)
        return back

    return button(request, act, back)


def _reader(user, reference, key):
    """The family, its latest version and the reader, for whoever works with the whole plan."""
    case, plan = get_plan(user, reference, "plan_final.read")
    if not case.can.whole("plan_draft"):
        raise MissingRight("plan_draft", "read")
    version = plan.versions.select_related("plan__case").last()
    if version is None:
        raise Http404
    return case, version, get_object_or_404(case.people.on_map(), key=key)
