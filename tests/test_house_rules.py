"""The rules of the house (docs/architecture.md): nothing breaks one, and each finds the breach that is planted for it."""

import ast

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from fgc.accounts.models import User
from tests.house import acting, opening, others, writing
from tests.house import modules as of_modules
from tests.house.calls import calls
from tests.house.rules import OF_MODULES

PLANTED = [(rule, breach) for rule in OF_MODULES for breach in rule.breaches]


@pytest.mark.parametrize("rule", OF_MODULES, ids=lambda rule: rule.name)
def test_the_house_keeps_the_rule(rule):
    """Nothing in the product breaks it."""
    assert list(rule.finds(of_modules.modules())) == []


@pytest.mark.parametrize(("rule", "breach"), PLANTED, ids=lambda each: getattr(each, "name", ""))
def test_the_rule_sees_a_breach(rule, breach):
    """Each planted breach is found, so that the rule above is worth something."""
    where, source = breach
    assert list(rule.finds([(where, source, ast.parse(source))]))


def test_what_is_excused_is_there():
    """A reason why something is let off goes with the thing itself."""
    known = {f"{dotted}.{name}" for dotted, name in calls(of_modules.modules()).functions}
    assert [name for name in acting.LACKS if name not in known] == []
    names = {dotted for dotted, _text, _tree in of_modules.modules()}
    excused = {*writing.WRITERS, *opening.OF_CONTACTS, *(dotted for dotted, _on in writing.NOT_ROWS)}
    assert excused - names == set()


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
