"""The rules about who reads and who writes (1 to 4): one door, lists, actions and views."""

from tests.house import acting, opening, showing, writing
from tests.house.rule import ACTION, VIEW, Rule

RECORDED = "from fgc.audit.actions import record\n"


def _view(body, where=VIEW):
    return where, f"def page(request, case, reference, key, review):\n    {body}"


OF_PAGES_AND_ACTIONS = [
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
]
