"""The small pages of writing: one action or request for help at a time, split, agreed though absent, earlier words."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from family_plans import actions
from family_plans.access import get_plan, get_writable_plan
from family_plans.actions import Conflict
from family_plans.actions.steps import both_texts
from family_plans.asked import what_was_asked
from family_plans.forms.agreeing import HelpForm
from family_plans.forms.writing import (
    AbsentAgreedForm,
    ActionForm,
    PlainWordsForm,
    SpellingForm,
    SplitForm,
    action_initial,
)
from family_plans.masking import Mask, earlier_for
from family_plans.prompts import Named, absent_parts
from family_plans.room import framed
from family_plans.views.page import form_page, here, looked_at_first, refuse, sent, sent_with
from family_plans.views.writing import people_of, who_was_there
from family_plans.wording import earlier_of, plain_lines
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.cases.access import MissingRight
from fgc.lib.errors import Refused
from fgc.lib.stale import print_of


def change_action(request, reference, key):
    """Change one action; if somebody else did meanwhile, or took it out, both are shown and nothing typed is lost."""
    case, plan = get_writable_plan(request.user, reference)
    if elsewhere := looked_at_first(request, case, plan):
        return elsewhere
    action = get_object_or_404(plan.actions.select_related("who", "checker"), key=key)
    if action.removed_at and request.method != "POST":
        messages.info(request, "This action was taken out. You can put it back below the list.")
        return redirect(here("write", case) + "#actions")
    form = ActionForm(
        sent(request), initial=action_initial(action), people=_with_present(people_of(case, request.user), action),
        questions=what_was_asked(case)["questions"], cancel=here("write", case) + "#actions",
    )  # fmt: skip

    def act(version):
        actions.change_action(action=action, version=version, by=request.user, **form.answers())
        return here("write", case) + f"#{action.key}"

    return _row_page(request, case, form, act, action, title="Change this action", long="what")


def _with_present(people, action):
    """The people to choose from, and whoever is named already: a corrected word takes nobody out of the plan."""
    known = {person.pk for person in people}
    named = {
        person.pk: person for person in (action.who, action.checker) if person and person.pk not in known
    }
    return [*people, *named.values()]


def change_help(request, reference, key):
    """Change what the family asks for; a second person's change meanwhile is shown beside it."""
    case, plan = get_writable_plan(request.user, reference)
    if elsewhere := looked_at_first(request, case, plan):
        return elsewhere
    row = get_object_or_404(plan.help_requests, key=key)
    if row.removed_at and request.method != "POST":
        messages.info(request, "This was taken out.")
        return redirect(here("write", case) + "#help")
    names = ("item", "from_whom", "how_much")
    form = HelpForm(sent(request), initial={name: getattr(row, name) for name in names})

    def act(version):
        answers = {name: form.cleaned_data[name] for name in names}
        actions.change_help(request=row, version=version, by=request.user, **answers)
        return here("write", case) + "#help"

    return _row_page(request, case, form, act, row, title="Change what the family asks for", long="item")


def split_action(request, reference, key):
    """Make two actions of one; both boxes begin with the whole sentence."""
    case, plan = get_writable_plan(request.user, reference)
    if elsewhere := looked_at_first(request, case, plan):
        return elsewhere
    action = get_object_or_404(plan.actions.filter(removed_at=None), key=key)
    form = SplitForm(sent(request), initial={"first": action.what, "second": action.what})

    def act(version):
        data = form.cleaned_data
        actions.split_action(
            action=action, version=version, first=data["first"], second=data["second"], by=request.user
        )
        return here("write", case) + f"#{action.key}"

    return _row_page(
        request, case, form, act, action, title="Make two actions of one",
        lead="Who, when and who checks stand on both. Leave in each box what belongs there; the whole sentence is kept.")  # fmt: skip


def _row_page(request, case, form, act, row, *, title, long="", lead=""):
    """A form over one row with a version: a conflict shows what the other person saved, mine, and both put together."""
    read, found = _version(request, row), None
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: act(read))
        except Conflict as conflict:
            found, read = conflict, conflict.version
            form.add_error(None, found.message)
            form = _with_both(form, found, long)
        except Refused as error:
            refuse(form, error)
    context = {
        **framed(request, case), "form": form, "title": title, "lead": lead, "back": here("write", case), "read": read,
        "theirs": found and Mask(case)(_in_words(found, form)),
        "mine": found and found.mine if isinstance(found and found.mine, str) else "",
    }  # fmt: skip
    return render(request, "family_plans/change_action.html", context, status=409 if found else 200)


def _with_both(form, found, long):
    """The form again; its long box holds every line of both texts when they fit."""
    if not long or not isinstance(found.theirs, dict) or found.theirs[long] == found.mine[long]:
        return form
    both = both_texts(found.theirs[long], found.mine[long])
    if len(both) <= form.fields[long].max_length:
        form.data = form.data.copy()
        form.data[long] = both
    return form


