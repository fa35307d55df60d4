"""Which function of the product names which: through imports, re-exports and `module.function`."""

import ast
from functools import cache, cached_property

from tests.house.modules import modules
from tests.house.writing import writes_of


class Calls:
    """The functions at the top of some modules, as (dotted name of the module, name), and what each comes to."""

    def __init__(self, found):
        self.trees = {dotted: tree for dotted, _text, tree in found}
        self.functions = {
            (dotted, node.name): node
            for dotted, tree in self.trees.items()
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
        }
        self.imports = {dotted: self._imports(dotted) for dotted in self.trees}
        self.named = {key: set(self.names_in(key[0], node)) - {key} for key, node in self.functions.items()}

    @cached_property
    def writing(self):
        """The functions that write, by themselves or through what they call."""
        return {key for key in self.functions if any(self.writes_itself(each) for each in self.reached(key))}

    @cached_property
    def users(self):
        """{function: the modules that name it}."""
        found = {}
        for dotted, tree in self.trees.items():
            for key in self.names_in(dotted, tree):
                found.setdefault(key, set()).add(dotted)
        return found

    @cache  # noqa: B019
    def writes_itself(self, key):
        """Whether a write stands in the function itself."""
        return bool(self.direct_writes(key))

    def direct_writes(self, key):
        """The calls of a function that write."""
        return list(writes_of(key[0], self.functions[key], self.trees[key[0]]))

    @cache  # noqa: B019
    def reached(self, key):
        """A function and every function that it comes to."""
        seen, waiting = set(), [key]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += self.named.get(one, ())
        return seen

    def names_in(self, dotted, tree):
        """The functions that a piece of a module names."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and (key := self.resolved(dotted, node.id)):
                yield key
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                module, name = self.imports[dotted].get(node.value.id, ("", None))
                module = f"{module}.{name}" if name else module
                if module in self.trees and (key := self.resolved(module, node.attr)):
                    yield key

    def resolved(self, dotted, name, depth=6):
        """The function that a name of a module stands for, through imports; None when it is none of ours."""
        if (dotted, name) in self.functions:
            return dotted, name
        if depth and name in self.imports.get(dotted, ()):
            module, origin = self.imports[dotted][name]
            return self.resolved(module, origin, depth - 1) if origin else None
        return None

    def _imports(self, dotted):
        found = {}
        for node in ast.walk(self.trees[dotted]):
            if isinstance(node, ast.Import):
                found |= {alias.asname or alias.name: (alias.name, None) for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                module = self._climbed(dotted, node)
                found |= {alias.asname or alias.name: (module, alias.name) for alias in node.names}
        return found

    def _climbed(self, dotted, node):
        """The module of `from . import x` by its whole name."""
        if not node.level:
            return node.module
        is_package = any(name.startswith(dotted + ".") for name in self.trees)
        parts = dotted.split(".")
        parts = parts[: len(parts) - node.level + is_package]
        return ".".join([*parts, *([node.module] if node.module else [])])


@cache
def _of_product():
    return Calls(modules())


def calls(found):
    """The calls among some modules; those of the product are looked up once."""
    return _of_product() if found is modules() else Calls(found)
