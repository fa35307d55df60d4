"""What each rule about modules looks for: generators of breaches over (dotted name, text, tree)."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

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


@cache
def modules():
    """Every module of the product, as (dotted name, its text, tree)."""
    found = []
    for top in ("fgc", "referrals", "conferences", "family_plans"):
        for path in sorted((ROOT / top).rglob("*.py")):
            if "migrations" not in path.parts:
                dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                text = path.read_text(encoding="utf-8")
                found.append((dotted, text, ast.parse(text)))
    return found


@cache
def layer(dotted):
    """The place of a module in the layers; the wiring (fgc.urls, fgc.demo, ...) is above all: None."""
    return next(
        (place for place, name in enumerate(LAYERS) if dotted == name or dotted.startswith(name + ".")), None
    )


@cache
def imported(tree):
    """What a module imports: dotted names."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def upward_imports(found):
    """Imports that point up, or between strangers."""
    for dotted, _text, tree in found:
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
    for dotted, _text, tree in found:
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
    for dotted, _text, tree in found:
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
    for dotted, _text, tree in found:
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
    for dotted, _text, tree in found:
        if layer(dotted) is None or dotted.endswith(".apps"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.ImportFrom) and inner.module and layer(inner.module) is not None:
                        yield f"{dotted}:{inner.lineno} imports {inner.module} inside {node.name}"


def contact_details(found):
    """Modules outside the network app that touch the table of addresses and phones."""
    for dotted, _text, tree in found:
        if not dotted.startswith("fgc.network") and any(n.endswith(".ContactDetail") for n in imported(tree)):
            yield dotted


def without_words(found):
    """Modules, classes and functions that others may call and that do not say what they are for."""
    for dotted, text, tree in found:
        a_package = (ROOT / dotted.replace(".", "/")).is_dir()
        if text.strip() and not ast.get_docstring(tree) and not a_package:
            yield dotted
        for node in tree.body:
            named = isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
            if named and not ast.get_docstring(node):
                yield f"{dotted}.{node.name}"


def odds_and_ends(found):
    """Rooms whose name does not say what is in them."""
    for dotted, _text, _tree in found:
        if dotted.split(".")[-1] in ("utils", "helpers", "services", "misc", "common"):
            yield dotted


def behind_an_action(found):
    """Signals of models, and work in save()."""
    for dotted, _text, tree in found:
        if any(name.startswith("django.db.models.signals") for name in imported(tree)):
            yield dotted
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(inner, ast.FunctionDef) and inner.name == "save" for inner in node.body
            ):
                yield f"{dotted}.{node.name}.save"
