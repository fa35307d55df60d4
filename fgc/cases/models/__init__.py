"""The case file: one family's record with the service, who works on it, and who may open it."""

from fgc.cases.models.endings import CaseFinish
from fgc.cases.models.file import Case, CaseQuerySet, StageChange
from fgc.cases.models.membership import CaseUserObjectPermission, Membership
from fgc.cases.models.notices import SafeguardingNotice
from fgc.cases.models.timescales import Milestone, MissedTimescale

__all__ = [
    "Case",
    "CaseFinish",
    "CaseQuerySet",
    "CaseUserObjectPermission",
    "Membership",
    "Milestone",
    "MissedTimescale",
    "SafeguardingNotice",
    "StageChange",
]
