"""Families whose conference lies ahead: new, late, today, and in six days."""

import datetime as dt

from fgc.cases import actions as cases
from fgc.demo import middle_sheets as sheets
from fgc.demo.conducting import Asked, Meeting, Mode, answers, arrange, talks, tell
from fgc.demo.days import after, at
from fgc.demo.later_sheets import SHARPLES
from fgc.demo.referring import referred
from fgc.network import actions as network


def first_contact_today(cast, days):
    """Given to Amina five working days ago: the first contact is due."""
    yield from referred(
        cast, sheets.WARSAME, days, sent=days.back(9), accepted=days.back(7), allocated=days.back(5),
        coordinator="amina", hour=13,
    )  # fmt: skip


def preparing_and_late(cast, days):
    """Well prepared, and past the day by which the conference should have been."""
    written = yield from referred(
        cast, sheets.FAIRCLOUGH, days, sent=days.back(41), accepted=days.back(37), allocated=days.back(35),
        coordinator="amina", minute=20,
    )  # fmt: skip
    yield at(days.back(34), 9)
    rachel, jo, robin, maggie = written.persons("Rachel", "Jo", "Robin", "Maggie")
    by = written.case.coordinator
    network.add_partnership(a=rachel, b=jo, status="married", started=2011, by=by)
    network.add_parent(child=rachel, parent=maggie, by=by)
    network.add_parent(child=robin, parent=maggie, by=by)
    for tie in written.case.associations.filter(person__in=(robin, maggie)):
        network.remove_tie(tie=tie, by=by)  # the lines say it better
    network.change_person(person=robin, by=by, pronouns="they/them", called="Auncle Rob")
    network.change_person(person=maggie, by=by, called="Granny Mags")
    yield from talks(written, [
        (days.back(32), 17, "Rachel", "visit", 70, "Cried, then laughed. Would like one night’s sleep."),
        (days.back(32), 18, "Jo", "visit", 40, "Does not want Theo to think that she is afraid of him."),
        (days.back(28), 16, "Theo", "elsewhere", 30, "In the skate park. Wants Rob there and no cake with nuts."),
        (days.back(24), 18, "Robin", "video", 30, "They can do Tuesdays, and a weekend a month. They mean it."),
        (days.back(20), 11, "Maggie", "visit", 45, "Has his baby photographs. Had never been asked."),
        (days.back(8), 17, "Rachel", "phone", 15, "The week that suited everybody fell to chicken pox. New dates asked for."),
        (days.back(3), 17, "Robin", "message", None, "Any Saturday after the ninth."),
    ])  # fmt: skip


TODAY = [
    Asked("Sheila", how="in_person", support="A lift from Karen"), Asked("Mason", how="in_person"),
    Asked("Lily", how="in_person"), Asked("Danielle"), Asked("Lee", Mode.PHONE, how="message"), Asked("Karen"),
    Asked("Winnie", how="letter"),
]  # fmt: skip


def conference_today(cast, days):
    """The conference is today at ten; everyone has been told."""
    written = yield from referred(
        cast, sheets.PRESCOTT, days, sent=days.back(34), accepted=days.back(31), allocated=days.back(29),
        coordinator="amina", minute=30,
    )  # fmt: skip
    yield from talks(written, [
        (days.back(27), 14, "Sheila", "visit", 80, "Wants to be asked, not told. Made me eat two scones."),
        (days.back(25), 16, "Mason", "elsewhere", 35, "Worries at night that she will fall. Has told nobody."),
        (days.back(25), 17, "Lily", "visit", 20, "Drew who should sit where. Mum is next to her."),
        (days.back(22), 13, "Danielle", "elsewhere", 50, "Does not want to take them back. Wants to help Mum."),
        (days.back(20), 19, "Lee", "phone", 15, "On site in Hull. Will ring in."),
        (days.back(18), 18, "Karen", "visit", 30, "Could have them both for a fortnight, tomorrow."),
        (days.back(17), 11, "Winnie", "visit", 15, "Already has the spare key."),
    ])  # fmt: skip
    yield at(days.back(15), 9, 45)
    network.change_person(person=written.person("Sheila"), by=written.case.coordinator, called="Nanna She")
    meeting = Meeting(
        days.today,
        (10, 0),
        (13, 0),
        "Harbour Community Centre",
        TODAY,
        ("tom",),
        note="Room 2, kitchen from 9:30",
    )
    conference = arrange(written, meeting)
    yield at(days.back(13), 9, 45)
    tell(written, conference, meeting)
    yield at(days.back(6), 16)
    answers(written, conference, meeting)


SOON = [
    Asked("Anjali"), Asked("Meera", how="in_person", support="Her advocate, Beth, sits with her"),
    Asked("Sushila", support="Interpreter for Hindi"), Asked("Priti"),
    Asked("Vikram", how="letter", support="Comes with his mother"),
    Asked("Simon", Mode.WRITING, how="letter", support="Priti reads his words out"),
]  # fmt: skip


def conference_in_six_days(cast, days):
    """Two people must not meet: one comes, the other sends his words. Two have still to be told."""
    written = yield from referred(
        cast, sheets.NATH, days, sent=days.back(30), accepted=days.back(27), allocated=days.back(26),
        coordinator="amina", minute=40,
    )  # fmt: skip
    yield from talks(written, [
        (days.back(23), 10, "Anjali", "visit", 60, "Frightened of both of them shouting. Wants it fair."),
        (days.back(21), 16, "Meera", "elsewhere", 40, "Would like Papa in the room and Simon’s words on paper."),
        (days.back(19), 18, "Vikram", "visit", 50, "Knows that Simon will not be there. Will listen to what he wrote."),
        (days.back(18), 19, "Simon", "phone", 45, "Understands the bail. Chose to write, and to say sorry."),
        (days.back(15), 11, "Sushila", "visit", 40, "With the interpreter. Makes the tea, whoever is in the room."),
        (days.back(14), 12, "Priti", "phone", 15, "Will read Simon’s words."),
    ])  # fmt: skip
    yield at(days.back(9), 9, 55)
    day = after(days.today, 6)
    meeting = Meeting(
        day,
        (16, 0),
        (19, 0),
        "St Bride's Hall",
        SOON,
        ("grace",),
        note="The small room",
    )
    conference = arrange(written, meeting)
    yield at(days.back(7), 9, 55)
    tell(written, conference, meeting, only=("Anjali", "Meera", "Sushila", "Simon"))
    yield at(days.back(3), 16, 30)
    answers(written, conference, meeting)


def on_hold(cast, days):
    """Waiting for an operation: looked at again in three weeks."""
    written = yield from referred(
        cast, SHARPLES, days, sent=days.back(28), accepted=days.back(25), allocated=days.back(23),
        coordinator="bryn", minute=50,
    )  # fmt: skip
    yield from talks(written, [
        (days.back(20), 16, "Callum", "visit", 45, "Football, then his knee, then his mum, in that order."),
        (days.back(18), 11, "Tracey", "elsewhere", 60, "Walked along the front. Four months sober and counting."),
        (days.back(16), 18, "Yvonne", "visit", 40, "Would have Callum for good. Would have Tracey for Sunday dinner."),
    ])  # fmt: skip
    yield at(days.back(10), 15)
    cases.hold(
        case=written.case, until=days.today + dt.timedelta(weeks=3), by=written.case.coordinator,
        reason="Callum has his knee operated on and asked to wait until he can walk in on his own.",
    )  # fmt: skip


STORIES = [first_contact_today, preparing_and_late, conference_today, conference_in_six_days, on_hold]
