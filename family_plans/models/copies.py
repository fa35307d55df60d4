"""The copies that leave: one for each recipient."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from family_plans.editions import label_of
from family_plans.models.plan import PlanVersion
from fgc.lib.keys import Keyed
from fgc.network.models import NetworkChild, Person

STAFF = settings.AUTH_USER_MODEL


class PlanCopy(Keyed):
    """One copy of one version, made for one recipient, with the hash of what left."""

    EDITIONS = [
        ("standard", "Standard"),
        ("easy_read", "Easy read"),
        ("large", "Large print (18 point)"),
        ("very_large", "Very large print (24 point)"),
        ("child", "A page for a child"),
        ("language", "In another language beside English"),
        ("court", "For the court"),
        ("filing", "For a child’s record"),
    ]
    WAYS = [
        ("hand", "Given by hand"),
        ("post", "By post"),
        ("email", "By safe e-mail"),
        ("screen", "Opened on screen"),
    ]

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="copies")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    staff = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=120, blank=True)
    number = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=10, choices=EDITIONS, default="standard")
    language = models.CharField(max_length=10, blank=True, help_text="code of the language beside English")
    child = models.ForeignKey(
        NetworkChild,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="for whose record it is",
    )
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(default=0)
    left_out = models.PositiveSmallIntegerField(default=0, help_text="parts that this person must not see")
    made_by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    needs_release = models.BooleanField(
        default=False, help_text="a second person has to look before it leaves"
    )
    released_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    release_reason = models.CharField(max_length=500, blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    handed_how = models.CharField(max_length=10, choices=WAYS, blank=True)
    handed_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    found = models.TextField(
        blank=True, help_text="words in it that also name another family its maker looked at, one a line"
    )
    secrets = models.CharField(
        max_length=64,
        blank=True,
        help_text="print of what was kept from whom; empty: from before prints were kept",
    )
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    recalled_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="plans_copy_number"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, staff__isnull=True, role="")
                | Q(person__isnull=True, staff__isnull=False, role="")
                | (Q(person__isnull=True, staff__isnull=True) & ~Q(role="")),
                name="plans_copy_for_one",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | (Q(released_at__isnull=False) & (~Q(released_by=F("made_by")) | ~Q(release_reason=""))),
                name="plans_copy_second_person",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on__isnull=True)
                | Q(needs_release=False)
                | Q(released_at__isnull=False),
                name="plans_copy_released_first",
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on__isnull=True, handed_how="", handed_by__isnull=True)
                | (Q(handed_over_on__isnull=False, handed_by__isnull=False) & ~Q(handed_how="")),
                name="plans_copy_handed",
            ),
            models.CheckConstraint(
                condition=Q(edition="language") & ~Q(language="") | ~Q(edition="language") & Q(language=""),
                name="plans_copy_language",
            ),
            models.CheckConstraint(
                condition=Q(edition="filing", child__isnull=False, staff__isnull=False)
                | ~Q(edition="filing") & Q(child__isnull=True),
                name="plans_copy_for_record",
            ),
            models.CheckConstraint(
                condition=Q(recalled_at__isnull=True, recalled_by__isnull=True, recalled_reason="")
                | (Q(recalled_at__isnull=False, recalled_by__isnull=False) & ~Q(recalled_reason="")),
                name="plans_copy_recalled",
            ),
            models.CheckConstraint(
                condition=Q(found="") | Q(needs_release=True), name="plans_copy_found_needs_release"
            ),
        ]

    def __str__(self):
        return f"copy {self.number} of {self.version}"

    @property
    def may_leave(self):
        """Whether it may be handed over: a second person has looked, where one has to, and it was not called back."""
        return self.recalled_at is None and (self.released_at is not None or not self.needs_release)

    @property
    def edition_name(self):
        """The edition in words: `Urdu beside English`."""
        return label_of(self.edition, self.language, self.child)

    @property
    def recipient(self):
        """Who it was made for."""
        return self.person.name if self.person else self.staff.name if self.staff else self.role


class CopyFile(models.Model):
    """The bytes of a copy, kept apart so that lists never load them."""

    copy = models.OneToOneField(PlanCopy, models.PROTECT, related_name="file")
    data = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"file of {self.copy_id}"
