"""What the rules about the door look for (rules 1 and 2): no view finds a family, or anything of it, by itself.

And nobody but the app of the people reads where and how somebody is reached: it alone knows from whom that is kept.
"""

import ast
import re

# What a view may look up by itself: staff, teams, and the pulse of the service. Nothing of a family.
OF_NO_FAMILY = {"User", "get_user_model()", "Team", "TeamManager", "Tick", "Absence", "Message", "AuditEvent"}
# A row of a family is looked up among the rows of something that came through a door, or of the reader.
HELD_BY = re.compile(
    r"(?:\w+__)?(?:case|cases|plan|referral|review|version|conference|person|staff|by)(?:__in|_id)?"
)
OWN = re.compile(r"\b(request\.)?user\b")
FROM_OUTSIDE = re.compile(r"request\.(GET|POST|META|headers)|^(reference|key)$")
DOORS = re.compile(r"get_[a-z_]+$")
# The modules of fgc.network that read the table of addresses and numbers; all others ask these.
OF_CONTACTS = {
    "fgc.network.alike",
    "fgc.network.audience",
    "fgc.network.disclosure",
    "fgc.network.homes",
    "fgc.network.moves",
    "fgc.network.restrictions",
    "fgc.network.sharing",
    "fgc.network.actions.contacts",
    "fgc.network.actions.merging",
    "fgc.network.actions.moves",
    "fgc.network.actions.safety",
    "fgc.network.actions.undo",
    "fgc.network.forms.contacts",
    "fgc.network.views.contacts",
    "fgc.network.views.merge",
}
CONTACTS = re.compile(
    r"\b(\w+__)?(contact_details?(__\w+)?|ContactDetail)\b|\bnetwork\.ContactDetail", re.IGNORECASE
)
BEHIND = ("_default_manager", "_base_manager", "get_model", "in_bulk")


def is_view(dotted):
    """Whether a module holds pages."""
    return "views" in dotted.split(".")


def doors(found):
    """Views that fetch a family, or a row of one, without the door."""
    for dotted, _text, tree in found:
        if not is_view(dotted):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in BEHIND:
                yield f"{dotted}:{node.lineno} {ast.unparse(node)}"
            if isinstance(node, ast.Call) and node.args:
                called, first = ast.unparse(node.func), ast.unparse(node.args[0])
                if re.search(r"get_(object|list)_or_404$", called) and re.fullmatch(
                    r"(\w+\.)?[A-Z]\w*", first
                ):
                    yield f"{dotted}:{node.lineno} {ast.unparse(node)[:90]}"
        for manager, calls, extra in _chains(tree):
            model = ast.unparse(manager.value).split(".")[-1]
            if model not in OF_NO_FAMILY and not _is_held(calls, extra):
                yield f"{dotted}:{manager.lineno} {ast.unparse(manager)}"
            if model in ("Case", "Referral"):
                yield f"{dotted}:{manager.lineno} {ast.unparse(manager)}: its access module says who sees which"


def _chains(tree):
    """(manager, the calls made on it one after another, further keywords of get_object_or_404 around it)."""
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            calls, at = [], above.get(node)
            inner = node
            while isinstance(at, ast.Attribute | ast.Call) and inner in (
                getattr(at, "value", None), getattr(at, "func", None)
            ):  # fmt: skip
                if isinstance(at, ast.Call):
                    calls.append(at)
                inner, at = at, above.get(at)
            around = at.keywords if isinstance(at, ast.Call) and inner in at.args else []
            yield node, calls, around


def _is_held(calls, around):
    """Whether a row is looked for among those of something that came through a door, or of the reader."""
    keywords = [keyword for call in calls for keyword in call.keywords] + list(around)
    return any(
        keyword.arg
        and (HELD_BY.fullmatch(keyword.arg) or OWN.search(ast.unparse(keyword.value)))
        and not FROM_OUTSIDE.search(ast.unparse(keyword.value))
        for keyword in keywords
    )


def past_the_door(found):
    """Pages with a reference in their address that hand it to nothing that opens a door."""
    views = {dotted: _functions(tree) for dotted, _text, tree in found if is_view(dotted)}
    trees = {dotted: tree for dotted, _text, tree in found if is_view(dotted)}
    for dotted, functions in views.items():
        for name, node in functions.items():
            names = [each.arg for each in node.args.args]
            if (
                names[:1] == ["request"]
                and "reference" in names
                and not _opens(dotted, name, views, trees, set())
            ):
                yield f"{dotted}.{name}"


def _functions(tree):
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _opens(dotted, name, views, trees, seen):
    """Whether a function hands the reference to a door, by itself or through another function of the pages."""
    seen.add((dotted, name))
    for call in (each for each in ast.walk(views[dotted][name]) if isinstance(each, ast.Call)):
        given = [ast.unparse(each) for each in [*call.args, *(word.value for word in call.keywords)]]
        if "reference" not in given or not isinstance(call.func, ast.Name | ast.Attribute):
            continue
        called = ast.unparse(call.func).split(".")[-1]
        if DOORS.match(called):
            return True
        there = _home(dotted, called, trees)
        if (
            called in views.get(there, ())
            and (there, called) not in seen
            and _opens(there, called, views, trees, seen)
        ):
            return True
    return False


def _home(dotted, name, trees):
    """The module that a name of a module comes from."""
    for node in trees[dotted].body:
        if isinstance(node, ast.ImportFrom) and name in {each.asname or each.name for each in node.names}:
            return node.module
    return dotted


def twins(found):
    """A list that asks the door, or a door that asks the list: comparing them would compare nothing."""
    for dotted, _text, tree in found:
        if dotted.split(".")[-1] != "access":
            continue
        functions = _functions(tree)
        for one, other in (("abilities", "visible_to"), ("visible_to", "abilities")):
            if one in functions and other in _reached(one, functions, set()):
                yield f"{dotted}.{one} asks {other}"


def _reached(name, functions, seen):
    """Names of the functions of a module that a function comes to."""
    for node in ast.walk(functions[name]):
        if isinstance(node, ast.Name) and node.id in functions and node.id not in seen:
            seen.add(node.id)
            _reached(node.id, functions, seen)
    return seen


def contact_details(found):
    """Modules that touch the table of addresses and numbers, by whatever name, and are not those that may."""
    for dotted, _text, tree in found:
        if dotted in OF_CONTACTS or dotted.startswith("fgc.network.models"):
            continue
        prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            said = [getattr(node, name, None) for name in ("id", "attr", "arg", "name")]
            if isinstance(node, ast.Constant) and id(node) not in prose:
                said.append(node.value)
            if any(isinstance(each, str) and CONTACTS.fullmatch(each) for each in said):
                yield f"{dotted}:{getattr(node, 'lineno', '')} {ast.unparse(node)[:60]}"
