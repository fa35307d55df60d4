"""What the rules about stages, time and settings look for (rules 7, 9 and 10)."""

import ast
import re

from tests.house.modules import imported
from tests.house.writing import calls_of_methods, in_actions

# What may be deleted, and why; everything else is ended, replaced or taken off, and stays.
DELETES = {
    "fgc.accounts.actions.people": "sessions of somebody who left, and an address that was replaced",
    "fgc.accounts.submissions": "marks of forms that were sent days ago",
    "fgc.cases.actions.membership": "guardian's permission rows; the membership stays",
    "fgc.kept.actions": "writing that was saved, thrown away or is too old",
    "fgc.network.actions.ties": "a tie that was recorded by mistake; the event stays",
    "fgc.network.actions.undo": "what the last step added, before anybody built on it",
    "fgc.notifications.actions": "ticks of a month ago",
    "fgc.schedule": "sessions that are over",
    "referrals.actions.draft": "rows of a draft that nobody was sent",
    "referrals.actions.family": "ties in a draft that nobody was sent",
}
RULES_OF_TIME = ("clocks", "reminders")
NOW = re.compile(r"(^|\.)(now|today|utcnow|localtime|localdate|time)$")
NAIVE = re.compile(r"(^|\.)(date\.today|datetime\.today|datetime\.now|utcnow|fromtimestamp)$")
DUE = re.compile(r"(\w+__)?(\w+_on|due_at|\w+_by|due)")
DAYS = re.compile(r"(day|today|on|now)(\(\))?")
ENVIRONMENT = {"fgc.env"}
PLAYS = {"fgc.demo.play"}  # it sends nothing while it plays a year
STARTERS = ("fgc.celery", "fgc.wsgi", "fgc.asgi")  # they name the one settings file, and read nothing


def loose_stages(found):
    """A stage that is set without asking the table of moves, or outside an action."""
    for dotted, _text, tree in found:
        if dotted.startswith("fgc.demo"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and _sets_stage(node):
                asks = any(
                    call.func.attr == "check" and re.fullmatch(r"[A-Z_]+", ast.unparse(call.func.value))
                    for call in calls_of_methods(node)
                )
                if not asks or not in_actions(dotted):
                    yield f"{dotted}.{node.name} sets a stage"
        for call in calls_of_methods(tree):
            if call.func.attr in ("update", "bulk_update") and "stage" in {
                word.arg for word in call.keywords
            }:
                yield f"{dotted}:{call.lineno} {ast.unparse(call)[:60]}"


def _sets_stage(node):
    targets = [
        each
        for inner in ast.walk(node)
        if isinstance(inner, ast.Assign | ast.AugAssign | ast.AnnAssign)
        for target in (inner.targets if isinstance(inner, ast.Assign) else [inner.target])
        for each in (target.elts if isinstance(target, ast.Tuple) else [target])
    ]
    named = any(isinstance(each, ast.Attribute) and each.attr == "stage" for each in targets)
    return named or any(
        isinstance(inner, ast.Call)
        and ast.unparse(inner.func) == "setattr"
        and len(inner.args) > 1
        and ast.unparse(inner.args[1]) in ("'stage'", '"stage"')
        for inner in ast.walk(node)
    )


def deletes(found):
    """Rows that are deleted where nothing may be."""
    for dotted, _text, tree in found:
        if dotted in DELETES:
            continue
        for call in calls_of_methods(tree):
            if call.func.attr in ("delete", "adelete", "_raw_delete"):
                yield f"{dotted}:{call.lineno} {ast.unparse(call)[:60]}"


def clocks_of_their_own(found):
    """Rules of time that look at the clock instead of being given the day; and days without a time zone."""
    for dotted, _text, tree in found:
        of_time = dotted.split(".")[-1] in RULES_OF_TIME
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if NAIVE.search(called) or (of_time and NOW.search(called) and not node.args):
                    yield f"{dotted}:{node.lineno} {ast.unparse(node)}"


def only_today(found):
    """Reminders for what is due on this very day: one missed tick, and nobody is ever told."""
    for dotted, _text, tree in found:
        if dotted.split(".")[-1] != "reminders":
            continue
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.keyword)
                and DUE.fullmatch(node.arg or "")
                and DAYS.fullmatch(ast.unparse(node.value))
            ):
                yield f"{dotted}: {node.arg}={ast.unparse(node.value)}"
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
                sides = [ast.unparse(each).split(".")[-1] for each in (node.left, *node.comparators)]
                if any(DAYS.fullmatch(side) for side in sides) and any(DUE.fullmatch(side) for side in sides):
                    yield f"{dotted}:{node.lineno} {ast.unparse(node)}"


def thinking_tasks(found):
    """Tasks that are given more than ids, or do more than call one function."""
    for dotted, _text, tree in found:
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and any(
                "shared_task" in ast.unparse(each) for each in node.decorator_list
            ):
                names = [each.arg for each in (*node.args.args, *node.args.kwonlyargs)]
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if len(body) > 1 or not all(
                    name == "pk" or name.endswith(("_pk", "_id", "ids")) for name in names
                ):
                    yield f"{dotted}.{node.name}"


def settings_elsewhere(found):
    """Values read from the environment outside the settings, and settings that are changed while it runs."""
    for dotted, _text, tree in found:
        if dotted in ENVIRONMENT:
            continue
        for node in ast.walk(tree):
            said = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            if said in ("os.environ", "os.getenv", "os.environb") and dotted not in STARTERS:
                yield f"{dotted}:{node.lineno} {said}"
            if isinstance(node, ast.ImportFrom) and {"os.environ", "os.getenv"} & set(imported(node)):
                yield f"{dotted}:{node.lineno} {ast.unparse(node)}"
            if re.fullmatch(r"env\.\w+", said) and dotted not in ("fgc.settings", "fgc.secrets"):
                yield f"{dotted}:{node.lineno} {said}"
            targets = node.targets if isinstance(node, ast.Assign) else []
            if dotted not in PLAYS and any(
                re.match(r"settings\.[A-Z]", ast.unparse(each)) for each in targets
            ):
                yield f"{dotted}:{node.lineno} {ast.unparse(node)[:60]}"
