"""What the pages of a draft have in common: saving once, coming back later, and going on to the next page."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fgc.accounts.submissions import once
from fgc.lib.errors import Refused
from referrals.actions.pages import Changed, save_page, version_of
from referrals.forms.decide import BlankForm
from referrals.forms.writers import NOT_ANSWERS


def posted(request):
    """What was sent, or None when the page is only opened: a form sent empty is a form sent."""
    return request.POST if request.method == "POST" else None


def attempt(request, form, act):
    """Run the action once; the response, or None when it was refused and the refusal is on the form."""
    try:
        return once(request, act)
    except Changed as changed:
        form.changed = changed
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return None


def attempt_page(request, form, save_at, *, seen, answers):
    """Run `save_at(version)` once for a page that two people may write.

    Where somebody saved it meanwhile, the form gets what they wrote beside what was typed, and None is returned;
    `seen` and `answers` are the version and the answers there are now. The same answers are no conflict.
    """
    response = attempt(request, form, lambda: save_at(form.cleaned_data.get("read_at")))
    if response or not form.changed:
        return response
    if not form.compare(answers):
        form.changed = None
        return attempt(request, form, lambda: save_at(seen))
    show_both(request, form, seen=seen, answers=answers)
    return None


def show_both(request, form, *, seen, answers):
    """Put what the other one wrote on the form, which stands on their version from now on."""
    changed = form.changed
    form.stand_on(seen)
    form.theirs = {
        "by": "You" if changed.is_own else changed.saved.by.name, "is_own": changed.is_own,
        "at": timezone.localtime(changed.saved.at), "rows": form.compare(answers), "keep_url": request.path,
    }  # fmt: skip
    form.add_error(None, changed.message)


def tasks_url(referral):
    """The task list."""
    return reverse("referrals:tasks", args=[referral.reference])


def draft_page(request, referral, form_class, *, title, save, then, initial=dict, place="", back=None, lead="",
               keep_valid=False, **options):  # fmt: skip
    """One page of a draft. `save(cleaned)` runs the action; `then` is where "Save and continue" leads.

    `initial()` reads the answers there are; `place` names the page where two people may write it at once.
    "Save and come back later" saves what there is. With `keep_valid` it also saves the good answers of a page
    that holds a bad one (a date that cannot be), and shows the page again with everything that was typed.
    """
    later, kept = "later" in request.POST, False
    seen = version_of(referral, place) if place else None
    answers = initial()

    def save_at(version, given=None):
        return save_at_version(
            referral, place, version, request.user, lambda: save(_answers(form) if given is None else given)
        )

    if request.method == "POST":
        form = form_class(request.POST, later=later, **options)
        if form.is_valid():
            response = attempt_page(request, form, lambda version: _next(referral, save_at(version), then, later),
                                    seen=seen, answers=answers)  # fmt: skip
            if response:
                return response
        elif later and keep_valid:
            kept = _keep(request, form, save_at, seen=seen, answers=answers)
    else:
        form = form_class(initial={**answers, "read_at": seen}, **options)
    context = {
        "referral": referral, "form": form, "title": title, "lead": lead, "kept": kept,
        "back": back or {"url": tasks_url(referral), "text": "Back to the referral"},
    }  # fmt: skip
    return render(request, "referrals/draft_page.html", context, status=409 if form.theirs else 200)


def confirm_page(request, referral, *, title, button, act, back, lines=(), grave=False):
    """A page that asks whether to do what cannot be undone, with one button."""
    form = BlankForm(posted(request), submit_label=button, grave=grave)
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, act)
        if response:
            return response
    context = {"referral": referral, "form": form, "title": title, "lines": lines, "back": back}
    return render(request, "referrals/confirm.html", context)


def save_at_version(referral, place, version, by, save):
    """Save a page that was read at a version; a page without a place, such as a new row, has nothing to compare."""
    if not place:
        return save()
    return save_page(referral=referral, place=place, read_at=version, by=by, save=save)


def _next(referral, saved, then, later):
    """Where to go when a page was saved."""
    if later:
        return tasks_url(referral)
    return then(saved) if callable(then) else then


def _answers(form):
    return {name: value for name, value in form.cleaned_data.items() if name not in NOT_ANSWERS}


def _keep(request, form, save_at, *, seen, answers):
    """Save the answers that can be used; nothing is lost when the action refuses them."""
    good = {name: value for name, value in _answers(form).items() if name not in form.errors}
    try:
        save_at(form.cleaned_data.get("read_at"), good)
    except Changed as changed:
        form.changed = changed
        show_both(request, form, seen=seen, answers=answers)
        return False
    except Refused:
        return False
    return True
