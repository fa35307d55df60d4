"""The safety gate as a table: who may be asked to what together."""

import datetime as dt

import pytest

from conferences.gate import Invitee, Rule, Sitting, problems, refuse
from fgc.lib.errors import Refused

DAY = dt.date(2026, 11, 27)


def moment(hour, minute=0, day=27):
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.UTC)


MORNING = Sitting("morning", moment(10), moment(12), "quay street")
LATER_THERE = Sitting("later", moment(12, 20), moment(14), "quay street")
EVENING_THERE = Sitting("evening", moment(17), moment(19), "quay street")
SAME_TIME_ELSEWHERE = Sitting("elsewhere", moment(10), moment(12), "chapel lane")
NO_MEET = Rule("must_not_meet", 1, 2)
NO_MEET_OTHER_WAY = Rule("must_not_meet", 2, 1)


def mum(mode="room", sitting=MORNING, **fields):
    return Invitee(1, "Agnieszka", mode, sitting, **fields)


def dad(mode="room", sitting=MORNING, **fields):
    return Invitee(2, "Darren", mode, sitting, **fields)


@pytest.mark.parametrize("rule", [NO_MEET, NO_MEET_OTHER_WAY])
@pytest.mark.parametrize(
    ("one", "two", "refused"),
    [
        ("room", "room", True),
        ("room", "video", True),
        ("room", "phone", True),
        ("video", "video", True),
        ("video", "phone", True),
        ("phone", "phone", True),
        ("room", "writing", False),
        ("writing", "video", False),
        ("writing", "writing", False),
    ],
)
def test_in_one_sitting_two_who_must_not_meet_are_refused_unless_one_writes(rule, one, two, refused):
    found = problems([mum(one), dad(two)], [rule], DAY)
    assert [problem.code for problem in found] == (["must_not_meet"] if refused else [])


@pytest.mark.parametrize(
    ("sitting", "mode", "refused"),
    [
        (LATER_THERE, "room", True),
        (LATER_THERE, "video", False),
        (EVENING_THERE, "room", False),
        (SAME_TIME_ELSEWHERE, "room", False),
    ],
)
def test_two_sittings_in_one_building_are_kept_half_an_hour_apart(sitting, mode, refused):
    found = problems([mum(), dad(mode, sitting)], [NO_MEET], DAY)
    assert bool(found) is refused


@pytest.mark.parametrize(
    ("scope", "one", "two", "refused"),
    [
        ("room", ("room", MORNING), ("room", MORNING), True),
        ("room", ("room", MORNING), ("video", MORNING), False),
        ("room", ("room", MORNING), ("room", LATER_THERE), False),
        ("building", ("room", MORNING), ("room", MORNING), True),
        ("building", ("room", MORNING), ("video", MORNING), False),
        ("building", ("room", MORNING), ("room", LATER_THERE), True),
        ("call", ("video", MORNING), ("phone", MORNING), True),
        ("call", ("room", MORNING), ("writing", MORNING), False),
        ("knowing", ("room", MORNING), ("writing", MORNING), True),
        ("knowing", ("writing", MORNING), ("writing", MORNING), True),
        ("knowing", ("room", MORNING), ("room", LATER_THERE), True),
        ("knowing", ("room", MORNING), ("room", SAME_TIME_ELSEWHERE), False),
    ],
)
def test_how_far_must_not_meet_goes(scope, one, two, refused):
    found = problems([mum(*one), dad(*two)], [Rule("must_not_meet", 1, 2, scope=scope)], DAY)
    assert [problem.code for problem in found] == (["must_not_meet"] if refused else [])
    assert all(problem.choices for problem in found)


def test_who_must_not_know_of_the_work_is_asked_in_no_way():
    rule = Rule("must_not_know_work", 1, 2)
    for mode in ("room", "video", "phone", "writing"):
        assert [p.code for p in problems([dad(mode)], [rule], DAY)] == ["must_not_know_work"]
    assert problems([mum()], [rule], DAY) == []


