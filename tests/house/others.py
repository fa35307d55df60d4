"""What the rules about models, templates and addresses look for."""

import re

from django.db import models
from django.urls import get_resolver

from tests.house.modules import ROOT, layer, modules

# Tables of frameworks, whose rows are nothing without their user.
THEIRS = {
    "EmailAddress",
    "UserObjectPermission",
    "CaseUserObjectPermission",
    "EmailConfirmation",
    "Authenticator",
    "UserSession",
}
BY_FRAMEWORK = re.compile(
    r"(fgc|account|allauth|errors|socialaccount|mfa)/|^(400|403|404|429|500|503|base)\.html|^workspace/pages/"
)
BY_MACHINES = {
    "healthz",
    "readyz",
    "account_signup",
    "account_reset_password_from_key",
    "account_inactive",
}


def keys_that_point_up(found):
    """Foreign keys of a model to a layer above its own."""
    for model in found:
        here = layer(model.__module__)
        if here is None:
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey | models.OneToOneField | models.ManyToManyField):
                there = layer(field.related_model.__module__)
                if there is not None and there > here:
                    yield f"{model.__name__}.{field.name} -> {field.related_model.__name__}"


def falls_with_a_user(found):
    """Rows that would be deleted because a user was."""
    for model in found:
        if model.__name__ in THEIRS or layer(model.__module__) is None:
            continue
        for field in model._meta.fields:
            if (
                isinstance(field, models.ForeignKey)
                and field.related_model.__name__ == "User"
                and field.remote_field.on_delete is models.CASCADE
                and not field.auto_created
            ):
                yield f"{model.__name__}.{field.name}"


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
