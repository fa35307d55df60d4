"""Whether a service manager knows a family, where no other manager can be asked: for information governance.

They may not read the referral or the record: of the family they are told the reference, and whom they can ask.
"""

from dataclasses import dataclass

from django.http import Http404

from fgc.audit.context import note_read
from fgc.cases.models import Case
from fgc.network import knowing as of_records
from fgc.network.actions import answer_question
from fgc.network.knowing import Asked
from referrals import knowing
from referrals.actions.conflict import settle_question
from referrals.models import Referral


@dataclass(frozen=True)
class Waiting:
    """One question: of a referral, or of a record (`case`)."""

    asked: Asked
    referral: object = None
    case: object = None

    @property
    def reference(self):
        """Of the referral or of the record."""
        return (self.referral or self.case).reference

    @property
    def whom_to_ask(self):
        """Who knows who is in the family."""
        if self.referral:
            return f"{self.referral.author.name} wrote the referral."
        return f"{self.case.coordinator.name} is the coordinator." if self.case.coordinator_id else ""


def waiting(user):
    """Every question that waits for this person of information governance; of referrals first."""
    referred = [Waiting(asked, referral=referral) for referral, asked in knowing.for_governance(user)]
    return referred + [Waiting(asked, case=case) for case, asked in of_records.for_governance(user)]


def get_question(user, reference, key, *, sent):
    """The question about a colleague (their key) and a family, when it waits for this person; else Http404.

    For a form that was `sent` also one that somebody else answered while it was open: what is typed is not thrown away.
    """
    found = [one for one in waiting(user) if (one.reference, one.asked.person.key) == (reference, key)]
    found = found or (_answered_meanwhile(user, reference, key) if sent else [])
    if not found:
        raise Http404
    note_read("referral.colleague_opened", by=user, case=reference)
    return found[0]


def _answered_meanwhile(user, reference, key):
    referral = Referral.objects.filter(reference=reference, service=user.service_id, case=None).first()
    person = knowing.asked_before(referral, user, key) if referral else None
    if person:
        return [Waiting(Asked(person, ()), referral=referral)]
    case = Case.objects.filter(reference=reference, service=user.service_id).first()
    asked = of_records.asked_before(case, user, key) if case else None
    return [Waiting(asked.nameless(), case=case)] if asked else []


def answer(one, *, is_conflict, reason, by):
    """Carry out the answer."""
    staff = one.asked.person
    if one.referral:
        settle_question(referral=one.referral, person=staff, has_conflict=is_conflict, words=reason, by=by)
    else:
        answer_question(case=one.case, staff=staff, is_conflict=is_conflict, reason=reason, by=by)
