"""What the rules about writing look for (rule 3): nothing but an action changes a row."""

import ast
from functools import cache

from tests.house.modules import imported

WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "raw", "execute", "executemany", "executescript",
}  # fmt: skip
WRITES |= {f"a{name}" for name in WRITES}
# Words that sets and caches share with the rows of a relation: a breach where they are said of something's attribute.
OF_RELATIONS = {"add", "set", "remove", "clear"}

# Who writes besides the actions, and why.
WRITERS = {
    "fgc.accounts.models.people": "create_user is Django's own way to make a person who signs in",
    "fgc.accounts.submissions": "a form that is sent twice is caught before any action runs",
    "fgc.notifications.delivery": "what became of a message is written by whoever sends it",
    "fgc.lib.rows": "it saves for the action that calls it",
    "fgc.schedule": "sessions that are over are Django's rows, and nobody's deed",
}
# Things with a word in common with a row.
NOT_MODELS = {"fgc.lib.cache.ForgivingRedisCache"}
NOT_ROWS = {
    ("fgc.cases.access", "shares"),
    ("fgc.lib.pdf", "pdf"),
    ("fgc.network.kinship.tree", "found"),
    ("fgc.network.kinship.tree", "firsts"),
    ("fgc.workspace.views.cases", "query"),
    ("family_plans.bare_pdf", "clean"),
    ("family_plans.scans", "image"),
}


def in_actions(dotted):
    """Whether a module is one of the actions of an app, or of the demonstration that plays them."""
    return "actions" in dotted.split(".") or dotted.startswith("fgc.demo")


def writes_outside_actions(found):
    """Calls that write, on whatever they are called, outside the actions and the few that write besides them."""
    for dotted, _text, tree in found:
        if in_actions(dotted) or dotted in WRITERS:
            continue
        for call in writes_of(dotted, tree, tree):
            yield f"{dotted}:{call.lineno} {ast.unparse(call.func)}"
        if "fgc.lib.rows.put" in imported(tree):
            yield f"{dotted} imports what saves rows"


def writes_of(dotted, piece, tree):
    """The calls in a piece of a module that write."""
    plain = _plain(tree)
    for call in calls_of_methods(piece):
        on = call.func.value
        if call.func.attr in WRITES:
            if (dotted, ast.unparse(on)) not in NOT_ROWS and ast.unparse(on) not in plain:
                yield call
        elif call.func.attr in OF_RELATIONS and _of_a_row(on):
            yield call


def behind_an_action(found):
    """Signals, and work in save() or delete()."""
    for dotted, _text, tree in found:
        for name in imported(tree):
            if name.startswith(("django.db.models.signals", "django.dispatch", "django.core.signals")):
                yield f"{dotted} imports {name}"
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    changes = isinstance(inner, ast.FunctionDef) and inner.name in ("save", "delete")
                    if changes and f"{dotted}.{node.name}" not in NOT_MODELS:
                        yield f"{dotted}.{node.name}.{inner.name}"


def calls_of_methods(tree):
    """Every call of something's method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node


def _of_a_row(node):
    """Whether it is an attribute of something else than the object itself: `case.people`, not `self.seen`."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".setdefault"):
        return False
    while isinstance(node, ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    if not isinstance(node, ast.Attribute):
        return False
    first = node
    while isinstance(first, ast.Attribute | ast.Call | ast.Subscript):
        first = first.func if isinstance(first, ast.Call) else first.value
    return not (isinstance(first, ast.Name) and first.id == "self")


@cache
def _plain(tree):
    """Names that are given nothing but dictionaries, sets and hashes in this module."""
    given = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=True)
                for name, value in pairs:
                    given.setdefault(ast.unparse(name), []).append(value)
    kinds = ast.Dict | ast.Set | ast.DictComp | ast.SetComp
    return {
        name
        for name, values in given.items()
        if all(
            isinstance(value, kinds)
            or (isinstance(value, ast.Call) and ast.unparse(value.func) in ("set", "dict", "hashlib.sha256"))
            for value in values
        )
    }