def _version(request, row):
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else row.version


def _in_words(found, form):
    """What somebody else saved, as rows to read."""
    theirs = found.theirs if isinstance(found.theirs, dict) else {"what": found.theirs}
    labels = {name: field.label for name, field in form.fields.items()} | {"what": "What will happen"}
    rows = [
        {"key": labels[name], "value": str(value)}
        for name, value in theirs.items()
        if value and name in labels
    ]
    return {"by": found.by.name if found.by else "Somebody", "rows": rows}


def ask_help(request, reference):
    """Write down help that the family asks for."""
    case, plan = get_writable_plan(request.user, reference)
    form = HelpForm(sent(request))

    def act():
        data = {name: form.cleaned_data[name] for name in ("item", "from_whom", "how_much")}
        actions.ask_help(plan=plan, by=request.user, **data)
        return here("write", case) + "#help"

    return form_page(request, case, form, act, title="Help the family asks for", back=here("write", case))


def absent_agreed(request, reference, key):
    """That somebody who was not at the conference has agreed to what they are named for."""
    case, plan = get_writable_plan(request.user, reference)
    if elsewhere := looked_at_first(request, case, plan):
        return elsewhere
    action = get_object_or_404(plan.actions.filter(removed_at=None).select_related("who", "checker"), key=key)
    parts = _to_agree(case, plan, action, request.user)
    if not parts:
        messages.info(request, "Nobody is named for this yet.")
        return redirect(here("write", case) + f"#{action.key}")
    read = print_of(actions.named_for(action))
    form = AbsentAgreedForm(sent_with(request, read=read), parts=parts, initial={"read": read})

    def act():
        actions.record_absent_agreed(
            action=action, by=request.user, read=request.POST.get("read"), **form.answers()
        )
        return here("write", case) + f"#{action.key}"

    title = (
        f"{parts[0][1].partition(', who')[0]} agreed to this" if len(parts) == 1 else "Who agreed to this?"
    )
    return form_page(
        request, case, form, act, title=title, back=here("write", case), lead=Mask(case)(action.what))  # fmt: skip


def _to_agree(case, plan, action, user):
    """(part, words) of whoever is named for the action: those who were not there, or all where nobody noted who came."""
    named = [("who", action.who_name, "does it"), ("checker", action.checker_name, "checks")]
    absent = {part for part, _name in absent_parts(action, who_was_there(plan), Named(people_of(case, user)))}
    return [
        (part, f"{name}, who {does}") for part, name, does in named if name and (part in absent or not absent)
    ]


def spelling(request, reference):
    """Who of the family said that spelling may be put right."""
    case, plan = get_writable_plan(request.user, reference)
    form = SpellingForm(sent(request), initial={"who": plan.spelling_agreed_by})

    def act():
        actions.agree_spelling(plan=plan, who=form.cleaned_data["who"], by=request.user)
        return here("write", case)

    return form_page(
        request, case, form, act, title="May spelling be put right?", back=here("write", case),
        lead="The words are the family’s. They are kept as they were typed. Only spelling may change, and only when the "
        "family says so; the words before are kept.")  # fmt: skip


def earlier_words(request, reference):
    """Everything that was typed over while the plan was written."""
    case, plan = get_plan(request.user, reference, "plan_draft.read")
    if not case.can.whole("plan_draft") and not plan.support_may_type:
        raise MissingRight("plan_draft", "read")
    context = {
        **framed(request, case), "rows": earlier_for(case, request.user, earlier_of(plan)),
        "back": here("write" if plan.is_being_written and case.can.can("plan_draft.write") else "plan", case),
    }  # fmt: skip
    return render(request, "family_plans/earlier_words.html", context)


def plain_words(request):
    """The service's list of words to say more plainly."""
    user = _of_service(request.user, Role.COORDINATOR, Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT)
    rows = [line.partition("=") for line in plain_lines(user.service).splitlines() if "=" in line]
    context = {
        "rows": [{"key": words.strip(), "value": instead.strip()} for words, _sign, instead in rows],
        "manages": user.role == Role.SERVICE_MANAGER,
    }
    return render(request, "family_plans/plain_words.html", context)


def change_plain_words(request):
    """The service manager changes the list; an empty one is the list that comes with the system."""
    user = _of_service(request.user, Role.SERVICE_MANAGER)
    form = PlainWordsForm(sent(request), initial={"lines": plain_lines(user.service)})
    if form.is_bound and form.is_valid():

        def act():
            actions.change_plain_words(service=user.service, lines=form.cleaned_data["lines"], by=user)
            messages.success(request, "The list is saved")
            return reverse("family_plans:plain_words")

        return once(request, act)
    return render(request, "family_plans/change_plain_words.html", {"form": form})


def _of_service(user, *roles):
    """The person, when their role may open the page; 404 otherwise."""
    if user.role not in roles or not user.service_id:
        raise Http404
    return user
