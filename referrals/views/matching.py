"""The match page: whether a referral that is being accepted is of a family that we know, and taking a link back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from fgc.cases.access import abilities, get_case
from fgc.cases.shell import shell
from referrals import actions, knowing
from referrals.forms.matching import EndRepeatForm, MatchForm
from referrals.matching import describe, links_of
from referrals.models import ReferralMatch
from referrals.views.flow import attempt, posted


def accept_known(request, referral, known):
    """Accept a referral that looks like families we know: the manager compares, and says which it is or that it is none."""
    form = MatchForm(posted(request), matches=known, author=referral.author)
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, lambda: _accepted(request, referral, form.choice()))
        if response:
            return response
    context = {
        "referral": referral,
        "form": form,
        "title": "Accept this referral",
        "back": reverse("referrals:referral", args=[referral.reference]),
        "lines": to_answer_first(referral, request.user),
        "records": [_record(match) for match in known],
    }
    return render(request, "referrals/match.html", context)


def end_repeat(request, reference, key):
    """Take back that a referral of this record is of a family known before."""
    case = get_case(request.user, reference, "manage.write")
    match = get_object_or_404(links_of(case), key=key)
    other = _other(match, case)
    back = reverse("referrals:of_case", args=[reference])
    form = EndRepeatForm(posted(request))
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, lambda: _ended(request, match, form.cleaned_data["reason"], back))
        if response:
            return response
    sees = abilities(request.user, other).can("progress.read")
    context = shell(case, "referral") | {
        "form": form,
        "title": "Not the same family?",
        "lead": f"This record is linked to {other.title}, {other.reference}." if sees else "",
        "back": back,
    }
    return render(request, "referrals/end_repeat.html", context)


def linked(case, user):
    """The records of the same family that the reader can open; of others nothing is said, not that they are there."""
    found = []
    for match in links_of(case):
        other = _other(match, case)
        if not abilities(user, other).can("progress.read"):
            continue
        earlier = match.case_id != case.pk
        end = reverse("referrals:end_repeat", args=[case.reference, match.key])
        found.append(
            {
                "words": "Referred before:" if earlier else "Referred again:",
                "title": other.title,
                "reference": other.reference,
                "url": reverse("referrals:of_case", args=[other.reference])
                if abilities(user, other).can("referral.read")
                else reverse("workspace:case", args=[other.reference]),
                "end_url": end if case.can.can("manage.write") else "",
            }
        )
    return found


def to_answer_first(referral, user):
    """What must be answered before it can be accepted: whether colleagues know the family, or the reader does."""
    asked = [
        f"{one.sentence(user)} Answer on the referral first." for one in knowing.questions(referral, user)
    ]
    if knowing.stands_aside(referral, user):
        asked.append("A colleague has to look at this referral before you can accept it.")
    return asked


def _other(match, case):
    return match.referral.case if match.case_id == case.pk else match.case


def _record(match):
    case = match.case
    people = [("Coordinator", case.coordinator), ("Social worker", case.referrer)]
    return {
        "title": case.title,
        "reference": case.reference,
        "stage": case.stage_label,
        "is_open": case.is_open,
        "people": [f"{label}: {person.name}" for label, person in people if person],
        "url": reverse("workspace:case", args=[case.reference]),
        "pairs": [
            {"ours": describe(pair.row), "theirs": describe(pair.person), "why": pair.why}
            for pair in match.pairs
        ],
    }


def _accepted(request, referral, choice):
    case = actions.accept(referral=referral, by=request.user, choice=choice)
    if choice.decision == ReferralMatch.Decision.JOINED:
        messages.success(request, f"The referral is added to the record of {case.title}.")
        return reverse("network:family", args=[case.reference])
    return reverse("referrals:allocate", args=[case.reference])


def _ended(request, match, reason, back):
    actions.end_repeat(match=match, reason=reason, by=request.user)
    messages.success(request, "The link is taken back. Both records stay as they are.")
    return back
