"""./test counts a stage that tested nothing as failed, and its long campaigns want every service."""

import subprocess
from pathlib import Path

import pytest

from tests.together import TOGETHER, Together

ROOT = Path(__file__).resolve().parent.parent


def stage(tmp_path, code):
    """Run one stage whose command ends with this code; returns its line of the summary and the result of ./test."""
    text = (ROOT / "test").read_text(encoding="utf-8")
    function = text[text.index("stage() {") : text.index("\n}\n", text.index("stage() {")) + 3]
    program = f"LOGS={tmp_path} RESULT=0\n{function}\nstage Nothing sh -c 'exit {code}'\necho $RESULT"
    done = subprocess.run(["sh", "-c", program], capture_output=True, text=True, check=True)
    return (tmp_path / "stages").read_text(encoding="utf-8").split()[:2], done.stdout.split()[-1]


@pytest.mark.parametrize(
    ("code", "verdict", "result"), [(0, "ok", "0"), (1, "FAILED", "1"), (5, "FAILED", "1")]
)
def test_a_stage_without_tests_has_failed(tmp_path, code, verdict, result):
    """5 is what pytest ends with when no test has the marks of a stage."""
    assert stage(tmp_path, code) == (["Nothing", verdict], result)


def test_what_is_built_once_is_asked_in_one_process(pytestconfig):
    """Each test of such a group has the group's name for its place, and any other test its own."""
    split = Together._split_scope
    names = ["tests/demo/test_demo.py::test_a", "tests/demo/test_other.py::test_b[1@2]"]
    assert {split(None, name) for name in names} == {"tests/demo/"}
    assert split(None, "tests/test_pdf.py::test_c") == "tests/test_pdf.py::test_c"
    for group in TOGETHER:
        assert (pytestconfig.rootpath / group).exists(), group
