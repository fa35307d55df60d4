"""The form of what stands around the words of a plan."""

from django import forms

from fgc.lib.forms import Conditional, FgcForm, FormHelper, NearDateField, Radios, ReadField

YES_NO = [("no", "The review stays as it is set"), ("yes", "The family did not want a review")]


class FactsForm(FgcForm):
    """Where and by whom the plan was made, and who keeps it going; `facts_form` adds a box for each child."""

    submit_label = "Save"

    read = ReadField()
    place = forms.CharField(
        label="Where was the plan made?", required=False, max_length=200,
        help_text="As the family calls the place. Everybody who gets the plan reads it.",
    )  # fmt: skip
    made_by = forms.CharField(
        label="Who made it?", required=False, max_length=500,
        help_text="Only the names that the family chooses to show, as it says them",
    )  # fmt: skip
    family_monitor = forms.CharField(
        label="Who in the family keeps an eye on the plan?", required=False, max_length=120,
        help_text="Somebody who has said that they will",
    )  # fmt: skip
    staff_monitor = forms.CharField(
        label="Which worker keeps an eye on it?", required=False, max_length=120,
        help_text="A name, and who they are",
    )  # fmt: skip
    check_in_on = NearDateField(
        label="On which day will the coordinator ask how it goes?", required=False, future=True,
        help_text="Leave it empty for the service’s own rule",
    )  # fmt: skip
    no_review = forms.ChoiceField(label="The review", choices=YES_NO, widget=Radios, initial="no")
    no_review_words = forms.CharField(
        label="Why, in their words", required=False, max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text="No reason is needed",
    )  # fmt: skip

    children = ()

    @property
    def helper(self):
        """The reason belongs to a review that the family did not want."""
        return FormHelper(
            "read", "place", "made_by", *(f"spoke_{child.key}" for child in self.children), "family_monitor",
            "staff_monitor", "check_in_on", Conditional("no_review", yes=["no_review_words"]), submit=self.submit_label,
        )  # fmt: skip

    def answers(self):
        """The checked answers as `record_facts` takes them."""
        data = self.cleaned_data
        names = ("place", "made_by", "family_monitor", "staff_monitor", "check_in_on", "read")
        declined = data["no_review"] == "yes"
        return {
            **{name: data[name] for name in names},
            "no_review": declined,
            "no_review_words": data["no_review_words"] if declined else "",
            "voices": {child: data[f"spoke_{child.key}"] for child in self.children},
        }


def facts_form(children):
    """The form class for a family with these children."""
    fields = {
        f"spoke_{child.key}": forms.CharField(
            label=f"Who spoke for {child.person.short_name}, if somebody did?", required=False, max_length=120
        )
        for child in children
    }
    return type("PlanFactsForm", (FactsForm,), {**fields, "children": tuple(children)})
