"""What the rules about the record look for (rule 8)."""

import ast
import re

DOTTED = re.compile(r"[a-z_]+(\.[a-z_]+)+")


def kinds(found):
    """The kinds of event that the apps make known, read from their `events` modules."""
    return {
        node.args[0].value
        for dotted, _text, tree in found
        if dotted.endswith(".events")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Kind" and node.args
        if isinstance(node.args[0], ast.Constant)
    }


def recorded(found):
    """(module, line, kind, whether it is only how the kind begins) of each event that is written by name."""
    for dotted, _text, tree in found:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record" and node.args:
                first = node.args[0]
                for each in [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]:
                    if isinstance(each, ast.Constant):
                        yield dotted, node.lineno, each.value, False
                    elif isinstance(each, ast.JoinedStr) and isinstance(each.values[0], ast.Constant):
                        yield dotted, node.lineno, each.values[0].value, True


def unknown_kinds(known):
    """A rule: events of a kind that has no sentence."""

    def rule(found):
        for dotted, line, kind, begins in recorded(found):
            there = any(name.startswith(kind) for name in known) if begins else kind in known
            if not there or not (begins or DOTTED.fullmatch(str(kind))):
                yield f"{dotted}:{line} {kind}"

    return rule


def never_recorded(found):
    """Kinds that nothing writes: a sentence that nobody will ever read."""
    text = "\n".join(
        "\n".join(re.findall(r"[\"'][\w.]+[\"']", text))
        for dotted, text, _tree in found
        if not dotted.endswith(".events")
    )
    starts = [kind for _dotted, _line, kind, begins in recorded(found) if begins]
    for kind in sorted(kinds(found)):
        if f'"{kind}"' not in text and not any(kind.startswith(start) for start in starts):
            yield kind
