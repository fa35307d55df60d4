"""Asking people, and what they answer."""

from django import forms

from conferences.models import Invitation
from fgc.lib.dates import at_local
from fgc.lib.forms import FgcForm, Field, FormHelper, Radios, TimeField

MODE_HINTS = {"writing": "They do not come: their words are read out or handed round"}


class HowForm(FgcForm):
    """How somebody takes part."""

    mode = forms.ChoiceField(
        label="How do they take part?",
        choices=Invitation.Mode.choices,
        widget=Radios(hints=MODE_HINTS),
        initial="room",
    )
    support = forms.CharField(
        label="Interpreter, supporter, travel (optional)",
        max_length=300,
        required=False,
        help_text="What has to be arranged for them to take part. Not printed on the invitation",
    )
    arrive = TimeField(
        label="When should they come, if not at the start? (optional)",
        required=False,
        help_text="For separate arrivals. Their invitation gives only this time",
    )
    time_zone = forms.ChoiceField(
        label="Do they live abroad? (optional)",
        required=False,
        choices=[("", "No"), *Invitation.TIME_ZONES],
        help_text="Their invitation also gives the time there",
    )
    tell_place = forms.ChoiceField(
        label="What may their invitation say?",
        choices=[("yes", "When and where"), ("no", "Only to ring the coordinator")],
        widget=Radios,
        initial="yes",
    )
    LAYOUT = ("mode", "support", Field("arrive", width=5), "time_zone", "tell_place")

    def __init__(self, *args, day, back, **kwargs):
        super().__init__(*args, **kwargs)
        self.day, self.back, self.choices_offered = day, back, ()

    @property
    def helper(self):
        """The questions in order."""
        return FormHelper(*self.LAYOUT, submit="Save", cancel=self.back)

    def how(self):
        """The answers as the actions take them."""
        data = self.cleaned_data
        return {
            "mode": data["mode"],
            "support": data["support"],
            "arrive_at": at_local(self.day, data["arrive"]) if data["arrive"] else None,
            "time_zone": data["time_zone"],
            "tell_place": data["tell_place"] == "yes",
        }


class InviteForm(HowForm):
    """One more person: of the family network, or somebody who works with the family."""

    who = forms.ChoiceField(label="Who do you want to invite?")
    LAYOUT = ("who", *HowForm.LAYOUT)

    def __init__(self, *args, people, staff, words=lambda person: "", **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {f"person-{row.key}": row for row in people}
        self.staff = {f"staff-{row.key}": row for row in staff}
        groups = [("", "Choose a person")]
        if self.people:
            groups.append(
                (
                    "Family and friends",
                    [
                        (key, ", ".join(filter(None, [row.name, words(row)])))
                        for key, row in self.people.items()
                    ],
                )
            )
        if self.staff:
            named = [(key, f"{row.name}, {row.role_name.lower()}") for key, row in self.staff.items()]
            groups.append(("People who work with the family", named))
        self.fields["who"].choices = groups

    def chosen(self):
        """The person or the member of staff, as the action takes them."""
        key = self.cleaned_data["who"]
        return {"person": self.people.get(key), "staff": self.staff.get(key)}


class ChangeInvitationForm(HowForm):
    """How somebody who is on the list takes part."""


class AnswerForm(FgcForm):
    """What somebody said."""

    submit_label = "Save answer"
    answer = forms.ChoiceField(
        label="What did they say?",
        choices=[choice for choice in Invitation.Answer.choices if choice[0] != "not_asked"],
        widget=Radios(
            hints={"asked": "They know, and have not answered yet", "not_coming": "No reason is needed"}
        ),
    )
    how = forms.ChoiceField(
        label="How did they tell you? (optional)",
        choices=[("", "Choose"), *Invitation.Told.choices],
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.choices_offered = ()


class ToldForm(FgcForm):
    """How somebody was told when and where."""

    submit_label = "Save"
    how = forms.ChoiceField(label="How were they told?", choices=Invitation.Told.choices, widget=Radios)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.choices_offered = ()
