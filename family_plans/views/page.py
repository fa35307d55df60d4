"""The frame of the small pages: a form that runs one action, and a button that runs one."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from family_plans.freezing import content_of, places_of
from family_plans.masking import Mask
from family_plans.room import framed
from fgc.accounts.submissions import once
from fgc.cases.models import SafeguardingNotice
from fgc.lib.errors import Refused
from fgc.lib.stale import Stale, beside
from fgc.network.disclosure import withheld_in


def here(name, case, *args):
    """The address of a page of this family's plan or reviews."""
    return reverse(f"family_plans:{name}", args=[case.reference, *args])


def pass_on_first(case, goes_on="reviews"):
    """The page that passes a risk on to the social worker; from there to the page of the plan or of the reviews."""
    asked = urlencode({"arose": SafeguardingNotice.Arose.REVIEW.value, "then": goes_on})
    return f"{reverse('workspace:raise_notice', args=[case.reference])}?{asked}"


def form_page(
    request, case, form, act, *, title, back, tab="plan", template="family_plans/form.html", **context
):
    """Run `act` when the form is right and go where it says; otherwise show the form with everything typed.

    Where somebody else saved first, what they saved is shown beside it.
    """
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, act)
        except Stale as stale:
            theirs = Mask(case)(beside(form, stale))
        except Refused as error:
            refuse(form, error)
    return render(
        request,
        template,
        {
            **framed(request, case, tab),
            "form": form,
            "title": title,
            "back": back,
            "theirs": theirs,
            **context,
        },
        status=409 if theirs else 200,
    )


def looked_at_first(request, case, plan, content=None):
    """Where whoever may not have a withheld detail revealed goes instead of a page of writing while one stands in the plan.

    None for everybody else. What they typed before it was withheld is still saved. `content` is that of the plan for
    a page that has read it already.
    """
    if request.method == "POST" or case.can.whole("reveal"):
        return None
    if not withheld_in(case, places_of(content or content_of(plan))):
        return None
    messages.info(
        request, "The coordinator looks at some words of the plan first. Then you can go on typing it."
    )
    return HttpResponseRedirect(here("plan", case))


def refuse(form, error):
    """Put what an action said no to at its field."""
    form.add_error(error.field if error.field in form.fields else None, error.message)


def button(request, act, back):
    """Run `act` for a button; what it says no to is shown on the page gone back to."""
    try:
        return once(request, act)
    except Refused as error:
        messages.error(request, error.message)
        return HttpResponseRedirect(back)


def sent(request):
    """What was sent, or None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def sent_with(request, **now):
    """What was sent, with these hidden values as they are now: a page that is shown again says what it shows."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    for name, value in now.items():
        data[name] = value
    return data


def token():
    """A fresh submission token for the forms of a page that have only a button."""
    return str(uuid.uuid4())
