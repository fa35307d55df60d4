"""What the rule about tests looks for (rule 11): they say who, what and how much, and wait for nothing."""

import ast
from functools import cache

from tests.house.modules import ROOT

# They wait for another program on this machine to start or to die, and stop as soon as it has.
WAIT_FOR_A_PROGRAM = ("tests.kill", "tests.browser.site", "tests.services", "tests.test_run_command")
RANDOM_FAMILIES = ("factory", "factory_boy", "faker", "model_bakery", "mixer")


@cache
def test_modules():
    """Every module of the tests, as (dotted name, its text, tree)."""
    found = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        found.append((dotted, text, ast.parse(text)))
    return found


def careless_tests(found):
    """Tests that sleep, and families made up by a machine instead of builders."""
    for dotted, _text, tree in found:
        for node in ast.walk(tree):
            sleeps = isinstance(node, ast.Call) and ast.unparse(node.func) in ("time.sleep", "sleep")
            if sleeps and not dotted.startswith(WAIT_FOR_A_PROGRAM):
                yield f"{dotted}:{node.lineno} sleeps"
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
                if any(name.split(".")[0] in RANDOM_FAMILIES for name in names):
                    yield f"{dotted}:{node.lineno} makes rows up"


def without_a_row(names, rows):
    """Addresses that nobody has said who may open."""
    return sorted(set(names) - set(rows))
