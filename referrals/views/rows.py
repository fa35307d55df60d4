"""The lists of short rows: parental responsibility, questions, bottom lines, key dates, people to keep apart."""

from dataclasses import dataclass
from uuid import uuid4

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fgc.accounts.submissions import once
from fgc.lib.errors import Refused
from referrals import actions
from referrals.access import WRITE, get_referral
from referrals.actions.pages import version_of
from referrals.answers import ROWS
from referrals.clocks import long_day
from referrals.forms.decide import BlankForm
from referrals.forms.rows import FORMS
from referrals.sections import whole
from referrals.views.flow import attempt, attempt_page, confirm_page, posted, save_at_version, tasks_url


@dataclass(frozen=True)
class Words:
    """What the pages of one list say."""

    title: str
    add: str
    one: str
    empty: str
    empty_text: str
    lead: str = ""
    none: str = ""
    back: str = "referrals:tasks"


WORDS = {
    "responsibility": Words(
        "Parental responsibility", "Add somebody who holds it", "who holds parental responsibility",
        "Nobody recorded yet", "Say for each child who holds parental responsibility, and how that is known.",
        lead="For each child, everybody who holds it. It is never taken for granted: say what you saw."),
    "questions": Words(
        "Questions for the family", "Add a question", "this question", "No questions yet",
        "Add the questions that the family’s plan is to answer.",
        lead="The family’s plan answers these. Put the most important first."),
    "bottom-lines": Words(
        "Bottom lines", "Add a bottom line", "this bottom line", "No bottom lines yet",
        "Add what the plan must not go against, or say that there is nothing.",
        lead="A plan can only be refused because of a bottom line or a child’s safety. The family hears them before the day.",
        none="There are no bottom lines"),
    "dates": Words(
        "Key dates", "Add a date", "this date", "No key dates", "Add letters, meetings and hearings that set the pace. "
        "If there are none, carry on."),
    "pairs": Words(
        "Who must not meet or know", "Add a restriction", "this restriction", "Nobody recorded yet",
        "Add who must not meet, or must not know something. Or say that there is nobody.",
        lead="The coordinator reads these before any call. Say also when an order ends.",
        none="There is nobody to keep apart", back="referrals:safety"),
}  # fmt: skip


def rows(request, reference, kind):
    """One list, with links to add, change and remove; and the answer that there are none."""
    words, spec = _spec(kind)
    referral = get_referral(request.user, reference, WRITE)
    url = reverse("referrals:rows", args=[reference, kind])
    form = BlankForm(posted(request), submit_label=words.none)
    if spec.none_field and request.method == "POST" and form.is_valid():
        none = not getattr(referral, spec.none_field)
        response = attempt(request, form, lambda: _then(url, actions.say_none(
            referral=referral, kind=kind, none=none, by=request.user)))  # fmt: skip
        if response:
            return response
    listed = _listed(whole(referral), kind)
    context = {
        "referral": referral, "words": words, "kind": kind, "form": form,
        "rows": [_row(referral, kind, row, number) for number, row in enumerate(listed)],
        "is_none": bool(spec.none_field and getattr(referral, spec.none_field)),
        "may_say_none": bool(spec.none_field and not listed),
        "add_url": reverse("referrals:add_row", args=[reference, kind]),
        "back": reverse(words.back, args=[reference]), "next_url": tasks_url(referral),
    }  # fmt: skip
    return render(request, "referrals/rows.html", context)


def add_row(request, reference, kind):
    """A new row."""
    _spec(kind)
    return _row_page(request, get_referral(request.user, reference, WRITE), kind, None)


def change_row(request, reference, kind, key):
    """Change one row."""
    _, spec = _spec(kind)
    referral = get_referral(request.user, reference, WRITE)
    return _row_page(request, referral, kind, get_object_or_404(getattr(referral, spec.related), key=key))


