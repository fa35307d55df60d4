"""The one next thing for a family: pure rules over what has happened, by the service's timescales (domain.md 1.6)."""

import datetime as dt
from dataclasses import dataclass

from conferences.clocks import A_DAY
from conferences.stages import BOOKED, UNDER_WAY
from fgc.cases import stages
from fgc.lib.dates import LONDON
from fgc.lib.text import count

COORDINATOR, MANAGER, REFERRER = "coordinator", "manager", "referrer"


@dataclass(frozen=True)
class Step:
    """What is next, why, by when, whose turn it is, and the page where it is done (a URL name and its arguments)."""

    title: str
    why: str
    url_name: str
    args: tuple
    due_on: dt.date | None = None
    whose: str = COORDINATOR
    button: str = "Do this now"

    def days_late(self, service, day):
        """Working days past its day; 0 when not late."""
        if self.due_on is None or self.due_on >= day:
            return 0
        return max(1, service.working_days_between(self.due_on, day))


def next_step(case, facts, service, day):
    """The next step of a family on a day, or None when the work is finished."""
    if case.stage == stages.CLOSED:
        return None
    if case.on_hold_until:
        return Step(
            "Look again at the family on hold",
            f"On hold until {_say(case.on_hold_until)}.",
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
        f"Referral accepted {_say(case.accepted_on)}.",
        "referrals:allocate",
        (case.reference,),
        service.working_days_after(case.accepted_on, service.allocate_days),
        MANAGER,
        "Choose a coordinator",
    )


def _preparing(case, facts, service, day):
    since = case.allocated_on or case.accepted_on
    if not facts.contacts and facts.met_referrer_on is None:
        return Step(
            "Meet the social worker about the referral",
            f"With you since {_say(since)}. Then the first contact with the family.",
            "workspace:timescales",
            (case.reference,),
            service.working_days_after(since, service.referral_meeting_days),
            button="Record that you met",
        )
    if not facts.contacts:
        return Step(
            "Make the first contact with the family",
            f"You met the social worker on {_say(facts.met_referrer_on)}.",
            "conferences:preparation",
            (case.reference,),
            service.working_days_after(facts.met_referrer_on, service.first_contact_days),
            button="Record a contact",
        )
    return Step(
        "Arrange the conference",
        f"{count(facts.contacts, 'contact')} with the family so far, the last {_say(facts.last_contact_on)}.",
        "conferences:conference",
        (case.reference,),
        _meet_by(case, service),
        button="Book a conference",
    )


def _meet_by(case, service):
    """By when the conference is to be held, as conferences/clocks.py measures it."""
    days = service.urgent_days if case.is_urgent else service.conference_days
    return service.working_days_after(
        case.urgent_since or case.accepted_on, A_DAY if case.is_emergency else days
    )


def _arranged(case, facts, service, day):
    conference = facts.conference
    if conference is None:
        return _preparing(case, facts, service, day)
    on = _local(conference.starts_at)
    if conference.stage == UNDER_WAY or on <= day:
        return Step(
            "Hold the conference" if on == day else "Record what happened at the conference",
            f"Arranged for {_say(on)}.",
            "conferences:day",
            (case.reference, conference.key),
            on,
            button="Open conference-day mode",
        )
    if conference.stage == BOOKED and facts.not_told:
        return Step(
            "Tell people about the conference",
            f"{count(facts.not_told, 'person has', 'people have')} not been told yet. It is on {_say(on)}.",
            "conferences:conference",
            (case.reference,),
            service.working_days_after(day, 0) if on > day else on,
            button="See who is invited",
        )
    return Step(
        "Get ready for the conference",
        f"It is on {_say(on)}. Everyone has been told.",
        "conferences:conference",
        (case.reference,),
        on,
        button="See the conference",
    )


def _held(case, facts, service, day):
    held = facts.conference.held_at if facts.conference and facts.conference.held_at else None
    due = service.working_days_after(_local(held) if held else case.stage_since, service.share_plan_days)
    return _plan_step(case, facts.plan, due)


def _planned(case, facts, service, day):
    return Step(
        "Set the review",
        "The plan is in the family's hands.",
        "family_plans:reviews",
        (case.reference,),
        service.working_days_after(case.stage_since, service.share_plan_days),
        button="Set the review",
    )


def _reviewing(case, facts, service, day):
    if case.review_due_on is None:
        return _after_review(case, facts, service, day)
    return Step(
        "Hold the review",
        "The family meets again to look at its plan.",
        "family_plans:reviews",
        (case.reference,),
        case.review_due_on,
        button="See the review",
    )


def _after_review(case, facts, service, day):
    """No review lies ahead: another conference, the end of the work, or the next review, as the last one left it."""
    due = service.working_days_after(case.stage_since, service.share_plan_days)
    if facts.review_outcome == "new_conference":
        return Step(
            "Arrange another conference",
            "The last review asked for one.",
            "conferences:conference",
            (case.reference,),
            due,
            button="Book a conference",
        )
    if facts.review_outcome == "end":
        return Step(
            "Ask to finish the work",
            "The family needs no more reviews.",
            "workspace:ask_finish",
            (case.reference,),
            due,
            button="Ask to finish the work",
        )
    return _planned(case, facts, service, day)


PLAN_STEPS = {
    "": (
        "Write the family's plan",
        "The conference was held. Write it as the family says it.",
        "family_plans:write",
        COORDINATOR,
        "Write the plan",
    ),
    "writing": (
        "Finish writing the family's plan",
        "It is being written.",
        "family_plans:write",
        COORDINATOR,
        "Write the plan",
    ),
    "shown": (
        "Answer on the family's plan",
        "The family has shown its plan. It is agreed unless it is not safe.",
        "family_plans:decide",
        REFERRER,
        "Answer on the plan",
    ),
    "typed": (
        "Check the typed plan with the family",
        "It has been typed.",
        "family_plans:plan",
        COORDINATOR,
        "See the plan",
    ),
    "checked": (
        "Make the plan final",
        "The family has checked it.",
        "family_plans:plan",
        COORDINATOR,
        "See the plan",
    ),
    "final": (
        "Get the plan to everyone",
        "The plan is final.",
        "family_plans:copies",
        COORDINATOR,
        "Make copies",
    ),
}


def _plan_step(case, plan, due):
    title, why, url_name, whose, button = PLAN_STEPS[plan.stage if plan else ""]
    return Step(title, why, url_name, (case.reference,), due, whose, button)


RULES = {
    stages.WAITING: _waiting,
    stages.PREPARING: _preparing,
    stages.ARRANGED: _arranged,
    stages.HELD: _held,
    stages.PLANNED: _planned,
    stages.REVIEWING: _reviewing,
}


def _say(day):
    return f"{day.day} {day:%B}" if day else ""


def _local(moment):
    return moment.astimezone(LONDON).date()
