"""How people are tied: edges, never a typed "relationship to the child" (network.md 2)."""

from django.db import models
from django.db.models import F, Q

from fgc.cases.models import Case
from fgc.lib.keys import Keyed
from fgc.lib.rows import in_order
from fgc.network.models.people import NetworkChild, Person


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
        ("employer", "From work"),
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
            models.CheckConstraint(condition=in_order("since", "until"), name="network_pr_order"),
            models.UniqueConstraint(
                fields=["child", "holder"], condition=Q(until__isnull=True), name="network_pr_once"
            ),
        ]

    def __str__(self):
        return f"{self.holder or 'the council'} for {self.child}"
