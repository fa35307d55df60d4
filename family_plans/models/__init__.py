"""The family's plan: its words, its actions, who agreed, the versions that cannot change, copies and reviews."""

from family_plans.models.agreeing import Agreement, ReferrerDecision
from family_plans.models.copies import CopyFile, PlanCopy
from family_plans.models.following import (
    ActionNews,
    BottomLineLook,
    CareOffer,
    CheckIn,
    EarlyReview,
    Feedback,
    OutcomePoint,
)
from family_plans.models.help import HelpRequest
from family_plans.models.packs import Filing, Incident, IncidentTold, Pack, PackItem
from family_plans.models.photos import PhotoFile, PlanPhoto
from family_plans.models.plan import Plan, PlanAction, PlanText, PlanVersion
from family_plans.models.reviews import ActionProgress, Review
from family_plans.models.wording import EarlierWords, PlanWording

__all__ = [
    "ActionNews",
    "ActionProgress",
    "Agreement",
    "BottomLineLook",
    "CareOffer",
    "CheckIn",
    "CopyFile",
    "EarlierWords",
    "EarlyReview",
    "Feedback",
    "Filing",
    "HelpRequest",
    "Incident",
    "IncidentTold",
    "OutcomePoint",
    "Pack",
    "PackItem",
    "PhotoFile",
    "Plan",
    "PlanAction",
    "PlanCopy",
    "PlanPhoto",
    "PlanText",
    "PlanVersion",
    "PlanWording",
    "ReferrerDecision",
    "Review",
]
