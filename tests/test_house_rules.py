"""The rules of the house, enforced without importing it: layers, one door, actions, words (docs/architecture.md)."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import get_resolver

ROOT = Path(__file__).resolve().parent.parent

# From the bottom up. A package may import those before it; referrals and conferences do not need each other.
LAYERS = [
    "fgc.lib",
    "fgc.audit",
    "fgc.accounts",
    "fgc.notifications",
    "fgc.cases",
    "fgc.network",
    "referrals",
    "conferences",
    "family_plans",
    "fgc.kept",
    "fgc.workspace",
    "fgc.reports",
]
STRANGERS = {("conferences", "referrals")}
OPEN_DOORS = {"actions", "access", "models"}  # what one domain app may use of another, besides pure modules
INNER = {"views", "forms", "urls", "tasks", "events", "reminders"}
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
}


def modules():
    """Every module of the product, as (dotted name, path, tree)."""
    for top in ("fgc", "referrals", "conferences", "family_plans"):
        for path in sorted((ROOT / top).rglob("*.py")):
            if "migrations" not in path.parts:
                dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                yield dotted, path, ast.parse(path.read_text(encoding="utf-8"))


def layer(dotted):
    """The place of a module in the layers; the wiring (fgc.urls, fgc.demo, ...) is above all: None."""
    return next(
        (place for place, name in enumerate(LAYERS) if dotted == name or dotted.startswith(name + ".")), None
    )


def imported(tree):
    """What a module imports: dotted names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upward_imports(found):
    """Imports that point up, or between strangers."""
    for dotted, _path, tree in found:
        here = layer(dotted)
        if here is None:
            continue
        for name in imported(tree):
            there = layer(name)
            up = there is not None and there > here
            wiring = there is None and re.match(r"fgc\.(urls|celery|schedule|demo|messages)\b", name)
            if up or wiring or (LAYERS[here], LAYERS[there] if there is not None else "") in STRANGERS:
                yield f"{dotted} imports {name}"


def inner_imports(found):
    """Imports of another domain app's views, forms and the like."""
    for dotted, _path, tree in found:
        here = layer(dotted)
        if here is None:
            continue
        for name in imported(tree):
            there = layer(name)
            if there is None or there == here or LAYERS[there] == "fgc.lib":
                continue
            rest = name.removeprefix(LAYERS[there]).strip(".").split(".")
            if rest[0] in INNER:
                yield f"{dotted} imports {name}"


def writes_outside_actions(found):
    """Calls on a manager or row that write, outside actions, submissions, commands and the delivery of messages."""
    for dotted, _path, tree in found:
        parts = dotted.split(".")
        if {"actions", "management", "submissions", "delivery", "demo"} & set(parts) or parts[-1] in (
            "models",
            "schedule",
            "seed",
        ):
            continue
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in WRITES
            ):
                source = ast.unparse(node.func.value)
                if ".objects" in source or re.search(
                    r"\b(case|person|plan|referral|conference|row)$", source
                ):
                    yield f"{dotted}:{node.lineno} {source}.{node.func.attr}"


