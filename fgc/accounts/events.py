"""The kinds of event of accounts, roles and teams."""

from fgc.audit.kinds import Kind, register

register(
    Kind("account.signed_in", "signed in"),
    Kind("account.sign_in_failed", "could not sign in"),
    Kind("account.added", "added an account"),
    Kind("account.invited", "sent a link to set a password"),
    Kind("account.changed", "changed an account"),
    Kind("account.ended", "ended an account"),
    Kind("account.resumed", "opened an ended account again"),
    Kind("role.proposed", "proposed a role for a person"),
    Kind("role.agreed", "agreed to a person's role"),
    Kind("role.refused", "refused a person's role"),
    Kind("team.added", "added a team"),
    Kind("team.changed", "changed a team"),
    Kind("team.closed", "closed a team"),
    Kind("team.manager_added", "made a person manager of a team"),
    Kind("team.manager_ended", "ended a person's management of a team"),
    Kind("service.set_up", "set up the service"),
    Kind("service.changed", "changed timescales, hours or the letterhead of the service"),
    Kind("account.emails_chosen", "chose how to be reminded"),
)
