"""The council's logo at the head of what is printed: embedded, said in words, checked; nothing where none is set."""

import io

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from family_plans.models import PlanCopy
from family_plans.paper import html_for
from fgc.checks import installation
from fgc.lib import logo
from fgc.lib.pdf import render_pdf
from tests import cast
from tests.conferences import families as conferences
from tests.family_plans import family as fam


def drawn(folder, name="logo.png", kind="PNG"):
    """A small picture in a folder."""
    file = folder / name
    Image.new("RGB", (60, 20), "#0b5").save(file, kind)
    return file


@pytest.mark.django_db
def test_a_copy_has_the_logo_above_the_letterhead_and_says_what_it_is(settings, tmp_path):
    """In the file itself, with words for who does not see it; without one the page is as it was."""
    home = fam.final()

    def page(edition="standard"):
        copy = PlanCopy(version=fam.version(home), number=1, person=home.katie, edition=edition)
        return html_for(copy)[0]

    plain = page()
    settings.FGC_LOGO, settings.FGC_LOGO_ALT = str(drawn(tmp_path)), "Northshore, by the sea"
    with_logo = page()
    assert 'src="data:image/png;base64,' in with_logo and 'alt="Northshore, by the sea"' in with_logo
    assert "data:image/png" not in plain and 'class="letterhead"' in plain
    assert all("by the sea" in page(edition) for edition in ("large", "easy_read", "court"))
    with pikepdf.open(io.BytesIO(render_pdf(with_logo, title="Family plan"))) as made:
        said = [
            str(thing.Alt)
            for thing in made.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]
        assert "Northshore, by the sea" in said and not made.attachments
    assert "by the sea" in childs_page(home)
    settings.FGC_LOGO_ALT = ""
    assert f'alt="{settings.FGC_ORGANISATION_NAME}"' in page()


def childs_page(home):
    """Ellie's page, which has no letterhead."""
    copy = PlanCopy(version=fam.version(home), number=1, person=home.ellie, edition="child")
    page, _none = html_for(copy)
    assert "0151" not in page.partition("<h1>")[0], "the picture alone stands above it"
    return page


@pytest.mark.django_db
def test_an_invitation_has_the_logo_from_our_own_address_as_the_policy_of_pages_wants(settings, tmp_path):
    """Above the letterhead, in words too; where none is set there is none, and its address holds nothing."""
    f = conferences.family()
    conference = conferences.booked(f)
    nan = conferences.invite(conference, f.nan, f)
    amina, address = cast.signed_in(f.w.amina), reverse("workspace:logo")
    letter = conferences.url("invitation", conference, nan.key)
    plain = amina.get(letter).content.decode()
    assert "<img" not in plain and amina.get(address).status_code == 204
    file = drawn(tmp_path)
    settings.FGC_LOGO, settings.FGC_LOGO_ALT = str(file), "Northshore, by the sea"
    page = amina.get(letter).content.decode()
    article = page.partition("<article")[2]
    assert (
        f'<img class="fgc-logo" src="{address}" alt="Northshore, by the sea">' in article.partition("Dear")[0]
    )
    got = amina.get(address)
    assert (got["Content-Type"], got.content) == ("image/png", file.read_bytes())
    assert Client().get(address).status_code == 302, "it is for the pages of this service"


@pytest.mark.parametrize("wrong", ["missing", "folder", "text", "large"])
def test_a_logo_that_cannot_be_printed_is_an_error_of_the_installation(
    settings, tmp_path, wrong, monkeypatch
):
    """The check says why; a copy made meanwhile has none."""
    file = drawn(tmp_path, "logo.jpg", "JPEG")
    settings.FGC_LOGO = str(file)
    assert not [one for one in installation() if one.id == "fgc.E010"] and logo.logo()
    if wrong == "text":
        file.write_text("<svg/>")
    elif wrong == "large":
        monkeypatch.setattr(logo, "LARGEST", 10)
    else:
        settings.FGC_LOGO = str(tmp_path if wrong == "folder" else tmp_path / "none.png")
    (found,) = [one for one in installation() if one.id == "fgc.E010"]
    said = {
        "missing": "no such file",
        "folder": "no such file",
        "text": "neither PNG nor JPEG",
        "large": "larger than 1 MB",
    }
    assert said[wrong] in found.msg and logo.logo() is None
    settings.FGC_LOGO = ""
    assert not [one for one in installation() if one.id == "fgc.E010"]
