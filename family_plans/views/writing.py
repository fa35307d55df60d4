"""The write page: one form for everything, so that one press saves every box and the action being added."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from family_plans import actions
from family_plans.access import get_writable_plan
from family_plans.actions import Conflict
from family_plans.asked import what_was_asked
from family_plans.attendance import came_to
from family_plans.forms.writing import next_group, print_of, slots_of, write_form
from family_plans.freezing import content_of, places_of
from family_plans.prompts import contact_prompts, monitor_prompts, prompts
from family_plans.room import framed
from family_plans.told import risk_without_notice
from family_plans.views.page import here, looked_at_first, pass_on_first, refuse, sent, token
from family_plans.wording import step_in_words, with_headings, words_lens
from family_plans.words import PARTS
from fgc.accounts.submissions import once
from fgc.lib.dates import LONDON
from fgc.lib.errors import Refused
from fgc.network.audience import Audience
from fgc.network.disclosure import known_in
from fgc.network.restrictions import pairs_that_must_not_meet

# What a button of the page asks for once everything typed is saved: a page of one action, of one request, of the plan.
OF_ACTION = {"change": "change_action", "split": "split_action", "agreed": "absent_agreed"}
OF_PLAN = {
    "help": "ask_help",
    "read": "plan",
    "earlier": "earlier_words",
    "spelling": "spelling",
    "care": "care",
    "about": "about_children",
    "facts": "facts",
    "monitor": "monitor_agreed",
}


class Conflicts(Exception):
    """Boxes that somebody else saved first, by the name of the box."""

    def __init__(self, by_box):
        super().__init__("somebody else saved first")
        self.by_box = by_box


def write(request, reference):
    """Read and write the whole plan on one page. A second save that would lose words shows both and keeps everything."""
    case, plan = get_writable_plan(request.user, reference)
    if not plan.is_being_written and request.method != "POST":
        return redirect(here("plan", case))
    content = None if request.method == "POST" else content_of(plan)
    if elsewhere := looked_at_first(request, case, plan, content):
        return elsewhere
    asked = content["asked"] if content else what_was_asked(case)
    form_class = write_form(slots_of(plan, asked))
    rows = list(plan.actions.filter(removed_at=None).select_related("who", "checker"))
    with_choices = {"people": people_of(case, request.user), "questions": asked["questions"]}
    form, conflicts = form_class(sent(request), initial=next_group(rows), **with_choices), {}
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _save(request, case, plan, form))
        except Conflicts as found:
            conflicts = found.by_box
            form = _both(form_class, request.POST, with_choices, conflicts)
        except Refused as error:
            refuse(form, error)
    content = content or content_of(plan, asked=asked)
    facts = getattr(plan, "facts", None)
    by_number = _prompts(case, plan, rows, form.people.values(), content, facts)
    context = _context(request, case, plan, form, conflicts, rows, asked, by_number) | {"facts": facts}
    status = 409 if conflicts else 200
    return render(request, "family_plans/write.html", {**framed(request, case), **context}, status=status)


def _context(request, case, plan, form, conflicts, rows, asked, by_number):
    lens, step = words_lens(case.service), actions.last_step(plan, request.user)
    return {
        "plan": plan, "form": form, "asked": asked, "parts": _parts(form, conflicts, lens),
        "actions": _rows(rows, asked, lens, by_number), "prompts": by_number.get(None, []),
        "removed": plan.actions.filter(removed_at__isnull=False), "help": plan.help_requests.filter(removed_at=None),
        "undo": step and {"key": step.key, "what": step_in_words(plan, step)},
        "earlier": plan.earlier_words.filter(number=plan.number).count(),
        "risk_url": _risk_url(case),
        "siblings": len({slot.child for slot in form.slots if slot.child}) > 1,
        "may_show": case.can.can("plan_shown.write"), "submission": token(),
    }  # fmt: skip


def _risk_url(case):
    """Where to pass on what the latest review found, while nobody has; it comes before the words of the plan."""
    may = case.can.can("safeguarding.write")
    return pass_on_first(case, "write") if may and risk_without_notice(case) else ""


def _rows(rows, asked, lens, by_number):
    """The actions with what they stand under, what is asked of each, and advice on plain words."""
    return [
        {
            "action": action,
            "heading": heading,
            "prompts": by_number.get(number, []),
            "absent": any(one.get("absent") for one in by_number.get(number, [])),
            "advice": lens.advice(" ".join((action.what, action.how_known, action.help_needed))),
        }
        for number, (action, heading) in enumerate(with_headings(rows, asked["questions"]), start=1)
    ]


def _save(request, case, plan, form):
    """Undo first when that was pressed; save the boxes that were touched and the action that was typed; then go on."""
    what, _, key = request.POST.get("then", "").partition(":")
    if what == "undo":
        step = get_object_or_404(plan.writing_steps.filter(by=request.user), key=key)
        actions.undo(plan=plan, step=step, by=request.user)
        messages.success(request, f"Undone: {step_in_words(plan, step)}")
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
    return _then(request, case, plan, added, what, key)


def _then(request, case, plan, added, what, key):
    if what in ("up", "down", "remove", "back"):
        action = get_object_or_404(plan.actions, key=key)
        if what == "remove":
            actions.remove_action(action=action, by=request.user)
        elif what == "back":
            actions.put_back_action(action=action, by=request.user)
        else:
            actions.move_action(action=action, up=what == "up", by=request.user)
        return here("write", case) + f"#{'actions' if what in ('remove', 'back') else action.key}"
    if what in OF_ACTION:
        return here(OF_ACTION[what], case, get_object_or_404(plan.actions, key=key).key)
    if what == "changehelp":
        return here("change_help", case, get_object_or_404(plan.help_requests, key=key).key)
    if what == "unhelp":
        actions.remove_help(request=get_object_or_404(plan.help_requests, key=key), by=request.user)
        return here("write", case) + "#help"
    if what in OF_PLAN:
        return here(OF_PLAN[what], case)
    if what == "undo":
        return here("write", case)
    if added:
        return here("write", case) + "#add"
    messages.success(request, "Saved")
    return here("write", case)


def _both(form_class, data, with_choices, conflicts):
    """The page again with everything typed; a box in conflict holds every line of both texts and stands on theirs."""
    data = data.copy()
    for name, found in conflicts.items():
        data[f"version-{name}"], data[f"print-{name}"] = str(found.version), print_of(found.theirs)
        data[name] = found.merged
    form = form_class(data, **with_choices)
    for name, found in conflicts.items():
        form.add_error(name, found.message)
    return form


def _parts(form, conflicts, lens):
    """The boxes of each part, with advice on plain words, and both texts where there is a conflict."""
    found = {part: {"name": part, "heading": heading, "boxes": []} for part, heading in PARTS.items()}
    for slot in form.slots:
        conflict = conflicts.get(slot.name)
        found[slot.part]["boxes"].append({
            "field": form[slot.name], "advice": lens.advice(slot.words), "mine": conflict and conflict.mine,
            "theirs": conflict and {"by": conflict.by.name, "at": conflict.at.astimezone(LONDON), "words": conflict.theirs},
        })  # fmt: skip
    return found


def people_of(case, user):
    """The people of the family whom this person may see, for lists to choose from."""
    return list(Audience.for_staff(case, user).people())


def _prompts(case, plan, rows, people, content, facts):
    """The questions by the number of their action, None for the whole plan.

    Who must not meet is known only to those who see safety whole.
    """
    pairs = pairs_that_must_not_meet(case) if case.can.whole("safety") else []
    texts = [(f"“{row['heading']}”", row["words"]) for row in content["texts"]]
    there, people = who_was_there(plan), list(people)
    asked = prompts(rows, pairs, there=there, people=people, texts=texts)
    if facts:
        asked += monitor_prompts(facts.family_monitor, facts.monitor_agreed_on, there, people)
    found = {}
    for one in asked + contact_prompts(known_in(case, places_of(content))):
        found.setdefault(one["number"], []).append(one)
    return found


def who_was_there(plan):
    """The ids of those who were at any sitting of the conference in any way, or agreed to the plan; None when nobody noted who came."""
    came = came_to(plan)
    if not came:
        return None
    children = plan.case.children.values_list("person_id", flat=True)
    agreed = plan.agreements.current().filter(number=plan.number).exclude(answer="does_not")
    return came | set(children) | set(agreed.values_list("person_id", flat=True))
