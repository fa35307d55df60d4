"""The forms of accounts, roles and teams: they check, the actions do."""

from django import forms

from fgc.accounts.models import Team, User
from fgc.accounts.roles import Role
from fgc.lib.forms import FgcForm, Field, FilterForm, FormHelper, Radios
from fgc.lib.forms.layout import Grave

HINTS = {
    Role.SOCIAL_WORKER: "Refers families, and any other lead practitioner outside the service",
    Role.SOCIAL_WORK_MANAGER: "Manages teams of social workers; signs off referrals and bottom lines",
    Role.COORDINATOR: "Prepares and runs conferences",
    Role.SERVICE_MANAGER: "Accepts, gives out and supervises; agrees to people's roles",
    Role.BUSINESS_SUPPORT: "Logs referrals, books, posts letters",
    Role.INFORMATION_GOVERNANCE: "Reads who looked at what",
    Role.ADMINISTRATOR: "Accounts, teams and settings; opens no family's record",
}
STATES = [("open", "Open"), ("waiting", "Waiting for a role"), ("ended", "Ended")]


class PersonForm(FgcForm):
    """What an account says about a person."""

    submit_label = "Save"

    name = forms.CharField(max_length=120, label="Full name")
    email = forms.EmailField(max_length=254, label="Email address", help_text="They sign in with it")
    job_title = forms.CharField(max_length=120, required=False, label="Job title (optional)")
    phone = forms.CharField(max_length=20, required=False, label="Telephone at work (optional)")
    team = forms.ModelChoiceField(
        Team.objects.none(), to_field_name="key", required=False, empty_label="No team"
    )
    working_pattern = forms.DecimalField(
        label="Working pattern", help_text="1 is full time, 0.5 half of it", max_digits=3, decimal_places=2,
        min_value=0.1, max_value=1, initial=1)  # fmt: skip

    def __init__(self, *args, service, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.filter(service=service, closed_at=None)

    @property
    def helper(self):
        """Short boxes for short answers."""
        return FormHelper(
            "name", "email", "job_title", Field("phone", width=20), "team", Field("working_pattern", width=4),
            *[name for name in ("role",) if name in self.fields], submit=self.submit_label)  # fmt: skip

    @property
    def account(self):
        """The answers that belong to the account itself."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("role", "submission")
        }

    def clean_working_pattern(self):
        """Two decimals, as the database keeps them."""
        return round(self.cleaned_data["working_pattern"], 2)


class RoleForm(FgcForm):
    """A role for a person."""

    submit_label = "Propose this role"
    role = forms.ChoiceField(choices=Role.choices, widget=Radios(hints=HINTS), label="Role")


class AddPersonForm(PersonForm):
    """A new account, with the role that is proposed for it."""

    submit_label = "Add this person"
    role = forms.ChoiceField(choices=Role.choices, widget=Radios(hints=HINTS), label="Role")


class DecisionForm(FgcForm):
    """Whether a proposed role is agreed to."""

    submit_label = "Save the decision"
    decision = forms.ChoiceField(
        choices=[("agree", "Yes, I agree"), ("refuse", "No")], widget=Radios(),
        label="Should this person have this role?")  # fmt: skip


class EndAccountForm(FgcForm):
    """That an account ends; with `managers`, also who takes over the records nobody else could open."""

    successor = forms.ModelChoiceField(
        User.objects.none(), to_field_name="key", label="Which service manager takes them over?", empty_label="Choose a person",
        error_messages={"required": "Choose the service manager who takes over the restricted records"})  # fmt: skip

    def __init__(self, *args, managers=None, **kwargs):
        super().__init__(*args, **kwargs)
        if managers is None:
            del self.fields["successor"]
        else:
            self.fields["successor"].queryset = managers

    @property
    def helper(self):
        """A red button: it cannot be taken back with a click."""
        helper = FormHelper(*[name for name in ("successor",) if name in self.fields], submit="")
        helper.add_input(Grave("", "End the account"))
        return helper


class TeamForm(FgcForm):
    """A team."""

    submit_label = "Save the team"
    name = forms.CharField(max_length=120, label="Name of the team")
    kind = forms.ChoiceField(
        choices=Team.Kind.choices, widget=Radios(), label="What it does", initial=Team.Kind.SOCIAL_WORK
    )


class ManagerForm(FgcForm):
    """Who is to manage a team."""

    submit_label = "Make them manager"
    person = forms.ModelChoiceField(User.objects.none(), to_field_name="key", label="Social work manager")

    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = User.objects.filter(
            service=team.service_id, role=Role.SOCIAL_WORK_MANAGER, is_active=True
        ).exclude(manages__in=team.managers.filter(until=None))


class PeopleFilter(FilterForm):
    """Which people the list shows."""

    role = forms.ChoiceField(choices=[("", "Every role"), *Role.choices])
    team = forms.ModelChoiceField(Team.objects.none(), to_field_name="key", empty_label="Every team")
    state = forms.ChoiceField(choices=[("", "Open and waiting"), *STATES], label="Account")

    def __init__(self, *args, service, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.filter(service=service, closed_at=None)
