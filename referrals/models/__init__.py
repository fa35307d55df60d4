"""What the social worker wrote: the referral, its children and people, and what happened to it."""

from referrals.models.after import (
    ConflictAnswer,
    ReferralAddition,
    ReferralConflict,
    ReferralQuery,
    ReferralShare,
    ReferralStageChange,
)
from referrals.models.family import (
    ReferralChild,
    ReferralConsent,
    ReferralPerson,
    ReferralResponsibility,
    ReferralTie,
)
from referrals.models.matching import ReferralMatch
from referrals.models.referral import Referral, ReferralQuerySet
from referrals.models.words import BottomLine, ReferralDate, ReferralPair, ReferralQuestion, SafetyAnswer
from referrals.models.writing import SavedPage

__all__ = [
    "BottomLine",
    "ConflictAnswer",
    "Referral",
    "ReferralAddition",
    "ReferralChild",
    "ReferralConflict",
    "ReferralConsent",
    "ReferralDate",
    "ReferralMatch",
    "ReferralPair",
    "ReferralPerson",
    "ReferralQuery",
    "ReferralQuerySet",
    "ReferralQuestion",
    "ReferralResponsibility",
    "ReferralShare",
    "ReferralStageChange",
    "ReferralTie",
    "SafetyAnswer",
    "SavedPage",
]
