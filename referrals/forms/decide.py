"""Forms about a referral as a whole: starting, sharing, answering, deciding, adding, amending."""

from django import forms

from fgc.lib.forms import FgcForm, FormHelper, Radios, Submit
from fgc.lib.forms.layout import Grave
from referrals import codes


def _box(label, *, rows=4, limit=2000, required=True, message="", help_text=""):
    messages = {"error_messages": {"required": message}} if message else {}
    return forms.CharField(label=label, max_length=limit, required=required, help_text=help_text,
                           widget=forms.Textarea(attrs={"rows": rows}), **messages)  # fmt: skip


class PeopleField(forms.ModelChoiceField):
    """A list of colleagues, named by their keys."""

    def __init__(self, **kwargs):
        super().__init__(queryset=None, to_field_name="key", **kwargs)

    def label_from_instance(self, person):
        """Name and job or team."""
        return f"{person.name}, {person.team}" if person.team_id else person.name


class LogForm(FgcForm):
    """For whom business support logs a referral that came by post or phone."""

    submit_label = "Start the referral"
    author = PeopleField(label="Which social worker is referring?", empty_label="Choose a social worker",
                         error_messages={"required": "Choose the social worker"})  # fmt: skip

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["author"].queryset = people


class ShareForm(FgcForm):
    """With whom a draft is shared."""

    submit_label = "Share the draft"
    person = PeopleField(label="Who may read and write this draft?", empty_label="Choose a colleague",
                         error_messages={"required": "Choose a colleague"})  # fmt: skip

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class BlankForm(FgcForm):
    """A button and its token, nothing to fill in."""

    def __init__(self, *args, submit_label="Confirm", grave=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.submit_label, self.grave = submit_label, grave

    @property
    def helper(self):
        """One button, red for what is hard to undo."""
        helper = FormHelper(submit="")
        helper.add_input(Grave("", self.submit_label) if self.grave else Submit("", self.submit_label))
        return helper


class AnswerForm(FgcForm):
    """The answer to the question with which a referral came back."""

    submit_label = "Answer and send again"
    answer = _box("Your answer", rows=5, message="Enter your answer")


class WithdrawForm(FgcForm):
    """Why a referral is withdrawn."""

    submit_label = "Withdraw the referral"
    reason = _box("Why do you withdraw it?", rows=3, limit=1000, message="Say why you withdraw it")


class ConflictForm(FgcForm):
    """Who knows the family, and how; without `people` it is the reader who says so."""

    submit_label = "Record the conflict of interest"
    person = PeopleField(label="Who knows the family?", empty_label="Choose a person",
                         error_messages={"required": "Choose a person"})  # fmt: skip
    reason = _box("How do they know the family?", rows=3, limit=500, message="Say how they know the family",
                  help_text="For example a relative, neighbour or former partner of somebody in the family.")  # fmt: skip

    def __init__(self, *args, people=None, **kwargs):
        super().__init__(*args, **kwargs)
        if people is not None:
            self.fields["person"].queryset = people
            return
        del self.fields["person"]
        self.submit_label = "I know this family: close the referral to me"
        self.fields["reason"].label = "How do you know the family?"
        self.fields["reason"].error_messages["required"] = "Say how you know the family"


class LiftConflictForm(FgcForm):
    """Why somebody may open the referral after all."""

    submit_label = "Lift the conflict of interest"
    reason = _box("Why may they open it again?", rows=3, limit=500, message="Say why they may open it again",
                  help_text="For example, it was recorded for the wrong person.")  # fmt: skip


class ReturnForm(FgcForm):
    """The question with which a referral goes back."""

    submit_label = "Return with this question"
    text = _box("What do you need to know?", message="Enter the question",
                help_text="The social worker reads this, answers it and sends the referral again.")  # fmt: skip


class DeclineForm(FgcForm):
    """Why a referral is not accepted."""

    submit_label = "Do not accept this referral"
    reason = forms.ChoiceField(label="Reason", choices=codes.DECLINES, widget=Radios(),
                               error_messages={"required": "Select a reason"})  # fmt: skip
    words = _box("Say why, for the social worker", message="Say why, in words the social worker can use",
                 help_text="The social worker reads this, and may need to tell the family.")  # fmt: skip
    instead = _box("What might help instead?", rows=3, required=False)


class AdditionForm(FgcForm):
    """Something new after sending."""

    submit_label = "Add to the referral"
    text = _box("What has changed, or what else should we know?", message="Enter what you want to add",
                help_text="It is added with your name and today’s date. What you wrote before stays as it is.")  # fmt: skip


class AmendForm(FgcForm):
    """New words for one answer, and why."""

    submit_label = "Save the amendment"
    text = _box("New words", rows=6, limit=4000, message="Enter the new words")
    reason = _box("Why is it amended?", rows=2, limit=500, message="Say why it is amended")


class CoordinatorField(forms.ModelChoiceField):
    """Coordinators with how much they carry."""

    widget = Radios

    def __init__(self, **kwargs):
        super().__init__(queryset=None, to_field_name="key", empty_label=None, **kwargs)


class AllocateForm(FgcForm):
    """Which coordinator, and that they were asked whether they know the family."""

    submit_label = "Give the family to this coordinator"
    coordinator = CoordinatorField(
        label="Which coordinator?", error_messages={"required": "Choose a coordinator"}
    )
    asked = forms.ChoiceField(
        label="Have you asked them whether they know this family?", widget=Radios(),
        help_text="A relative, friend, neighbour, former worker or anything else that would make it hard to be independent.",
        choices=[
            ("no_conflict", "Yes, and they do not"),
            ("conflict", "Yes, and they do: they cannot have this family"),
            ("not_asked", "No, not yet"),
        ], error_messages={"required": "Select whether you have asked them"})  # fmt: skip
    words = forms.CharField(label="If they know the family, how?", max_length=300, required=False)

    def __init__(self, *args, people, hints=None, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["coordinator"]
        field.queryset = people
        field.widget.hints = hints or {}

    def clean_asked(self):
        """Somebody who was not asked cannot be given a family."""
        asked = self.cleaned_data["asked"]
        if asked == "not_asked":
            raise forms.ValidationError("Ask the coordinator first, then record the answer")
        return asked

    def clean(self):
        """A conflict is recorded with its reason."""
        cleaned = super().clean()
        if cleaned.get("asked") == "conflict" and not cleaned.get("words"):
            self.add_error("words", "Say how they know the family")
        return cleaned
