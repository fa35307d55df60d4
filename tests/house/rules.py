"""The rules about modules: the number each has in docs/architecture.md, its name, and breaches planted for it.

A breach is (where the module would stand, its text). Each is shown to its rule in every run.
"""

from dataclasses import dataclass

from tests.house import acting, modules, moving, opening, recording, showing, writing


@dataclass(frozen=True)
class Rule:
    """One rule about modules."""

    number: int
    name: str
    finds: object
    breaches: tuple


VIEW = "fgc.network.views.people"


ACTION = "fgc.cases.actions.file"
RECORDED = "from fgc.audit.actions import record\n"


def _view(body, where=VIEW):
    return where, f"def page(request, case, reference, key, review):\n    {body}"


OF_MODULES = [
    Rule(
        1,
        "one door",
        opening.doors,
        (
            _view("return get_object_or_404(Person, key=key)"),
            _view("return get_object_or_404(models.Person, key=key)"),
            _view("return get_object_or_404(Person.objects.all(), key=key)"),
            _view("return get_object_or_404(Person.objects.filter(status='known'), key=key)"),
            _view("return get_object_or_404(Person.objects.filter(case=request.GET['case']), key=key)"),
            _view("return Person.objects.get(key=key)"),
            _view("return Person.objects.on_map().filter(name='Kayleigh').first()"),
            _view("return Person._default_manager.get(key=key)"),
            _view("return apps.get_model('network.Person').objects.get(key=key)"),
            _view("return models.Person.objects.get(key=key)"),
            _view("return Case.objects.get(reference=reference)", "fgc.workspace.views.cases"),
            _view("return Case.objects.select_related('team').get(reference=reference)"),
            _view("return Case.objects.filter(coordinator=request.user)", "fgc.reports.views"),
            _view("return Referral.objects.exclude(stage='draft')", "referrals.views.lists"),
        ),
    ),
    Rule(
        1,
        "a page hands its reference to a door",
        opening.past_the_door,
        (
            _view("return render(request, 'x.html', {'reference': reference})"),
            _view("return render(request, 'x.html', get_case(request.user, request.GET['reference']))"),
            (
                VIEW,
                "def page(request, reference):\n    return _it(reference)\ndef _it(reference):\n    return reference",
            ),
        ),
    ),
    Rule(
        1,
        "contact details are read in one place",
        opening.contact_details,
        (
            ("conferences.letters", "from fgc.network.models import ContactDetail"),
            (
                "conferences.letters",
                "from fgc.network import models\nrows = models.ContactDetail.objects.all()",
            ),
            ("conferences.letters", "def f(case):\n    return case.contact_details.all()"),
            (
                "conferences.letters",
                "def f(case):\n    return case.people.filter(contact_details__kind='phone')",
            ),
            (
                "conferences.letters",
                "def f(case):\n    return case.people.prefetch_related('contact_details')",
            ),
            ("conferences.letters", "rows = apps.get_model('network.ContactDetail').objects.all()"),
            ("fgc.network.listing", "from fgc.network.models import ContactDetail"),
        ),
    ),
    Rule(
        2,
        "the list and the door do not ask each other",
        opening.twins,
        (
            (
                "fgc.cases.access",
                "def abilities(user, case):\n    return case in visible_to(user)\ndef visible_to(user): pass",
            ),
            (
                "referrals.access",
                "def visible_to(user):\n    return _all(user)\ndef _all(user):\n    return abilities(user, 1)\n"
                "def abilities(user, referral): pass",
            ),
        ),
    ),
    Rule(
        3,
        "writing is for actions",
        writing.writes_outside_actions,
        (
            _view("Case.objects.create()"),
            _view("case.people.update(given_name='x')"),
            _view("case.people.filter(key='a').delete()"),
            _view("review.save()", "family_plans.views.reviews"),
            _view("case.contacts.create(x=1)", "conferences.views.preparing"),
            _view("request.user.save(update_fields=['name'])", "fgc.accounts.views.people"),
            _view("case.teams.add(key)"),
            _view("case.teams.filter(x=1).first().people.set([])"),
            _view("connection.cursor().execute('DELETE FROM cases_case')"),
            ("family_plans.forms.writing", "class F:\n    def clean(self):\n        self.plan.save()"),
            ("fgc.cases.access", "async def f(case):\n    await case.asave()"),
            ("fgc.cases.models", "def f(case):\n    case.stages.create(stage='open')"),
            ("fgc.cases.access", "from fgc.lib.rows import put"),
        ),
    ),
    Rule(
        3,
        "nothing happens behind an action",
        writing.behind_an_action,
        (
            ("fgc.cases.apps", "from django.db.models.signals import post_save"),
            ("fgc.cases.apps", "from django.db.models import signals"),
            ("fgc.cases.apps", "from django.dispatch import receiver"),
            ("fgc.cases.apps", "import django.dispatch"),
            ("fgc.cases.models", "class Case:\n    def save(self):\n        pass"),
            ("fgc.cases.models", "class Case:\n    def delete(self):\n        pass"),
        ),
    ),
    Rule(
        3,
        "an action says by whom, is whole or nothing, and leaves its event",
        acting.out_of_shape,
        (
            (
                ACTION,
                RECORDED
                + "@transaction.atomic\ndef name_it(case, *, by):\n    case.save()\n    record('x', by=by)",
            ),
            (
                ACTION,
                RECORDED
                + "@transaction.atomic\ndef name_it(*, case):\n    case.save()\n    record('x', by=None)",
            ),
            (ACTION, RECORDED + "def name_it(*, case, by):\n    case.save()\n    record('x', by=by)"),
            (ACTION, "@transaction.atomic\ndef name_it(*, case, by):\n    case.save()"),
            (
                ACTION,
                "@transaction.atomic\ndef name_it(*, case, by):\n    _put(case)\ndef _put(case):\n    case.save()",
            ),
            (
                ACTION,
                RECORDED
                + "def name_it(*, case, by):\n    with transaction.atomic():\n        case.people.update(x=1)\n"
                "    case.save()\n    record('x', by=by)",
            ),
        ),
    ),
    Rule(
        3,
        "an update names its fields",
        acting.whole_saves,
        (
            (ACTION, "def f(row):\n    row.save()"),
            (ACTION, "def f(row):\n    row.save(using='default')"),
            ("fgc.demo.planning", "def f(case):\n    case.plan.save()"),
        ),
    ),
    Rule(
        4,
        "a view reads as a sentence",
        showing.work_in_views,
        (
            (VIEW, "from fgc.audit.actions import record"),
            (VIEW, "from fgc.notifications.actions import notify"),
            (VIEW, "from django.db import transaction"),
            (VIEW, "def page(request):\n" + "    x = 1\n" * 41),
            ("fgc.network.views.person", "def person(request):\n" + "    x = 1\n" * 55),
        ),
    ),
    Rule(
        5,
        "imports point down",
        modules.upward_imports,
        (
            ("fgc.cases.actions", "from conferences.models import Venue"),
            ("fgc.cases.actions", "import conferences.models"),
            ("fgc.cases.actions", "from fgc import demo"),
            ("fgc.cases.actions.file", "def f():\n    from fgc import network"),
        ),
    ),
    Rule(
        5,
        "strangers",
        modules.upward_imports,
        (("conferences.models", "from referrals.models import Referral"),),
    ),
    Rule(
        5,
        "no views or forms of another app",
        modules.inner_imports,
        (
            ("family_plans.actions", "from conferences.forms import BookForm"),
            ("family_plans.actions", "from conferences import forms"),
            ("family_plans.actions", "import conferences.views.day"),
        ),
    ),
    Rule(
        5,
        "no import inside a function",
        modules.hidden_imports,
        (
            ("fgc.network.actions", "def f():\n    from fgc.cases.models import Case"),
            ("fgc.network.actions", "def f():\n    import fgc.cases.models"),
            ("fgc.network.actions", "def f():\n    from fgc import schedule"),
            ("fgc.network.actions", "def f():\n    from .people import add_person"),
            ("fgc.network.actions", "class A:\n    def f(self):\n        import conferences"),
            ("fgc.network.listing", "from ..cases import models"),
            ("fgc.network.listing", "import importlib\nx = importlib.import_module('conferences')"),
        ),
    ),
    Rule(
        5,
        "what begins with an underscore stays where it is",
        modules.borrowed_privates,
        (("conferences.actions.day", "from fgc.cases.access import _held"),),
    ),
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
    Rule(
        10,
        "one settings file",
        moving.settings_elsewhere,
        (
            ("fgc.lib.pdf", "import os\nx = os.environ['HOME']"),
            ("fgc.lib.pdf", "import os\nx = os.getenv('HOME')"),
            ("fgc.lib.pdf", "from os import environ"),
            ("fgc.lib.pdf", "from fgc import env\nx = env.flag('FGC_FAST')"),
            ("fgc.lib.pdf", "from django.conf import settings\nsettings.DEBUG = True"),
        ),
    ),
    Rule(12, "a module says what it is for", modules.without_words, (("fgc.lib.dates", "x = 1"),)),
    Rule(
        12,
        "a function says what it is for",
        modules.without_words,
        (("fgc.lib.dates", '"""Dates."""\ndef today():\n    return 1'),),
    ),
    Rule(
        12,
        "a class says what it is for",
        modules.without_words,
        (("fgc.lib.dates", '"""Dates."""\nclass Day:\n    pass'),),
    ),
    Rule(
        12,
        "no module of odds and ends",
        modules.odds_and_ends,
        (("fgc.cases.utils", ""), ("fgc.cases.actions.helpers", "")),
    ),
]
