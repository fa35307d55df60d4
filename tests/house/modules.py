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
# What stays inside a domain app. Its actions, access, models and the modules that only read are for those above it.
INNER = {
    "views",
    "forms",
    "urls",
    "tasks",
    "events",
    "reminders",
    "apps",
    "admin",
    "management",
    "migrations",
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
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            found += [module, *(f"{module}.{alias.name}" for alias in node.names)]
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


def hidden_imports(found):
    """Imports inside functions of the domain, which would dodge a circle, and those that climb without a name."""
    for dotted, _text, tree in found:
        if layer(dotted) is None or dotted.endswith(".apps"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level > 1:
                there = ".".join([*dotted.split(".")[: -node.level], node.module or ""])
                if layer(there) != layer(dotted):
                    yield f"{dotted}:{node.lineno} climbs to {there}"
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("import_module", "__import__")
            ):
                yield f"{dotted}:{node.lineno} {ast.unparse(node)}"
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for name in imported(node):
                    if layer(name) is not None or name.startswith(("fgc.", ".")):
                        yield f"{dotted} imports {name} inside {node.name}"


def borrowed_privates(found):
    """Names with an underscore that a module takes from another one of the product."""
    for dotted, _text, tree in found:
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and layer(node.module or "") is not None:
                for alias in node.names:
                    if alias.name.startswith("_"):
                        yield f"{dotted} imports {node.module}.{alias.name}"


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
