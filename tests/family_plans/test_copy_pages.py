"""The pages of the copies: made, opened, handed over, and released by a second person where there is something to hide."""

import pytest

from family_plans import actions
from family_plans.models import PlanCopy
from fgc.audit.models import AuditEvent
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.pages import statuses, url

pytestmark = pytest.mark.django_db


def test_copies_are_made_opened_and_handed_over():
    """Amina makes two; Tom opens his own and no other; Dele posts; each opening is on the record."""
    home = fam.final()
    amina, tom, dele = (cast.signed_in(getattr(home.world, name)) for name in ("amina", "tom", "dele"))
    assert statuses(home, url("copies", home)) == {
        "amina": 200, "carol": 200, "dele": 200, "tom": 403, "priya": 403, "grace": 404, "bryn": 404, "ivy": 404,
        "sam": 404,
    }  # fmt: skip
    amina.post(url("make_copy", home), {"person": home.katie.key, "edition": "large"})
    amina.post(url("make_copy", home), {"staff": home.world.tom.key})
    for_katie, for_tom = PlanCopy.objects.order_by("number")
    assert (for_katie.recipient, for_katie.edition, for_tom.recipient) == (
        "Katie Rowe",
        "large",
        "Tom Ridley",
    )
    assert dele.post(url("make_copy", home), {"person": home.katie.key}).status_code == 403
    assert amina.post(url("make_copy", home), {"staff": home.world.grace.key}).status_code == 404
    got = tom.get(url("copy_pdf", home, for_tom.key))
    assert got["Content-Type"] == "application/pdf"
    assert got["Content-Disposition"] == (
        f'attachment; filename="family-plan-{home.case.reference}-version-1-copy-2.pdf"'
    )
    assert tom.get(url("copy_pdf", home, for_katie.key)).status_code == 404
    assert AuditEvent.objects.filter(kind="plan.copy_opened", object_key=for_tom.key).count() == 1
    handed = url("handed_over", home, for_katie.key)
    assert dele.post(handed, {"how": "post", "on": "21/11/2026"}).status_code == 302
    assert tom.get(handed).status_code == 403
    for_katie.refresh_from_db()
    assert (for_katie.handed_how, for_katie.handed_by) == ("post", home.world.dele)
    assert b"Download your copy" in tom.get(url("plan", home)).content


def test_a_copy_for_somebody_else():
    """The school: typed, made, listed; an empty box is asked for."""
    home = fam.final()
    amina = cast.signed_in(home.world.amina)
    assert amina.post(url("copies", home), {"role": ""}).context["form"].errors["role"]
    assert amina.post(url("copies", home), {"role": "School"}).status_code == 302
    assert b"School" in amina.get(url("copies", home)).content


def test_without_pdf_the_page_to_print_is_offered(monkeypatch):
    """No Pango: the button leads to the version on screen, and says so."""
    from family_plans import paper
    from fgc.lib.pdf import PdfUnavailable

    def unavailable(*args, **kwargs):
        raise PdfUnavailable

    monkeypatch.setattr(paper, "render_pdf", unavailable)
    home = fam.final()
    page = cast.signed_in(home.world.amina).post(
        url("make_copy", home), {"person": home.katie.key}, follow=True
    )
    assert b"cannot make PDFs" in page.content
    assert b"Print this page" in page.content
    assert not PlanCopy.objects.exists()


def test_a_copy_of_a_family_with_something_to_hide_needs_a_second_person():
    """Amina makes it and cannot release it; until Carol has, Tom cannot open it and nobody hands it over."""
    home = fam.final()
    fam.must_not_know_of(home, home.liam, home.dan)
    amina, tom, carol, dele = (
        cast.signed_in(getattr(home.world, name)) for name in ("amina", "tom", "carol", "dele")
    )
    amina.post(url("make_copy", home), {"staff": home.world.tom.key})
    copy = PlanCopy.objects.get()
    assert copy.needs_release
    pdf, release, handed = (url(name, home, copy.key) for name in ("copy_pdf", "release_copy", "handed_over"))
    assert (tom.get(pdf).status_code, dele.get(pdf).status_code, carol.get(pdf).status_code) == (
        404,
        404,
        200,
    )
    assert b"Download your copy" not in tom.get(url("plan", home)).content
    assert "has to look" in dele.post(handed, {"how": "post", "on": "21/11/2026"}).content.decode()
    assert "Somebody other than you" in amina.post(release, {}).content.decode()
    assert dele.post(release, {}).status_code == 403
    assert carol.get(release).status_code == 200
    assert carol.post(release, {}).status_code == 302
    copy.refresh_from_db()
    assert copy.released_by == home.world.carol
    assert tom.get(pdf).status_code == 200
    assert dele.post(handed, {"how": "post", "on": "21/11/2026"}).status_code == 302
    assert AuditEvent.objects.filter(kind="plan.copy_released").count() == 1


def test_a_service_manager_alone_says_why():
    """Carol covers, makes the copy herself and nobody else is there: only with a reason."""
    home = fam.final()
    fam.must_not_know_of(home, home.liam, home.dan)
    copy = actions.make_copy(version=fam.version(home), person=home.katie, by=home.world.carol)
    carol = cast.signed_in(home.world.carol)
    assert carol.post(url("release_copy", home, copy.key), {}).context["form"].errors["reason"]
    alone = {"reason": "Amina is away and the family is waiting"}
    assert carol.post(url("release_copy", home, copy.key), alone).status_code == 302
