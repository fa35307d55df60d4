"""The kinds of event of family plans and reviews."""

from fgc.audit.kinds import Kind, register

register(
    Kind("plan.started", "began to write the family’s plan", "plan_draft"),
    Kind("plan.written", "wrote down the family’s words", "plan_draft"),
    Kind("plan.action_added", "added an action to the plan", "plan_draft"),
    Kind("plan.action_changed", "changed an action of the plan", "plan_draft"),
    Kind("plan.action_removed", "took an action out of the plan", "plan_draft"),
    Kind("plan.action_put_back", "put an action back into the plan", "plan_draft"),
    Kind("plan.action_moved", "changed the order of the actions", "plan_draft"),
    Kind("plan.help_asked", "wrote down help the family asks for", "plan_draft"),
    Kind("plan.help_removed", "took a request for help out of the plan", "plan_draft"),
    Kind("plan.help_answered", "answered a request for help", "plan_shown"),
    Kind("plan.help_delivered", "recorded that promised help came", "reviews"),
    Kind("plan.agreement_recorded", "recorded what a person said of the plan", "plan_draft"),
    Kind("plan.typing_asked", "asked business support to type the plan", "plan_draft"),
    Kind("plan.moved", "moved the plan to another stage", "plan_shown"),
    Kind("plan.decided", "answered on the family’s plan", "plan_shown"),
    Kind("plan.made_final", "made the family’s plan final", "plan_final"),
    Kind("plan.new_version", "began a new version of the plan", "plan_final"),
    Kind("plan.copy_made", "made a copy of the plan", "plan_final"),
    Kind("plan.copy_released", "looked at a copy of the plan as the second person", "plan_final"),
    Kind("plan.copy_handed_over", "recorded that a copy was handed over", "plan_final"),
    Kind("plan.copy_opened", "opened a copy of the plan", "access_log", read=True),
    Kind("review.set", "set the day of a review", "reviews"),
    Kind("review.changed", "changed the day of a review", "reviews"),
    Kind("review.booked", "arranged a review", "reviews"),
    Kind("review.held", "recorded a review", "reviews"),
    Kind("review.declined", "recorded that the family chose not to have a review", "reviews"),
    Kind("review.cancelled", "cancelled a review", "reviews"),
)
