"""Forms about who would care for a child if a parent cannot."""

from django import forms

from family_plans.models import CareOffer
from fgc.lib.forms import Checkboxes, FgcForm, NearDateField, Radios, ReadField


class CareOfferForm(FgcForm):
    """One person's offer, for one child or several."""

    submit_label = "Save this offer"

    person = forms.ChoiceField(label="Who would care?", error_messages={"required": "Choose who would care"})
    children = forms.MultipleChoiceField(
        label="For whom?", widget=Checkboxes, error_messages={"required": "Choose at least one child"}
    )
    for_long = forms.ChoiceField(
        label="For how long?", choices=[("no", "For a short time"), ("yes", "For a long time")], widget=Radios,
        error_messages={"required": "Choose for how long"},
    )  # fmt: skip
    words = forms.CharField(
        label="In their own words", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )
    in_plan = forms.ChoiceField(
        label="Does the offer stand in the plan?", choices=[("yes", "Yes"), ("no", "No, not in the plan")],
        widget=Radios, error_messages={"required": "Choose whether it stands in the plan"},
        help_text="Ask them and the family. Everybody who gets the plan then reads it, the social worker too.",
    )  # fmt: skip
    agrees = forms.ChoiceField(
        label="Have they agreed to be assessed by the social worker?",
        choices=[("yes", "Yes"), ("no", "No"), ("", "Nobody has asked them yet")], widget=Radios, required=False,
        help_text="You do not assess anybody. A yes is passed to the social worker.",
    )  # fmt: skip
    share = forms.BooleanField(label="Their address may go to the social worker", required=False)

    def __init__(self, *args, people, children, may_stand_in_plan, **kwargs):
        self.people = {person.key: person for person in people}
        self.offered = {child.key: child for child in children}
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose"), *((p.key, p.name) for p in people)]
        self.fields["children"].choices = [(c.key, c.person.name) for c in children]
        if not may_stand_in_plan:  # nobody is asked what can only be refused
            del self.fields["in_plan"]

    def answers(self):
        """The checked answers as `offer_care` takes them, but for the child."""
        data = self.cleaned_data
        return {
            "person": self.people[data["person"]],
            "for_long": data["for_long"] == "yes",
            "words": data["words"],
            "agrees_to_assessment": {"yes": True, "no": False}.get(data["agrees"]),
            "may_share_address": data["share"],
            "in_plan": data.get("in_plan") == "yes",
        }

    def chosen(self):
        """The children it is for."""
        return [self.offered[key] for key in self.cleaned_data["children"]]


class CareRecordForm(FgcForm):
    """What the social worker did with an offer."""

    submit_label = "Save"

    read = ReadField()
    referred_on = NearDateField(label="You asked for the assessment on", required=False, past=True)
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=[("", "Not known yet"), *CareOffer.OUTCOMES],
        widget=Radios,
        required=False,
    )
    outcome_on = NearDateField(label="Known since", required=False, past=True)
