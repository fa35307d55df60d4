"""Whatever a family, or somebody who wants in, typed: no PDF reaches out, reads a file or carries one (bar B35)."""

import html
import io
import socket

import pikepdf
import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.paper import html_for
from fgc.lib import pdf
from fgc.network import actions as network
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.test_editions import said
from tests.family_plans.test_hostile_paper import PAYLOADS, attack
from tests.sizes import SOAK

pytestmark = pytest.mark.django_db
# One of each way daily, with the five targets in turn; all forty in a soak.
DAILY = [PAYLOADS[way * 5 + way % 5] for way in range(8)]
TRIED = PAYLOADS if SOAK else DAILY
EDITIONS = {
    "standard": "katie", "easy_read": "katie", "large": "rose", "very_large": "rose", "child": "ellie", "court": "",
    "language": "dan",
}  # fmt: skip


@pytest.fixture
def reached(monkeypatch):
    """What a PDF tried to reach: sockets, and addresses that it asked its fetcher for and that are not on the list."""
    found = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: found.append(address))
    real = pdf._fetcher

    def watched():
        fetcher = real()
        fetch = fetcher.fetch

        def seen(url, headers=None):
            if not url.startswith((pdf.SCHEME, "data:image/")):
                found.append(url)
            return fetch(url, headers)

        fetcher.fetch = seen
        return fetcher

    monkeypatch.setattr(pdf, "_fetcher", watched)
    return found


def is_only_text(data, page):
    """The PDF carries and links nothing, and no payload stands in its page as markup."""
    with pikepdf.open(io.BytesIO(data)) as document:
        assert not document.attachments
        assert "/AF" not in document.Root and "/OpenAction" not in document.Root
        assert all("/Annots" not in sheet for sheet in document.pages)
    for payload in TRIED:
        assert payload not in page or html.escape(payload) == payload, payload


def everybody_is_called_so(home, payloads):
    """The names of the family and of its service are payloads too."""
    for person, payload in zip(home.case.people.order_by("pk"), payloads * 9, strict=False):
        network.change_person(person=person, by=home.world.amina, known_as=payload[:60])
    home.world.service.name = payloads[0][:80]
    home.world.service.save(update_fields=["name"])


def test_a_page_that_reaches_out_is_seen(reached):
    """Otherwise the tests below would show nothing: one of the payloads, as markup."""
    with pytest.raises(pdf.BlockedAddress):
        pdf.render_pdf(f'<html lang="en"><body>{PAYLOADS[1]}</body></html>', title="Family plan")
    assert reached == ["http://127.0.0.1:9/x"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_of_a_copy_is_only_text(edition, reached):
    """The plan, its other words and its child's page, for whomever it is made."""
    home = attack(TRIED, cast.world())
    everybody_is_called_so(home, TRIED)
    every = "\n".join(TRIED)
    version = fam.version(home)
    if edition in ("easy_read", "child", "language"):
        said(home, edition, {"text:matters": every} if edition != "child" else {"actions:": every},
             language="ur" if edition == "language" else "")  # fmt: skip
    whom = (
        {"person": getattr(home, EDITIONS[edition])}
        if EDITIONS[edition]
        else {"role": f"The court {TRIED[0]}"[:120]}
    )
    copy = actions.make_copy(
        version=version,
        edition=edition,
        language="ur" if edition == "language" else "",
        by=home.world.amina,
        **whom,
    )
    is_only_text(bytes(copy.file.data), html_for(copy)[0])
    assert reached == []


def test_the_family_tree_is_only_text(reached):
    """Its picture, its list and its title."""
    home = fam.family()
    everybody_is_called_so(home, [payload[:60] for payload in TRIED])
    for payload in TRIED:
        network.add_person(case=home.case, by=home.world.amina, given_name=payload[:60], family_name="Rowe")
    client = cast.signed_in(home.world.amina)
    address = reverse("network:copy_pdf", args=[home.case.reference])
    response = client.get(address, {"recipient": home.katie.key, "everybody": "on"})
    assert response["Content-Type"] == "application/pdf", response.content.decode()[:2000]
    is_only_text(response.content, "")
    assert reached == []
