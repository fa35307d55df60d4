"""Who signs in: the service, its teams, people and what they do in it."""

from fgc.accounts.models.absences import Absence, AbsenceQuerySet
from fgc.accounts.models.people import RoleChange, TeamManager, User, UserManager
from fgc.accounts.models.service import Closure, Service, Team
from fgc.accounts.models.submissions import Submission

__all__ = [
    "Absence",
    "AbsenceQuerySet",
    "Closure",
    "RoleChange",
    "Service",
    "Submission",
    "Team",
    "TeamManager",
    "User",
    "UserManager",
]
