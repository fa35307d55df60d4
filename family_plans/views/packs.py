"""The pack: one button for everybody's copies, how far it is, and another try for what could not be made."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from family_plans import actions
from family_plans.access import get_plan
from family_plans.editions import label_of
from family_plans.forms.packs import pack_form
from family_plans.jobs import start_soon
from family_plans.models import Pack
from family_plans.views.copies import chosen_edition, recipients
from family_plans.views.page import button, form_page, here, sent, token
from family_plans.wordings import languages_of
from fgc.cases.shell import shell
from fgc.lib.errors import Refused
from fgc.network.restrictions import check_may_reach, must_not_know_work


def pack(request, reference):
    """Choose the edition for each recipient, then make them all at once."""
    case, plan = get_plan(request.user, reference, "plan_final.write")
    version = plan.versions.select_related("plan__case__service", "plan__conference").last()
    if version is None:
        return render(
            request, "family_plans/pack.html", {**shell(case, "plan"), "back": here("copies", case)}
        )
    kept = must_not_know_work(case)
    rows = [_row(row, kept) for row in recipients(case, version, languages_of(version)) if row["field"]]
    form = pack_form(rows)(sent(request))

    def act():
        made = actions.ask_for_pack(version=version, wanted=_wanted(case, form), by=request.user)
        start_soon(made)
        return here("pack_made", case, made.key)

    return form_page(
        request, case, form, act, title="Make the pack", back=here("copies", case),
        template="family_plans/pack.html", version=version,
        running=version.packs.exclude(state=Pack.State.DONE).first(),
    )  # fmt: skip


def _row(row, kept):
    """A recipient with what is chosen at first: nobody gets a second copy of this version unless it is asked for."""
    note = ""
    if row["field"] == "person":
        try:
            check_may_reach(row["person"], kept)
        except Refused as error:
            note = error.message
    if row.get("missing_language"):
        note = f"Reads {row['missing_language']}: nobody has put the plan into {row['missing_language']} yet"
    standing = [copy for copy in row["copies"] if not copy.out_of_date and not copy.recalled_at]
    if standing:
        note = f"Has copy {standing[-1].number} already"
    return {
        **row,
        "note": note,
        "first": "" if standing or (note and not row.get("missing_language")) else row["suggested"],
    }


def _wanted(case, form):
    chosen, others = form.wanted()
    found = []
    for row, choice in chosen:
        found.append({row["field"]: row["person"], **chosen_edition(case, choice)})
    return found + [{"role": words, "edition": "standard"} for words in others]


def pack_made(request, reference, key):
    """How far a pack is: what is made, what waits, what could not be made and why."""
    case, _plan = get_plan(request.user, reference, "plan_final.write")
    found = get_object_or_404(_packs(case), key=key)
    items = list(found.items.select_related("person", "staff", "copy", "child__person"))
    made = sum(item.copy_id is not None for item in items)
    failed = sum(bool(item.problem) for item in items)
    context = {
        **shell(case, "plan"), "pack": found, "made": made, "failed": failed, "submission": token(),
        "rows": [{"item": item, "edition": label_of(item.edition, item.language, item.child)} for item in items],
        "back": here("copies", case), "is_done": found.state == Pack.State.DONE,
        "second_look": any(item.copy and not item.copy.may_leave for item in items),
    }  # fmt: skip
    return render(request, "family_plans/pack_made.html", context)


@require_POST
def retry_pack(request, reference, key):
    """Try again what could not be made."""
    case, _plan = get_plan(request.user, reference, "plan_final.write")
    found = get_object_or_404(_packs(case), key=key)

    def act():
        start_soon(actions.retry_pack(pack=found, by=request.user))
        return here("pack_made", case, key)

    return button(request, act, here("pack_made", case, key))


def _packs(case):
    return Pack.objects.filter(version__plan__case=case).select_related("asked_by", "version")
