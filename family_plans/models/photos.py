"""Pictures of what the family made on paper: the flip chart, a child's drawing, a signed page (domain.md 5.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from family_plans.models.plan import Plan
from fgc.lib.encrypted import EncryptedTextField
from fgc.lib.keys import Keyed
from fgc.lib.rows import together
from fgc.network.models import NetworkChild

STAFF = settings.AUTH_USER_MODEL


class PlanPhoto(Keyed):
    """One photo or scan. It was re-encoded without location or camera data; others see it once somebody has checked it."""

    KINDS = [
        ("flip_chart", "The flip chart"),
        ("drawing", "A child’s drawing"),
        ("signed", "A signed page"),
        ("other", "Something else"),
    ]

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="photos")
    number = models.PositiveSmallIntegerField(help_text="the version it was added to")
    kind = models.CharField(max_length=12, choices=KINDS)
    child = models.ForeignKey(NetworkChild, models.PROTECT, null=True, blank=True, related_name="+")
    about = models.CharField("what it shows, for who cannot see it", max_length=300)
    in_copies = models.BooleanField("print it in the copies", default=False)
    content_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField(help_text="bytes, as it is kept")
    sha256 = models.CharField(max_length=64)
    words = EncryptedTextField("the text inside a PDF, for the scan", blank=True)
    checked_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    removed_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=together("removed_at", "removed_by"), name="plans_photo_removed_by"
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by__isnull=True)
                | Q(checked_at__isnull=False, checked_by__isnull=False),
                name="plans_photo_checked",
            ),
            models.CheckConstraint(
                condition=Q(in_copies=False) | Q(checked_at__isnull=False, content_type__startswith="image/"),
                name="plans_photo_in_copies_checked",
            ),
        ]

    def __str__(self):
        return f"photo {self.key}"

    @property
    def is_picture(self):
        """Whether it can be shown on a page and printed."""
        return self.content_type.startswith("image/")


class PhotoFile(models.Model):
    """The bytes of a photo, encrypted (base64 inside), kept apart so that lists never load them."""

    photo = models.OneToOneField(PlanPhoto, models.PROTECT, related_name="file")
    data = EncryptedTextField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"file of photo {self.photo_id}"
