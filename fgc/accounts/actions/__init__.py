"""Everything that is done to accounts, roles and teams."""

from fgc.accounts.actions.people import add_person, change_person, end_account, invite, resume_account
from fgc.accounts.actions.roles import decide_role, propose_role
from fgc.accounts.actions.service import change_service, choose_emails, set_up_service
from fgc.accounts.actions.teams import add_manager, add_team, change_team, close_team, end_manager

__all__ = [
    "add_manager",
    "add_person",
    "add_team",
    "change_person",
    "change_service",
    "change_team",
    "choose_emails",
    "close_team",
    "decide_role",
    "end_account",
    "end_manager",
    "invite",
    "propose_role",
    "resume_account",
    "set_up_service",
]
