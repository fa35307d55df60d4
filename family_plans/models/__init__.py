"""The family's plan: its words, its actions, who agreed, the versions that cannot change, copies and reviews."""

from family_plans.models.agreeing import Agreement, ReferrerDecision
from family_plans.models.copies import CopyFile, PlanCopy
from family_plans.models.help import HelpRequest
from family_plans.models.plan import Plan, PlanAction, PlanText, PlanVersion
from family_plans.models.reviews import ActionProgress, Review

__all__ = [
    "ActionProgress",
    "Agreement",
    "CopyFile",
    "HelpRequest",
    "Plan",
    "PlanAction",
    "PlanCopy",
    "PlanText",
    "PlanVersion",
    "ReferrerDecision",
    "Review",
]