def remove_row(request, reference, kind, key):
    """Ask before a row is removed."""
    words, spec = _spec(kind)
    referral = get_referral(request.user, reference, WRITE)
    row = get_object_or_404(getattr(referral, spec.related), key=key)
    url = reverse("referrals:rows", args=[reference, kind])
    return confirm_page(
        request, referral, title=f"Remove {words.one}?", button="Remove", grave=True, back=url, lines=_said(kind, row),
        act=lambda: _then(url, actions.remove_row(referral=referral, into=kind, row=row, by=request.user)),
    )  # fmt: skip


@require_POST
def move_row(request, reference, kind, key):
    """Put a question or bottom line one place higher."""
    _, spec = _spec(kind)
    referral = get_referral(request.user, reference, WRITE)
    if not spec.is_ordered:
        raise Http404
    row = get_object_or_404(getattr(referral, spec.related), key=key)
    url = reverse("referrals:rows", args=[reference, kind])
    try:
        return once(
            request,
            lambda: _then(url, actions.move_up(referral=referral, into=kind, row=row, by=request.user)),
        )
    except Refused as refusal:
        form = BlankForm({}, submit_label="")
        form.full_clean()
        form.add_error(None, refusal.message)
        context = {
            "referral": referral,
            "form": form,
            "title": "This cannot be moved",
            "lines": [],
            "back": url,
        }
        return render(request, "referrals/confirm.html", context, status=409)


def _row_page(request, referral, kind, row):
    words, _ = _spec(kind)
    place = f"{kind}:{row.key}" if row else ""
    seen = version_of(referral, place) if row else None
    found = whole(referral)
    row = next((same for same in _listed(found, kind) if row and same.pk == row.pk), None)
    opened = FORMS[kind](found=found, row=row)
    form = FORMS[kind](request.POST, found=found, row=row) if request.method == "POST" else opened
    opened.initial["read_at"] = seen
    url = reverse("referrals:rows", args=[referral.reference, kind])
    if request.method == "POST" and form.is_valid():

        def save_at(version):
            def save():
                return actions.save_row(
                    referral=referral, into=kind, row=row, by=request.user, **form.row_answers()
                )

            return _then(url, save_at_version(referral, place, version, request.user, save))

        response = attempt_page(request, form, save_at, seen=seen, answers=opened.initial)
        if response:
            return response
    context = {
        "referral": referral, "form": form, "title": f"Change {words.one}" if row else words.add, "lead": "",
        "back": {"url": url, "text": f"Back to {words.title[:1].lower()}{words.title[1:]}"}, "kept": False,
    }  # fmt: skip
    return render(request, "referrals/draft_page.html", context, status=409 if form.theirs else 200)


def _spec(kind):
    if kind not in ROWS:
        raise Http404
    return WORDS[kind], ROWS[kind]


def _listed(found, kind):
    return {
        "responsibility": found.responsibilities, "questions": found.questions, "bottom-lines": found.bottom_lines,
        "dates": found.dates, "pairs": found.pairs,
    }[kind]  # fmt: skip


def _row(referral, kind, row, number):
    args = [referral.reference, kind, row.key]
    lines = _said(kind, row)
    return {
        "title": lines[0], "facts": lines[1:], "number": number + 1,
        "change": reverse("referrals:change_row", args=args), "remove": reverse("referrals:remove_row", args=args),
        "up": reverse("referrals:move_row", args=args) if ROWS[kind].is_ordered and number else "",
        "up_token": str(uuid4()),
    }  # fmt: skip


def _said(kind, row):
    """What a row says, in one or more lines."""
    if kind == "responsibility":
        lines = [f"{row.holder} for {row.child.name}", row.get_basis_display(), row.checked]
    elif kind == "questions":
        lines = [row.text]
    elif kind == "bottom-lines":
        lines = [row.text, row.reason]
    elif kind == "dates":
        lines = [f"{row.get_kind_display()}, {long_day(row.on)}", row.note]
    else:
        until = f"Until {long_day(row.until)}" if row.until else ""
        lines = [row.sentence, row.get_source_display(), row.reason, row.evidence, until]
    return [line for line in lines if line]


def _then(url, done):
    """The address, once the action before it has been done."""
    return url