def doors(found):
    """Views that fetch a case (or a row by key) without the door."""
    for dotted, _path, tree in found:
        if ".views" not in dotted and not dotted.endswith("views"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                text = ast.unparse(node)
                if re.match(r"Case\.objects\.(get|filter|all)\b", text) or re.match(
                    r"get_object_or_404\(\s*[A-Z]\w+\s*[,)]", text
                ):
                    yield f"{dotted}:{node.lineno} {text[:70]}"


def hidden_imports(found):
    """Imports inside functions of the domain, which would dodge a circle."""
    for dotted, _path, tree in found:
        if layer(dotted) is None or dotted.endswith(".apps"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.ImportFrom) and inner.module and layer(inner.module) is not None:
                        yield f"{dotted}:{inner.lineno} imports {inner.module} inside {node.name}"


def planted(source, dotted):
    """One module made for a test of the rules themselves."""
    return [(dotted, None, ast.parse(source))]


RULES = {
    "imports point down": (upward_imports, "from conferences.models import Venue", "fgc.cases.actions"),
    "strangers": (upward_imports, "from referrals.models import Referral", "conferences.models"),
    "no views or forms of another app": (
        inner_imports,
        "from conferences.forms import BookForm",
        "family_plans.actions",
    ),
    "writing is for actions": (
        writes_outside_actions,
        "def f():\n    Case.objects.create()",
        "fgc.workspace.views.cases",
    ),
    "one door": (doors, "def f(r):\n    return get_object_or_404(Person, key=r)", "fgc.network.views"),
    "no import inside a function": (
        hidden_imports,
        "def f():\n    from fgc.cases.models import Case",
        "fgc.network.actions",
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_the_rule(name):
    """Nothing in the product breaks it."""
    assert list(RULES[name][0](modules())) == []


@pytest.mark.parametrize("name", RULES)
def test_the_rule_sees_a_breach(name):
    """A planted breach is found, so that the rule above is worth something."""
    rule, source, dotted = RULES[name]
    assert list(rule(planted(source, dotted)))


def test_foreign_keys_point_down():
    """A model refers to its own layer or one below."""
    found = []
    for model in apps.get_models():
        here = layer(model.__module__)
        if here is None:
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey | models.OneToOneField | models.ManyToManyField):
                there = layer(field.related_model.__module__)
                if there is not None and there > here:
                    found.append(f"{model.__name__}.{field.name} -> {field.related_model.__name__}")
    assert found == []


def test_nothing_falls_with_a_user():
    """No row is deleted because a user was; the two tables of frameworks are theirs."""
    theirs = {
        "EmailAddress",
        "UserObjectPermission",
        "CaseUserObjectPermission",
        "EmailConfirmation",
        "Authenticator",
        "UserSession",
    }
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__name__ not in theirs
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
        and field.related_model.__name__ == "User"
        and field.remote_field.on_delete is models.CASCADE
        and not field.auto_created
        and "accounts" in field.related_model.__module__
        and layer(model.__module__) is not None
    ]
    assert found == []


def test_contact_details_are_read_in_one_place():
    """Only the network app touches the table of addresses and phones."""
    found = [
        dotted
        for dotted, _path, tree in modules()
        if not dotted.startswith("fgc.network")
        and any(name.endswith(".ContactDetail") for name in imported(tree))
    ]
    assert found == []


def test_every_public_thing_says_what_it_is_for():
    """Modules, classes and functions that others may call carry a docstring."""
    found = []
    for dotted, path, tree in modules():
        if path.stat().st_size and not ast.get_docstring(tree) and path.name != "__init__.py":
            found.append(dotted)
        for node in ast.walk(tree):
            named = isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
            if named and node.col_offset == 0 and not ast.get_docstring(node):
                found.append(f"{dotted}.{node.name}")
    assert found == []


def test_no_module_of_odds_and_ends():
    """A newcomer finds a room from the name on the door."""
    assert [
        d for d, _p, _t in modules() if d.split(".")[-1] in ("utils", "helpers", "services", "misc", "common")
    ] == []


def test_no_signals_and_no_work_in_save():
    """Nothing happens behind an action's back."""
    found = []
    for dotted, _path, tree in modules():
        if any(name.startswith("django.db.models.signals") for name in imported(tree)):
            found.append(dotted)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(n, ast.FunctionDef) and n.name == "save" for n in node.body
            ):
                found.append(f"{dotted}.{node.name}.save")
    assert found == []


def test_every_template_is_used():
    """A template that nothing names is dead."""
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [
            *ROOT.glob("templates/**/*.html"),
            *(path for _d, path, _t in modules()),
            *ROOT.glob("tests/**/*.py"),
        ]
    )
    by_framework = re.compile(
        r"(fgc|account|allauth|errors|socialaccount|mfa)/|^(400|403|404|429|500|503|base)\.html|^workspace/pages/"
    )
    unused = [
        name
        for path in ROOT.glob("templates/**/*.html")
        if not by_framework.match(name := str(path.relative_to(ROOT / "templates"))) and name not in source
    ]
    assert unused == []


def named_urls(resolver=None, prefix=""):
    """Every named address of the product."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named_urls(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif pattern.name:
            yield prefix + pattern.name


def reached(name, templates, code):
    """Whether a template names the address, or a view does, in full or by its last word within its own app."""
    space, _, short = name.rpartition(":")
    if name in templates or any(name in text for text in code.values()):
        return True
    return any(f'"{short}"' in text for dotted, text in code.items() if space and space in dotted.split("."))


def test_every_page_can_be_reached():
    """Every named address is linked from a template, a view or a table of links."""
    templates = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("templates/**/*.html"))
    code = {
        dotted: path.read_text(encoding="utf-8") for dotted, path, _t in modules() if path.name != "urls.py"
    }
    by_machines = {
        "healthz",
        "readyz",
        "account_signup",
        "account_reset_password_from_key",
        "account_inactive",
    }
    assert [
        name for name in named_urls() if name not in by_machines and not reached(name, templates, code)
    ] == []
