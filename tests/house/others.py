"""What the rules about templates and addresses look for."""

import re

from django.urls import get_resolver

from tests.house.modules import ROOT, modules

BY_FRAMEWORK = re.compile(
    r"(fgc|account|allauth|errors|socialaccount|mfa)/|^(400|403|404|429|500|503|base)\.html|^workspace/pages/"
)
BY_MACHINES = {
    "healthz",
    "readyz",
    "tickz",
    "account_signup",
    "account_reset_password_from_key",
    "account_inactive",
}


def template_names():
    """The name of every template of the product."""
    return [str(path.relative_to(ROOT / "templates")) for path in ROOT.glob("templates/**/*.html")]


def unused_templates(names):
    """Templates that no template, module or test names."""
    source = "\n".join(
        [
            *(path.read_text(encoding="utf-8") for path in ROOT.glob("templates/**/*.html")),
            *(text for _dotted, text, _tree in modules()),
            *(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/*.py")),
        ]
    )
    for name in names:
        if not BY_FRAMEWORK.match(name) and name not in source:
            yield name


def named_urls(resolver=None, prefix=""):
    """Every named address of the product."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named_urls(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif pattern.name:
            yield prefix + pattern.name


def not_reached(names):
    """Addresses that nothing links: no template names them, and no view or table in full or, in its own app, in short."""
    templates = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("templates/**/*.html"))
    code = {dotted: text for dotted, text, _tree in modules() if not dotted.endswith(".urls")}
    for name in names:
        if name in BY_MACHINES or name in templates or any(name in text for text in code.values()):
            continue
        space, _, short = name.rpartition(":")
        if not any(
            f'"{short}"' in text for dotted, text in code.items() if space and space in dotted.split(".")
        ):
            yield name
