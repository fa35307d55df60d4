"""How close people are, as seen by whom, and whom the child wants: both kept apart from the family tree."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.lib.rows import in_order
from fgc.network.models.people import NetworkChild, Person

STAFF = settings.AUTH_USER_MODEL


class Tie(Keyed):
    """How one person sees the tie between two people; `a` has the smaller id. Drawn on the circle of support only.

    A later view of the same person on the same pair ends the earlier one (`until`), which is kept.
    """

    class Quality(models.TextChoices):
        """How the circle draws it (network.md 1)."""

        CLOSE = "close", "Close"
        OK = "ok", "All right"
        WEAK = "weak", "Not often in touch"
        STRAINED = "strained", "Strained"
        CUT_OFF = "cut_off", "Cut off"

    class Direction(models.TextChoices):
        """Which way help goes."""

        NONE = "none", "Not said"
        TO_A = "to_a", "To the first"
        TO_B = "to_b", "To the second"
        BOTH = "both", "Both ways"

    case = models.ForeignKey(Case, models.PROTECT, related_name="ties")
    a = models.ForeignKey(Person, models.PROTECT, related_name="+")
    b = models.ForeignKey(Person, models.PROTECT, related_name="+")
    quality = models.CharField(max_length=10, choices=Quality)
    direction = models.CharField(
        "which way help goes", max_length=6, choices=Direction, default=Direction.NONE
    )
    seen_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", help_text="nobody: the coordinator"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=in_order("since", "until"), name="network_tie_since_until"),
            models.CheckConstraint(
                condition=Q(a__lt=F("b")),
                name="network_tie_order",
                violation_error_message="Choose two different people.",
            ),
        ]

    def __str__(self):
        return f"{self.a} and {self.b}: {self.quality}"


class ChildWish(Keyed):
    """One line of the child's own list of whom they want, or do not want, in the child's words.

    Kept apart from the adults' list (issue of the child's voice, domain.md 3.2); a wish that somebody stays away
    is for the coordinator only.
    """

    class Kind(models.TextChoices):
        """What the child said."""

        THERE = "there", "I want them there"
        HELPS = "helps", "They help me"
        UNSURE = "unsure", "I am not sure"
        NOT_THERE = "not_there", "I do not want them there"

    case = models.ForeignKey(Case, models.PROTECT, related_name="child_wishes")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="wishes")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="wished_by")
    words = models.CharField("the name the child used", max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    why = models.CharField("why, in the child's words", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    asked_on = models.DateField()
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["order", "id"]

    def __str__(self):
        return f"{self.child}: {self.words}"
