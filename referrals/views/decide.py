"""What the service does with a referral, and giving the family to a coordinator."""

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.cases.load import loads
from fgc.cases.policy import CONFLICT
from fgc.cases.shell import shell
from fgc.lib.text import count
from referrals import actions
from referrals.access import ACKNOWLEDGE, DECIDE, get_referral
from referrals.clocks import long_day
from referrals.forms.decide import AllocateForm, DeclineForm, ReturnForm
from referrals.matching import matches
from referrals.sections import whole
from referrals.stages import SENT
from referrals.views.flow import attempt, confirm_page, posted
from referrals.views.matching import accept_known, to_answer_first


def accept(request, reference):
    """Accept a referral: the family's record opens."""
    referral = get_referral(request.user, reference, DECIDE)
    known = matches(referral, request.user)
    if known and referral.stage == SENT:
        return accept_known(request, referral, known)
    found = whole(referral)
    people = count(len(found.people), "person", "people")
    lines = [
        f"A record opens for {referral.name} with {count(len(found.children), 'child', 'children')}, {people} "
        f"and {count(len(found.pairs), 'contact restriction')}, as the social worker wrote them.",
        f"{referral.author.name} is told. You then give the family to a coordinator.",
    ]
    if not any(consent.answer == "agrees" for consent in found.consents.values()):
        lines.append("Nobody with parental responsibility is recorded as agreeing.")
    lines += to_answer_first(referral, request.user)
    return confirm_page(
        request, referral, title="Accept this referral", button="Accept and open the record",
        back=_view(referral), lines=lines, act=lambda: _allocate_url(actions.accept(referral=referral, by=request.user)),
    )  # fmt: skip


def return_(request, reference):
    """Return a referral with a question."""
    referral = get_referral(request.user, reference, DECIDE)
    form = ReturnForm(posted(request))
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        response = attempt(request, form, lambda: _waiting(actions.return_with_question(
            referral=referral, text=text, by=request.user)))  # fmt: skip
        if response:
            return response
    context = {"referral": referral, "form": form, "title": "Return with a question", "back": _view(referral),
               "lead": f"{referral.author.name} is told. The clock stops until the answer comes."}  # fmt: skip
    return render(request, "referrals/decision.html", context)


def decline(request, reference):
    """Do not accept a referral, with a reason that the social worker can read."""
    referral = get_referral(request.user, reference, DECIDE)
    form = DeclineForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("reason", "words", "instead")}
        response = attempt(
            request, form, lambda: _waiting(actions.decline(referral=referral, by=request.user, **given))
        )
        if response:
            return response
    context = {"referral": referral, "form": form, "title": "Do not accept this referral", "back": _view(referral),
               "lead": "No record opens. The family can be referred again."}  # fmt: skip
    return render(request, "referrals/decision.html", context)


@require_POST
def acknowledge(request, reference):
    """Note that the social worker was told that the referral arrived."""
    referral = get_referral(request.user, reference, ACKNOWLEDGE)
    url = _view(referral)
    return once(request, lambda: _then(url, actions.acknowledge(referral=referral, by=request.user)))


def allocate(request, reference):
    """Give a family to a coordinator who has no conflict of interest; or hand it to another one."""
    case = get_case(request.user, reference, "manage.write")
    people = _coordinators(case)
    form = AllocateForm(posted(request), people=people, hints=_hints(case, people))
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, lambda: _allocated(request, case, form.cleaned_data))
        if response:
            return response
    context = shell(case, "")
    context |= {
        "form": form, "has_coordinators": bool(people), "is_handover": case.coordinator_id is not None,
        "by": long_day(case.service.working_days_after(case.accepted_on, case.service.allocate_days)),
        "asked": _asked(case, request.user), "wishes": _wishes(case),
    }  # fmt: skip
    return render(request, "referrals/allocate.html", context)


def _coordinators(case):
    """Active coordinators of the service other than the present one."""
    people = User.objects.filter(service=case.service, role=Role.COORDINATOR, is_active=True)
    return people.exclude(pk=case.coordinator_id) if case.coordinator_id else people


def _hints(case, people):
    """How much each coordinator carries, or that a conflict bars them."""
    carried = {load.person.pk: load.text for load in loads(case.service)}
    conflicts = case.memberships.filter(relationship=CONFLICT, ended_at=None)
    barred = set(conflicts.values_list("person_id", flat=True))
    return {
        person.key: "Has a conflict of interest with this family"
        if person.pk in barred
        else carried[person.pk]
        for person in people
    }


def _allocated(request, case, given):
    done = actions.allocate(case=case, coordinator=given["coordinator"], asked=given["asked"], words=given["words"],
                            by=request.user)  # fmt: skip
    if done is None:
        name = given["coordinator"].name
        messages.warning(
            request, f"{name} has a conflict of interest and cannot open this record. Choose somebody else."
        )
        return _allocate_url(case)
    messages.success(request, f"{given['coordinator'].name} is now the coordinator for {case.title}")
    return reverse("referrals:of_case", args=[case.reference])


def _asked(case, reader):
    """Whom somebody asked already, and what they said."""
    referral = case.referrals.order_by("pk").first()
    if referral is None:
        return []
    return [
        {"name": row.coordinator.name, "on": row.at, "said": row.words if row.has_conflict else "No conflict"}
        for row in referral.conflict_answers.exclude(coordinator=reader).select_related("coordinator")
    ]


def _wishes(case):
    referral = case.referrals.order_by("pk").first()
    return referral.coordinator_wish if referral else ""


def _view(referral):
    return reverse("referrals:referral", args=[referral.reference])


def _allocate_url(case):
    return reverse("referrals:allocate", args=[case.reference])


def _waiting(done):
    return reverse("referrals:waiting")


def _then(url, done):
    """The address, once the action before it has been done."""
    return url
