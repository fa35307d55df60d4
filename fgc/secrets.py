"""Secrets of an installation: from the environment, or made once under var/ for the embedded default."""

import contextlib
import os
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from fgc import env


def secret(name, folder, *, embedded):
    """One long secret. Outside the embedded default a missing one raises ImproperlyConfigured."""
    return env.text(name) or _made_once(name, folder, embedded)


def field_keys(name, folder, *, embedded):
    """The Fernet keys that encrypt contact details, newest first (rotation: put a new one in front)."""
    keys = env.words(name) or [_made_once(name, folder, embedded)]
    for key in keys:
        try:
            Fernet(key.encode())
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} holds a key that Fernet refuses") from error
    return keys


def _made_once(name, folder, embedded):
    """Read the embedded secret, making it the first time; two processes starting at once agree on one."""
    if not embedded:
        raise ImproperlyConfigured(f"{name} must be set (or {name}_FILE): see docs/configuration.md")
    path = Path(folder) / "secrets" / name.lower()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(Fernet.generate_key().decode())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
