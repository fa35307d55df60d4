"""What happens after a plan of the demonstration: check-ins, news, feedback on paper, how the work ended."""

from family_plans import actions
from fgc.demo.days import after, at
from fgc.lib.dates import today


def check_in(written, plan, day, who, words, *news):
    """A scene: the coordinator checks in; `news` are (number of the action, state, the family's words)."""
    yield at(day, 11, 30)
    rows = list(plan.actions.filter(removed_at=None))
    actions.record_check_in(
        check_in=plan.check_ins.get(closed_at=None), done_on=today(), with_whom=who, words=words,
        news=[(rows[number - 1], state, said) for number, state, said in news], by=written.case.coordinator,
    )  # fmt: skip


def looked_in(written, plan, final, last, who):
    """The usual check-in four weeks after the plan, when that day has come by `last`."""
    if after(final, 29) <= last:
        yield from check_in(
            written, plan, after(final, 29), who, "It is going as we said.", (1, "under_way", "Nearly every time"),
            (2, "done", ""),
        )  # fmt: skip


def in_their_language(written, words, language, english, translator):
    """What somebody in the family wrote after the conference, in their own language, and the same in English."""
    actions.add_feedback(
        case=written.case, who="family", moment="conference", answers={"heard": 5, "own_plan": 5, "respect": 5, "safe": 4},
        words=words, language=language, words_in_english=english, translated_by=translator, coordinator_may_see=True,
        by=written.cast["dele"],
    )  # fmt: skip


def on_paper(written, cast, number):
    """What a child and somebody in the family wrote, entered by business support."""
    child = {"prepared": 4, "heard": 5, "people": 5 - number % 2, "safe": 4, "plan": 5 - number % 3}
    family = {
        "prepared": 4, "heard": 5, "people": 4, "worries": 3 + number % 3, "private": 5 - number % 2, "own_plan": 5,
        "fair": 5, "respect": 4 + number % 2, "safe": 4, "recommend": 5 - number % 3,
    }  # fmt: skip
    enter = {"case": written.case, "moment": "end", "by": cast["dele"]}
    actions.add_feedback(
        **enter, who="child", answers=child, words="I liked the cake." if number % 2 else "",
        coordinator_may_see=bool(number % 3),
    )  # fmt: skip
    actions.add_feedback(
        **enter, who="family", answers=family, words="Nobody had asked us before." if number % 3 else "",
        coordinator_may_see=bool(number % 2),
    )  # fmt: skip
