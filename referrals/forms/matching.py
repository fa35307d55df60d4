"""Whether a referral is of a family that we know, and taking such a link back."""

from django import forms

from fgc.lib.forms import Checkboxes, FgcForm, FormHelper, Radios
from referrals.actions import Choice
from referrals.matching import describe
from referrals.models import ReferralMatch

Decision = ReferralMatch.Decision


class MatchForm(FgcForm):
    """Is this a family that we know? One answer, who is who on the record that is joined, and why."""

    submit_label = "Accept the referral"
    decision = forms.ChoiceField(
        label="Is this a family that we know?",
        widget=Radios(divider_before="other:"),
        error_messages={"required": "Say whether this is a family that we know"},
    )
    same = forms.MultipleChoiceField(
        label="Who is the same person?",
        required=False,
        widget=Checkboxes(),
        help_text="What the record holds of them stays as it is. Whoever is not ticked is added as somebody new. "
        "The coordinator can make two people one, or part them again, on the family’s map.",
    )
    reason = forms.CharField(
        label="How do you know?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed when it is another family. For example, two children of one name with other dates of birth "
        "and other parents. It is kept.",
    )

    def __init__(self, *args, matches, author, **kwargs):
        super().__init__(*args, **kwargs)
        choices, hints = [], {}
        for match in matches:
            case = match.case
            if case.is_open:
                value = f"{Decision.JOINED}:{case.reference}"
                choices.append(
                    (value, f"The same family: add them to the open record of {case.title}, {case.reference}")
                )
                hints[value] = _joining(case, author)
            value = f"{Decision.REPEAT}:{case.reference}"
            choices.append(
                (value, f"The same family, referred again: a new record, linked to {case.reference}")
            )
            hints[value] = "Nothing is copied between the two. The link can be taken back."
        choices.append((f"{Decision.OTHER}:", "Not the same family: a new record"))
        self.fields["decision"].choices = choices
        self.fields["decision"].widget.hints = hints
        pairs = [pair for match in matches if match.case.is_open for pair in match.pairs]
        self.fields["same"].choices = [(pair.key, _pair(pair)) for pair in pairs]
        if not pairs:
            del self.fields["same"]

    @property
    def helper(self):
        """Who is who belongs to joining a record; the reason to every answer."""
        return FormHelper(
            "decision", *(["same"] if "same" in self.fields else []), "reason", submit=self.submit_label
        )

    def clean(self):
        """Another family needs to be told apart by something."""
        data = super().clean()
        if data.get("decision") == f"{Decision.OTHER}:" and not data.get("reason"):
            self.add_error("reason", "Say how you know that it is another family")
        return data

    def choice(self):
        """The answer as the action takes it."""
        decision, _, reference = self.cleaned_data["decision"].partition(":")
        same = self.cleaned_data.get("same", ()) if decision == Decision.JOINED else ()
        return Choice(decision, reference, frozenset(same), self.cleaned_data["reason"])


class EndRepeatForm(FgcForm):
    """Why a referral is not of the family to which it was linked."""

    submit_label = "Take the link back"
    reason = forms.CharField(
        label="Why is it not the same family?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is not the same family"},
    )


def _joining(case, author):
    """What follows for the social workers, said before it is done."""
    if case.referrer_id is None or case.referrer_id == author.pk:
        return "No second record opens. The coordinator finds the new people on the family’s map."
    return (
        f"No second record opens. {author.name} becomes the family’s social worker in place of {case.referrer.name}, "
        "who cannot open the record any more."
    )


def _pair(pair):
    return f"{describe(pair.row)} is {describe(pair.person)}, {pair.person.case.reference}"
