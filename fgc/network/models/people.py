"""The map of one family, its people, and the children whom the work is about."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.lib.rows import together

STAFF = settings.AUTH_USER_MODEL


class Network(models.Model):
    """One family's map. `version` grows with every change: it keys the cached picture."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="network")
    version = models.PositiveIntegerField(default=1)
    confirmed_on = models.DateField("last gone through with the family", null=True, blank=True)
    confirmed_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=together("confirmed_on", "confirmed_by"), name="network_confirmed_by"
            ),
        ]

    def __str__(self):
        return f"network of {self.case}"


class PersonQuerySet(models.QuerySet):
    """Filters in plain words."""

    def on_map(self):
        """Those who were not removed."""
        return self.filter(removed_at=None)

    def apart(self):
        """Those who were not made one with another row: only parting the two again brings such a one back."""
        made_one = self.model.objects.filter(merged_into__isnull=False, merged_into__undone_at=None)
        return self.exclude(pk__in=made_one.values("pk"))


class Person(Keyed):
    """One relative, friend or other person of one case; people are not shared between cases."""

    class Gender(models.TextChoices):
        """The symbol follows gender; "not stated" is not "another gender" (network.md 1)."""

        MAN = "m", "Man or boy"
        WOMAN = "f", "Woman or girl"
        ANOTHER = "x", "Another gender"
        NOT_STATED = "u", "Not stated"

    class Status(models.TextChoices):
        """Living, or how the picture shows otherwise."""

        LIVING = "living", "Living"
        DECEASED = "deceased", "Has died"
        UNBORN = "unborn", "Not born yet"
        LOSS = "loss", "Pregnancy loss or stillbirth"
        UNKNOWN = "unknown", "Not known who this is"

    class Precision(models.TextChoices):
        """How sure the year of birth is."""

        EXACT = "exact", "Exact"
        YEAR = "year", "Year only"
        ABOUT = "about", "About"
        UNKNOWN = "unknown", "Not known"

    class Reads(models.TextChoices):
        """In which form writing reaches this person (domain.md 3.1, needs)."""

        STANDARD = "standard", "As it is"
        EASY = "easy_read", "Easy read"
        LARGE = "large", "Large print (18 point)"
        VERY_LARGE = "very_large", "Very large print (24 point)"
        SPOKEN = "spoken", "Somebody reads it to them"

    class Touch(models.TextChoices):
        """Whether anybody knows how to reach them (network.md 1, people who were lost)."""

        IN_TOUCH = "in_touch", "In touch"
        LOST = "lost", "Lost touch"
        SEARCHED = "searched", "Being looked for"

    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    given_name = models.CharField("first name", max_length=100, blank=True)
    family_name = models.CharField("last name", max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    former_name = models.CharField("other last names they had", max_length=100, blank=True)
    called = models.CharField("what the family calls them", max_length=60, blank=True)
    gender = models.CharField(max_length=1, choices=Gender, default=Gender.NOT_STATED)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    birth_precision = models.CharField(max_length=8, choices=Precision, default=Precision.UNKNOWN)
    status = models.CharField(max_length=10, choices=Status, default=Status.LIVING)
    died_year = models.PositiveSmallIntegerField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    due_on = models.DateField("expected date of delivery", null=True, blank=True)
    birth_group = models.PositiveSmallIntegerField(
        "twins or more",
        null=True,
        blank=True,
        help_text="people of the case with the same number were born together",
    )
    is_identical = models.BooleanField(default=False)
    touch = models.CharField(max_length=10, choices=Touch, default=Touch.IN_TOUCH)
    last_in_touch = models.CharField("last known to be in touch", max_length=100, blank=True)
    language = models.CharField("first language", max_length=60, blank=True)
    interpreter = models.CharField("interpreter needed", max_length=100, blank=True)
    interpreter_relative = models.CharField(
        "why a relative interprets",
        max_length=300,
        blank=True,
        help_text="empty: an interpreter is booked, who is not of the family and not known to them",
    )
    reads = models.CharField("how to write to them", max_length=12, choices=Reads, default=Reads.STANDARD)
    written_language = models.CharField("language to write in, if not English", max_length=60, blank=True)
    access_needs = models.CharField("access and communication needs", max_length=500, blank=True)
    faith = models.CharField(max_length=100, blank=True)
    diet = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    source = models.CharField("who told us", max_length=200, blank=True)
    referred_key = models.CharField(
        max_length=10,
        blank=True,
        db_index=True,
        help_text="key of the row of the referral that this person was copied from",
    )
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        indexes = [models.Index(fields=["born_on"], name="network_person_born")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="unborn") | Q(born_on__isnull=True),
                name="network_unborn_no_birth",
                violation_error_message="An unborn baby has a due date, not a date of birth.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["unborn", "loss", "unknown"]) | ~Q(given_name="") | ~Q(known_as=""),
                name="network_has_name",
                violation_error_message="Enter a name, or say that it is not known who this is.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The name as the family would say it; an unborn or unknown person is described."""
        whole = f"{self.known_as or self.given_name} {self.family_name}".strip()
        if whole:
            return whole
        return {"unborn": "Unborn baby", "loss": "Baby"}.get(self.status, "Not known")

    @property
    def short_name(self):
        """The first name."""
        return self.known_as or self.given_name or self.name


class NetworkChild(Keyed):
    """A child whom the work is about; legal facts are kept for each child (domain.md 0.2)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="children")
    person = models.OneToOneField(Person, models.PROTECT, related_name="as_child")
    order = models.PositiveSmallIntegerField(default=0)
    status = models.CharField("legal status", max_length=30, blank=True)
    lives_with = models.CharField(max_length=60, blank=True)
    school = models.CharField(max_length=120, blank=True)
    views = models.TextField("their views, in their words", blank=True)
    council_id = models.CharField(max_length=40, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["order", "id"]

    def __str__(self):
        return str(self.person)
