"""Forms of what becomes of a plan: made final, no single plan, the next version."""

from django import forms

from family_plans.stages import OUTCOMES, WITHOUT_PLAN
from fgc.lib.dates import today
from fgc.lib.forms import Conditional, FgcForm, FormHelper, NearDateField, Radios


class NoPlanForm(FgcForm):
    """What happened when there is no single plan."""

    submit_label = "Save this as the outcome"

    outcome = forms.ChoiceField(
        label="What happened?", choices=[(code, OUTCOMES[code]) for code in WITHOUT_PLAN], widget=Radios,
        error_messages={"required": "Choose what happened"},
    )  # fmt: skip
    reconvene_on = NearDateField(label="When do they meet again?", required=False, future=True)
    why = forms.CharField(
        label="Anything the family wants to say about it", required=False, max_length=500,
        widget=forms.Textarea({"rows": 3}), help_text="Nothing is needed. Nobody has to give a reason.",
    )  # fmt: skip
    shown = forms.ChoiceField(
        label="Does the family show what was written so far?", choices=[("no", "No"), ("yes", "Yes")],
        widget=Radios(inline=True), error_messages={"required": "Say whether the family shows it"},
        help_text="If so it stands in this version, and the social worker can read it. If not it stays with you.",
    )  # fmt: skip

    def __init__(self, *args, written, **kwargs):
        super().__init__(*args, **kwargs)
        if not written:
            del self.fields["shown"]

    @property
    def helper(self):
        """Meeting again has a day."""
        shown = ["shown"] if "shown" in self.fields else []
        return FormHelper(
            Conditional("outcome", adjourned=["reconvene_on"]), "why", *shown, submit=self.submit_label
        )

    def clean(self):
        """A day when they meet again."""
        found = super().clean()
        if (
            found.get("outcome") == "adjourned"
            and not found.get("reconvene_on")
            and "reconvene_on" not in self.errors
        ):
            self.add_error("reconvene_on", "Say when the family meets again")
        return found


class FinaliseForm(FgcForm):
    """The day the plan carries."""

    submit_label = "Make the plan final"

    on = NearDateField(label="The day the family made the plan", past=True, initial=today)


class NewVersionForm(FgcForm):
    """Who asked for a new version, and why."""

    submit_label = "Begin the new version"

    asked_by = forms.CharField(
        label="Who asked for it?", max_length=120, error_messages={"required": "Say who asked for it"}
    )
    why = forms.CharField(
        label="Why does the plan change?", max_length=500, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why the plan changes"},
    )  # fmt: skip
