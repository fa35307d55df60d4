"""The kinds of message.

A row is one kind: its words, the right that its reader must have (fgc/cases/policy.py), the page it leads to, and,
where a thing may have changed meanwhile, the question whether it is still wanted.
"""

from conferences.stages import BOOKED, CANCELLED
from fgc.accounts.roles import Role
from fgc.cases import clocks
from fgc.messages import still
from fgc.messages.registry import Messages
from fgc.messages.specs import AboutCase, AboutList, AboutNotice, AboutReferral
from referrals.stages import DECLINED, RETURNED, SENT

CASE, CONFERENCE, NOTICES = "workspace:case", "conferences:conference", "workspace:notices"


PLAN, REVIEWS = "family_plans:plan", "family_plans:reviews"


SAID = {
    clocks.SOON: "Soon due",
    clocks.DUE: "Due today",
    clocks.LATE: "Late",
    clocks.CLIMBED: "Late, and nobody has said why",
}


def _of_clocks():
    """The kinds of the timescales: one for each step of each. What climbed leads managers to where it is explained."""
    for clock in clocks.CLOCKS.values():
        title = clock.title[0].lower() + clock.title[1:]
        for step, said in SAID.items():
            explained = step == clocks.CLIMBED and clock.holder != clocks.REFERRER
            need, page = ("progress.write", TIMES) if explained else (clock.need, clock.url_name)
            yield (
                clock.kind(step),
                AboutCase(
                    f"{said}: {title}",
                    need,
                    page,
                    still.runs,
                    reminder=not clock.same_day,
                    replaces=clock.stem,
                    whatever=clock.whatever,
                    even_finished=clock.even_finished,
                    names_nobody=clock.names_nobody,
                    same_day=clock.same_day,
                ),
            )


TIMES = "workspace:timescales"


KINDS = {
    "referral.sent": AboutReferral("A referral has come", (SENT,)),
    "referral.answered": AboutReferral("A question about a referral is answered", (SENT,)),
    "referral.returned": AboutReferral("A question about your referral", (RETURNED,)),
    "referral.declined": AboutReferral("Your referral was not accepted", (DECLINED,)),
    "referral.acknowledge_due": AboutReferral(
        "Tell the social worker that their referral has come", (SENT,), still.nobody_acknowledged, reminder=True),
    "referral.acknowledge_late": AboutReferral(
        "Nobody has said that a referral has come", (SENT,), still.nobody_acknowledged, reminder=True),
    "referral.decision_due": AboutReferral(
        "A referral waits for a decision", (SENT,), still.decision_is_due, reminder=True),
    "referral.decision_late": AboutReferral(
        "The decision on a referral is late", (SENT,), still.decision_is_due, reminder=True),
    "referral.accepted": AboutCase("Your referral was accepted", "progress.read", CASE),
    "case.referrer_changed": AboutCase("You are the social worker of a family", "progress.read", CASE),
    "case.allocated": AboutCase("A family has a coordinator", "progress.read", CASE),
    "case.urgent": AboutCase("A family has to meet soon", "progress.write", TIMES, still.is_urgent),
    "case.emergency": AboutCase(
        "A family has to meet within 24 hours", "progress.write", TIMES, still.is_emergency, same_day=True),
    "case.finish_asked": AboutCase(
        "A coordinator asks you to finish the work with a family", "manage.write", "workspace:finished", still.finish_waits,
        even_stopped=True),
    "case.messages_stopped": AboutCase(
        "All messages of a record are stopped: talk together before anything is sent", "progress.read", CASE,
        even_stopped=True),
    "safeguarding.notice": AboutNotice(
        "A safeguarding notice waits for your answer today", "safeguarding.read", NOTICES, same_day=True),
    "safeguarding.answered": AboutNotice(
        "A safeguarding notice was answered", "safeguarding.read", NOTICES, same_day=True),
    "incident.opened": AboutCase(
        "A copy of a plan went wrong: keep people safe first", "access_log.read", "family_plans:copies",
        still.incident_is_open, same_day=True, whatever=True, names_nobody=True),
    "incident.governance": AboutList(
        "A copy of a plan went wrong", "The Information Commissioner may have to be told within 72 hours.",
        Role.INFORMATION_GOVERNANCE, "family_plans:incidents", still.incident_is_open),
    "conference.booked": AboutCase(
        "A conference is arranged", "booking.read", CONFERENCE, still.conference(BOOKED)),
    "conference.moved": AboutCase(
        "A conference was moved", "booking.read", CONFERENCE, still.conference(BOOKED)),
    "conference.cancelled": AboutCase(
        "A conference was cancelled", "booking.read", CONFERENCE, still.conference(CANCELLED)),
    "override.asked": AboutCase(
        "A safety decision waits for you", "safety.approve", CONFERENCE, still.override_waits),
    "override.decided": AboutCase(
        "A service manager decided about safety at a conference", "safety.read", CONFERENCE),
    "plan.to_agree": AboutCase(
        "A family's plan waits for your answer", "plan_shown.read", PLAN, still.plan_is_shown),
    "plan.agreed": AboutCase("A family's plan was agreed", "plan_final.read", PLAN),
    "plan.in_part": AboutCase("Part of a family's plan was not agreed", "plan_final.read", PLAN),
    "plan.awaits": AboutCase("A family's plan waits for a decision", "plan_final.read", PLAN),
    "plan.earlier_answered": AboutCase(
        "A decision on a family's earlier plan was made", "plan_final.read", PLAN, even_finished=True),
    "plan.refused": AboutCase("A family's plan was not agreed", "plan_final.read", PLAN),
    "restriction.expiring": AboutCase(
        "A safety restriction is about to end", "safety.read", "network:family", still.restriction_ends, reminder=True),
    "restriction.review": AboutCase(
        "A safety restriction is to be looked at again", "safety.read", "network:family", still.restriction_waits, reminder=True),
    "restriction.undecided": AboutCase(
        "Nobody has decided on a safety restriction", "safety.read", "network:family", still.restriction_waits, reminder=True),
    "restriction.proposed": AboutCase(
        "Somebody is not to be invited: it waits for your decision", "safety.approve", "network:family", still.proposal_waits,
        reminder=True),
    "colleague.asked": AboutCase(
        "Does a colleague know a family?", "manage.write", "workspace:case_access", still.colleague_is_asked, reminder=True),
    "colleague.governance": AboutList(
        "Does a service manager know a family?", "No other manager can be asked.",
        Role.INFORMATION_GOVERNANCE, "referrals:colleagues", still.colleague_is_asked, same_day=False),
    "address.changed": AboutCase(
        "Somebody of a family has moved", "people.read", "network:family", still.move_is_there),
    "address.alarm": AboutCase(
        "A change of address needs a check before anything is sent", "safety.read", "network:family", still.alarm_stands,
        same_day=True),
    "task.overdue": AboutCase(
        "Help that was promised has not come", "reviews.read", REVIEWS, still.help_is_late, reminder=True, even_finished=True),
    "task.unkept": AboutCase(
        "Help that your team promised has not come", "reviews.read", REVIEWS, still.help_is_late, reminder=True, even_finished=True),
    **dict(_of_clocks()),
}  # fmt: skip


MESSAGES = Messages(KINDS)