def test_who_is_left_out_of_a_part_may_be_asked_with_a_hint():
    found = problems([dad()], [Rule("not_invited", 2, extent="part")], DAY)
    assert [(problem.code, problem.is_blocking) for problem in found] == [("not_invited", False)]
    refuse(found)


def test_the_refusal_says_why_and_what_else_can_be_done():
    with pytest.raises(Refused) as refused:
        refuse(problems([mum(), dad()], [NO_MEET], DAY), field="who")
    assert (
        refused.value.message
        == "Agnieszka and Darren must not meet, so they cannot both be at the same sitting."
    )
    assert refused.value.field == "who"
    choices = " ".join(refused.value.choices)
    assert all(
        word in choices for word in ("separate sitting", "video or phone", "in writing", "separate arrivals")
    )


def test_without_a_restriction_everybody_may_come():
    assert problems([mum(), dad()], [], DAY) == []


def test_somebody_who_must_not_know_about_a_person_is_not_asked_with_them():
    found = problems([mum(), dad()], [Rule("must_not_know_of", 1, 2)], DAY)
    assert [problem.message for problem in found] == [
        "Darren must not know about Agnieszka, so they cannot both be asked."
    ]


def test_a_person_who_is_not_invited_may_only_send_their_views():
    rule = Rule("not_invited", 2)
    assert [problem.code for problem in problems([dad()], [rule], DAY)] == ["not_invited"]
    assert [problem.code for problem in problems([dad("phone")], [rule], DAY)] == ["not_invited"]
    assert problems([dad("writing")], [rule], DAY) == []
    assert problems([mum()], [rule], DAY) == []


def test_speak_first_waits_for_the_contact():
    assert [p.code for p in problems([dad()], [Rule("speak_first", 2)], DAY)] == ["speak_first"]
    assert problems([dad()], [Rule("speak_first", 2, spoken_to=True)], DAY) == []
    assert [p.message for p in problems([dad()], [Rule("speak_first", 1, 2, "Agnieszka")], DAY)] == [
        "Speak to Agnieszka first, and record the contact."
    ]


@pytest.mark.parametrize("status", ["deceased", "unborn", "loss", "unknown"])
def test_some_people_cannot_be_invited(status):
    assert [problem.is_blocking for problem in problems([dad(status=status)], [], DAY)] == [True]


def test_a_person_taken_off_the_network_is_refused():
    assert [problem.code for problem in problems([dad(is_removed=True)], [], DAY)] == ["removed"]


@pytest.mark.parametrize(
    ("born", "hints"), [(dt.date(2008, 11, 28), 1), (dt.date(2008, 11, 27), 0), (None, 0)]
)
def test_for_a_child_there_is_a_hint_and_no_refusal(born, hints):
    found = problems([dad(born_on=born)], [], DAY)
    assert [problem.is_blocking for problem in found] == [False] * hints
    refuse(found)


def test_refusing_can_be_narrowed_to_one_person():
    found = problems([mum(), dad(status="deceased")], [], DAY)
    refuse(found, about=1)
    with pytest.raises(Refused):
        refuse(found, about=2)


@pytest.mark.parametrize(
    ("allowed", "there", "asked"),
    [
        ({"morning"}, LATER_THERE, {"later"}),
        ({"later"}, LATER_THERE, {"morning"}),
        ({"morning", "later"}, LATER_THERE, None),
        ({"morning"}, MORNING, None),
        ({"later"}, MORNING, {"morning"}),
    ],
)
def test_what_was_decided_for_one_sitting_lifts_nothing_at_the_door_of_another(allowed, there, asked):
    """Mum in the morning, Dad there or at the sitting next to it; `asked`: what still waits for a decision."""
    rule = Rule("must_not_meet", 1, 2, allowed_at=frozenset(allowed))
    found = problems([mum(), dad(sitting=there)], [rule], MORNING.starts_at.date())
    assert [set(problem.sittings) for problem in found] == ([asked] if asked else [])
