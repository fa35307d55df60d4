"""The smaller families: one story each, so that every stage is there to see."""

from fgc.demo import first_sheets as first
from fgc.demo import later_stories as later
from fgc.demo import middle_stories as middle
from fgc.demo.days import at
from fgc.demo.referring import complete, draft, referred, sent_and_approved
from referrals import actions


def half_written(cast, days):
    """Tom's draft: children and people are in, the rest is not."""
    yield at(days.back(1), 15, 20)
    written = draft(cast, first.BROOKS, days)
    sheet = first.BROOKS
    yield at(days.back(1), 15, 50)
    actions.save_answers(
        referral=written.referral, page="purpose", by=written.author, background=sheet.background,
        strengths=sheet.strengths, purposes=["stay_home", "school"],
    )  # fmt: skip


def sent_lately(cast, days):
    """Sent two working days ago, acknowledged, nothing late."""
    yield at(days.back(2), 16)
    written = complete(draft(cast, first.ADEBAYO, days))
    actions.send(referral=written.referral, by=written.author)
    yield at(days.back(1), 9)
    actions.acknowledge(referral=written.referral, by=cast["dele"])


def sent_and_late(cast, days):
    """Sent nine working days ago, approved, and not answered."""
    yield from sent_and_approved(cast, first.LUKASZEWICZ, days, 9)


def came_back(cast, days):
    """Returned to Tom with a question, yesterday."""
    written = yield from sent_and_approved(cast, first.TIERNEY, days, 4)
    yield at(days.back(1), 11)
    actions.return_with_question(referral=written.referral, text=first.RETURNED, by=cast["deb"])


def not_accepted(cast, days):
    """Declined, with what might help instead."""
    written = yield from sent_and_approved(cast, first.WEBB, days, 13)
    yield at(days.back(10), 14)
    actions.decline(
        referral=written.referral,
        reason="private_law",
        words=first.DECLINE,
        instead=first.INSTEAD,
        by=cast["carol"],
    )


def waits_for_a_coordinator(cast, days):
    """Accepted eight working days ago, and late."""
    yield from referred(cast, first.MAUGHAN, days, sent=days.back(11), accepted=days.back(8), hour=10)


STORIES = [
    half_written, sent_lately, sent_and_late, came_back, not_accepted, waits_for_a_coordinator,
    *middle.STORIES, *later.STORIES,
]  # fmt: skip
