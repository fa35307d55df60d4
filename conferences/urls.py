"""Addresses of preparing, booking, inviting, the day, venues and the calendar."""

from django.urls import path

from conferences.views import booking, calendar, covering, day, inviting, overriding, paper, preparing, venues

CASE = "cases/<str:reference>/"
ONE = CASE + "conference/<str:key>/"
ASKED = ONE + "invitations/<str:invitation>/"

app_name = "conferences"
urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("venues/", venues.venues, name="venues"),
    path("venues/add/", venues.add_venue, name="add_venue"),
    path("venues/<str:key>/change/", venues.change_venue, name="change_venue"),
    path("venues/<str:key>/close/", venues.close_venue, name="close_venue"),
    path(CASE + "preparation/", preparing.preparation, name="preparation"),
    path(CASE + "preparation/reason/", preparing.give_reason, name="give_reason"),
    path(CASE + "preparation/contact/", preparing.record_contact, name="record_contact"),
    path(CASE + "preparation/contact/<str:key>/correct/", preparing.correct_contact, name="correct_contact"),
    path(CASE + "conference/", booking.conference, name="conference"),
    path(CASE + "conference/book/", booking.book, name="book"),
    path(ONE + "move/", booking.move, name="move"),
    path(ONE + "cancel/", booking.cancel, name="cancel"),
    path(ONE + "safe-to-send/", booking.safe_to_send, name="safe_to_send"),
    path(ONE + "invite/", inviting.invite, name="invite"),
    path(ASKED, inviting.invitation, name="invitation"),
    path(ASKED + "change/", inviting.change_invitation, name="change_invitation"),
    path(ASKED + "answer/", inviting.answer, name="answer"),
    path(ASKED + "told/", inviting.told, name="told"),
    path(ASKED + "remove/", inviting.uninvite, name="uninvite"),
    path(ONE + "safety-override/", overriding.ask_override, name="ask_override"),
    path(CASE + "safety-overrides/<str:key>/", overriding.decide_override, name="decide_override"),
    path(ONE + "running-sheet/", paper.running_sheet, name="running_sheet"),
    path(ONE + "calendar/", paper.calendar_file_of, name="calendar_file"),
    path(ONE + "day/", day.day, name="day"),
    path(ONE + "day/arrivals/<str:invitation>/", day.came, name="came"),
    path(ONE + "day/steps/<str:name>/", day.step, name="step"),
    path(ONE + "day/family-time/", day.family_time, name="family_time"),
    path(ONE + "day/times/", day.times, name="times"),
    path(ONE + "day/cover/", covering.cover, name="cover"),
    path(ONE + "day/end/", day.end, name="end"),
]
