"""The family network: people and their ties, never a typed "relationship to the child" (network.md 2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fgc.cases.models import Case
from fgc.lib.encrypted import EncryptedTextField
from fgc.lib.keys import Keyed

STAFF = settings.AUTH_USER_MODEL


class Network(models.Model):
    """One family's map. `version` grows with every change: it keys the cached picture."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="network")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"network of {self.case}"


class PersonQuerySet(models.QuerySet):
    """Filters in plain words."""

    def on_map(self):
        """Those who were not removed."""
        return self.filter(removed_at=None)


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

    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    given_name = models.CharField("first name", max_length=100, blank=True)
    family_name = models.CharField("last name", max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    called = models.CharField("what the family calls them", max_length=60, blank=True)
    gender = models.CharField(max_length=1, choices=Gender, default=Gender.NOT_STATED)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    birth_precision = models.CharField(max_length=8, choices=Precision, default=Precision.UNKNOWN)
    status = models.CharField(max_length=10, choices=Status, default=Status.LIVING)
    died_year = models.PositiveSmallIntegerField(null=True, blank=True)
    due_on = models.DateField("expected date of delivery", null=True, blank=True)
    language = models.CharField("first language", max_length=60, blank=True)
    interpreter = models.CharField("interpreter needed", max_length=100, blank=True)
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


class ParentLink(Keyed):
    """That one person is a parent of another."""

    class Kind(models.TextChoices):
        """By birth, adoption, fostering, guardianship."""

        BIRTH = "birth", "Birth parent"
        ADOPTIVE = "adoptive", "Adoptive parent"
        FOSTER = "foster", "Foster carer"
        GUARDIAN = "guardian", "Guardian"

    class Certainty(models.TextChoices):
        """How sure it is; a third birth parent may only be believed or disputed."""

        KNOWN = "known", "Known"
        BELIEVED = "believed", "Believed"
        DISPUTED = "disputed", "Disputed"

    case = models.ForeignKey(Case, models.PROTECT, related_name="parent_links")
    child = models.ForeignKey(Person, models.PROTECT, related_name="parent_links")
    parent = models.ForeignKey(Person, models.PROTECT, related_name="child_links")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.BIRTH)
    certainty = models.CharField(max_length=10, choices=Certainty, default=Certainty.KNOWN)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["child", "parent", "kind"],
                name="network_parent_once",
                violation_error_message="This is recorded already.",
            ),
            models.CheckConstraint(
                condition=~Q(child=F("parent")),
                name="network_not_own_parent",
                violation_error_message="A person cannot be linked to themself.",
            ),
        ]

    def __str__(self):
        return f"{self.parent} parent of {self.child}"


class Partnership(Keyed):
    """That two people are or were partners; `a` has the smaller id. The latest row of a pair counts."""

    class Status(models.TextChoices):
        """How the picture draws the line between them (network.md 1)."""

        MARRIED = "married", "Married"
        CIVIL = "civil_partnership", "Civil partners"
        COHABITING = "cohabiting", "Living together"
        ENGAGED = "engaged", "Engaged"
        SEPARATED = "separated", "Separated"
        DIVORCED = "divorced", "Divorced"
        FORMER = "former", "Former partners"
        NEVER = "never_lived_together", "Never lived together"
        WIDOWED = "widowed", "Widowed"

    case = models.ForeignKey(Case, models.PROTECT, related_name="partnerships")
    a = models.ForeignKey(Person, models.PROTECT, related_name="+")
    b = models.ForeignKey(Person, models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=Status)
    started = models.PositiveSmallIntegerField("year it began", null=True, blank=True)
    ended = models.PositiveSmallIntegerField("year it ended", null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(a__lt=F("b")),
                name="network_partners_order",
                violation_error_message="A person cannot be linked to themself.",
            ),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(started__isnull=True) | Q(ended__gte=F("started")),
                name="network_partners_dates",
                violation_error_message="End is before start.",
            ),
        ]

    def __str__(self):
        return f"{self.a} and {self.b}"


class SiblingLink(Keyed):
    """That two people are brothers or sisters whose parents are not on the map; `a` has the smaller id."""

    KINDS = [
        ("full", "Full"),
        ("half_maternal", "Half, same mother"),
        ("half_paternal", "Half, same father"),
        ("half", "Half"),
        ("unknown", "Not known"),
    ]

    case = models.ForeignKey(Case, models.PROTECT, related_name="sibling_links")
    a = models.ForeignKey(Person, models.PROTECT, related_name="+")
    b = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=KINDS, default="unknown")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="network_siblings_once"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="network_siblings_order"),
        ]

    def __str__(self):
        return f"{self.a} and {self.b}"


class Association(Keyed):
    """What a person who may not be family is to somebody: godparent, friend, teacher, former foster carer."""

    ROLES = [
        ("godparent", "Godparent"),
        ("friend", "Family friend"),
        ("neighbour", "Neighbour"),
        ("teacher", "Teacher"),
        ("youth", "Youth or sports leader"),
        ("faith", "From their faith community"),
        ("foster_carer", "Former foster carer"),
        ("social_worker", "Social worker"),
        ("health_visitor", "Health visitor"),
        ("advocate", "Advocate"),
        ("other", "Something else"),
    ]

    case = models.ForeignKey(Case, models.PROTECT, related_name="associations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="associations")
    to = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=ROLES)
    words = models.CharField("in the family's words", max_length=60, blank=True)
    is_professional = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=~Q(person=F("to")), name="network_not_own_friend")]

    def __str__(self):
        return f"{self.person}: {self.role}"


