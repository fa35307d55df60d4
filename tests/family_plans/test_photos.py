"""Photos of what the family made: nothing of the camera stays, nothing withheld gets out, nobody sees it unasked."""

import base64
import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader
from weasyprint import HTML

from family_plans import actions, scans
from family_plans.models import PhotoFile, PlanCopy, PlanPhoto
from family_plans.paper import html_for, paper_for
from family_plans.photos import bytes_of, photos_for
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.lib.pdf import page_count
from fgc.network.actions import add_contact
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
GPS, SECRET = 0x8825, "CANARY camera 53.45N"


def jpeg(size=(60, 40)):
    """A photo whose camera wrote where it was, turned on its side."""
    image, exif, out = Image.new("RGB", size, "teal"), Image.Exif(), io.BytesIO()
    exif[0x010E], exif[0x0112] = SECRET, 6
    exif.get_ifd(GPS)[1] = "N"
    image.save(out, "JPEG", exif=exif, comment=SECRET.encode())
    return out.getvalue()


def png(size=(60, 40)):
    """A drawing with words beside its pixels."""
    words, out = PngInfo(), io.BytesIO()
    words.add_text("Location", SECRET)
    Image.new("RGB", size, "white").save(out, "PNG", pnginfo=words)
    return out.getvalue()


def pdf(text="We all agree"):
    """A signed page with metadata, a script and a note."""
    document = pikepdf.open(io.BytesIO(HTML(string=f"<title>{SECRET}</title><p>{text}</p>").write_pdf()))
    document.docinfo["/Author"] = SECRET
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def plainly(data):
    """Every object of a PDF, nothing packed."""
    document = pikepdf.open(io.BytesIO(data))
    return "\n".join(repr(one) for one in document.objects) + repr(document.trailer)


def url(name, home, *args):
    """A page of the family's plan."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def added(home, data=None, by=None, **more):
    """A photo of the flip chart, kept by the real action."""
    scan = scans.scan_of(data or jpeg())
    return actions.add_photo(
        plan=home.plan, scan=scan, kind="flip_chart", about="Our list", by=by or home.world.amina, **more
    )


@pytest.mark.parametrize("make", [jpeg, png, pdf])
def test_nothing_of_the_camera_or_of_the_office_stays(make):
    """No EXIF, position, comment, metadata or script; a photo taken sideways stands upright."""
    found = scans.scan_of(make())
    if make is not pdf:
        assert SECRET.encode() in make()
    assert SECRET.encode() not in found.data
    if make is pdf:
        assert SECRET in plainly(make()) and SECRET not in plainly(found.data)
        document = pikepdf.open(io.BytesIO(found.data))
        assert "/OpenAction" not in document.Root and "/Metadata" not in document.Root
        assert "We all agree" in found.words and "Author" not in str(
            PdfReader(io.BytesIO(found.data)).metadata
        )
        return
    image = Image.open(io.BytesIO(found.data))
    assert not image.getexif() and image.size == ((40, 60) if make is jpeg else (60, 40))
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


def bomb():
    """A picture of 49 million points in a few thousand bytes."""
    out = io.BytesIO()
    Image.new("1", (7000, 7000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"GIF89a" + b"x" * 40, "JPEG or PNG"),
        (b"<svg onload=alert(1)>", "JPEG or PNG"),
        (jpeg()[:200], "cannot be read"),
        (b"%PDF-1.7 nothing", "cannot be read"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "cannot be read"),
        (b"\xff\xd8\xff" + b"0" * scans.MOST_BYTES, "10 MB"),
        (bomb(), "40 million"),
    ],
)
def test_what_is_no_photo_is_refused_in_words(data, words):
    """Wrong kinds, broken files, too much of it, and a bomb: a message, never an error."""
    with pytest.raises(Refused, match=words):
        scans.scan_of(data)


def test_added_on_the_page_checked_and_then_seen_by_the_social_worker():
    """The file's name is forgotten, its bytes are encrypted, nobody else sees it before somebody looked."""
    home = fam.shown()
    amina, tom, dele = (
        cast.signed_in(person) for person in (home.world.amina, home.world.tom, home.world.dele)
    )
    sent = {"kind": "flip_chart", "about": "Our list", "file": SimpleUploadedFile("Rowe family.exe", jpeg())}
    assert amina.post(url("add_photo", home), {**sent, "file": ""}).status_code == 200
    assert amina.post(url("add_photo", home), sent).status_code == 302
    photo = PlanPhoto.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT data FROM {PhotoFile._meta.db_table}")
        assert cursor.fetchone()[0].startswith("gAAAA")
    page = url("photo", home, photo.key)
    answer = amina.get(page)
    assert answer["Content-Type"] == "image/jpeg" and Image.open(io.BytesIO(answer.content)).size == (40, 60)
    assert "sandbox" in answer["Content-Security-Policy"] and "Rowe" not in answer["Content-Disposition"]
    assert (
        tom.get(page).status_code == 404 and "Our list" not in tom.get(url("photos", home)).content.decode()
    )
    assert dele.get(page).status_code in (403, 404)
    assert cast.signed_in(home.world.grace).get(page).status_code == 404
    assert amina.post(url("check_photo", home, photo.key), {}).status_code == 200, (
        "nobody said that they looked"
    )
    assert (
        amina.post(url("check_photo", home, photo.key), {"sure": "on", "in_copies": "on"}).status_code == 302
    )
    assert (
        tom.get(page).status_code == 200 and AuditEvent.objects.filter(kind="plan.photo_opened").count() >= 2
    )
    assert tom.post(url("check_photo", home, photo.key), {"sure": "on"}).status_code == 403
    amina.post(url("remove_photo", home, photo.key))
    assert amina.get(page).status_code == tom.get(page).status_code == 404 and PhotoFile.objects.count() == 1


