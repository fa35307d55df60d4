"""Addresses of accounts."""

from django.urls import path

from fgc.accounts.views import account, handed, leaving, people, roles, service, session, teams

app_name = "accounts"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/waiting/", account.waiting, name="waiting"),
    path("account/take-back/", handed.take_back, name="take_back"),
    path("account/stay/", session.stay, name="stay"),
    path("account/emails/", service.emails, name="emails"),
    path("service/", service.service, name="service"),
    path("service/letterhead/", service.letterhead, name="letterhead"),
    path("users/", people.users, name="users"),
    path("users/search/", people.search_users, name="search_users"),
    path("users/add/", people.add_user, name="add_user"),
    path("users/<slug:key>/", people.user, name="user"),
    path("users/<slug:key>/change/", people.change_user, name="change_user"),
    path("users/<slug:key>/invite/", people.invite_user, name="invite_user"),
    path("users/<slug:key>/end/", leaving.end_user, name="end_user"),
    path("users/<slug:key>/resume/", leaving.resume_user, name="resume_user"),
    path("users/<slug:key>/role/", roles.propose_role, name="propose_role"),
    path("users/<slug:key>/role/decide/", roles.decide_role, name="decide_role"),
    path("teams/", teams.teams, name="teams"),
    path("teams/add/", teams.add_team, name="add_team"),
    path("teams/<slug:key>/", teams.team, name="team"),
    path("teams/<slug:key>/change/", teams.change_team, name="change_team"),
    path("teams/<slug:key>/close/", teams.close_team, name="close_team"),
    path("teams/<slug:key>/managers/add/", teams.add_manager, name="add_manager"),
    path("teams/<slug:key>/managers/<slug:manager>/end/", teams.end_manager, name="end_manager"),
]
