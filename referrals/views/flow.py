"""What the pages of a draft have in common: saving once, coming back later, and going on to the next page."""

from django.shortcuts import render
from django.urls import reverse

from fgc.accounts.submissions import once
from fgc.lib.errors import Refused
from referrals.forms.decide import BlankForm


def posted(request):
    """What was sent, or None when the page is only opened: a form sent empty is a form sent."""
    return request.POST if request.method == "POST" else None


def attempt(request, form, act):
    """Run the action once; the response, or None when it was refused and the refusal is on the form."""
    try:
        return once(request, act)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return None


def tasks_url(referral):
    """The task list."""
    return reverse("referrals:tasks", args=[referral.reference])


def draft_page(request, referral, form_class, *, title, save, then, initial=None, back=None, lead="",
               keep_valid=None, **options):  # fmt: skip
    """One page of a draft. `save(cleaned)` runs the action; `then` is where "Save and continue" leads.

    "Save and come back later" saves what there is. With `keep_valid` it also saves the good answers of a page
    that holds a bad one (a date that cannot be), and shows the page again with everything that was typed.
    """
    later = "later" in request.POST
    kept = False
    if request.method == "POST":
        form = form_class(request.POST, later=later, **options)
        if form.is_valid():

            def act():
                saved = save(_answers(form))
                return tasks_url(referral) if later else then(saved) if callable(then) else then

            response = attempt(request, form, act)
            if response:
                return response
        elif later and keep_valid:
            kept = _keep(keep_valid, form)
    else:
        form = form_class(initial=initial or {}, **options)
    back = back or {"url": tasks_url(referral), "text": "Back to the referral"}
    context = {"referral": referral, "form": form, "title": title, "lead": lead, "back": back, "kept": kept}
    return render(request, "referrals/draft_page.html", context)


def confirm_page(request, referral, *, title, button, act, back, lines=(), grave=False):
    """A page that asks whether to do what cannot be undone, with one button."""
    form = BlankForm(posted(request), submit_label=button, grave=grave)
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, act)
        if response:
            return response
    context = {"referral": referral, "form": form, "title": title, "lines": lines, "back": back}
    return render(request, "referrals/confirm.html", context)


def _answers(form):
    return {name: value for name, value in form.cleaned_data.items() if name != "submission"}


def _keep(save, form):
    """Save the answers that can be used; nothing is lost when the action refuses them."""
    good = {name: value for name, value in _answers(form).items() if name not in form.errors}
    try:
        save(good)
    except Refused:
        return False
    return True
