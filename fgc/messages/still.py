"""Whether what a message says is still so."""

from conferences.models import Conference, SafetyOverride
from family_plans import stages as plans
from family_plans.models import HelpRequest, Incident, Plan
from fgc.cases import clocks
from fgc.cases.holders import Holders
from fgc.cases.models import Case, CaseFinish
from fgc.lib.dates import today
from fgc.messages.timescales import TIMESCALES
from fgc.network.knowing import answerers
from fgc.network.models import AddressChange, Restriction, StaffQuestion
from referrals.colleagues import waiting
from referrals.models import Referral


def conference(*stages):
    """A question whether the conference is at one of these stages."""
    return lambda message: Conference.objects.filter(key=message.about, stage__in=stages).exists()


def plan_is_shown(message):
    """Whether the plan still waits to be answered."""
    return Plan.objects.filter(key=message.about, stage=plans.SHOWN).exists()


def runs(message):
    """Whether the rule that made this reminder still says so: the thing, the day, the step, and this very person.

    Asked when it is sent: work that is done, moved, handed over or explained reminds nobody any more.
    """
    rule, day, calendars = TIMESCALES[message.kind.split(".")[1]], today(), clocks.Calendars()
    dues = list(rule(Case.objects.filter(reference=message.case), day, calendars))
    stem = message.unique_key.rpartition(f":{message.recipient.key}:")[0]
    said = clocks.messages(dues, day, Holders(day), calendars)
    return any(
        item["unique_key"] == stem and item["kind"] == message.kind and item["to"].pk == message.recipient_id
        for item in said
    )


def restriction_ends(message):
    """Whether the restriction stands and ends."""
    found = Restriction.objects.current().filter(key=message.about, until__isnull=False).first()
    return found is not None and str(found.until) in message.unique_key


def restriction_waits(message):
    """Held still, and waiting since the day that the message was made for."""
    found = Restriction.objects.to_decide(today()).filter(key=message.about).first()
    return found is not None and any(
        str(day) in message.unique_key for day in (found.until, found.review_on) if day
    )


def proposal_waits(message):
    """Whether not inviting somebody still has to be decided."""
    return Restriction.objects.waiting_for_approval().filter(key=message.about).exists()


def colleague_is_asked(message):
    """Whether it still has to be said if somebody knows the family, by this very person."""
    row = StaffQuestion.objects.waiting().filter(key=message.about).select_related("case", "staff").first()
    if row is not None:
        return message.recipient in answerers(row.case, row.staff)
    return any(one.reference == message.about for one in waiting(message.recipient))


def move_is_there(message):
    """Whether the change of address is recorded."""
    return AddressChange.objects.filter(key=message.about).exists()


def alarm_stands(message):
    """Whether the change of address still has to be checked."""
    return AddressChange.objects.filter(key=message.about, alarm=True, alarm_cleared_at=None).exists()


def is_urgent(message):
    """Whether the family still has to meet soon."""
    return Case.objects.filter(reference=message.case, is_urgent=True).exists()


def help_is_late(message):
    """Whether the promised help has still not come."""
    return HelpRequest.objects.filter(
        key=message.about, delivered_on=None, removed_at=None, due_on__lt=today()
    ).exists()


def decision_is_due(message):
    """Whether the referral still waits for a decision."""
    referral = Referral.objects.filter(reference=message.case).first()
    return bool(referral and referral.decide_by and referral.decide_by.isoformat() in message.unique_key)


def nobody_acknowledged(message):
    """Whether nobody has said yet that the referral has come."""
    referral = Referral.objects.filter(reference=message.case, acknowledged_at=None).first()
    day = referral.acknowledge_by if referral else None
    return bool(day and day.isoformat() in message.unique_key)


def finish_waits(message):
    """Whether a manager still has to sign off the end of the work."""
    return CaseFinish.objects.filter(key=message.about, signed_off_at=None, sent_back_at=None).exists()


def incident_is_open(message):
    """Whether what went wrong is not closed."""
    return Incident.objects.filter(key=message.about, closed_at=None).exists()


def override_waits(message):
    """Whether the safety decision is still to be made."""
    return SafetyOverride.objects.waiting().filter(key=message.about).exists()


def is_emergency(message):
    """Whether the family still has to meet within a day."""
    return Case.objects.filter(reference=message.case, is_emergency=True).exists()
