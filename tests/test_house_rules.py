"""The rules of the house (docs/architecture.md): nothing breaks one, and each finds the breach that is planted for it."""

import ast

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from fgc.accounts.models import User
from tests.house import modules as of_modules
from tests.house import others

# name: (rule, a module that breaks it, where that module would stand)
OF_MODULES = {
    "imports point down": (
        of_modules.upward_imports,
        "from conferences.models import Venue",
        "fgc.cases.actions",
    ),
    "strangers": (
        of_modules.upward_imports,
        "from referrals.models import Referral",
        "conferences.models",
    ),
    "no views or forms of another app": (
        of_modules.inner_imports,
        "from conferences.forms import BookForm",
        "family_plans.actions",
    ),
    "writing is for actions": (
        of_modules.writes_outside_actions,
        "def f():\n    Case.objects.create()",
        "fgc.workspace.views.cases",
    ),
    "one door": (
        of_modules.doors,
        "def f(r):\n    return get_object_or_404(Person, key=r)",
        "fgc.network.views",
    ),
    "no import inside a function": (
        of_modules.hidden_imports,
        "def f():\n    from fgc.cases.models import Case",
        "fgc.network.actions",
    ),
    "contact details are read in one place": (
        of_modules.contact_details,
        "from fgc.network.models import ContactDetail",
        "conferences.letters",
    ),
    "a module says what it is for": (of_modules.without_words, "x = 1", "fgc.lib.dates"),
    "a function says what it is for": (
        of_modules.without_words,
        '"""Dates."""\ndef today():\n    return 1',
        "fgc.lib.dates",
    ),
    "a class says what it is for": (
        of_modules.without_words,
        '"""Dates."""\nclass Day:\n    pass',
        "fgc.lib.dates",
    ),
    "no module of odds and ends": (of_modules.odds_and_ends, "", "fgc.cases.utils"),
    "no signals": (
        of_modules.behind_an_action,
        "from django.db.models.signals import post_save",
        "fgc.cases.apps",
    ),
    "no work in save": (
        of_modules.behind_an_action,
        "class Case:\n    def save(self):\n        pass",
        "fgc.cases.models",
    ),
}


@pytest.mark.parametrize("name", OF_MODULES)
def test_the_house_keeps_the_rule(name):
    """Nothing in the product breaks it."""
    assert list(OF_MODULES[name][0](of_modules.modules())) == []


@pytest.mark.parametrize("name", OF_MODULES)
def test_the_rule_sees_a_breach(name):
    """A planted breach is found, so that the rule above is worth something."""
    rule, source, dotted = OF_MODULES[name]
    assert list(rule([(dotted, source, ast.parse(source))]))


def test_foreign_keys_point_down():
    """A model refers to its own layer or one below."""
    assert list(others.keys_that_point_up(apps.get_models())) == []
    with isolate_apps("fgc.cases"):

        class Case(models.Model):  # noqa: DJ008
            """Breaks the rule: a record of the cases app that knows its conference."""

            conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="+")
            __module__ = "fgc.cases.models"

            class Meta:
                app_label = "cases"

        Case._meta.get_field("conference").remote_field.model = apps.get_model("conferences.Conference")
        assert list(others.keys_that_point_up([Case])) == ["Case.conference -> Conference"]


def test_nothing_falls_with_a_user():
    """No row is deleted because a user was."""
    assert list(others.falls_with_a_user(apps.get_models())) == []
    with isolate_apps("fgc.cases"):

        class Note(models.Model):  # noqa: DJ008
            """Breaks the rule: gone with whoever wrote it."""

            by = models.ForeignKey(User, models.CASCADE, related_name="+")
            __module__ = "fgc.cases.models"

            class Meta:
                app_label = "cases"

        assert list(others.falls_with_a_user([Note])) == ["Note.by"]


def test_every_template_is_used():
    """A template that nothing names is dead."""
    assert list(others.unused_templates(others.template_names())) == []
    nowhere = "/".join(["cases", "nobody" + "_names_me.html"])
    assert list(others.unused_templates([nowhere])) == [nowhere]


def test_every_page_can_be_reached():
    """Every named address is linked from a template, a view or a table of links."""
    assert list(others.not_reached(others.named_urls())) == []
    nowhere = "workspace:" + "linked_" + "nowhere"
    assert list(others.not_reached([nowhere])) == [nowhere]
