"""Families whose conference was held, and those who needed something else."""

from family_plans import actions as plans
from fgc.cases import actions as cases
from fgc.demo import later_sheets as sheets
from fgc.demo import planning
from fgc.demo.conducting import Asked, Meeting, Mode, answers, arrange, goodbye, held, talks, tell
from fgc.demo.days import after, at
from fgc.demo.following import check_in
from fgc.demo.referring import referred
from fgc.network import actions as network


def met(written, meeting, *, booked, plan_sheet, called_in=0):
    """Scenes: booked, told, held, the plan written and shown. Returns the plan; the social worker has not answered."""
    yield at(booked, 15, 30)
    conference = arrange(written, meeting)
    tell(written, conference, meeting)
    yield at(after(booked, 2), 15, 30)
    answers(written, conference, meeting)
    yield from held(written, conference, meeting, called_in=called_in)
    plan = planning.write(written, plan_sheet, conference)
    hour, minute = meeting.ends
    yield at(meeting.day, hour, minute)
    planning.show(written, plan, plan_sheet)
    goodbye(written, conference)
    return plan


def plan_waits_for_tom(cast, days):
    """Held two working days ago; Tom has the plan and has not answered."""
    written = yield from referred(
        cast, sheets.PRITCHARD, days, sent=days.back(36), accepted=days.back(33), allocated=days.back(31),
        coordinator="amina", hour=12,
    )  # fmt: skip
    yield from talks(written, [
        (days.back(28), 16, "Nia", "visit", 60, "In Welsh, mostly, with Elin putting me right."),
        (days.back(27), 16, "Gwen", "elsewhere", 40, "Walked round the marina. Would like colours instead of talking."),
        (days.back(26), 11, "Emrys", "phone", 20, "Will bring the long table from the chapel if we are short."),
        (days.back(24), 18, "Steve", "phone", 20, "Did not expect to be asked. Glad of it."),
    ])  # fmt: skip
    yield at(days.back(22), 9)
    for name, called in (("Emrys", "Taid"), ("Elin", "Modryb Elin")):
        network.change_person(person=written.person(name), by=written.case.coordinator, called=called)
    asked = [Asked(name) for name in ("Nia", "Gwen", "Ifan", "Emrys", "Elin")] + [
        Asked("Steve", how="message")
    ]
    meeting = Meeting(days.back(2), (15, 0), (18, 30), "Crosby Library", asked, ("tom",))
    yield from met(written, meeting, booked=days.back(20), plan_sheet=sheets.PRITCHARD_PLAN, called_in=1)


def review_overdue(cast, days):
    """A plan of thirteen weeks ago; its review should have been last week."""
    written = yield from referred(
        cast, sheets.CAMPBELL, days, sent=days.ago(140), accepted=days.ago(136), allocated=days.ago(134),
        coordinator="bryn", hour=14,
    )  # fmt: skip
    yield from talks(written, [
        (days.ago(130), 16, "Merle", "visit", 70, "Showed me the room."),
        (days.ago(127), 11, "Keisha", "elsewhere", 45, "On the ward, on a good day. Clear about what she wants."),
        (days.ago(124), 17, "Zion", "visit", 30, "Unpacked the bag to show me, then packed it again."),
        (days.ago(120), 19, "Marlon", "phone", 15, "Yes to all of it."),
    ])  # fmt: skip
    asked = [
        Asked("Keisha"), Asked("Marlon"), Asked("Merle"), Asked("Zion", how="in_person"),
        Asked("Desmond", Mode.VIDEO, zone="America/Jamaica"),
    ]  # fmt: skip
    meeting = Meeting(days.ago(95), (14, 0), (17, 0), "St Bride's Hall", asked, ("grace",))
    plan = yield from met(written, meeting, booked=days.ago(112), plan_sheet=sheets.CAMPBELL_PLAN)
    yield at(after(meeting.day, 1), 9)
    planning.answer(written, plan, sheets.CAMPBELL_PLAN)
    yield at(after(meeting.day, 1), 16)
    version = planning.finish(written, plan)
    yield at(after(meeting.day, 2), 10)
    planning.hand_to_the_rest(written, version)
    yield from check_in(
        written, plan, after(meeting.day, 31), "Marlon", "Merle is well again. Zion sleeps through.",
        (1, "under_way", "Not on Thursdays, when Marlon is late"), (2, "done", ""),
    )  # fmt: skip
    yield at(days.ago(20), 16)
    row = plan.actions.filter(removed_at=None).last()
    plans.tell_news(
        action=row,
        state="stuck",
        words="The bus was taken off",
        told_by="Keisha",
        by=written.case.coordinator,
    )
    notice = cases.raise_notice(
        case=written.case, facts="Zion was at home alone on Saturday evening from seven until after ten. He told Merle so.",
        arose="check_in", person_told=True, spoken_to="The duty team, at ten to four", by=written.case.coordinator,
    )  # fmt: skip
    yield at(days.ago(20), 17, 10)
    cases.answer_notice(
        notice=notice,
        answer="I am visiting at half past five today, and Marlon has Zion tonight.",
        by=cast["grace"],
    )


def named_people_only(cast, days):
    """A colleague's grandchild: open to Carol, Deb and the coordinator."""
    written = yield from referred(
        cast, sheets.DUNNE, days, sent=days.back(16), accepted=days.back(14), allocated=days.back(13),
        coordinator="shanice", hour=11,
    )  # fmt: skip
    yield at(days.back(13), 11, 40)
    cases.restrict(
        case=written.case, people=[cast["carol"], cast["deb"], cast["shanice"]], by=cast["carol"],
        reason="The grandmother works for the council and knows many of us.",
    )  # fmt: skip
    yield from talks(written, [
        (days.back(10), 17, "Louise", "visit", 50, "We opened the first three letters together. The kettle helped."),
        (days.back(8), 17, "Christine", "phone", 25, "Will do the letters on Fridays. Asked twice who can see this."),
    ])  # fmt: skip


def own_plan(cast, days):
    """The family made its own plan: the aunt moved in."""
    written = yield from referred(
        cast, sheets.NOOR, days, sent=days.back(32), accepted=days.back(29), allocated=days.back(27),
        coordinator="shanice", hour=15,
    )  # fmt: skip
    yield from talks(written, [
        (days.back(24), 10, "Noor", "visit", 60, "With the interpreter. Had thought that asking family was not allowed."),
        (days.back(20), 19, "Parwana", "phone", 20, "Can move in at the end of the month."),
        (days.back(9), 10, "Noor", "visit", 30, "Parwana has moved in. They see no need for a meeting, and are right."),
    ])  # fmt: skip
    yield at(days.back(7), 15)
    asked = cases.ask_finish(
        case=written.case, reason="own_plan", told="Noor and Parwana, with the interpreter", by=written.case.coordinator,
        own_plan="Parwana lives with us now. She has the children on the evenings when Noor works. We ring her brother first.",
    )  # fmt: skip
    yield at(days.back(6), 10)
    cases.sign_off(finish=asked, records_label="family_help", by=cast["carol"])


STORIES = [plan_waits_for_tom, review_overdue, named_people_only, own_plan]
