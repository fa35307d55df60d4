"""Asking people, their answers, and the letter of one person."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from conferences import actions
from conferences.access import ASK_COORDINATOR, check_helps, check_runs, for_reader
from conferences.cards import address
from conferences.forms import AnswerForm, ChangeInvitationForm, InviteForm, SureForm, ToldForm, say_no, sent
from conferences.letters import letter, needs_of, place_problem
from conferences.relations import Relations
from conferences.sittings import problems_of
from fgc.accounts.models import User
from fgc.accounts.submissions import once
from fgc.audit.context import read_is_about
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.errors import Refused
from fgc.lib.logo import picture, said
from fgc.network.restrictions import alarm_stands


def invite(request, reference, key):
    """One more person on the list."""
    case, row = _conference(request, reference, key)
    check_runs(case)
    asked = set(row.invitations.standing().values_list("person_id", flat=True))
    relations = Relations(case, request.user)
    people = [one for one in relations.people() if one.status == "living" and one.pk not in asked]
    form = InviteForm(
        sent(request),
        people=people,
        words=relations.words,
        staff=_staff(case, row),
        day=_day(row),
        back=_back(case),
    )
    return _carry_out(
        request,
        case,
        row,
        form,
        "Invite somebody",
        lambda: actions.invite(conference=row, by=request.user, **form.chosen(), **form.how()),
        "They are on the list.",
    )


def change_invitation(request, reference, key, invitation):
    """How somebody takes part."""
    case, row = _conference(request, reference, key)
    check_runs(case)
    asked = _invitation(row, invitation)
    form = ChangeInvitationForm(
        sent(request),
        day=_day(row),
        back=_back(case),
        initial={
            "mode": asked.mode,
            "support": asked.support,
            "time_zone": asked.time_zone,
            "arrive": timezone.localtime(asked.arrive_at).time() if asked.arrive_at else None,
            "tell_place": "yes" if asked.tell_place else "no",
        },
    )
    return _carry_out(
        request,
        case,
        row,
        form,
        f"How {asked.name} takes part",
        lambda: actions.change_invitation(invitation=asked, by=request.user, **form.how()),
        f"How {asked.name} takes part is saved.",
    )


def answer(request, reference, key, invitation):
    """What somebody said."""
    case, row = _conference(request, reference, key)
    check_helps(case, row)
    asked = _invitation(row, invitation)
    initial = {"answer": asked.answer, "how": asked.answered_how}
    form = AnswerForm(sent(request), initial=initial)
    return _carry_out(
        request,
        case,
        row,
        form,
        f"{asked.name}’s answer",
        lambda: actions.record_answer(
            invitation=asked,
            answer=form.cleaned_data["answer"],
            how=form.cleaned_data["how"],
            by=request.user,
        ),
        f"{asked.name}’s answer is saved.",
    )


def told(request, reference, key, invitation):
    """That somebody was told when and where."""
    case, row = _conference(request, reference, key)
    check_helps(case, row)
    asked = _invitation(row, invitation)
    form = ToldForm(sent(request), initial={"how": asked.told_how})
    return _carry_out(
        request,
        case,
        row,
        form,
        f"{asked.name} was told",
        lambda: actions.mark_told(invitation=asked, how=form.cleaned_data["how"], by=request.user),
        f"{asked.name} was told.",
    )


def uninvite(request, reference, key, invitation):
    """Take somebody off the list."""
    case, row = _conference(request, reference, key)
    check_runs(case)
    asked = _invitation(row, invitation)
    form = SureForm(sent(request))
    form.submit_label = "Take off the list"
    return _carry_out(
        request,
        case,
        row,
        form,
        f"Take {asked.name} off the list?",
        lambda: actions.uninvite(invitation=asked, by=request.user),
        f"{asked.name} is off the list.",
        sure=True,
    )


def invitation(request, reference, key, invitation):
    """The letter to one person, to read and to print. Nothing of anybody else is on it."""
    case, row = _conference(request, reference, key)
    check_helps(case, row)
    asked = _invitation(row, invitation, person__isnull=False)
    read_is_about(asked)
    held_back = [p.message for p in problems_of(case) if p.is_blocking and asked.person_id in p.people]
    if problem := place_problem(asked, case):
        held_back.append(problem)
    if alarm_stands(asked.person):
        held_back.append(
            "Their address has to be checked before anything is sent: see their page in the family network."
        )
    if held_back and not case.can.whole("safety"):
        held_back = [ASK_COORDINATOR]
    return render(
        request,
        "conferences/invitation.html",
        {
            "letter": None if held_back else letter(asked, case),
            "service": case.service,
            "logo_says": said() if picture() else "",
            "needs": needs_of(asked.person),
            "held_back": held_back,
            "unchecked": not row.safe_to_send,
            "reference": case.reference,
            "back": _back(case),
        },
    )


def _carry_out(request, case, row, form, title, act, done, sure=False):
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _done(request, case, act, done))
        except Refused as refused:
            say_no(form, for_reader(case, refused))
    kept_apart = getattr(form, "kept_apart", "")
    may_ask = kept_apart and case.can.can("safety.write")
    context = {
        "form": form,
        "title": title,
        "back": _back(case),
        "sure": sure,
        "choices": getattr(form, "choices_offered", ()),
        "ask_url": f"{address('ask_override', row)}?pair={kept_apart}" if may_ask else "",
    }
    return render(request, "conferences/invite.html", shell(case, "conference") | context)


def _done(request, case, act, done):
    act()
    messages.success(request, done)
    return _back(case)


def _conference(request, reference, key):
    case = get_case(request.user, reference, "booking.write")
    row = get_object_or_404(case.conferences.select_related("venue"), key=key)
    row.case = case
    return case, row


def _invitation(row, key, **more):
    asked = get_object_or_404(row.invitations.standing().select_related("person", "staff"), key=key, **more)
    asked.conference = row
    return asked


def _staff(case, row):
    """Who works with this family and is not on the list: those with access, and the team's managers."""
    asked = row.invitations.standing().exclude(staff=None).values("staff")
    members = case.memberships.filter(ended_at=None).exclude(relationship="conflict").values("person")
    managers = case.team.managers.filter(until=None).values("person") if case.team_id else []
    people = User.objects.filter(is_active=True, service=case.service).exclude(pk__in=asked)
    refused = case.memberships.filter(ended_at=None, relationship="conflict").values("person")
    return (people.filter(pk__in=members) | people.filter(pk__in=managers)).exclude(pk__in=refused).distinct()


def _day(row):
    return timezone.localdate(row.starts_at)


def _back(case):
    return reverse("conferences:conference", args=[case.reference])