class ParentalResponsibility(Keyed):
    """That somebody holds parental responsibility for one child, and on what basis; never inferred."""

    BASES = [
        ("mother", "Mother"),
        ("married", "Married to, or civil partner of, the mother at birth"),
        ("certificate", "On the birth certificate since 1 December 2003"),
        ("agreement", "Agreement"),
        ("order", "Court order"),
        ("sgo", "Special guardianship order"),
        ("cao", "Child arrangements order"),
        ("adoption", "Adoption"),
        ("care_order", "Care order (the council)"),
        ("not_known", "Basis not known"),
    ]

    case = models.ForeignKey(Case, models.PROTECT, related_name="responsibilities")
    child = models.ForeignKey(NetworkChild, models.PROTECT, related_name="responsibilities")
    holder = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="responsibilities",
        help_text="nobody: the council holds it",
    )
    basis = models.CharField(max_length=12, choices=BASES)
    evidence_seen = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["child", "holder"], condition=Q(until__isnull=True), name="network_pr_once"
            ),
        ]

    def __str__(self):
        return f"{self.holder or 'the council'} for {self.child}"


class ContactDetail(Keyed):
    """An address, phone number or e-mail address: the only table that holds any, every value encrypted.

    Read only through fgc/network/audience.py; withheld when somebody must not know it (safety.md 4.4).
    """

    class Kind(models.TextChoices):
        """What the value is."""

        ADDRESS = "address", "Address"
        PHONE = "phone", "Phone"
        EMAIL = "email", "E-mail"

    case = models.ForeignKey(Case, models.PROTECT, related_name="contact_details")
    person = models.ForeignKey(Person, models.PROTECT, related_name="contact_details")
    kind = models.CharField(max_length=10, choices=Kind)
    value = EncryptedTextField()
    match = models.CharField(max_length=64, db_index=True, help_text="keyed hash for exact match")
    is_withheld = models.BooleanField(default=False, help_text="shown only by a deliberate act with a reason")
    is_safe = models.BooleanField("safe to use", default=True)
    how = models.CharField("how and when to use it", max_length=200, blank=True)
    supplied_by_referrer = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["kind", "id"]

    def __str__(self):
        return f"{self.kind} of {self.person}"


class ContactReveal(Keyed):
    """That somebody looked at a withheld contact detail, and why: the record itself holds no words."""

    contact = models.ForeignKey(ContactDetail, models.PROTECT, related_name="reveals")
    by = models.ForeignKey(STAFF, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="network_reveal_why")]

    def __str__(self):
        return f"{self.by} saw {self.contact}"


class RestrictionQuerySet(models.QuerySet):
    """Filters in plain words."""

    def current(self):
        """Those that nobody has ended; an end date that passed does not lift one."""
        return self.filter(ended_at=None)

    def needs_decision(self, on):
        """Those whose end date has passed on that day: hold on, or end?"""
        return self.current().filter(until__lt=on)

    def waiting_for_approval(self):
        """Proposals that a person is not invited, on which no service manager has decided."""
        return self.current().filter(kind=Restriction.Kind.NOT_INVITED, approved_at=None)


class Restriction(Keyed):
    """What must not happen between people or be known, or how one must be approached (domain.md 3.3).

    `person` is protected or spoken of; `other` is the one who must not meet them or must not know. When
    `until` passes it comes back for a decision and keeps holding until somebody ends it (`ended_at`).
    """

    class Kind(models.TextChoices):
        """The kinds; fixture names no_meet and no_address are the first two (decisions.md)."""

        MUST_NOT_MEET = "must_not_meet", "must not meet"
        MUST_NOT_KNOW_ADDRESS = "must_not_know_address", "must not know the address of"
        MUST_NOT_KNOW_OF = "must_not_know_of", "must not know about"
        NOT_INVITED = "not_invited", "is not invited"
        SPEAK_FIRST = "speak_first", "must be spoken to first"

    class Basis(models.TextChoices):
        """Where it comes from."""

        ORDER = "order", "Court order or bail"
        REQUEST = "request", "The person asked for it"
        CHILD = "child", "The child's wish"
        SAFETY_PLAN = "safety_plan", "Safety plan"
        MANAGER = "manager", "Manager's decision"

    case = models.ForeignKey(Case, models.PROTECT, related_name="restrictions")
    kind = models.CharField(max_length=24, choices=Kind)
    person = models.ForeignKey(Person, models.PROTECT, related_name="restrictions")
    other = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="restrictions_on")
    basis = models.CharField(max_length=12, choices=Basis)
    reason = models.TextField()
    evidence = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField("ends on", null=True, blank=True)
    made_by = models.ForeignKey(STAFF, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(STAFF, models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.CharField(max_length=500, blank=True)

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["not_invited", "speak_first"])
                | (Q(other__isnull=False) & ~Q(person=F("other"))),
                name="network_restriction_pair",
                violation_error_message="Choose two different people.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="network_restriction_dates",
                violation_error_message="End is before start.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | (Q(ended_at__isnull=False) & ~Q(ended_reason="")),
                name="network_restriction_ended",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.person_id} {self.other_id}"
