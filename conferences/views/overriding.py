"""The question to a service manager, and the decision, whether two who must not meet may both come."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from conferences import actions
from conferences.forms import AskOverrideForm, DecideOverrideForm, EndOverrideForm, say_no, sent
from conferences.models import SafetyOverride
from conferences.overrides import forbidden, words
from conferences.words import day_words, span
from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.errors import Refused
from fgc.network import restrictions


def ask_override(request, reference, key):
    """The coordinator asks; `?pair=<key>` is the restriction at which the gate stopped them."""
    case = get_case(request.user, reference, "safety.write")
    row = get_object_or_404(case.conferences.select_related("venue"), key=key)
    row.case = case
    rows = {one.key: one for one in restrictions.pairs_that_must_not_meet(case)}
    refused = {one.key: forbidden(one, row) for one in rows.values()}
    pairs = {one.key: restrictions.sentence(one) for one in rows.values() if not refused[one.key]}
    form = AskOverrideForm(
        sent(request), pairs=pairs, back=_back(case), initial={"pair": request.GET.get("pair", "")}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            return once(request, lambda: _asked(request, case, row, rows[data["pair"]], data))
        except Refused as no:
            say_no(form, no)
    context = {
        "form": form,
        "back": _back(case),
        "may_ask": bool(pairs) and row.is_current,
        "is_over": not row.is_current,
        "refused": [
            f"{restrictions.sentence(one)}. {refused[one.key]}" for one in rows.values() if refused[one.key]
        ],
        "when": f"{day_words(row.starts_at)}, {span(row.starts_at, row.ends_at)}",
    }
    return render(request, "conferences/ask_override.html", shell(case, "conference") | context)


def decide_override(request, reference, key):
    """The service manager allows it for this conference, or not; what was allowed can be taken back here."""
    case = get_case(request.user, reference, "safety.approve")
    override = get_object_or_404(
        SafetyOverride.objects.select_related(
            "conference__venue",
            "restriction__person",
            "restriction__other",
            "asked_by",
            "decided_by",
            "ended_by",
        ),
        key=key,
        conference__case=case,
    )
    override.conference.case = case
    shown = words(override, override.conference)
    form = _form(request, override, shown)
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _decided(request, case, override, form.cleaned_data))
        except Refused as no:
            say_no(form, no)
    blocked = forbidden(override.restriction, override.conference) if shown["waits"] else ""
    context = {
        "form": form,
        "back": _back(case),
        "row": shown,
        "blocked": blocked,
        "own": _is_own(request, override),
    }
    return render(request, "conferences/override.html", shell(case, "conference") | context)


def _form(request, override, shown):
    if _is_own(request, override):
        return None
    if shown["waits"]:
        return DecideOverrideForm(sent(request))
    return EndOverrideForm(sent(request)) if shown["holds"] else None


def _is_own(request, override):
    return override.asked_by_id == request.user.pk


def _asked(request, case, row, restriction, data):
    actions.ask_override(
        conference=row,
        restriction=restriction,
        why=data["why"],
        arrangements=data["arrangements"],
        by=request.user,
    )
    messages.success(request, "The service manager has been asked. Until they decide, the two stay apart.")
    return _back(case)


def _decided(request, case, override, data):
    if "decision" in data:
        allow = data["decision"] == "yes"
        actions.decide_override(override=override, allow=allow, reason=data["reason"], by=request.user)
        said = "Allowed, for this conference only." if allow else "Not allowed. They stay apart."
    else:
        actions.end_override(override=override, reason=data["reason"], by=request.user)
        said = "Taken back. From now on they stay apart."
    messages.success(request, said)
    return _back(case)


def _back(case):
    return reverse("conferences:conference", args=[case.reference])
