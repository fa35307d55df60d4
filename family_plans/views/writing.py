"""The write page: one form for everything, so that one press saves every box and the action being added."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from family_plans import actions
from family_plans.access import get_writable_plan
from family_plans.actions import Conflict
from family_plans.asked import what_was_asked
from family_plans.forms.agreeing import HelpForm
from family_plans.forms.writing import ActionForm, action_initial, print_of, slots_of, write_form
from family_plans.freezing import content_of, places_of
from family_plans.prompts import contact_prompts, prompts
from family_plans.views.page import form_page, here, refuse, sent, token
from family_plans.words import PARTS
from fgc.accounts.submissions import once
from fgc.cases.shell import shell
from fgc.lib.dates import LONDON
from fgc.lib.errors import Refused
from fgc.network.audience import Audience
from fgc.network.disclosure import known_in
from fgc.network.restrictions import pairs_that_must_not_meet


class Conflicts(Exception):
    """Boxes that somebody else saved first, by the name of the box."""

    def __init__(self, by_box):
        super().__init__("somebody else saved first")
        self.by_box = by_box


def write(request, reference):
    """Read and write the whole plan on one page. A second save that would lose words shows both and keeps everything."""
    case, plan = get_writable_plan(request.user, reference)
    if not plan.is_being_written:
        return redirect(here("plan", case))
    asked = what_was_asked(case)
    form_class = write_form(slots_of(plan, asked))
    people = people_of(case, request.user)
    form, conflicts = form_class(sent(request), people=people), {}
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _save(request, case, plan, form))
        except Conflicts as found:
            conflicts = found.by_box
            form = _both(form_class, request.POST, people, conflicts)
        except Refused as error:
            refuse(form, error)
    rows = list(plan.actions.filter(removed_at=None).select_related("who", "checker"))
    context = {
        **shell(case, "plan"), "plan": plan, "form": form, "asked": asked, "parts": _parts(form, conflicts),
        "actions": rows, "removed": plan.actions.filter(removed_at__isnull=False),
        "help": plan.help_requests.filter(removed_at=None),
        "prompts": _prompts(case, plan, rows), "may_show": case.can.can("plan_shown.write"), "submission": token(),
    }  # fmt: skip
    return render(request, "family_plans/write.html", context, status=409 if conflicts else 200)


def _save(request, case, plan, form):
    """Save the boxes that were touched, add the action that was typed, then do what the pressed button asks."""
    conflicts = {}
    for slot, words, version in form.touched():
        try:
            actions.write_text(
                plan=plan,
                section=slot.section,
                child=slot.child,
                words=words,
                version=version,
                by=request.user,
            )
        except Conflict as found:
            conflicts[slot.name] = found
    if conflicts:
        raise Conflicts(conflicts)
    added = form.has_action()
    if added:
        actions.add_action(plan=plan, by=request.user, **form.answers())
    return _then(request, case, plan, added)


def _then(request, case, plan, added):
    what, _, key = request.POST.get("then", "").partition(":")
    if what in ("up", "down", "remove", "back"):
        action = get_object_or_404(plan.actions, key=key)
        if what == "remove":
            actions.remove_action(action=action, by=request.user)
        elif what == "back":
            actions.put_back_action(action=action, by=request.user)
        else:
            actions.move_action(action=action, up=what == "up", by=request.user)
        return here("write", case) + "#actions"
    if what == "change":
        return here("change_action", case, get_object_or_404(plan.actions, key=key).key)
    if what == "unhelp":
        actions.remove_help(request=get_object_or_404(plan.help_requests, key=key), by=request.user)
        return here("write", case) + "#help"
    if what == "help":
        return here("ask_help", case)
    if what == "read":
        return here("plan", case)
    if added:
        return here("write", case) + "#add"
    messages.success(request, "Saved")
    return here("write", case)


def _both(form_class, data, people, conflicts):
    """The page again with everything typed; the boxes in conflict now stand on what the other person saved."""
    data = data.copy()
    for name, found in conflicts.items():
        data[f"version-{name}"], data[f"print-{name}"] = str(found.version), print_of(found.theirs)
    form = form_class(data, people=people)
    for name, found in conflicts.items():
        form.add_error(name, found.message)
    return form


def _parts(form, conflicts):
    """The boxes of each part, with what somebody else wrote where there is a conflict."""
    found = {part: {"name": part, "heading": heading, "boxes": []} for part, heading in PARTS.items()}
    for slot in form.slots:
        conflict = conflicts.get(slot.name)
        found[slot.part]["boxes"].append({
            "field": form[slot.name],
            "theirs": conflict and {"by": conflict.by.name, "at": conflict.at.astimezone(LONDON), "words": conflict.theirs},
        })  # fmt: skip
    return found


def change_action(request, reference, key):
    """Change one action; if somebody else did meanwhile, both are shown."""
    case, plan = get_writable_plan(request.user, reference)
    action = get_object_or_404(plan.actions.select_related("who", "checker"), key=key, removed_at=None)
    people = people_of(case, request.user)
    form = ActionForm(
        sent(request), initial=action_initial(action), people=people, cancel=here("write", case) + "#actions"
    )
    read, theirs = _version(request, action), None

    def act():
        actions.change_action(action=action, version=read, by=request.user, **form.answers())
        return here("write", case) + "#actions"

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, act)
        except Conflict as found:
            theirs, read = found, found.version
            form.add_error(None, found.message)
        except Refused as error:
            refuse(form, error)
    context = {
        **shell(case, "plan"), "form": form, "title": "Change this action", "back": here("write", case), "read": read,
        "theirs": theirs and _in_words(theirs),
    }  # fmt: skip
    return render(request, "family_plans/change_action.html", context, status=409 if theirs else 200)


def _version(request, action):
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else action.version


def _in_words(found):
    """What somebody else saved, as rows to read."""
    labels = {name: field.label for name, field in ActionForm.base_fields.items()}
    return {
        "by": found.by.name,
        "rows": [{"key": labels[name], "value": str(value)} for name, value in found.theirs.items() if value],
    }


def ask_help(request, reference):
    """Write down help that the family asks for."""
    case, plan = get_writable_plan(request.user, reference)
    form = HelpForm(sent(request))

    def act():
        data = {name: form.cleaned_data[name] for name in ("item", "from_whom", "how_much")}
        actions.ask_help(plan=plan, by=request.user, **data)
        return here("write", case) + "#help"

    return form_page(request, case, form, act, title="Help the family asks for", back=here("write", case))


def people_of(case, user):
    """The people of the family whom this person may see, for lists to choose from."""
    return list(Audience.for_staff(case, user).people())


def _prompts(case, plan, rows):
    """The questions of the page; who must not meet is known only to those who see safety whole."""
    pairs = pairs_that_must_not_meet(case) if case.can.whole("safety") else []
    return prompts(rows, pairs) + contact_prompts(known_in(case, places_of(content_of(plan))))
