"""Short rows of a referral: questions, bottom lines, key dates, safety answers, people to keep apart."""

from django.db import models
from django.db.models import F, Q

from fgc.lib.keys import Keyed
from fgc.lib.text import label
from referrals import codes
from referrals.models.family import ReferralChild, ReferralPerson
from referrals.models.referral import Referral


class ReferralQuestion(Keyed):
    """A question that the family is asked to answer in its plan."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()

    class Meta:
        default_permissions = ()
        ordering = ["order", "id"]

    def __str__(self):
        return f"question {self.order} of {self.referral_id}"


class BottomLine(Keyed):
    """What the plan must not go against, and why; fixed before the day (domain.md 0.6)."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="bottom_lines")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    reason = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["order", "id"]

    def __str__(self):
        return f"bottom line {self.order} of {self.referral_id}"


class ReferralDate(Keyed):
    """A date that drives the work: a letter, a meeting, a hearing."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="dates")
    kind = models.CharField(max_length=24, choices=codes.DATE_KINDS)
    on = models.DateField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["on", "id"]

    def __str__(self):
        return f"{self.kind} {self.on}"


class SafetyAnswer(Keyed):
    """The answer to one safety topic, with details; for the service and the referrer only."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="safety_answers")
    topic = models.CharField(max_length=24, choices=[(code, words) for code, words, _ in codes.SAFETY])
    answer = models.CharField(max_length=24, choices=codes.YES_NO_UNKNOWN)
    detail = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["referral", "topic"], name="referrals_safety_once")]

    def __str__(self):
        return f"{self.topic} {self.answer}"


class ReferralPair(Keyed):
    """Safety is a relation of two people (domain.md 0.9): the protected one, and the one kept away.

    Either may be a child of the referral.
    """

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="pairs")
    kind = models.CharField(max_length=24, choices=codes.PAIR_KINDS)
    person = models.ForeignKey(ReferralPerson, models.CASCADE, null=True, blank=True, related_name="+")
    child = models.ForeignKey(ReferralChild, models.CASCADE, null=True, blank=True, related_name="+")
    other_person = models.ForeignKey(ReferralPerson, models.CASCADE, null=True, blank=True, related_name="+")
    other_child = models.ForeignKey(ReferralChild, models.CASCADE, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=12, choices=codes.PAIR_SOURCES)
    evidence = models.CharField(max_length=300, blank=True)
    until = models.DateField("ends on", null=True, blank=True)
    reason = models.TextField()

    class Meta:
        default_permissions = ()
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, child__isnull=True)
                | Q(person__isnull=True, child__isnull=False),
                name="referrals_pair_protected",
            ),
            models.CheckConstraint(
                condition=Q(other_person__isnull=False, other_child__isnull=True)
                | Q(other_person__isnull=True, other_child__isnull=False),
                name="referrals_pair_other",
            ),
            models.CheckConstraint(
                condition=(
                    Q(person__isnull=True) | Q(other_person__isnull=True) | ~Q(person=F("other_person"))
                )
                & (Q(child__isnull=True) | Q(other_child__isnull=True) | ~Q(child=F("other_child"))),
                name="referrals_pair_two",
                violation_error_message="Choose two different people.",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def protected(self):
        """The person or child who is protected, or spoken of."""
        return self.person or self.child

    @property
    def other(self):
        """The person or child who must not meet them, or must not know."""
        return self.other_person or self.other_child

    @property
    def sentence(self):
        """`Imran Malik must not know the address of Sana Malik`."""
        return f"{self.other.name} {label(codes.PAIR_KINDS, self.kind)} {self.protected.name}"
