"""Forms of check-ins, news of an action, early reviews, and the service's table of when reviews are due."""

from django import forms

from conferences.models import Conference
from family_plans.models import ActionProgress, ReviewRule
from fgc.cases.codes import LEGAL_STATUSES
from fgc.lib.dates import today
from fgc.lib.forms import Conditional, FgcForm, Field, FormHelper, NearDateField, Radios

AREA = forms.Textarea({"rows": 3})
NOTHING_NEW = ("", "Not talked about")


class CheckInPage(FgcForm):
    """A check-in; `check_in_form` adds two boxes for each action. Only what was talked about is kept."""

    submit_label = "Save the check-in"

    done_on = NearDateField(label="On which day?", past=True, initial=today)
    with_whom = forms.CharField(
        label="With whom did you speak?", max_length=200,
        error_messages={"required": "Enter whom you spoke to"},
    )  # fmt: skip
    words = forms.CharField(
        label="What they said (optional)", required=False, widget=forms.Textarea({"rows": 4}),
        help_text="In their own words. This part stays with the coordinator",
    )  # fmt: skip
    next_on = NearDateField(label="Check in again on (optional)", required=False, future=True)

    actions = ()

    def news(self):
        """(action, state, words) of each action that was talked about."""
        data = self.cleaned_data
        return [
            (action, data[f"state-{action.key}"], data[f"words-{action.key}"])
            for action in self.actions
            if data[f"state-{action.key}"]
        ]


def check_in_form(actions):
    """The form class for the actions of a plan."""
    fields = {}
    for action in actions:
        fields[f"state-{action.key}"] = forms.ChoiceField(
            label="How does it stand now?", required=False, choices=[NOTHING_NEW, *ActionProgress.STATES]
        )
        fields[f"words-{action.key}"] = forms.CharField(
            label="What the family says about it", required=False, max_length=1000
        )
    return type("CheckInForm", (CheckInPage,), {**fields, "actions": tuple(actions)})


class SkipCheckInForm(FgcForm):
    """A check-in that does not take place."""

    submit_label = "Save"

    reason = forms.CharField(
        label="Why does it not take place?", max_length=300,
        help_text="For example: we have not yet reached them, or they would rather wait for the review",
        error_messages={"required": "Say why it does not take place"},
    )  # fmt: skip
    next_on = NearDateField(label="Check in again on (optional)", required=False, future=True)


class SetCheckInForm(FgcForm):
    """The day of a check-in."""

    submit_label = "Set the check-in"

    due_on = NearDateField(label="On which day will you check in?", future=True)


class NewsForm(FgcForm):
    """How one action goes."""

    submit_label = "Save"

    state = forms.ChoiceField(
        label="How does it stand now?", choices=ActionProgress.STATES, widget=Radios,
        error_messages={"required": "Choose how it stands"},
    )  # fmt: skip
    words = forms.CharField(
        label="What the family says about it (optional)", required=False, max_length=1000, widget=AREA,
        help_text="In their own words. The social worker can read it",
    )  # fmt: skip
    told_by = forms.CharField(label="Who told you? (optional)", required=False, max_length=120)
    on = NearDateField(label="On which day?", past=True, initial=today)


class AskEarlyForm(FgcForm):
    """Somebody asks for a review before its day."""

    submit_label = "Record it"

    asked_by = forms.CharField(
        label="Who asks for it?", max_length=120,
        help_text="Anybody may: the child, somebody in the family, the social worker",
        error_messages={"required": "Enter who asks for it"},
    )  # fmt: skip
    why = forms.CharField(
        label="Anything they want to say (optional)", required=False, max_length=500, widget=AREA,
        help_text="No reason is needed",
    )  # fmt: skip
    asked_on = NearDateField(label="When did they ask?", past=True, initial=today)


class AnswerEarlyForm(FgcForm):
    """The coordinator's answer."""

    submit_label = "Save the answer"

    answer = forms.ChoiceField(
        label="What is the answer?",
        choices=[("yes", "Yes, the review comes sooner"), ("no", "Not now")],
        widget=Radios,
        error_messages={"required": "Choose the answer"},
    )
    due_on = NearDateField(label="The new day of the review", required=False, future=True)
    reason = forms.CharField(
        label="Why not now?", required=False, max_length=500, help_text="Tell the person who asked, too"
    )

    @property
    def helper(self):
        """Each answer with what it needs."""
        return FormHelper(Conditional("answer", yes=["due_on"], no=["reason"]), submit=self.submit_label)


class RuleForm(FgcForm):
    """A line of the service's table."""

    submit_label = "Add the line"

    what = forms.ChoiceField(
        label="What is the line about?", choices=ReviewRule.WHAT, widget=Radios,
        error_messages={"required": "Choose what the line is about"},
    )  # fmt: skip
    weeks = forms.IntegerField(
        label="How many weeks?", min_value=1, max_value=104,
        help_text="From the day the plan was made; for later reviews, from the last one",
        error_messages={"required": "Enter a number of weeks"},
    )  # fmt: skip
    under_age = forms.IntegerField(
        label="Only if a child is younger than (optional)", min_value=1, max_value=25, required=False,
        help_text="Age in years. A baby who is not born yet counts",
    )  # fmt: skip
    status = forms.ChoiceField(
        label="Only if a child has this legal status (optional)", required=False,
        choices=[("", "Any"), *LEGAL_STATUSES],
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Only after this kind of meeting (optional)", required=False,
        choices=[("", "Any"), *Conference.KINDS],
    )  # fmt: skip

    @property
    def helper(self):
        """Short boxes for numbers."""
        return FormHelper(
            "what",
            Field("weeks", width=3),
            Field("under_age", width=3),
            "status",
            "kind",
            submit=self.submit_label,
        )
