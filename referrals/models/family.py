"""The children and people of a referral, as the social worker knows them; copied once when it is accepted."""

from django.db import models
from django.db.models import Q

from fgc.cases.codes import LIVES_WITH
from fgc.lib.dates import age_on
from fgc.lib.encrypted import EncryptedTextField
from fgc.lib.keys import Keyed
from referrals import codes, kinds
from referrals.models.referral import Referral, one_of


class Named(Keyed):
    """Somebody with a name, a language and a way to be called."""

    given_name = models.CharField("first name", max_length=100, blank=True)
    family_name = models.CharField("last name", max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    gender = models.CharField(max_length=1, choices=codes.GENDERS, blank=True)
    language = models.CharField("first language", max_length=60, blank=True)
    interpreter = models.CharField("interpreter needed", max_length=100, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The name as the family would say it."""
        return f"{self.known_as or self.given_name} {self.family_name}".strip()

    @property
    def short_name(self):
        """The first name."""
        return self.known_as or self.given_name or self.name


class ReferralChild(Named):
    """One child or young person; everything legal is asked for each child (domain.md 0.2)."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="children")
    is_unborn = models.BooleanField(default=False)
    born_on = models.DateField(null=True, blank=True)
    due_on = models.DateField("expected date of delivery", null=True, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    ethnicity = models.CharField(max_length=4, choices=codes.ETHNICITIES, blank=True)
    religion = models.CharField(max_length=100, blank=True)
    disabilities = models.JSONField(default=list, blank=True)
    needs = models.TextField("health, learning and communication", blank=True)
    council_id = models.CharField(max_length=40, blank=True)
    lives_with = one_of(LIVES_WITH)
    lives_with_words = models.CharField(max_length=120, blank=True)
    address = EncryptedTextField(blank=True)
    address_kept_from = models.CharField(max_length=200, blank=True)
    school = models.CharField(max_length=120, blank=True)
    school_contact = models.CharField(max_length=200, blank=True)
    statuses = models.JSONField(default=list, blank=True)
    cp_category = one_of(codes.CP_CATEGORIES)
    young_carer = one_of(codes.YES_NO_UNKNOWN)
    knows = one_of(codes.YES_NO)
    agrees = one_of(codes.WANTS)
    views = models.TextField(blank=True)
    views_unknown_why = models.CharField(max_length=300, blank=True)
    advocate = one_of(codes.ADVOCATES)
    father = one_of(codes.FATHERS)
    father_why = models.CharField(max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_unborn=False) | Q(born_on__isnull=True),
                name="referrals_unborn_no_birth",
                violation_error_message="An unborn baby has a due date, not a date of birth.",
            ),
            models.CheckConstraint(
                condition=Q(is_unborn=True) | ~Q(given_name=""), name="referrals_child_named"
            ),
        ]

    @property
    def name(self):
        """The name; an unborn baby without one is described."""
        whole = super().name
        if self.is_unborn and not (self.given_name or self.known_as):
            return f"Unborn baby {whole}".strip()
        return whole

    @property
    def short_name(self):
        """The first name, or "Unborn baby"."""
        return self.known_as or self.given_name or "Unborn baby"

    def age_words(self, day):
        """`aged 4`, `due 2 December 2026`, or an empty text."""
        if self.is_unborn:
            return f"due {self.due_on.day} {self.due_on:%B %Y}" if self.due_on else "not born yet"
        years = age_on(day, self.born_on)
        if years is None:
            return ""
        return f"aged {years}" if years else "under 1"


class ReferralPerson(Named):
    """A relative, friend or worker whom the social worker knows of. Contact values are encrypted."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="people")
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    lives_with = models.CharField("where and with whom they live", max_length=200, blank=True)
    needs = models.CharField("access and communication needs", max_length=500, blank=True)
    aware = one_of(codes.AWARE)
    wants = one_of(codes.WANTS)
    not_yet = one_of(codes.YES_NO, "must not be contacted yet")
    not_yet_why = models.CharField(max_length=300, blank=True)
    phone = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    address = EncryptedTextField(blank=True)
    keep_from = models.CharField("keep these details from", max_length=200, blank=True)
    safe_contact = models.CharField("how and when it is safe to contact them", max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(given_name=""), name="referrals_person_named")]


class ReferralTie(Keyed):
    """What one person is to one child."""

    person = models.ForeignKey(ReferralPerson, models.CASCADE, related_name="ties")
    child = models.ForeignKey(ReferralChild, models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=20, choices=kinds.CHOICES)
    words = models.CharField(max_length=60, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["child_id"]
        constraints = [models.UniqueConstraint(fields=["person", "child"], name="referrals_tie_once")]

    def __str__(self):
        return f"{self.person_id} {self.kind} {self.child_id}"


class ReferralResponsibility(Keyed):
    """That a person, or the council, holds parental responsibility for one child; never inferred."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="responsibilities")
    child = models.ForeignKey(ReferralChild, models.CASCADE, related_name="responsibilities")
    person = models.ForeignKey(
        ReferralPerson,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="responsibilities",
        help_text="nobody: the council holds it",
    )
    basis = models.CharField(max_length=12, choices=codes.PR_BASES)
    checked = models.CharField("what was seen, and by whom", max_length=200, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["child_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["child", "person"], name="referrals_pr_once"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(person__isnull=True), name="referrals_pr_council_once"
            ),
        ]

    def __str__(self):
        return f"{self.holder} for {self.child_id}"

    @property
    def holder(self):
        """Who holds it, in words."""
        return self.person.name if self.person_id else "The council"


class ReferralConsent(Keyed):
    """Whether one person agrees to the referral; asked of those with parental responsibility, and parents."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="consents")
    person = models.OneToOneField(ReferralPerson, models.CASCADE, related_name="consent")
    answer = models.CharField(max_length=24, choices=codes.CONSENTS)
    on = models.DateField(null=True, blank=True)
    how = one_of(codes.CONSENT_WAYS)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["id"]

    def __str__(self):
        return f"{self.person_id} {self.answer}"
