"""Forms of outcomes at 6 and 12 months, and of feedback entered from paper."""

from django import forms

from family_plans.models import Feedback, OutcomePoint
from family_plans.questions import QUESTIONS, scale_of
from fgc.cases.codes import LEGAL_STATUSES, LIVES_WITH
from fgc.lib.dates import today
from fgc.lib.forms import Conditional, FgcForm, FormHelper, NearDateField, Radios

AREA = forms.Textarea({"rows": 3})
YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Not known")]
AS_BOOLEAN = {"yes": True, "no": False}


def _choices(name):
    return [("", "Not known"), *OutcomePoint._meta.get_field(name).choices]


class OutcomeForm(FgcForm):
    """How one child is, or why it is not known."""

    submit_label = "Save"

    known = forms.ChoiceField(
        label="Do you know how the child is?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Radios,
        error_messages={"required": "Choose whether you know"},
    )
    not_known_reason = forms.CharField(label="Why is it not known?", required=False, max_length=300)
    on = NearDateField(label="As things stood on", required=False, past=True, initial=today)
    lives_with = forms.ChoiceField(
        label="Who do they live with?", required=False, choices=[("", "Not known"), *LIVES_WITH]
    )
    status = forms.ChoiceField(
        label="Legal status", required=False, choices=[("", "Not known"), *LEGAL_STATUSES]
    )
    in_care_since = forms.ChoiceField(
        label="In care at any time since?", required=False, choices=YES_NO, widget=Radios(inline=True)
    )
    care_days = forms.IntegerField(
        label="If so, for how many days?", required=False, min_value=1, max_value=400
    )
    protection_plan = forms.ChoiceField(
        label="Child protection plan", required=False, choices=_choices("protection_plan")
    )
    proceedings_on = NearDateField(label="Care proceedings began on (if they did)", required=False, past=True)
    referred_again = forms.ChoiceField(
        label="Referred to the service again?", required=False, choices=YES_NO, widget=Radios(inline=True)
    )
    kin_carer = forms.ChoiceField(
        label="Somebody in the family network as carer", required=False, choices=_choices("kin_carer")
    )
    plan_in_use = forms.ChoiceField(
        label="Is the family’s plan used?", required=False, choices=OutcomePoint._meta.get_field("plan_in_use").choices,
        widget=Radios(inline=True),
    )  # fmt: skip

    @property
    def helper(self):
        """What is known, or why not."""
        known = [name for name in self.fields if name not in ("known", "not_known_reason", "submission")]
        return FormHelper(Conditional("known", yes=known, no=["not_known_reason"]), submit=self.submit_label)

    def clean(self):
        """A day for what is known, a reason for what is not."""
        data = super().clean()
        if data.get("known") == "yes" and not data.get("on") and "on" not in self.errors:
            self.add_error("on", "Enter the day")
        if data.get("known") == "no" and not data.get("not_known_reason"):
            self.add_error("not_known_reason", "Say why it is not known")
        return data

    def facts(self):
        """What the action takes."""
        data = self.cleaned_data
        if data["known"] == "no":
            return {"not_known_reason": data["not_known_reason"]}
        names = ("on", "lives_with", "status", "care_days", "protection_plan", "proceedings_on", "kin_carer",
                 "plan_in_use")  # fmt: skip
        found = {name: data[name] for name in names}
        return found | {name: AS_BOOLEAN.get(data[name]) for name in ("in_care_since", "referred_again")}


class FeedbackPage(FgcForm):
    """What stands on the paper form; `feedback_form` adds the questions."""

    submit_label = "Save the answers"

    moment = forms.ChoiceField(
        label="When were they asked?", choices=Feedback.MOMENTS, widget=Radios,
        error_messages={"required": "Choose when they were asked"},
    )  # fmt: skip
    words = forms.CharField(
        label="What they wrote (optional)", required=False, widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text="In their own words and their own language: what was good, what changed, what should be different",
    )  # fmt: skip
    language = forms.CharField(
        label="Language it was given in, if not English (optional)", required=False, max_length=60
    )
    words_in_english = forms.CharField(
        label="The same in English, if somebody has translated it (optional)", required=False, widget=AREA,
        help_text="It stands beside their own words, never in place of them. It can be entered later.",
    )  # fmt: skip
    translated_by = forms.CharField(
        label="Who translated it (optional)", required=False, max_length=120,
        help_text="A translator or interpreter, not somebody of the family",
    )  # fmt: skip
    coordinator_may_see = forms.BooleanField(label="They ticked: the coordinator may see it", required=False)
    given_on = NearDateField(label="On which day?", past=True, initial=today)

    who = ""

    def answers(self):
        """Question and answer, without those left empty."""
        data = self.cleaned_data
        return {key: int(data[f"q-{key}"]) for key in QUESTIONS[self.who] if data[f"q-{key}"]}

    @property
    def helper(self):
        """The questions first, in the order of the paper."""
        asked = [f"q-{key}" for key in QUESTIONS[self.who]]
        return FormHelper(
            "moment", *asked, "words", "language", "words_in_english", "translated_by", "coordinator_may_see",
            "given_on", submit=self.submit_label,
        )  # fmt: skip


class TranslationForm(FgcForm):
    """A translation that came after the answers were entered."""

    submit_label = "Save the translation"

    words_in_english = forms.CharField(
        label="What they wrote, in English", widget=AREA, error_messages={"required": "Enter the translation"}
    )
    translated_by = forms.CharField(
        label="Who translated it", max_length=120, error_messages={"required": "Say who translated it"},
        help_text="A translator or interpreter, not somebody of the family",
    )  # fmt: skip


def feedback_form(who):
    """The form class for a child, somebody in the family, or a worker."""
    choices = [(str(value), words) for value, words in scale_of(who).items()] + [("", "No answer")]
    fields = {
        f"q-{key}": forms.ChoiceField(
            label=words, required=False, choices=choices, widget=Radios(inline=True, small=True)
        )
        for key, words in QUESTIONS[who].items()
    }
    return type("FeedbackForm", (FeedbackPage,), {**fields, "who": who})
