"""Run a command in the environment of deploy/fgc.env.example, with made-up secrets in the place of its files.

Usage: python deploy/example_environment.py FOLDER COMMAND...   (the secrets are written into FOLDER)
"""

import base64
import os
import secrets
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent / "fgc.env.example"
SECRETS_FOLDER = "/etc/fgc/"
SECRETS = {
    "secret_key": lambda: secrets.token_urlsafe(50),
    "field_keys": lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    "match_key": lambda: secrets.token_urlsafe(50),
    "database_url": lambda: "postgres://fgc_app:made-up@127.0.0.1:5432/fgc",
    "redis_url": lambda: "redis://:made-up@127.0.0.1:6379/0",
    "email_url": lambda: "smtp+tls://fgc:made-up@mail.northshore.example:587",
}


def example_values():
    """The variables that the example sets; lines that start with # are suggestions and left out."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("=", 1) for line in lines if line and not line.startswith("#")]
    return {name: value.strip('"') for name, value in pairs}


def environment(folder):
    """The example's variables, with each file under /etc/fgc/ made up in this folder."""
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    values = example_values()
    for name, value in values.items():
        if value.startswith(SECRETS_FOLDER):
            path = folder / value.removeprefix(SECRETS_FOLDER)
            path.write_text(SECRETS[path.name](), encoding="utf-8")
            values[name] = str(path)
    return values


def main(words):
    """Run the command with nothing else of ours in its environment; returns its exit status."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FGC_")}
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL"):
        kept.pop(name, None)
    kept["DJANGO_SETTINGS_MODULE"] = "fgc.settings"
    return subprocess.run(words[1:], env={**kept, **environment(words[0])}, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
