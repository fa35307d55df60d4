"""The family's plan: its words, its actions, who agreed, the versions that cannot change, copies and reviews."""

from family_plans.models.afterwards import Filing, Incident, IncidentTold
from family_plans.models.agreeing import Agreement, ReferrerDecision
from family_plans.models.caring import CareOffer
from family_plans.models.copies import CopyFile, PlanCopy
from family_plans.models.help import HelpRequest
from family_plans.models.packs import Pack, PackItem
from family_plans.models.photos import PhotoFile, PlanPhoto
from family_plans.models.plan import Plan, PlanAction, PlanText, PlanVersion
from family_plans.models.reviews import ActionProgress, Review
from family_plans.models.wording import EarlierWords, PlainWords, WritingStep
from family_plans.models.wordings import PlanWording

__all__ = [
    "ActionProgress",
    "Agreement",
    "CareOffer",
    "CopyFile",
    "EarlierWords",
    "Filing",
    "HelpRequest",
    "Incident",
    "IncidentTold",
    "Pack",
    "PackItem",
    "PhotoFile",
    "PlainWords",
    "Plan",
    "PlanAction",
    "PlanCopy",
    "PlanPhoto",
    "PlanText",
    "PlanVersion",
    "PlanWording",
    "ReferrerDecision",
    "Review",
    "WritingStep",
]
