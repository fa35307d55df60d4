"""The record of a review as one form: every action, bottom line and promise, and what happens now."""

from django import forms

from family_plans.actions import Found
from family_plans.models import ActionProgress, BottomLineLook, HelpLook, Review
from fgc.lib.dates import today
from fgc.lib.forms import FgcForm, NearDateField, Radios

AREA = forms.Textarea({"rows": 3})


class HoldPage(FgcForm):
    """A review as it was held; `hold_form` adds the boxes for each action, bottom line and promise."""

    submit_label = "Save the review"

    held_on = NearDateField(label="On which day did the family look at its plan?", past=True, initial=today)
    words = forms.CharField(
        label="What the family says about the plan now", required=False, widget=AREA,
        help_text="In their own words",
    )  # fmt: skip
    worries = forms.CharField(
        label="New worries, and whose (optional)", required=False, widget=AREA,
        help_text="The social worker can read this. What puts somebody at risk goes into a safeguarding notice, today.",
    )  # fmt: skip
    at_risk = forms.ChoiceField(
        label="Is a child, or anybody else, at risk now?", choices=[("no", "No"), ("yes", "Yes")],
        widget=Radios(inline=True), help_text="If so, the next page passes it on to the social worker, today.",
        error_messages={"required": "Say whether somebody is at risk"},
    )  # fmt: skip
    new_people = forms.CharField(
        label="New people in the family network (optional)", required=False, max_length=500,
        help_text="Add them on the Family network page too",
    )  # fmt: skip
    plan_b_used = forms.ChoiceField(
        label="Was the plan for when things go wrong used?",
        choices=[("no", "No"), ("yes", "Yes"), ("unknown", "Not talked about")],
        required=False,
        widget=Radios(inline=True),
    )
    plan_b_words = forms.CharField(
        label="If it was: who stepped in, and how did it go?", required=False, max_length=1000, widget=AREA
    )
    outcome = forms.ChoiceField(
        label="What happens now?", choices=Review.OUTCOMES, widget=Radios,
        error_messages={"required": "Choose what happens now"},
    )  # fmt: skip
    asked_by = forms.CharField(label="If the plan changes: who asked for it?", required=False, max_length=120)
    why = forms.CharField(label="If the plan changes: why?", required=False, max_length=500)
    next_due_on = NearDateField(
        label="The next review (leave empty for the rule’s day)", required=False, future=True
    )
    reason = forms.CharField(label="Why another day than the rule’s?", required=False, max_length=500)

    actions = ()
    lines = ()
    helped = ()

    def progress(self):
        """(action, state, words) of each action, as `hold_review` takes them."""
        data = self.cleaned_data
        return [(action, data[f"state-{action.key}"], data[f"words-{action.key}"]) for action in self.actions]

    def found(self):
        """What was found besides the actions, as `hold_review` takes it."""
        data = self.cleaned_data
        return Found(
            lines=tuple(
                (row["key"], row["text"], data[f"line-{row['key']}"], data[f"line-words-{row['key']}"],
                 data.get(f"told-{row['key']}"))
                for row in self.lines
            ),
            helped=tuple((row, data[f"help-{row.key}"], data[f"help-words-{row.key}"]) for row in self.helped),
            worries=data["worries"],
            at_risk=data["at_risk"] == "yes",
            new_people=data["new_people"],
            plan_b_used={"yes": True, "no": False}.get(data["plan_b_used"]),
            plan_b_words=data["plan_b_words"],
        )  # fmt: skip


def hold_form(actions, lines=(), changed=(), helped=()):
    """The form class for the actions of a plan, the bottom lines (those that changed meanwhile) and open promises."""
    fields = {}
    for action in actions:
        fields |= _pair("state", "words", action.key, action.what, ActionProgress.STATES, "How does it stand now?",
                        "What the family says about it")  # fmt: skip
    for row in lines:
        fields |= _pair("line", "line-words", row["key"], row["text"], BottomLineLook.STATES, "Is it still met?",
                        "What was said about it")  # fmt: skip
        if row["key"] in changed:
            fields[f"told-{row['key']}"] = NearDateField(
                label="When was the family told of the change?", required=False, past=True
            )
    for row in helped:
        fields |= _pair(
            "help", "help-words", row.key, row.item, HelpLook.STATES, "Did it come?", "If not: why?"
        )
    return type(
        "HoldForm",
        (HoldPage,),
        {**fields, "actions": tuple(actions), "lines": tuple(lines), "helped": tuple(helped)},
    )


def _pair(state, words, key, about, states, ask, say):
    return {
        f"{state}-{key}": forms.ChoiceField(
            label=ask, choices=[("", "Choose"), *states],
            error_messages={"required": f"Choose how “{about[:60]}” stands"}),
        f"{words}-{key}": forms.CharField(label=say, required=False, max_length=500 if state == "help" else 1000),
    }  # fmt: skip