def test_a_pdf_is_saved_and_its_text_is_looked_through():
    """Only as an attachment; one with a withheld number is never checked; it is not printed."""
    home = fam.shown()
    amina, carol = home.world.amina, home.world.carol
    add_contact(person=home.rose, kind="phone", value="07700 900123", by=amina, is_withheld=True)
    bad, good = added(home, pdf("Ring Nan: +44 (0)7700-900 123")), added(home, pdf("Ring Nan"))
    with pytest.raises(Refused, match="withheld"):
        actions.check_photo(photo=bad, by=carol)
    with pytest.raises(Refused, match="Another person"):
        actions.check_photo(photo=good, by=amina)
    with pytest.raises(Refused, match="not printed"):
        actions.check_photo(photo=good, in_copies=True, by=carol)
    actions.check_photo(photo=good, by=carol)
    answer = cast.signed_in(home.world.tom).get(url("photo", home, good.key))
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and "sandbox" in answer["Content-Security-Policy"]
    )
    with pytest.raises(Refused, match="withheld"):
        actions.add_photo(
            plan=home.plan, scan=scans.scan_of(png()), kind="other", about="Nan 07700900123", by=amina
        )


def test_copies_have_the_chosen_pictures_and_never_for_whom_something_is_kept_from():
    """In copies only when chosen and checked; Liam, who must not know of Dan, has none."""
    home = fam.final()
    amina, carol = home.world.amina, home.world.carol
    first, second = added(home), added(home, png())
    actions.check_photo(photo=first, by=carol, in_copies=True)
    actions.check_photo(photo=second, by=carol)
    version = fam.version(home)
    assert [one.key for one in photos_for(version)] == [first.key]
    assert [one.about for one in photos_for(version, home.rose)] == ["Our list"]
    fam.must_not_know_of(home, home.liam, home.dan)
    assert photos_for(version, home.liam) == [] and photos_for(version, home.rose)
    actions.remove_photo(photo=first, by=amina)
    assert photos_for(version) == []


def test_a_childs_page_has_what_that_child_made():
    """Ellie's drawing is on her page, not the flip chart and not Mason's; with something kept from her, none."""
    home = fam.final()
    children = {row.person_id: row for row in home.case.children.all()}
    hers = added(home, child=children[home.ellie.pk])
    others = [added(home, png(), child=children[home.mason.pk]), added(home, png((5, 5)))]
    for photo in (hers, *others):
        actions.check_photo(photo=photo, by=home.world.carol, in_copies=True)
    copy = PlanCopy(version=fam.version(home), person=home.ellie, number=1, edition="child")
    page, _left_out = html_for(copy)
    assert page.count("data:image/") == 1 and base64.b64encode(bytes_of(hers)).decode() in page
    assert page_count(paper_for(copy).data) >= 1 and 'alt="Our list"' in page
    fam.must_not_know_of(home, home.ellie, home.dan)
    assert "data:image/" not in html_for(copy)[0]


def test_fifty_of_a_family_and_no_more(monkeypatch):
    """The fifty-first is refused, one that is taken out makes room."""
    home, scan = fam.written(), scans.scan_of(jpeg((4, 4)))
    monkeypatch.setattr("family_plans.actions.photographing.MOST_PHOTOS", 2)
    kept = [added(home, png((4, 4))) for _ in range(2)]
    with pytest.raises(Refused, match="at most 2"):
        actions.add_photo(plan=home.plan, scan=scan, kind="other", about="x", by=home.world.amina)
    actions.remove_photo(photo=kept[0], by=home.world.amina)
    added(home)
