"""Hostile words in every field of a plan are only words on its copies: nothing is fetched, read or run."""

import io
import socket

import pikepdf
import pytest

from family_plans import actions
from family_plans.paper import html_for
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.test_paper import text_of

pytestmark = pytest.mark.django_db

# 40 of the ways by which text has made a renderer reach out or read a file (bar B35).
PAYLOADS = [
    template.format(target)
    for template in (
        '<img src="{}">',
        '<link rel="attachment" href="{}">',
        '<link rel="stylesheet" href="{}">',
        '<style>@import "{}";</style>',
        '"><svg><image href="{}"/></svg>',
        '<object data="{}"></object>',
        "url({})",
        '<iframe src="{}">',
    )
    for target in (
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "ftp://127.0.0.1/x",
        "http://169.254.169.254/latest",
        "data:text/html,<script>1</script>",
    )
]


def attack(payloads, world):
    """A final plan with the payloads in every field that takes words; each of them stands in an action of its own."""
    home = fam.family(world)
    by, every = home.world.amina, "\n".join(payloads)
    home.katie.given_name = payloads[0][:100]
    home.katie.save(update_fields=["given_name"])
    plan = actions.start_plan(case=home.case, by=by)
    for section in ("asked", "matters", "sign", "first_call", "cannot_care", "family_time"):
        actions.write_text(plan=plan, section=section, words=every, version=0, by=by)
    for payload in payloads:
        short = payload[:120]
        actions.add_action(
            plan=plan, by=by, heading=short, what=payload, who_words=short, by_words=short, how_known=payload,
            checker_words=short, help_needed=payload,
        )  # fmt: skip
    asked = actions.ask_help(plan=plan, by=by, item=every[:500], from_whom=every[:200], how_much=every[:200])
    actions.answer_help(request=asked, answer="no", reason=every[:1000], decided_by=payloads[1][:120], by=by)
    actions.record_agreement(
        plan=home.plan, person=home.katie, answer="in_part", how="spoken", words=every, by=by
    )
    actions.show_for_agreement(plan=home.plan, by=by)
    return fam.final(home, outcome="bottom_line", reason=every, bottom_line=every[:1000])


def reaches_nothing(payloads, world, monkeypatch):
    """Make a copy of such a plan: no socket is opened, nothing is attached or linked, the text is there as text."""
    home = attack(payloads, world)
    opened = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: opened.append(address))
    copy = actions.make_copy(
        version=fam.version(home), role=f"Clerk {payloads[0]}"[:120], by=home.world.amina
    )
    assert opened == []
    page, _left_out = html_for(copy)
    assert page.count("<link ") == 2
    for tag in ("<img", "<style", "<object", "<iframe", "<script", "<image", "<svg", "<embed"):
        assert tag not in page
    with pikepdf.open(io.BytesIO(bytes(copy.file.data))) as document:
        assert not document.attachments
        assert all("/Annots" not in page for page in document.pages)
    assert "file:///etc/passwd" in text_of(copy).replace(" ", "")


def test_forty_hostile_texts_in_every_field_are_only_text(monkeypatch):
    """Bar B35: 40 payloads, 0 sockets, 0 attachments."""
    assert len(PAYLOADS) == 40
    reaches_nothing(PAYLOADS, cast.world(), monkeypatch)


@pytest.mark.soak
def test_three_hundred_hostile_texts_in_every_field_are_only_text(monkeypatch):
    """The same with 300: each in other letter cases, quotes and wrappings."""
    wrapped = [
        wrap.format(payload)
        for payload in PAYLOADS
        for wrap in ("{}", "'{}", '"/>{}', "<!--{}", "]]>{}", "{{{{{}}}}}", "\u202e{}", "&lt;{}")
    ][:300]
    world = cast.world()
    for start in range(0, 300, 50):
        reaches_nothing(["file:///etc/passwd", *wrapped[start : start + 50]], world, monkeypatch)
