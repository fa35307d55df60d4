"""Reading settings from the environment, strictly: a value that cannot be understood stops the start."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}


def text(name, default=""):
    """The value of NAME, or the content of the file that NAME_FILE points to (for secrets), or the default."""
    if name in os.environ:
        return os.environ[name]
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error}") from error
    return default


def flag(name, default=False):
    """A yes or no; anything else raises ImproperlyConfigured."""
    value = text(name, "1" if default else "0").strip().lower()
    if value in YES:
        return True
    if value in NO:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")


def number(name, default, *, least=0):
    """A whole number not below `least`; anything else raises ImproperlyConfigured."""
    value = text(name, str(default)).strip()
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {value!r}")
    return int(value)


def words(name, default=()):
    """A list separated by commas, empty items left out."""
    value = text(name, ",".join(default))
    return [word.strip() for word in value.split(",") if word.strip()]


def choice(name, default, choices):
    """One of the choices; anything else raises ImproperlyConfigured."""
    value = text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value
