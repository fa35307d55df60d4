"""A family that meets again while somebody else still owes it a decision on its plan before (docs/decisions/0025)."""

from fgc.demo import planning
from fgc.demo.conducting import Asked, Meeting, answers, arrange, goodbye, held, tell
from fgc.demo.days import at, working_after
from fgc.demo.planning import Does, PlanSheet

BEFORE, BOOKED, MET = 22, 12, 3  # working days ago


def met_again(written, past, plan, days):
    """They ask for money, nobody decides in time, and they meet again: the new plan is being written."""
    kin = past.kin[0]
    yield at(days.back(BEFORE), 15)
    planning.ask_for_money(written, plan, past.money, past.parent, working_after(days.back(BEFORE), 2))
    asked = [Asked(past.parent), Asked(kin), Asked(past.child, how="in_person")]
    meeting = Meeting(days.back(MET), (10, 0), (13, 0), "St Bride's Hall", asked, (past.author,))
    yield at(days.back(BOOKED), 15, 30)
    conference = arrange(written, meeting)
    tell(written, conference, meeting)
    yield at(days.back(BOOKED - 2), 15, 30)
    answers(written, conference, meeting)
    yield from held(written, conference, meeting, called_in=0)
    planning.write(written, _sheet(past), conference)
    yield at(meeting.day, *meeting.ends)
    goodbye(written, conference)


def _sheet(past):
    """The plan as far as it is written."""
    return PlanSheet(
        texts={"matters": f"{past.child} is eleven, and only eleven."},
        does=[Does(f"{past.kin[0]} has {past.child} at the weekend.", past.kin[0], "Every other weekend")],
        said=[],
    )
