"""People who sign in, the service and teams they belong to, and their roles."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from fgc.accounts.roles import Role
from fgc.lib.dates import (
    NATIONS,
    add_working_days,
    is_working_day,
    subtract_working_days,
    today,
    working_days_between,
)
from fgc.lib.keys import Keyed
from fgc.lib.rows import in_order


class Service(Keyed):
    """One FGC service: the owner of cases, teams, venues and settings. Timescales are working days.

    Defaults are those of domain.md 1.6; every one is a setting because published services differ.
    """

    name = models.CharField(max_length=120)
    nation = models.CharField(max_length=3, choices=list(NATIONS.items()), default="ENG")
    phone = models.CharField(
        max_length=20, default="0151 496 0100", help_text="what families are told to ring"
    )
    acknowledge_days = models.PositiveSmallIntegerField("acknowledge a referral", default=2)
    decide_days = models.PositiveSmallIntegerField("decide on a referral", default=5)
    allocate_days = models.PositiveSmallIntegerField("give an accepted referral to a coordinator", default=5)
    contact_referrer_days = models.PositiveSmallIntegerField(
        "speak to the social worker once allocated", default=2
    )
    referral_meeting_days = models.PositiveSmallIntegerField("meet the social worker", default=5)
    first_contact_days = models.PositiveSmallIntegerField("first contact with the family", default=5)
    conference_days = models.PositiveSmallIntegerField("hold the conference", default=30)
    conference_late_days = models.PositiveSmallIntegerField("conference is late", default=40)
    urgent_days = models.PositiveSmallIntegerField("hold an urgent conference", default=5)
    report_days = models.PositiveSmallIntegerField("social worker's report before the conference", default=5)
    share_plan_days = models.PositiveSmallIntegerField("get the plan to everyone", default=2)
    share_plan_late_days = models.PositiveSmallIntegerField("getting the plan to everyone is late", default=5)
    decision_days = models.PositiveSmallIntegerField("decision when the referrer lacked authority", default=2)
    check_in_weeks = models.PositiveSmallIntegerField("weeks from plan to check-in", default=4)
    review_weeks = models.PositiveSmallIntegerField("weeks from plan to review", default=12)
    review_reminder_days = models.PositiveSmallIntegerField("days before a review to remind", default=21)
    finish_days = models.PositiveSmallIntegerField("finish after the last review", default=20)
    quiet_days = models.PositiveSmallIntegerField("nobody in touch", default=10)
    climb_days = models.PositiveSmallIntegerField("overdue before the manager is told", default=2)
    digest_at = models.TimeField("morning e-mail at", default=dt.time(8))
    quiet_from = models.TimeField("no e-mail from", default=dt.time(19))
    quiet_until = models.TimeField("no e-mail until", default=dt.time(7, 30))
    caseload_guide = models.PositiveSmallIntegerField("families for a full-time coordinator", default=12)
    fgdm_duty_from = models.DateField("duty to offer in force from", null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.name

    def closed_days(self):
        """The service's own closed days; read once for an object."""
        if not hasattr(self, "_closed"):
            self._closed = frozenset(self.closures.values_list("day", flat=True))
        return self._closed

    def working_days_after(self, day, count):
        """The day `count` working days after `day`, by this service's calendar."""
        return add_working_days(day, count, self.nation, self.closed_days())

    def working_days_before(self, day, count):
        """The day `count` working days before `day`, by this service's calendar."""
        return subtract_working_days(day, count, self.nation, self.closed_days())

    def working_days_between(self, start, end):
        """Working days after `start` up to `end`, by this service's calendar."""
        return working_days_between(start, end, self.nation, self.closed_days())

    def is_open_on(self, day):
        """Whether the day is a working day of this service."""
        return is_working_day(day, self.nation, self.closed_days())


class Closure(models.Model):
    """A day on which the service is closed besides weekends and bank holidays."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="closures")
    day = models.DateField()
    reason = models.CharField(max_length=120)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["service", "day"], name="accounts_closure_once")]

    def __str__(self):
        return f"{self.day} {self.reason}"


class Team(Keyed):
    """A team of social workers, or the FGC team itself."""

    class Kind(models.TextChoices):
        """What the team does."""

        SOCIAL_WORK = "social_work", "Refers families"
        CONFERENCES = "conferences", "Runs conferences"

    service = models.ForeignKey(Service, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.SOCIAL_WORK)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "service",
                Lower("name"),
                name="accounts_team_name",
                violation_error_message="There is a team of that name already.",
            ),
        ]

    def __str__(self):
        return self.name


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


class Submission(models.Model):
    """A form that was sent: sending it again leads to the first result (safety.md 4.10)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    token = models.UUIDField()
    fingerprint = models.CharField(max_length=64)
    result = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["person", "token"], name="accounts_sent_once")]

    def __str__(self):
        return str(self.token)


class AbsenceQuerySet(models.QuerySet):
    """Filters in plain words."""

    def standing(self):
        """Those that were not taken back."""
        return self.filter(ended_at=None)

    def on(self, day):
        """Those that hold on a day."""
        return self.standing().filter(since__lte=day, until__gte=day)


class Absence(Keyed):
    """Days on which a person is away, and who looks after their families meanwhile. Why is nobody's business.

    A cover opens the families only once a service manager has agreed (access.md).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    since = models.DateField("first day away")
    until = models.DateField("last day away")
    cover = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="covers"
    )
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")),
                name="accounts_absence_dates",
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                condition=Q(cover__isnull=True) | ~Q(cover=models.F("person")),
                name="accounts_absence_other",
                violation_error_message="Choose somebody else.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | (Q(agreed_at__isnull=False, cover__isnull=False) & ~Q(agreed_by=models.F("cover"))),
                name="accounts_absence_agreed",
            ),
        ]

    def __str__(self):
        return f"{self.person} away"
