"""The policy table is the one of access.md, and its page says the same."""

from pathlib import Path

from django.conf import settings

from fgc.cases import policy
from fgc.cases.policy_page import page

NEVER = [
    ("referrer", "preparation"),
    ("referrer_manager", "preparation"),
    ("referrer", "plan_draft"),
    ("referrer", "feedback"),
    ("referrer", "access_log"),
    ("referrer_manager", "contact"),
    ("referrer_manager", "reveal"),
    ("business_support", "reveal"),
    ("business_support", "preparation"),
    ("business_support", "bottom_lines"),
    ("info_governance", "contact"),
    ("info_governance", "reveal"),
    ("service_manager", None),
]


def test_the_page_is_true():
    """`manage.py access_page` was run after the last change."""
    assert Path(settings.BASE_DIR, "docs", "access.md").read_text(encoding="utf-8") == page()


def test_what_is_never_is_never():
    """The cells that access.md leaves blank or calls never."""
    for relationship, right in NEVER:
        assert right is None or right not in policy.TABLE[relationship], (relationship, right)
    assert "conflict" not in policy.TABLE


def test_only_the_referrers_side_agrees_a_plan():
    """The family's plan is agreed by the referrer or their manager, by nobody of the service."""
    agree = {
        name for name, column in policy.TABLE.items() if "A" in column.get("plan_shown", "").split(":")[0]
    }
    assert agree == {"referrer", "referrer_manager"}


def test_a_cell_reads_letters_and_extent():
    """The shape of a cell."""
    cell = policy.cell("referrer", "people")
    assert cell.letters == {"R"} and cell.extents("R") == {"named by them"} and not cell.whole("R")
    assert policy.cell("coordinator", "people").whole("W") and not policy.cell("shared", "contact").letters


def test_letters_and_extents_of_two_relationships_do_not_mix():
    """Reading everything through one and writing a part through another is not writing everything."""
    both = policy.cell("business_support", "booking") | policy.cell("shared", "booking")
    assert both.letters == {"R", "W"} and both.whole("R") and not both.whole("W")
    assert both.extents("W") == {"after safe to send"} and both.extents("R") == {"", "after safe to send"}
    assert (both | policy.cell("cover", "booking")).whole("W")
