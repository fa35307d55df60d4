"""The kinds of event of preparing, booking, inviting and the day."""

from fgc.audit.kinds import Kind, register

register(
    Kind("preparation.contacted", "recorded a contact with a person", "preparation"),
    Kind("preparation.contact_corrected", "corrected a contact with a person", "preparation"),
    Kind("preparation.read", "gave a reason and read the preparation", "access_log", read=True),
    Kind("conference.booked", "booked a conference", "booking"),
    Kind("conference.moved", "moved the conference", "booking"),
    Kind("conference.cancelled", "cancelled the conference", "booking"),
    Kind("conference.invited", "put a person on the list of who is asked", "preparation"),
    Kind("conference.invitation_changed", "changed how a person takes part", "preparation"),
    Kind("conference.uninvited", "took a person off the list of who is asked", "preparation"),
    Kind("conference.answered", "recorded what a person answered", "preparation"),
    Kind("conference.safe_to_send", "said that the invitations are safe to send", "preparation"),
    Kind("conference.told", "recorded that a person was told", "preparation"),
    Kind("conference.began", "opened the conference", "booking"),
    Kind("conference.came", "recorded who came", "booking"),
    Kind("conference.sharing_started", "started the sharing of information", "booking"),
    Kind("conference.sharing_ended", "ended the sharing of information", "booking"),
    Kind("conference.private_started", "noted that family time began", "booking"),
    Kind("conference.called_in", "noted that the family called somebody in", "booking"),
    Kind("conference.private_ended", "noted that family time ended", "booking"),
    Kind("conference.agreeing_started", "started agreeing the plan", "booking"),
    Kind("conference.held", "ended the conference", "booking"),
    Kind("conference.times_corrected", "corrected the times of the day", "booking"),
    Kind("conference.calendar_file", "took the calendar file", "access_log", read=True),
    Kind("venue.added", "added a venue"),
    Kind("venue.changed", "changed a venue"),
    Kind("venue.closed", "closed a venue"),
)
