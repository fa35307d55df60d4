"""What all tests of kept writing begin with."""

import pytest

from tests.family_plans import family as fam


@pytest.fixture
def home():
    """A family whose plan is being written."""
    return fam.written()
