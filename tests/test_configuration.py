"""The settings, their documentation and the example environment speak of the same variables."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from deploy import example_environment
from fgc import checks
from fgc.accounts.models import User
from tests import cast

ROOT = Path(__file__).resolve().parent.parent
FOR_THE_COMMANDS = {"FGC_PYTHON", "FGC_CHROMIUM", "FGC_REQUIRE"}
READ = re.compile(r"""(?:env\.\w+|secrets\.\w+|environ\.get)\(\s*["']([A-Z][A-Z_]+)["']""")


def variables_read():
    """Every environment variable that the code reads."""
    read = set()
    for path in (ROOT / "fgc").rglob("*.py"):
        read |= set(READ.findall(path.read_text(encoding="utf-8")))
    return read - {"DJANGO_SETTINGS_MODULE"}


def variables_documented():
    """Every variable with a row in a table of docs/configuration.md."""
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE))


def test_every_variable_is_documented_and_every_documented_one_is_read():
    """A setting nobody can find is not a setting; a row that does nothing misleads."""
    assert variables_documented() - FOR_THE_COMMANDS == variables_read()


def test_the_example_environment_names_every_variable():
    """Set, or as a suggestion behind #."""
    text = example_environment.EXAMPLE.read_text(encoding="utf-8")
    named = {name.removesuffix("_FILE") for name in re.findall(r"^#?([A-Z_]+)=", text, re.MULTILINE)}
    assert named == variables_read()


LOAD = ("-c", "import django; django.setup(); from fgc.checks import refuse_unsafe_start as start; start()")


def started(tmp_path, program=LOAD, **changes):
    """Load the settings in the documented environment with some changes; None leaves a variable out."""
    values = {**example_environment.environment(tmp_path / "secrets"), **changes}
    values = {name: value for name, value in values.items() if value is not None}
    return subprocess.run(
        [sys.executable, *program],
        cwd=ROOT,
        timeout=120,
        env={"PATH": "/usr/bin:/bin:/sbin:/usr/sbin", "DJANGO_SETTINGS_MODULE": "fgc.settings", **values},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_documented_environment_starts(tmp_path):
    """The example is whole."""
    done = started(tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"FGC_SECRET_KEY_FILE": None}, "FGC_SECRET_KEY must be set"),
        ({"FGC_FIELD_KEYS_FILE": None}, "FGC_FIELD_KEYS must be set"),
        ({"FGC_FIELD_KEYS": "short"}, "a key that Fernet refuses"),
        ({"FGC_MATCH_KEY_FILE": None}, "FGC_MATCH_KEY must be set"),
        ({"DATABASE_URL_FILE": "/nowhere/database_url"}, "DATABASE_URL_FILE cannot be read"),
        ({"FGC_ALLOWED_HOSTS": "*"}, "fgc.E005"),
        ({"FGC_HTTPS": "0"}, "fgc.E006"),
        ({"FGC_HTTPS": "perhaps"}, "FGC_HTTPS must be 1 or 0"),
        ({"EMAIL_URL_FILE": None}, "fgc.E007"),
        ({"FGC_BASE_URL": None}, "fgc.E009"),
        ({"FGC_BASE_URL": "http://fgc.northshore.example"}, "fgc.E009"),
        ({"FGC_BASE_URL": "https://old.northshore.example"}, "fgc.E009"),
        ({"FGC_BASE_URL": "https://fgc.northshore.example/"}, "fgc.E009"),
        ({"FGC_DEMO": "1"}, "fgc.E001"),
        ({"FGC_DEBUG": "1"}, "fgc.E003"),
        ({"FGC_SESSION_IDLE_SECONDS": "ten"}, "FGC_SESSION_IDLE_SECONDS must be a whole number"),
    ],
)
def test_an_unsafe_or_unreadable_environment_does_not_start(tmp_path, changes, said):
    """And the last line says which variable is wrong."""
    done = started(tmp_path, **changes)
    assert done.returncode != 0
    assert said in done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("process", ["worker", "beat"])
def test_a_worker_and_a_beat_refuse_an_unsafe_environment_too(tmp_path, process):
    """As the web process does: otherwise mail would go out with links that lead nowhere."""
    words = ["-m", "celery", "-A", "fgc", process, "--loglevel", "ERROR"]
    words += ["--schedule", str(tmp_path / "beat")] if process == "beat" else []
    done = started(tmp_path, words, FGC_BASE_URL=None)
    assert done.returncode == 1
    assert "fgc.E009: FGC_BASE_URL must be" in done.stderr


def test_a_database_without_tables_does_not_stop_the_start(tmp_path):
    """As before the first migrate."""
    empty = {
        "DATABASE_URL_FILE": None,
        "REDIS_URL_FILE": None,
        "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
    }
    done = started(tmp_path, **empty)
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
@pytest.mark.parametrize(("embedded", "active", "refused"), [
    (False, True, True), (False, False, False), (True, True, False),
])  # fmt: skip
def test_a_former_demonstration_is_no_real_installation(settings, monkeypatch, embedded, active, refused):
    """While one of its accounts is open; on this machine alone it may go on."""
    w = cast.world()
    User.objects.exclude(pk=w.tom.pk).update(is_active=False)
    User.objects.filter(pk=w.tom.pk).update(is_active=active)
    cast.person(w.service, "Real", "Person", w.sam.role)
    User.objects.filter(name="Real Person").update(email="real.person@council.example")
    settings.EMBEDDED, settings.FGC_DEMO = embedded, False
    monkeypatch.setattr(checks, "installation", list)
    if refused:
        with pytest.raises(ImproperlyConfigured, match=r"fgc\.E008"):
            checks.refuse_unsafe_start()
    else:
        checks.refuse_unsafe_start()


def test_every_unit_is_in_the_guide_and_starts_something_that_exists():
    """A unit that nobody is told to enable proves nothing each night."""
    guide = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    units = sorted((ROOT / "deploy/systemd").iterdir())
    assert {unit.name for unit in units} == set(re.findall(r"fgc-[a-z]+\.(?:service|timer)", guide)) | {
        "fgc-due.service"
    }
    for unit in units:
        words = unit.read_text(encoding="utf-8")
        if unit.suffix == ".timer":
            assert unit.with_suffix(".service").exists() and "WantedBy=timers.target" in words
        elif unit.stem in ("fgc-web", "fgc-worker", "fgc-beat"):
            assert "Restart=always" in words, "what ends by itself is started again (decision record 0022)"
        for command in re.findall(r"manage\.py (\w+)", words):
            assert list(ROOT.glob(f"fgc/**/management/commands/{command}.py")), (unit.name, command)


def test_a_load_balancer_is_told_to_ask_what_a_missing_worker_does_not_change():
    """The guide and the example of nginx name /readyz for it, and /tickz as an alarm only."""
    guide = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    [ready] = re.findall(r"^\| `/readyz` \|.*$", guide, re.MULTILINE)
    [tick] = re.findall(r"^\| `/tickz` \|.*$", guide, re.MULTILINE)
    assert "a load balancer" in ready and "tick" not in ready
    assert "never a load balancer" in tick
