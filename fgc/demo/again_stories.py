"""Families that are referred again after their work finished: one that waits for the match page, one that was linked."""

from dataclasses import replace

from fgc.demo.days import at
from fgc.demo.history import PAST, STOPPED, Past
from fgc.demo.networks import draw_network
from fgc.demo.referring import give, sent_and_approved
from fgc.demo.sheets import Someone
from referrals import actions
from referrals.matching import matches


def _sheet_of(child):
    """What was written the first time of a family of the last half year, by the first name of the child."""
    rows = PAST + [Past(*row[:8], 0, "Who can help?", "I am all right.", ("", "")) for row in STOPPED]
    return next(past for past in rows if past.child == child).sheet()


def match_to_decide(cast, days):
    """Poppy's family met some months ago. Mina refers them again, knows nothing of it, and names the father.

    Whoever accepts it is shown the finished record beside the referral (docs/decisions/0018).
    """
    first = _sheet_of("Poppy")
    child = replace(
        first.children[0], views="Nan is poorly. I do not want to go to a stranger’s house.", father=()
    )
    sheet = replace(
        first, author="mina", children=[child],
        people=[*first.people, Someone("Ryan", "Pryce", "m", 34, "father", pr="certificate", phone="07700 900618")],
        background="Val has had a stroke and is in hospital. Poppy slept at three houses last week.",
        strengths="Everybody turned up at the hospital, and somebody always has Poppy.",
        worries="Nobody knows where Poppy sleeps tomorrow.", change="Poppy has one bed and one plan.",
        questions=("Who can have Poppy while Val gets better?",),
    )  # fmt: skip
    yield from sent_and_approved(cast, sheet, days, 2)


def linked_as_a_repeat(cast, days):
    """The Penningtons did not need a conference the first time. They ask for one now, and Carol links the two records."""
    first = _sheet_of("Skye")
    sheet = replace(
        first, author="tom",
        background="Tanya has to go into hospital next month, and asks for the meeting they did not need before.",
        strengths="They sorted it out by themselves the last time, and say how.",
        worries="Tanya will be away for six weeks.", change="Skye knows who is there, week by week.",
        questions=("Who is with Skye while Tanya is in hospital?",),
    )  # fmt: skip
    written = yield from sent_and_approved(cast, sheet, days, 9)
    yield at(days.back(7), 14, 20)
    known = max(matches(written.referral, cast["carol"]), key=lambda match: len(match.pairs))
    choice = actions.Choice("repeat", reference=known.case.reference)
    written.case = actions.accept(referral=written.referral, by=cast["carol"], choice=choice)
    yield at(days.back(6), 14, 30)
    give(written, "shanice")
    yield at(days.back(6), 14, 40)
    draw_network(written)


STORIES = [match_to_decide, linked_as_a_repeat]
