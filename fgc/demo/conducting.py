"""Preparing people, arranging a conference, and holding it: scenes with the actions that the pages call."""

import datetime as dt
from dataclasses import dataclass

from conferences import actions
from conferences.models import Conference, Invitation
from fgc.demo.days import at
from fgc.lib.dates import at_local, today

Mode, Came = Invitation.Mode, Invitation.Came
LATEST = 21  # the hour by which the last meeting of a day is over


@dataclass
class Asked:
    """Somebody of the family who is asked to a conference."""

    name: str
    mode: str = Mode.ROOM
    answer: str = "coming"
    how: str = "phone"
    support: str = ""
    zone: str = ""
    tell_place: bool = True
    came: str | None = None  # when it is not what they answered
    private: bool = True


@dataclass
class Meeting:
    """One conference: the day, its hours, where it is, who is asked."""

    day: object
    starts: tuple
    ends: tuple
    venue: str
    asked: list
    staff: tuple = ()
    kind: str = "first"
    note: str = ""


def talk(written, name, how, minutes, note="", *, reached=True):
    """Record a contact with one person, on the day of the scene."""
    return actions.record_contact(
        case=written.case, person=written.person(name), on=today(), how=how, reached=reached,
        minutes=minutes, note=note, by=written.case.coordinator,
    )  # fmt: skip


def talks(written, rows):
    """Scenes: one contact each. A row is (day, hour, name, how, minutes, note), and False when nobody answered."""
    for day, hour, name, how, minutes, note, *reached in rows:
        yield at(day, hour)
        talk(written, name, how, minutes, note, reached=not reached or reached[0])


def find_room(written, meeting):
    """Move the meeting to another place or a later hour where its own is taken.

    Stories count working days from today, so weekends and bank holidays decide which of them fall together.
    """
    (hour, minute), (until, last) = meeting.starts, meeting.ends
    wanted = [meeting.venue, *sorted(written.cast.venues.keys() - {meeting.venue})]
    for later in range(LATEST - until + 1):
        starts, ends = (hour + later, minute), (until + later, last)
        rivals = Conference.objects.current().overlapping(
            moment(meeting.day, starts), moment(meeting.day, ends)
        )
        if rivals.filter(case__coordinator=written.case.coordinator).exists():
            continue
        taken = set(rivals.exclude(venue=None).values_list("venue__name", flat=True))
        free = [name for name in wanted if name not in taken]
        if free:
            meeting.starts, meeting.ends, meeting.venue = starts, ends, free[0]
            return


def arrange(written, meeting):
    """Book the conference, where and when there is room for it, and put everybody on its list."""
    find_room(written, meeting)
    by = written.case.coordinator
    conference = actions.book(
        case=written.case, kind=meeting.kind, by=by, venue=written.cast.venues.get(meeting.venue),
        starts_at=moment(meeting.day, meeting.starts), ends_at=moment(meeting.day, meeting.ends),
        place_note=meeting.note,
    )  # fmt: skip
    for asked in meeting.asked:
        actions.invite(
            conference=conference, person=written.person(asked.name), mode=asked.mode, by=by,
            support=asked.support, time_zone=asked.zone, tell_place=asked.tell_place,
        )  # fmt: skip
    for name in meeting.staff:
        actions.invite(conference=conference, staff=written.cast[name], mode=Mode.ROOM, by=by)
    written.case.refresh_from_db()
    return conference


def tell(written, conference, meeting, *, only=None):
    """The invitations are checked, and people are told when and where."""
    by = written.case.coordinator
    actions.mark_safe_to_send(conference=conference, by=by)
    ways = {asked.name: asked.how for asked in meeting.asked}
    for row in conference.invitations.select_related("person", "staff"):
        name = row.person.short_name if row.person else ""
        if only is None or name in only:
            actions.mark_told(invitation=row, how=ways.get(name, "message"), by=by)


def answers(written, conference, meeting):
    """What those who were told answered."""
    by = written.case.coordinator
    said = {asked.name: asked for asked in meeting.asked}
    for row in conference.invitations.select_related("person", "staff"):
        asked = said.get(row.person.short_name) if row.person else None
        answer = asked.answer if asked else "coming"
        if row.told_at and answer not in ("asked", "not_asked"):
            how = asked.how if asked else "message"
            actions.record_answer(
                invitation=row, answer=answer, how="phone" if how == "letter" else how, by=by
            )


def held(written, conference, meeting, *, called_in=1):
    """Scenes of the day: people arrive, share, the family is alone, the plan is looked at. Ends before the end."""
    by = written.case.coordinator
    (hour, minute), day = meeting.starts, meeting.day
    total = (meeting.ends[0] - hour) * 60 + meeting.ends[1] - minute

    def later(share):
        minutes = hour * 60 + minute + round(total * share)
        return at(day, minutes // 60, minutes % 60)

    yield at(day, hour, minute)
    actions.begin(conference=conference, by=by)
    arrivals(written, conference, meeting)
    yield later(0.06)
    actions.start_sharing(conference=conference, by=by)
    yield later(0.3)
    actions.end_sharing(conference=conference, by=by)
    yield later(0.32)
    alone = [one.name for one in meeting.asked if one.private]
    present = [
        row for row in conference.invitations.select_related("person")
        if row.person and row.person.short_name in alone and row.is_present
    ]  # fmt: skip
    actions.start_private_time(conference=conference, present=present, by=by)
    for time in range(called_in):
        yield later(0.45 + time / 10)
        actions.called_in(conference=conference, by=by)
    yield later(0.75)
    actions.end_private_time(conference=conference, by=by)
    yield later(0.78)
    actions.start_agreeing(conference=conference, by=by)


def arrivals(written, conference, meeting):
    """Who came, and how."""
    by = written.case.coordinator
    said = {asked.name: asked for asked in meeting.asked}
    for row in conference.invitations.select_related("person", "staff"):
        asked = said.get(row.person.short_name) if row.person else None
        came = Invitation.CAME_BY[row.mode]
        if asked and asked.came is not None:
            came = asked.came
        elif row.answer == "not_coming":
            came = Came.NO
        actions.mark_came(invitation=row, came=came, by=by)


def goodbye(written, conference):
    """The conference ends."""
    actions.end_conference(conference=conference, by=written.case.coordinator)
    written.case.refresh_from_db()


def moment(day, time):
    """A day and (hour, minute) as a moment."""
    return at_local(day, dt.time(*time))
