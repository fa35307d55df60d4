"""The forms of days away and of handing over several families."""

from django import forms

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.cases.actions.covering import COVERS
from fgc.lib.dates import today
from fgc.lib.forms import Checkboxes, FgcForm, NearDateField
from fgc.workspace.forms import PersonChoice


class AwayForm(FgcForm):
    """Days away: one's own, or for a manager anybody's of the service; with who covers a coordinator's families."""

    submit_label = "Save"
    person = PersonChoice(User.objects.none(), label="Who is away?", empty_label="Choose a person")
    since = NearDateField(label="First day away")
    until = NearDateField(label="Last day away", future=True)
    cover = PersonChoice(
        User.objects.none(), label="Who covers a coordinator’s families? (optional)", required=False,
        empty_label="Nobody: reminders go to the service managers",
        help_text="They can open the families on those days. Restricted records are left out.")  # fmt: skip

    def __init__(self, *args, reader, **kwargs):
        super().__init__(*args, **kwargs)
        self.reader = reader
        people = User.objects.filter(service_id=reader.service_id, is_active=True)
        if reader.role == Role.SERVICE_MANAGER:
            self.fields["person"].queryset = people.exclude(role="")
        else:
            del self.fields["person"]
        if reader.role in (Role.COORDINATOR, Role.SERVICE_MANAGER):
            self.fields["cover"].queryset = people.filter(role__in=COVERS).exclude(pk=reader.pk)
        else:
            del self.fields["cover"]
        if reader.role == Role.COORDINATOR:
            self.fields["cover"].help_text = "A service manager agrees before they can open the families."

    def clean(self):
        """The last day is not before the first."""
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and until < max(since, today()):
            self.add_error("until", "The last day must be today or later, and not before the first")
        return data

    @property
    def given(self):
        """What the action takes."""
        data = self.cleaned_data
        return {
            "person": data.get("person") or self.reader,
            "since": data["since"],
            "until": data["until"],
            "cover": data.get("cover"),
        }


class FamiliesField(forms.ModelMultipleChoiceField):
    """Families by reference, each with what is urgent about it."""

    def label_from_instance(self, case):
        """The children's names and the reference."""
        return f"{case.title}, {case.reference}"


class HandOverForm(FgcForm):
    """Several families of one coordinator to another, with a note."""

    submit_label = "Hand these families over"
    families = FamiliesField(
        None, to_field_name="reference", label="Which families? The most urgent are first", widget=Checkboxes,
        error_messages={"required": "Select at least one family"})  # fmt: skip
    coordinator = PersonChoice(
        User.objects.none(), label="To which coordinator?", empty_label="Choose a coordinator"
    )
    asked = forms.BooleanField(
        label="I have asked them: they know none of these families",
        error_messages={"required": "Ask the coordinator first. Leave out a family that they know"})  # fmt: skip
    note = forms.CharField(
        label="Handover note (optional)", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It is kept with the change of coordinator, for whoever may see who has access.")  # fmt: skip

    def __init__(self, *args, families, hints, people, loads, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["families"].queryset = families
        self.fields["families"].widget.hints = hints
        self.fields["coordinator"].queryset = people
        self.fields["coordinator"].label_from_instance = lambda person: loads.get(person.pk, person.name)
