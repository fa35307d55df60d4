"""Which tests run in one process: what is built once for many of them would otherwise be built in each.

xdist's own groups (`xdist_group`) are lost with pytest 9.2: it hands out tests by names that no longer bear the group.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = (
    "tests/demo/",
    "tests/forms/test_every_form.py",
    "tests/kept/test_every_form.py",
    "tests/permissions/test_swaps.py",
    "tests/test_canaries.py",
    "tests/test_noninterference.py",
    "tests/workspace/test_list_queries.py",
)


class Together(LoadScopeScheduling):
    """Hands out those whole and first, every other test on its own."""

    def _split_scope(self, nodeid):
        return next((group for group in TOGETHER if nodeid.startswith(group)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Ours in the place of xdist's groups."""
    return Together(config, log) if config.getvalue("dist") == "loadgroup" else None
