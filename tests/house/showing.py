"""What the rule about pages and templates looks for (rule 4): a view reads as a sentence, a template only shows."""

import ast
import re

from tests.house.modules import ROOT, imported
from tests.house.opening import is_view

# The work of actions. A page of search records the search, which is a read: there the page is the deed.
OF_ACTIONS = ("record", "notify", "transaction")
READS = {("fgc.workspace.views.cases", "record")}
LONGEST = 40  # lines of a page without its docstring; 30 is the aim
LONGER = {"fgc.network.views.person.person": 54}  # none may be added, and none may grow
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
QUERY = re.compile(
    r"\.(objects|filter|exclude|exists|aggregate|annotate|iterator|select_related|prefetch_related|delete|save|update"
    r"|values_list|order_by|get_queryset|all|\w+_set)\b"
)
NOT_QUERIES = {("workspace/case.html", "{% if notices.all %}"), ("workspace/case.html", "{{ notices.all }}")}
PERMISSION = re.compile(
    r"\bperms\b|\bhas_perm\b|\.is_superuser\b|\.is_staff\b|user\.groups\b|\brole\s*(==|!=|in\b)|\babilities\b|\bvisible_to\b"
)


def work_in_views(found):
    """Pages that do what an action does, or that are too long to read as a sentence."""
    for dotted, _text, tree in found:
        if not is_view(dotted):
            continue
        for name in {name.rpartition(".")[2] for name in imported(tree)} & set(OF_ACTIONS):
            if (dotted, name) not in READS:
                yield f"{dotted} imports {name}"
        for node in tree.body:
            is_page = isinstance(node, ast.FunctionDef) and [each.arg for each in node.args.args][:1] == [
                "request"
            ]
            if is_page and _lines(node) > LONGER.get(f"{dotted}.{node.name}", LONGEST):
                yield f"{dotted}.{node.name} has {_lines(node)} lines"


def _lines(node):
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def templates():
    """(name, text) of every template of the product."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield str(path.relative_to(ROOT / "templates")), path.read_text(encoding="utf-8")


def thinking_templates(found):
    """Templates that ask the database, or decide who may do what."""
    for name, text in found:
        for tag in TAG.findall(text):
            if (name, tag) not in NOT_QUERIES and (QUERY.search(tag) or PERMISSION.search(tag)):
                yield f"{name}: {tag}"
