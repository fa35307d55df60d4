"""Addresses of the family network: noun, then verb, all under one family's reference."""

from django.urls import path

from fgc.network.views import (
    carers,
    children,
    circle,
    contacts,
    family,
    households,
    life,
    people,
    person,
    safety,
    search,
    ties,
    wishes,
)

app_name = "network"
CASE = "cases/<str:reference>"
PERSON = f"{CASE}/people/<str:key>"
CONTACT = f"{CASE}/contacts/<str:key>"
RESTRICTION = f"{CASE}/restrictions/<str:key>"

urlpatterns = [
    path("safety/", safety.safety, name="safety"),
    path(f"{CASE}/family/", family.family, name="family"),
    path(f"{CASE}/family/list/", family.family_list, name="family_list"),
    path(f"{CASE}/family/confirm/", family.confirm_family, name="confirm_family"),
    path(f"{CASE}/family/circle/", circle.circle, name="circle"),
    path(f"{CASE}/family/circle/who-helps-me/", circle.who_helps_me, name="who_helps_me"),
    path(f"{CASE}/family/who-else/", search.who_else, name="who_else"),
    path(f"{CASE}/family/who-else/<slug:prompt>/<slug:key>/", search.answer_prompt, name="answer_prompt"),
    path(f"{PERSON}/closeness/add/", circle.record_closeness, name="record_closeness"),
    path(f"{CASE}/closeness/<str:key>/change/", circle.change_closeness, name="change_closeness"),
    path(f"{CASE}/closeness/<str:key>/end/", circle.end_closeness, name="end_closeness"),
    path(f"{CASE}/people/add/", people.add_person, name="add_person"),
    path(f"{PERSON}/", person.person, name="person"),
    path(f"{PERSON}/change/", people.change_person, name="change_person"),
    path(f"{PERSON}/remove/", people.remove_person, name="remove_person"),
    path(f"{PERSON}/restore/", people.restore_person, name="restore_person"),
    path(f"{PERSON}/add/<str:way>/", ties.add_relative, name="add_relative"),
    path(f"{PERSON}/ties/add/", ties.add_tie, name="add_tie"),
    path(f"{CASE}/ties/<str:kind>/<str:key>/remove/", ties.remove_tie, name="remove_tie"),
    path(f"{PERSON}/child/", children.child, name="child"),
    path(f"{PERSON}/responsibility/add/", children.add_responsibility, name="add_responsibility"),
    path(f"{CASE}/responsibility/<str:key>/end/", children.end_responsibility, name="end_responsibility"),
    path(
        f"{CASE}/responsibility/<str:key>/change/",
        children.change_responsibility,
        name="change_responsibility",
    ),
    path(f"{PERSON}/carers/add/", carers.add_carer, name="add_carer"),
    path(f"{CASE}/carers/<str:key>/end/", carers.end_carer, name="end_carer"),
    path(f"{CASE}/associations/<str:key>/change/", carers.change_association, name="change_association"),
    path(f"{PERSON}/born/", life.born, name="born"),
    path(f"{PERSON}/pregnancy-ended/", life.lost, name="lost"),
    path(f"{PERSON}/died/", life.died, name="died"),
    path(f"{PERSON}/born-together/", life.twins, name="twins"),
    path(f"{CASE}/households/", households.households, name="households"),
    path(f"{CASE}/households/add/", households.add_household, name="add_household"),
    path(f"{CASE}/households/<str:key>/change/", households.rename_household, name="rename_household"),
    path(f"{PERSON}/household/move/", households.move_home, name="move_home"),
    path(f"{CASE}/household-members/<str:key>/leave/", households.leave_home, name="leave_home"),
    path(f"{PERSON}/list/", wishes.child_list, name="child_list"),
    path(f"{PERSON}/list/together/", wishes.fill_list, name="fill_list"),
    path(f"{CASE}/list/<str:key>/change/", wishes.change_wish, name="change_wish"),
    path(f"{CASE}/list/<str:key>/who/", wishes.link_wish, name="link_wish"),
    path(f"{CASE}/list/<str:key>/take-back/", wishes.take_back_wish, name="take_back_wish"),
    path(f"{CASE}/list/<str:key>/up/", wishes.move_wish_up, name="move_wish_up"),
    path(f"{PERSON}/contacts/add/", contacts.add_contact, name="add_contact"),
    path(f"{CONTACT}/change/", contacts.change_contact, name="change_contact"),
    path(f"{CONTACT}/close/", contacts.close_contact, name="close_contact"),
    path(f"{CONTACT}/reveal/", contacts.reveal_contact, name="reveal_contact"),
    path(f"{CASE}/restrictions/add/", safety.add_restriction, name="add_restriction"),
    path(f"{RESTRICTION}/approve/", safety.approve_restriction, name="approve_restriction"),
    path(f"{RESTRICTION}/told/", safety.tell_restriction, name="tell_restriction"),
    path(f"{RESTRICTION}/decide/", safety.decide_restriction, name="decide_restriction"),
]
