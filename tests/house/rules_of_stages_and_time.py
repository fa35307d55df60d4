"""The rules about what happens to a row (7 to 9): its stages, its events and its time."""

from tests.house import modules, moving, recording
from tests.house.rule import ACTION, VIEW, Rule

OF_STAGES_AND_TIME = [
    Rule(
        7,
        "a stage moves by its table, and only in an action",
        moving.loose_stages,
        (
            (ACTION, "def f(case):\n    case.stage = HELD\n    case.save(update_fields=['stage'])"),
            (ACTION, "def f(case):\n    before, case.stage = case.stage, HELD"),
            (ACTION, "def f(case):\n    setattr(case, 'stage', HELD)"),
            (ACTION, "def f(case, form):\n    form.check(case.stage, HELD)\n    case.stage = HELD"),
            (ACTION, "def f(cases):\n    cases.filter(stage=HELD).update(stage=CLOSED)"),
            (VIEW, "def f(case):\n    CASE.check(case.stage, HELD)\n    case.stage = HELD"),
        ),
    ),
    Rule(
        7,
        "superseded, ended or taken off, but not deleted",
        moving.deletes,
        (
            ("family_plans.actions.writing", "def f(row):\n    row.delete()"),
            ("fgc.cases.actions.file", "def f(case):\n    case.people.filter(key='a').delete()"),
        ),
    ),
    Rule(
        8,
        "an event has a dotted kind, and its kind a sentence",
        recording.unknown_kinds(recording.kinds(modules.modules())),
        (
            (ACTION, "def f(by):\n    record('cases', by=by)"),
            (ACTION, "def f(by):\n    record('case.eaten', by=by)"),
            (ACTION, "def f(by, x):\n    record('case.held' if x else 'case.eaten', by=by)"),
            (ACTION, "def f(by, x):\n    record(f'cake.{x}', by=by)"),
        ),
    ),
    Rule(
        8,
        "every kind of event is written somewhere",
        recording.never_recorded,
        (("fgc.cases.events", "register(Kind('case.eaten', 'ate the record'))"),),
    ),
    Rule(
        9,
        "time is an argument",
        moving.clocks_of_their_own,
        (
            ("conferences.clocks", "def due(row):\n    return row.due_on < today()"),
            ("conferences.reminders", "def due():\n    return timezone.now()"),
            ("conferences.reminders", "def due():\n    return timezone.localdate()"),
            (ACTION, "import datetime as dt\nday = dt.date.today()"),
            (ACTION, "from datetime import datetime\nnow = datetime.now()"),
        ),
    ),
    Rule(
        9,
        "due and not yet sent, not due today",
        moving.only_today,
        (
            ("conferences.reminders", "def due(day):\n    return Review.objects.filter(due_on=day)"),
            ("conferences.reminders", "def due(day):\n    return [row for row in rows if row.due_on == day]"),
            ("conferences.reminders", "def due(now):\n    return rows.filter(review__due_on=today())"),
        ),
    ),
    Rule(
        9,
        "a task takes ids and calls one function",
        moving.thinking_tasks,
        (
            ("conferences.tasks", "@shared_task(name='x')\ndef send(case):\n    deliver(case)"),
            ("conferences.tasks", "@shared_task\ndef send(pk):\n    row = find(pk)\n    deliver(row)"),
        ),
    ),
]
