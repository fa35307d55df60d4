"""The rules of the house (docs/architecture.md): nothing breaks one, and each finds the breach that is planted for it."""

import ast
import re

import pytest
from django.apps import apps
from django.test.utils import isolate_apps

from tests.house import acting, moving, opening, others, showing, testing, writing
from tests.house import modules as of_modules
from tests.house.broken import OF_MODELS
from tests.house.calls import calls
from tests.house.rules import OF_MODULES
from tests.permissions.rows import ROWS

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


def test_each_of_the_twelve_rules_is_enforced():
    """Those of docs/architecture.md and those here are the same; rule 11 is below, with the matrix."""
    text = (of_modules.ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    written = {int(number) for number in re.findall(r"^(\d+)\. \*\*", text, re.MULTILINE)}
    assert written == {rule.number for rule in [*OF_MODULES, *OF_MODELS]} | {11} == set(range(1, 13))


def test_tests_wait_for_nothing_and_make_nobody_up():
    """Rule 11, and no address without a row that says who may open it."""
    assert list(testing.careless_tests(testing.test_modules())) == []
    for source in (
        "import time\ntime.sleep(1)",
        "from faker import Faker",
        "import factory",
        "from time import sleep\nsleep(1)",
    ):
        assert list(testing.careless_tests([("tests.cases.test_x", source, ast.parse(source))])), source
    assert testing.without_a_row(others.named_urls(), ROWS) == []
    assert testing.without_a_row(["workspace:for_everybody"], ROWS) == ["workspace:for_everybody"]


def test_what_is_excused_is_there():
    """A reason why something is let off goes with the thing itself."""
    known = {f"{dotted}.{name}" for dotted, name in calls(of_modules.modules()).functions}
    assert [name for name in acting.LACKS if name not in known] == []
    names = {dotted for dotted, _text, _tree in of_modules.modules()}
    excused = {
        *writing.WRITERS,
        *moving.DELETES,
        *moving.PLAYS,
        *opening.OF_CONTACTS,
        *(dotted for dotted, _on in writing.NOT_ROWS),
    }
    assert excused - names == set()


@pytest.mark.parametrize("rule", [*OF_MODELS], ids=lambda rule: rule.name)
def test_the_tables_keep_the_rule(rule):
    """No model breaks it."""
    assert list(rule.finds(apps.get_models())) == []


@pytest.mark.parametrize("rule", [*OF_MODELS], ids=lambda rule: rule.name)
def test_the_rule_sees_a_model_that_breaks_it(rule):
    """Each model that is made for it is found."""
    for make in rule.breaches:
        with isolate_apps("fgc.cases", "fgc.audit"):
            broken = make()
        assert list(rule.finds([broken])), make.__name__


def test_a_template_only_shows():
    """It neither asks the database nor decides who may do what."""
    assert list(showing.thinking_templates(showing.templates())) == []
    for tag in (
        "{% for person in case.people.all %}", "{{ case.people.count }}{{ case.reviews.exists }}",
        "{% if request.user.role == 'coordinator' %}", "{% if perms.cases.view %}", "{% if user.is_superuser %}",
        "{{ person.contactdetail_set }}",
    ):  # fmt: skip
        assert list(showing.thinking_templates([("cases/x.html", tag)])), tag


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
