"""The one next thing for a family: pure rules over what has happened, by the service's timescales (domain.md 1.6)."""

from conferences.stages import BOOKED, UNDER_WAY
from fgc.cases import stages
from fgc.lib.text import count
from fgc.workspace.after_conference import held, planned, reviewing
from fgc.workspace.step import MANAGER, Step, local, say


def next_step(case, facts, service, day):
    """The next step of a family on a day, or None when the work is finished."""
    if case.stage == stages.CLOSED:
        return None
    if case.on_hold_until:
        return Step(
            "Look again at the family on hold",
            f"On hold until {say(case.on_hold_until)}.",
            "workspace:resume",
            (case.reference,),
            case.on_hold_until,
            MANAGER,  # only a manager holds and resumes (access.md)
            "Look again",
        )
    return RULES[case.stage](case, facts, service, day)


def _waiting(case, facts, service, day):
    return Step(
        "Give the family to a coordinator",
        f"Referral accepted {say(case.accepted_on)}.",
        "referrals:allocate",
        (case.reference,),
        service.working_days_after(case.counted(case.accepted_on), service.allocate_days),
        MANAGER,
        "Choose a coordinator",
    )


def _preparing(case, facts, service, day):
    since = case.counted(case.allocated_on or case.accepted_on)
    if not facts.contacts and facts.met_referrer_on is None:
        return Step(
            "Meet the social worker about the referral",
            f"With you since {say(since)}. Then the first contact with the family.",
            "workspace:timescales",
            (case.reference,),
            service.working_days_after(since, service.referral_meeting_days),
            button="Record that you met",
        )
    if not facts.contacts:
        return Step(
            "Make the first contact with the family",
            f"You met the social worker on {say(facts.met_referrer_on)}.",
            "conferences:preparation",
            (case.reference,),
            service.working_days_after(facts.met_referrer_on, service.first_contact_days),
            button="Record a contact",
        )
    return Step(
        "Arrange the conference",
        f"{count(facts.contacts, 'contact')} with the family so far, the last {say(facts.last_contact_on)}.",
        "conferences:conference",
        (case.reference,),
        _meet_by(case, service),
        button="Book a conference",
    )


def _meet_by(case, service):
    """By when the conference is to be held, as conferences/clocks.py measures it."""
    if case.emergency_by:
        return local(case.emergency_by)
    days = service.urgent_days if case.is_urgent else service.conference_days
    return service.working_days_after(case.urgent_since or case.counted(case.accepted_on), days)


def _is_too_late(case, conference):
    """Whether the first conference of an emergency is arranged for later than the 24 hours."""
    first = conference.stage == BOOKED and conference.kind == "first"
    return first and bool(case.emergency_by) and conference.starts_at > case.emergency_by


def _arranged(case, facts, service, day):
    conference = facts.conference
    if conference is None:
        return _preparing(case, facts, service, day)
    on = local(conference.starts_at)
    if conference.stage == UNDER_WAY or on <= day:
        return Step(
            "Hold the conference" if on == day else "Record what happened at the conference",
            f"Arranged for {say(on)}.",
            "conferences:day",
            (case.reference, conference.key),
            on,
            button="Open conference-day mode",
        )
    if _is_too_late(case, conference):
        return Step(
            "Meet sooner: it is an emergency",
            f"The conference is arranged for {say(on)}, and the family has to meet within 24 hours.",
            "conferences:conference",
            (case.reference,),
            local(case.emergency_by),
            button="See the conference",
        )
    if conference.stage == BOOKED and facts.not_told:
        return Step(
            "Tell people about the conference",
            f"{count(facts.not_told, 'person has', 'people have')} not been told yet. It is on {say(on)}.",
            "conferences:conference",
            (case.reference,),
            service.working_days_after(day, 0) if on > day else on,
            button="See who is invited",
        )
    return Step(
        "Get ready for the conference",
        f"It is on {say(on)}. Everyone has been told.",
        "conferences:conference",
        (case.reference,),
        on,
        button="See the conference",
    )


RULES = {
    stages.WAITING: _waiting,
    stages.PREPARING: _preparing,
    stages.ARRANGED: _arranged,
    stages.HELD: held,
    stages.PLANNED: planned,
    stages.REVIEWING: reviewing,
}
