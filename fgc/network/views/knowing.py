"""Answering whether a colleague knows a family: they share a name or a number with somebody on its map."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fgc.cases.access import get_case
from fgc.lib.forms import KnowsForm
from fgc.network import actions
from fgc.network.knowing import asked_about, asked_before
from fgc.network.views.pages import data_of, form_page


@require_http_methods(["GET", "POST"])
def knows(request, reference, key):
    """For a service manager, about a colleague; never for the colleague, while somebody else is there."""
    case = get_case(request.user, reference, "manage.write")
    asked = next((one for one in asked_about(case, request.user) if one.person.key == key), None)
    if asked is None and request.method == "POST":
        asked = asked_before(case, request.user, key)
    if asked is None:
        raise Http404
    form, back = KnowsForm(data_of(request)), reverse("workspace:case_access", args=[case.reference])
    own = asked.person.pk == request.user.pk

    def act():
        is_conflict = form.is_conflict()
        actions.answer_question(
            case=case, staff=asked.person, is_conflict=is_conflict, reason=form.cleaned_data["reason"],
            by=request.user,
        )  # fmt: skip
        name = asked.person.name
        messages.success(
            request, f"{name} cannot open this record." if is_conflict else "Saved: no conflict of interest."
        )
        return reverse("workspace:home") if own and is_conflict else back

    return form_page(
        request, case, form, act, back=back,
        title="Do you know this family?" if own else "Does a colleague know this family?",
        lines=[asked.sentence(request.user), *([] if own else ["They are not told that you were asked."])],
    )  # fmt: skip
