"""People who sign in, the teams they manage, and how their roles change."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from fgc.accounts.models.service import Service, Team
from fgc.accounts.roles import Role
from fgc.lib.dates import (
    today,
)
from fgc.lib.keys import Keyed
from fgc.lib.rows import in_order


class UserManager(BaseUserManager):
    """Makes accounts; e-mail addresses are kept in small letters."""

    def create_user(self, email, password=None, **fields):
        """An account; without a password nobody can sign in until one is set by the invitation link."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        """Sign-in is by e-mail in any case of letters."""
        return self.get(email=email.strip().lower())


class User(Keyed, AbstractBaseUser, PermissionsMixin):
    """A person who signs in. There are no superusers: a constraint says so."""

    class Emails(models.TextChoices):
        """How reminders reach a person besides the notice in the app; what is urgent comes at once whatever they chose."""

        DIGEST = "digest", "One email each morning"
        EACH = "each", "An email for each reminder"
        NONE = "none", "No emails: I look in the app"

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=30, choices=Role, blank=True)
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="people")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="people")
    working_pattern = models.DecimalField(
        max_digits=3, decimal_places=2, default=1, help_text="1 is full time"
    )
    emails = models.CharField("reminders by email", max_length=6, choices=Emails, default=Emails.DIGEST)
    is_active = models.BooleanField(default=True)
    is_staff = False
    joined_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        default_permissions = ()
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(is_superuser=False), name="accounts_no_superuser"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="accounts_small_email"),
        ]

    def __str__(self):
        return self.name

    @property
    def first_name(self):
        """What a greeting says."""
        return self.name.split(" ")[0]

    @property
    def role_name(self):
        """The role in words."""
        return self.get_role_display()

    @property
    def initials(self):
        """For footers of paper copies."""
        return "".join(word[0] for word in self.name.split() if word).upper()[:3]

    def managed_team_ids(self):
        """The ids of the teams this person manages now; read once for an object."""
        if not hasattr(self, "_managed"):
            managed = self.manages.filter(until__isnull=True).values_list("team_id", flat=True)
            self._managed = frozenset(managed) if self.role == Role.SOCIAL_WORK_MANAGER else frozenset()
        return self._managed


class TeamManager(Keyed):
    """That a social work manager manages a team, from a day until another."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="managers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="manages")
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=in_order("since", "until"), name="accounts_manages_order"),
            models.UniqueConstraint(
                fields=["team", "person"], condition=Q(until__isnull=True), name="accounts_manages_once"
            ),
        ]

    def __str__(self):
        return f"{self.person} manages {self.team}"


class RoleChange(Keyed):
    """A role proposed for a person; a role that opens records takes effect when a second person agrees."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="role_changes")
    role = models.CharField(max_length=30, choices=Role)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(decided_at__isnull=True), name="accounts_one_open_role_change"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, agreed__isnull=True)
                | Q(decided_at__isnull=False, agreed__isnull=False),
                name="accounts_role_change_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("person")),
                name="accounts_not_own_role",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(decided_by=models.F("proposed_by"))
                | Q(role=Role.ADMINISTRATOR),
                name="accounts_second_person",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.role}"
