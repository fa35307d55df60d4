"""The family's plan: its words, its actions, who agreed, the versions that cannot change, copies and reviews."""

from family_plans.models.afterwards import Filing, Incident, IncidentTold
from family_plans.models.agreeing import Agreement, ReferrerDecision
from family_plans.models.caring import CareOffer
from family_plans.models.copies import CopyFile, PlanCopy
from family_plans.models.facts import PlanFacts
from family_plans.models.help import HelpRequest
from family_plans.models.limits import IncludedAnyway
from family_plans.models.living import ActionNews, CheckIn, EarlyReview
from family_plans.models.looks import BottomLineLook, HelpLook, ReviewRule
from family_plans.models.outcomes import Feedback, OutcomePoint
from family_plans.models.packs import Pack, PackItem
from family_plans.models.photos import PhotoFile, PlanPhoto
from family_plans.models.plan import Plan, PlanAction, PlanText, PlanVersion
from family_plans.models.reviews import ActionProgress, Review
from family_plans.models.wording import EarlierWords, PlainWords, WritingStep
from family_plans.models.wordings import PlanWording

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
    "HelpLook",
    "HelpRequest",
    "Incident",
    "IncidentTold",
    "IncludedAnyway",
    "OutcomePoint",
    "Pack",
    "PackItem",
    "PhotoFile",
    "PlainWords",
    "Plan",
    "PlanAction",
    "PlanCopy",
    "PlanFacts",
    "PlanPhoto",
    "PlanText",
    "PlanVersion",
    "PlanWording",
    "ReferrerDecision",
    "Review",
    "ReviewRule",
    "WritingStep",
]
