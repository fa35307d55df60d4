"""The words of a plan for other readers: how far they are, and the page on which they are written."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from family_plans import actions
from family_plans.access import get_plan
from family_plans.blocks import CHILD, EASY, LANGUAGE, blocks_of
from family_plans.editions import label_of, parted
from family_plans.forms.copies import LanguageForm, box_name, mark_of, words_form
from family_plans.languages import LANGUAGES
from family_plans.models import PlanWording
from family_plans.views.page import here, refuse, sent
from family_plans.wordings import standing_of, wordings_of
from fgc.accounts.submissions import once
from fgc.cases.shell import shell
from fgc.lib.errors import Refused


def words(request, reference):
    """Every edition that has words of its own, how far they are, and a way to begin another language."""
    case, _plan, version = _final(request.user, reference)
    form = LanguageForm(request.GET or None)
    if request.GET and form.is_valid():
        return redirect(here("write_words", case, f"{LANGUAGE}-{form.cleaned_data['language']}"))
    used = PlanWording.objects.filter(plan=version.plan_id, edition=LANGUAGE).values_list(
        "language", flat=True
    )
    editions = [(EASY, ""), (CHILD, ""), *((LANGUAGE, code) for code in sorted(set(used)))]
    rows = [
        {"label": label_of(*one), "url": here("write_words", case, "-".join(filter(None, one))),
         **standing_of(version, *one)}
        for one in editions
    ]  # fmt: skip
    context = {
        **shell(case, "plan"),
        "version": version,
        "rows": rows,
        "form": form,
        "back": here("copies", case),
    }
    return render(request, "family_plans/words.html", context)


def write_words(request, reference, edition):
    """Write the words of one edition beside the family's own. A second save that would lose words shows both."""
    case, _plan, version = _final(request.user, reference)
    edition, code = parted(edition)
    language = LANGUAGES.get(code)
    if (
        edition not in (EASY, CHILD, LANGUAGE)
        or (edition == LANGUAGE) != bool(language)
        or (code and not language)
    ):
        raise Http404
    blocks, rows = blocks_of(version.content, edition), wordings_of(version, edition, code)
    form_class = words_form(blocks, rows, version.number, language=language)
    form, conflicts = form_class(sent(request), initial=_credit(rows, request.user, language)), {}

    def act():
        checked = {
            name: form.cleaned_data[name] for name in ("made_by_words", "checked_by_words", "checked_on")
        }
        actions.save_wordings(
            version=version, edition=edition, language=code, words=form.touched(), by=request.user, **checked
        )
        messages.success(request, "The words are saved")
        return here("words", case)

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, act)
        except actions.Conflicts as found:
            conflicts = found.by_block
            form = _both(form_class, request.POST, conflicts, blocks)
        except Refused as error:
            refuse(form, error)
    context = {
        **shell(case, "plan"), "form": form, "language": language, "edition": edition, "back": here("words", case),
        "title": f"{language.name} beside English" if language else label_of(edition),
        "boxes": [_box(block, rows.get(block.name), form, conflicts) for block in blocks],
    }  # fmt: skip
    return render(request, "family_plans/write_words.html", context, status=409 if conflicts else 200)


def _credit(rows, user, language):
    """Who wrote the words last; simpler words are most often the coordinator's own."""
    last = max(rows.values(), key=lambda row: row.changed_at, default=None)
    return {"made_by_words": last.made_by_words if last else "" if language else user.name}


def _both(form_class, data, conflicts, blocks):
    """The page again with everything typed; the boxes in conflict now stand on what the other person saved."""
    data = data.copy()
    for block in blocks:
        if block.name in conflicts:
            found = conflicts[block.name]
            data[f"mark-{box_name(block)}"] = mark_of(found.version, found.theirs)
    form = form_class(data)
    for block in blocks:
        if block.name in conflicts:
            form.add_error(box_name(block), conflicts[block.name].message)
    return form


def _box(block, row, form, conflicts):
    found = conflicts.get(block.name)
    return {
        "block": block,
        "field": form[box_name(block)],
        "row": row if row and row.words else None,
        "is_old": bool(row and row.words and row.of != block.print),
        "theirs": found and {"by": found.by.name, "words": found.theirs},
    }


def _final(user, reference):
    """The case, its plan and the version whose words these are; 404 before one is final."""
    case, plan = get_plan(user, reference, "plan_final.write")
    version = plan.versions.select_related("plan__case__service").last()
    if version is None:
        raise Http404
    return case, plan, version
