"""A referral: what a social worker asks of the service for one family (domain.md 2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.accounts.models import Service, Team
from fgc.cases.models import Case
from fgc.lib.rows import together
from referrals import codes
from referrals.stages import DRAFT, REFERRAL, SENT

STAFF = settings.AUTH_USER_MODEL


def one_of(choices, words="", **options):
    """One answer of a list; blank until it is given."""
    return models.CharField(words or None, max_length=24, choices=choices, blank=True, **options)


class ReferralQuerySet(models.QuerySet):
    """Filters in plain words."""

    def waiting(self):
        """Sent and not yet decided."""
        return self.filter(stage=SENT)

    def overdue_on(self, day):
        """Sent, and the day to decide has passed."""
        return self.waiting().filter(decide_by__lt=day)


class Referral(models.Model):
    """One family referred. Until it is sent every answer may be blank; `completed` names the whole sections.

    `title` and `children_count` repeat the children, so that lists stay flat; the actions write them.
    """

    reference = models.CharField(max_length=13, unique=True)
    service = models.ForeignKey(Service, models.PROTECT, related_name="referrals")
    author = models.ForeignKey(STAFF, models.PROTECT, related_name="referrals")
    logged_by = models.ForeignKey(
        STAFF,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="who typed it for the author, when it came by post or phone",
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="referrals")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="referrals")
    stage = models.CharField(max_length=10, choices=REFERRAL.choices, default=DRAFT)
    title = models.CharField(max_length=200, blank=True, help_text="the children's names, as lists show them")
    children_count = models.PositiveSmallIntegerField(default=0)
    completed = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True, help_text="the first time")
    received_on = models.DateField(null=True, blank=True, help_text="the clock runs from this day")
    acknowledge_by = models.DateField(null=True, blank=True)
    decide_by = models.DateField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    decline_reason = one_of(codes.DECLINES)
    decline_words = models.TextField(blank=True)
    decline_instead = models.TextField("what might help instead", blank=True)

    # Agreement to refer and to share
    told_voluntary = one_of(codes.YES_NO)
    privacy_on = models.DateField("privacy notice given on", null=True, blank=True)
    sharing_agreed = one_of(codes.YES_NO)
    sharing_limits = models.TextField(blank=True)
    private_matters = models.TextField(blank=True)

    # What the plan is about
    background = models.TextField(blank=True)
    purposes = models.JSONField(default=list, blank=True)
    primary_need = one_of(codes.NEEDS)
    strengths = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    change = models.TextField(blank=True)
    change_by = models.DateField(null=True, blank=True)
    contingency = models.TextField(blank=True)
    no_bottom_lines = models.BooleanField(default=False)
    no_pairs = models.BooleanField("nobody to keep apart", default=False)

    # Dates and urgency
    is_urgent = one_of(codes.YES_NO)
    urgent_reason = models.TextField(blank=True)

    # Taking part
    interpreters = models.TextField(blank=True)
    reading = models.TextField("reading and understanding", blank=True)
    access = models.TextField("moving, hearing, seeing", blank=True)
    care_and_travel = models.TextField("childcare, travel, working hours", blank=True)
    mothers_customs = models.TextField(blank=True)
    fathers_customs = models.TextField(blank=True)
    coordinator_wish = models.TextField("what the family would like in a coordinator", blank=True)
    venue = models.TextField(blank=True)
    services = models.TextField("services and help that can be offered", blank=True)

    # Money and authority
    budget = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    budget_by = models.CharField("who authorised it", max_length=120, blank=True)
    budget_on = models.DateField(null=True, blank=True)
    budget_limits = models.TextField(blank=True)
    can_agree = one_of(codes.YES_NO)
    agree_with = models.CharField("who must be reached", max_length=120, blank=True)
    agree_phone = models.CharField(max_length=20, blank=True)

    # The social worker and their manager
    source = one_of(codes.SOURCES)
    working_hours = models.CharField(max_length=200, blank=True)
    leave = models.CharField("leave and who covers", max_length=300, blank=True)
    attends = one_of(codes.YES_NO)
    met_family = one_of(codes.YES_NO)
    leaflet = one_of(codes.YES_NO)
    manager_name = models.CharField(max_length=120, blank=True)
    manager_contact = models.CharField(max_length=120, blank=True)
    manager_view = one_of(
        [("aware", "Knows about it"), ("approved", "Has approved it"), ("no", "Does not know yet")]
    )
    manager_on = models.DateField(null=True, blank=True)
    earlier = models.CharField("earlier referrals or council record", max_length=300, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-updated_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=together("approved_at", "approved_by"), name="referrals_approved_by"
            ),
            models.CheckConstraint(
                condition=Q(stage="accepted", case__isnull=False)
                | ~Q(stage="accepted") & Q(case__isnull=True),
                name="referrals_case_when_accepted",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["draft", "withdrawn"])
                | Q(sent_at__isnull=False, decide_by__isnull=False),
                name="referrals_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(stage="declined") | ~Q(decline_words=""), name="referrals_declined_why"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["accepted", "declined"])
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="referrals_decided_by",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="referrals_acknowledged_by",
            ),
        ]
        indexes = [
            models.Index(fields=["author", "stage", "-updated_at"], name="referrals_mine"),
            models.Index(fields=["service", "stage", "decide_by"], name="referrals_waiting"),
            models.Index(fields=["team", "stage", "-updated_at"], name="referrals_team"),
        ]

    def __str__(self):
        return self.reference

    @property
    def stage_label(self):
        """The stage in words."""
        return REFERRAL.labels[self.stage]

    @property
    def name(self):
        """The children's names, or what to say before there are any."""
        return self.title or "A family, no children added yet"
