"""The one next thing for a family from the conference on: its plan, its copies, its reviews. Pure rules."""

from fgc.workspace.step import COORDINATOR, REFERRER, Step, local, say


def held(case, facts, service, day):
    """The plan of the conference that was held, in writing and with everyone; then what comes where none is in place."""
    plan, since = facts.plan, facts.conference.held_at if facts.conference else None
    if plan and plan.is_final and local(plan.final_at) < case.stage_since:
        plan = None  # that of an earlier conference
    elif plan and plan.is_final:
        if not facts.unshared_since:
            return _nothing_in_place(case, plan, service)
        since = facts.unshared_since
    since = case.counted(local(since)) if since else case.stage_since
    due = service.working_days_after(since, service.share_plan_days)
    return _plan_step(case, plan, due)


def _nothing_in_place(case, plan, service):
    """Everybody has what was written, and no plan is in place: the family meets again, or the work ends."""
    if plan.reconvene_on:
        return Step(
            "Arrange the day on which the family meets again",
            f"The family goes on with its plan on {say(plan.reconvene_on)}.",
            "conferences:conference",
            (case.reference,),
            plan.reconvene_on,
            button="Book a conference",
        )
    return Step(
        "Arrange another conference, or ask to finish the work",
        f"{plan.get_outcome_display()}. Everybody has it in writing.",
        "conferences:conference",
        (case.reference,),
        service.working_days_after(local(plan.final_at), service.finish_days),
        button="Book a conference",
    )


def _unshared(case, facts, service):
    """A plan in place of whose latest version somebody has no copy yet; None when everybody has one."""
    if not facts.unshared_since or not facts.plan.is_final:
        return None
    due = service.working_days_after(case.counted(local(facts.unshared_since)), service.share_plan_days)
    return _plan_step(case, facts.plan, due)


def planned(case, facts, service, day):
    """A plan in place for which no review is set."""
    return _unshared(case, facts, service) or Step(
        "Set the review",
        "The plan is in the family's hands.",
        "family_plans:reviews",
        (case.reference,),
        service.working_days_after(case.stage_since, service.share_plan_days),
        button="Set the review",
    )


def reviewing(case, facts, service, day):
    """A plan in place with its review, or what the last one left to do."""
    if step := _unshared(case, facts, service):
        return step
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
    return planned(case, facts, service, day)


PLAN_STEPS = {
    "": (
        "Write the family's plan",
        "The conference was held. Write it as the family says it.",
        "family_plans:plan",  # where it is begun: until then there is nothing to write in
        COORDINATOR,
        "Start the plan",
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
