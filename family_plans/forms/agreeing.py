"""Forms of stage three: what each person said, the social worker's answer, help and its answers."""

from django import forms

from family_plans.models import Agreement, HelpRequest
from family_plans.stages import DECISIONS, OUTCOME_OF
from fgc.lib.dates import at_local, today
from fgc.lib.forms import Conditional, FgcForm, FormHelper, NearDateField, Radios, ReadField, TimeField


class AgreementForm(FgcForm):
    """What one person said of the plan."""

    submit_label = "Save what they said"

    answer = forms.ChoiceField(
        label="What did they say?", choices=Agreement.ANSWERS, widget=Radios,
        error_messages={"required": "Choose what they said"},
    )  # fmt: skip
    how = forms.ChoiceField(
        label="How did they say it?", choices=Agreement.WAYS, widget=Radios, required=False,
        help_text="Agreeing without signing is an agreement.",
    )  # fmt: skip
    witness = forms.CharField(
        label="Who witnessed it?", required=False, max_length=120, help_text="You, when left empty"
    )
    words = forms.CharField(
        label="In their own words", required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    seen = forms.CharField(
        required=False, max_length=10, widget=forms.HiddenInput
    )  # the answer that stood on the page

    @property
    def helper(self):
        """A witness belongs to what was only spoken."""
        return FormHelper(
            "answer", Conditional("how", spoken=["witness"]), "words", "seen", submit=self.submit_label
        )


class DecideForm(FgcForm):
    """The social worker's answer. Less than yes asks for its reason at once."""

    submit_label = "Give this answer"

    outcome = forms.ChoiceField(
        label="Your answer", choices=[(name, DECISIONS[name]) for name in OUTCOME_OF], widget=Radios,
        error_messages={"required": "Choose your answer"},
    )  # fmt: skip
    reason_in_part = forms.CharField(
        label="Which parts are not agreed, and why", required=False, max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    awaiting_who = forms.CharField(label="Who has to decide", required=False, max_length=120)
    awaiting_what = forms.CharField(label="What they have to decide", required=False, max_length=500)
    awaiting_by = NearDateField(label="By when", required=False, future=True)
    bottom_line = forms.ChoiceField(label="Which bottom line is not met", required=False, widget=Radios)
    bottom_line_words = forms.CharField(
        label="The bottom line that is not met", required=False, max_length=1000
    )
    reason_unsafe = forms.CharField(
        label="What would put a child at risk of significant harm", required=False, max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    reason_bottom_line = forms.CharField(
        label="How the plan does not meet it",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    read = forms.CharField(
        required=False, max_length=64, widget=forms.HiddenInput
    )  # print of the words on the page
    seen = forms.CharField(
        required=False, max_length=10, widget=forms.HiddenInput
    )  # the answer that stood on the page

    def __init__(self, *args, lines, cancel="", **kwargs):
        self.lines, self.cancel = {line["key"]: line["text"] for line in lines}, cancel
        super().__init__(*args, **kwargs)
        if self.lines:
            self.fields["bottom_line"].choices = list(self.lines.items())
            del self.fields["bottom_line_words"]
        else:
            del self.fields["bottom_line"]

    @property
    def helper(self):
        """Each answer opens what it asks for."""
        return FormHelper(
            Conditional("outcome", look={"label_size": "m"}, **self._opens()),
            "read",
            "seen",
            submit=self.submit_label,
            cancel=self.cancel,
        )

    def _opens(self):
        return {
            "in_part": ["reason_in_part"],
            "awaiting": ["awaiting_who", "awaiting_what", "awaiting_by"],
            "unsafe": ["reason_unsafe"],
            "bottom_line": ["bottom_line" if self.lines else "bottom_line_words", "reason_bottom_line"],
        }

    def clean(self):
        """The reason belongs to the answer chosen; other boxes are left aside."""
        found = super().clean()
        outcome = found.get("outcome")
        for name, message in self._needed(outcome):
            if name not in self.errors and not found.get(name):
                self.add_error(name, message)
        return found

    def _needed(self, outcome):
        line = "bottom_line" if self.lines else "bottom_line_words"
        return {
            "in_part": [("reason_in_part", "Say which parts are not agreed, and why")],
            "awaiting": [
                ("awaiting_who", "Say who has to decide"),
                ("awaiting_what", "Say what they have to decide"),
                ("awaiting_by", "Say by when"),
            ],
            "unsafe": [("reason_unsafe", "Say why, in words the family can answer")],
            "bottom_line": [
                (line, "Say which bottom line is not met"),
                ("reason_bottom_line", "Say why, in words the family can answer"),
            ],
        }.get(outcome, [])

    def answers(self):
        """The checked answers as `decide` takes them."""
        data = self.cleaned_data
        outcome = data["outcome"]
        found = {"outcome": outcome, "reason": data.get(f"reason_{outcome}", "")}
        if outcome == "awaiting":
            found |= {name: data[name] for name in ("awaiting_who", "awaiting_what", "awaiting_by")}
        if outcome == "bottom_line":
            key = data.get("bottom_line", "")
            found |= {
                "bottom_line_key": key,
                "bottom_line": self.lines.get(key) or data.get("bottom_line_words", ""),
            }
        return found


class DeliveredForm(FgcForm):
    """On which day promised help came."""

    submit_label = "Save"

    on = NearDateField(
        label="On which day did it come?",
        past=True,
        required=False,
        initial=today,
        help_text="Today, when left empty",
    )


class ToldForm(FgcForm):
    """How an answer that is less than yes reached the family."""

    submit_label = "Save"

    read = ReadField()
    told_on = NearDateField(label="The family was told on", past=True, initial=today)
    told_time = TimeField(label="At what time?", error_messages={"required": "Say at what time"})
    chance = forms.ChoiceField(
        label="Could the family change its plan the same day?", choices=[("yes", "Yes"), ("no", "No")], widget=Radios,
        error_messages={"required": "Say whether the family could change the plan that day"},
    )  # fmt: skip
    family_response = forms.CharField(
        label="What the family answered, in their words", required=False, max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    next_steps = forms.CharField(
        label="What the council does next",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    rights = forms.BooleanField(
        label="They were told that they may complain, and may ask to meet again", required=False
    )

    def told_at(self):
        """The moment the family was told, as London clocks showed it."""
        return at_local(self.cleaned_data["told_on"], self.cleaned_data["told_time"])


class HelpForm(FgcForm):
    """One thing that the family asks for."""

    submit_label = "Save what they ask for"

    item = forms.CharField(
        label="What help does the family ask for?", max_length=500,
        error_messages={"required": "Enter the help the family asks for"},
    )  # fmt: skip
    from_whom = forms.CharField(label="From whom", required=False, max_length=200)
    how_much = forms.CharField(label="How much, and for how long", required=False, max_length=200)


class AnswerHelpForm(FgcForm):
    """The answer to a request for help."""

    submit_label = "Save the answer"

    answer = forms.ChoiceField(
        label="The answer", choices=HelpRequest.ANSWERS[1:], widget=Radios,
        error_messages={"required": "Choose the answer"},
    )  # fmt: skip
    reason = forms.CharField(
        label="Why, if it is not a full yes",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
    decided_by = forms.CharField(
        label="Who decided", required=False, max_length=120, help_text="You, when left empty"
    )
    decided_on = NearDateField(label="On which day", required=False, past=True)
    due_on = NearDateField(label="Promised by", required=False)
