"""Safeguarding notices: passed on the same day, answered by whom they are addressed to (domain.md 7.3)."""

from django.db import transaction
from django.utils import timezone

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.access import abilities
from fgc.cases.models import Case, SafeguardingNotice
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import clean
from fgc.notifications.actions import notify


@transaction.atomic
def raise_notice(
    *, case, facts, arose, person_told, by, not_told_reason="", spoken_to="", police="", learned_on=None
):
    """Pass a danger on to the social worker, their manager and the service managers, at once and at any hour.

    Works on a finished record too. Raises Refused without facts, or without the reason when the person was not told.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("referrer", "team").get(pk=case.pk)
    if not facts.strip():
        raise Refused("Write what must be known to keep somebody safe", field="facts")
    if not person_told and not not_told_reason.strip():
        raise Refused("Say why they were not told", field="not_told_reason")
    if learned_on and learned_on > today():
        raise Refused("The day must be today or in the past", field="learned_on")
    notice = SafeguardingNotice.objects.create(
        case=case,
        facts=clean(facts).strip(),
        arose=arose,
        learned_on=learned_on or today(),
        person_told=person_told,
        not_told_reason="" if person_told else _line(not_told_reason, 500),
        spoken_to=_line(spoken_to, 300),
        police=_line(police, 300),
        to_referrer=case.referrer,
        by=by,
        at=timezone.now(),
    )
    notify(
        kind="safeguarding.notice",
        to=told_of(notice),
        about=notice,
        case=case,
        unique_key=f"safeguarding:{notice.key}",
    )
    record("notice.raised", by=by, case=case, about=notice, arose=arose, told=person_told)
    return notice


@transaction.atomic
def answer_notice(*, notice, answer, by):
    """What the social worker, or their manager, does about it; the writer and the coordinator are told that it is there."""
    notice = (
        SafeguardingNotice.objects.select_for_update(of=("self",))
        .select_related("case__coordinator", "by")
        .get(pk=notice.pk)
    )
    if notice.answered_at:
        raise Refused("This notice was answered already. Open the page again.")
    if not answer.strip():
        raise Refused("Write what you are doing about it", field="answer")
    notice.answer, notice.answered_by, notice.answered_at = clean(answer).strip(), by, timezone.now()
    notice.save(update_fields=["answer", "answered_by", "answered_at"])
    waiting = {notice.by, notice.case.coordinator} - {by, None}
    notify(
        kind="safeguarding.answered",
        to=_able(waiting, notice.case),
        about=notice,
        case=notice.case,
        unique_key=f"safeguarding.answered:{notice.key}",
    )
    record("notice.answered", by=by, case=notice.case, about=notice)
    return notice


def told_of(notice):
    """Those a notice is for, but its writer: the social worker, the managers of the team and of the service now.

    Only people who may open it: not somebody with a conflict, or not named on a restricted record.
    """
    case = notice.case
    managers = User.objects.filter(is_active=True).filter(role=Role.SERVICE_MANAGER, service=case.service_id)
    people = set(managers)
    if case.team_id:
        links = case.team.managers.filter(until__isnull=True, person__is_active=True)
        people |= {link.person for link in links.select_related("person")}
    if case.referrer_id and case.referrer.is_active:
        people.add(case.referrer)
    return _able(people - {notice.by}, case)


def _able(people, case):
    found = [person for person in people if abilities(person, case).can("safeguarding.read")]
    return sorted(found, key=lambda person: person.pk)


def _line(text, longest):
    return clean(text).strip()[:longest]
