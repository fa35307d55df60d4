"""The council's logo at the head of a copy: embedded, said in words, checked; nothing where none is set."""

import io

import pikepdf
import pytest
from PIL import Image

from family_plans.models import PlanCopy
from family_plans.paper import html_for
from fgc.checks import installation
from fgc.lib import logo
from fgc.lib.pdf import render_pdf
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
    settings.FGC_LOGO_ALT = ""
    assert f'alt="{settings.FGC_ORGANISATION_NAME}"' in page()


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
