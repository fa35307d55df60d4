"""A PDF that somebody brings keeps what its pages show and nothing else: planted in every place that hides things."""

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from pypdf import PdfReader
from weasyprint import HTML

from family_plans import bare_pdf, scans
from family_plans.bare_pictures import BrokenPicture, bare_jp2, bare_jpeg
from fgc.lib.errors import Refused
from tests.family_plans.test_photos import SECRET, jpeg, plainly

HIDDEN = "07700 900123 hidden"


def saved(document):
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page_of(words="We all agree"):
    """A signed page."""
    return pikepdf.open(io.BytesIO(HTML(string=f"<p>{words}</p>").write_pdf()))


def everything(data):
    """Every object of a PDF and the unpacked bytes of every stream."""
    document, found = pikepdf.open(io.BytesIO(data)), [plainly(data).encode()]
    for one in document.objects:
        if isinstance(one, pikepdf.Stream):
            found.append(one.read_raw_bytes())
            if "/DCTDecode" not in str(one.get("/Filter")):
                found.append(one.read_bytes(pikepdf.StreamDecodeLevel.generalized))
            elif one.Filter != "/DCTDecode":
                found.append(zlib.decompress(found[-1]))
    return b"\n".join(found)


def note(document, subtype, **more):
    """An annotation on the first page."""
    made = document.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=Array([10, 10, 90, 40]), **more)
    )
    document.pages[0].obj["/Annots"] = Array([*document.pages[0].obj.get("/Annots", []), made])
    return made


def attached(document):
    """A file attached to the document and one to a page."""
    document.attachments["hidden.txt"] = pikepdf.AttachedFileSpec(document, HIDDEN.encode(), filename=HIDDEN)
    spec = document.make_indirect(document.attachments["hidden.txt"].obj)
    note(document, "/FileAttachment", FS=spec, Contents=String("4 Hidden Row"))
    document.Root["/AF"] = Array([spec])


def noted(document):
    """A sticky note, a link that runs a script, and one that hides its words."""
    note(document, "/Text", Contents=String(HIDDEN), T=String(HIDDEN))
    note(document, "/Link", A=Dictionary(S=Name.JavaScript, JS=String(HIDDEN)))
    note(document, "/Highlight", RC=String(HIDDEN), F=2)


def scripted(document):
    """A form with a script and a value that no page shows."""
    field = document.make_indirect(Dictionary(FT=Name.Tx, T=String("a"), V=String(HIDDEN)))
    document.Root["/AcroForm"] = Dictionary(Fields=Array([field]), XFA=String(HIDDEN))
    document.Root["/Names"] = Dictionary(
        JavaScript=Dictionary(Names=Array([String("x"), Dictionary(S=Name.JavaScript, JS=String(HIDDEN))]))
    )
    document.pages[0].obj["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String(HIDDEN)))


def described(document):
    """Words beside what is drawn: bookmarks, descriptions, comments, private data, an earlier title."""
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(HIDDEN, 0))
    document.Root["/StructTreeRoot"] = Dictionary(K=Dictionary(S=Name.P, ActualText=String(HIDDEN)))
    document.Root["/PieceInfo"] = Dictionary(Own=String(HIDDEN))
    page = document.pages[0]
    page.obj["/PieceInfo"] = Dictionary(Own=String(HIDDEN))
    page.contents_add(f"% {HIDDEN}\n/Span <</ActualText ({HIDDEN})>> BDC EMC\n".encode(), prepend=True)
    document.docinfo["/Subject"] = HIDDEN


def pictured(document):
    """A photo whose camera wrote where it was, packed once more, with words about it."""
    stream = document.make_stream(zlib.compress(jpeg()))
    stream["/Type"], stream["/Subtype"], stream["/Width"], stream["/Height"] = (
        Name.XObject,
        Name.Image,
        60,
        40,
    )
    stream["/ColorSpace"], stream["/BitsPerComponent"] = Name.DeviceRGB, 8
    stream["/Filter"] = Array([Name.FlateDecode, Name.DCTDecode])
    stream["/Metadata"] = document.make_stream(HIDDEN.encode())
    page = document.pages[0]
    page.obj["/Resources"]["/XObject"] = Dictionary(Im0=stream)
    page.contents_add(b"q 60 0 0 40 0 0 cm /Im0 Do Q")


@pytest.mark.parametrize("plant", [attached, noted, scripted, described, pictured])
def test_nothing_that_a_page_does_not_show_is_kept(plant):
    """Looked for in every object and every unpacked stream; what the page shows is still there."""
    document = page_of()
    plant(document)
    data = saved(document)
    before = everything(data)
    assert HIDDEN.encode() in before or SECRET.encode() in before
    found = scans.scan_of(data)
    after = everything(found.data)
    for words in (HIDDEN, "900123", "Hidden Row", SECRET, "JavaScript", "Annots", "Exif"):
        assert words.encode() not in after, words
    assert "We all agree" in found.words and "900123" not in found.words


def test_a_picture_in_it_looks_the_same():
    """Point by point; it is not encoded again."""
    document = page_of()
    pictured(document)
    image = PdfReader(io.BytesIO(scans.scan_of(saved(document)).data)).pages[0].images[0].image
    with Image.open(io.BytesIO(jpeg())) as before:
        assert image.size == (60, 40) and image.convert("RGB").tobytes() == before.convert("RGB").tobytes()


def test_what_is_filled_in_or_stamped_becomes_part_of_the_page():
    """A form that a person filled in keeps its words, which are looked through; the form itself is gone."""
    document = page_of()
    shape = document.make_stream(b"BT /F1 12 Tf 0 0 Td (Signed by Nan) Tj ET")
    shape["/Type"], shape["/Subtype"], shape["/BBox"] = Name.XObject, Name.Form, Array([0, 0, 80, 30])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    shape["/Resources"] = Dictionary(Font=Dictionary(F1=font))
    field = note(document, "/Widget", FT=Name.Tx, T=String("a"), V=String("Signed by Nan"), F=4,
                 AP=Dictionary(N=shape))  # fmt: skip
    document.Root["/AcroForm"] = Dictionary(Fields=Array([field]))
    found = scans.scan_of(saved(document))
    assert "Signed by Nan" in found.words
    assert "/AcroForm" not in pikepdf.open(io.BytesIO(found.data)).Root


def test_a_hidden_layer_is_seen_by_whoever_checks_it():
    """What was switched off is drawn like the rest, so that nothing leaves unseen; its words are looked through."""
    document = page_of()
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    document.Root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    page = document.pages[0]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj["/Resources"]["/Font"]["/F9"] = font
    page.obj["/Resources"]["/Properties"] = Dictionary(L=layer)
    page.contents_add(f"/OC /L BDC BT /F9 12 Tf 50 50 Td ({HIDDEN}) Tj ET EMC".encode())
    found = scans.scan_of(saved(document))
    assert HIDDEN in found.words and b"/OCProperties" not in everything(found.data)


def test_what_cannot_be_made_safe_is_refused(monkeypatch):
    """Too many pages, a bomb, a picture that is none: a message, never an error."""
    monkeypatch.setattr(bare_pdf, "MOST_UNPACKED", 2000)
    document = page_of()
    document.pages[0].contents_add(b"q Q " * 1000)
    with pytest.raises(Refused, match="too much"):
        scans.scan_of(saved(document))
    monkeypatch.undo()
    document = page_of()
    pictured(document)
    document.pages[0].obj["/Resources"]["/XObject"]["/Im0"].write(b"no picture", filter=Name.DCTDecode)
    with pytest.raises(Refused, match="cannot be read"):
        scans.scan_of(saved(document))
    many = pikepdf.new()
    for _ in range(bare_pdf.MOST_PAGES + 1):
        many.add_blank_page()
    with pytest.raises(Refused, match="50 pages"):
        scans.scan_of(saved(many))


def test_pictures_lose_what_stands_beside_their_points():
    """Comments, positions, what follows the end; a JPEG 2000 keeps its drawing boxes only; broken ones are told."""
    with Image.open(io.BytesIO(jpeg())) as image:
        points = image.convert("RGB").tobytes()
        out, second = io.BytesIO(), io.BytesIO()
        image.convert("CMYK").save(out, "JPEG", progressive=True, comment=SECRET.encode())
        image.convert("RGB").save(second, "JPEG2000", comment=SECRET.encode())
    bare = bare_jpeg(jpeg() + SECRET.encode())
    assert SECRET.encode() not in bare and b"Exif" not in bare
    assert Image.open(io.BytesIO(bare)).convert("RGB").tobytes() == points
    cmyk = bare_jpeg(out.getvalue())
    assert SECRET.encode() not in cmyk and b"Adobe" in cmyk
    assert Image.open(io.BytesIO(cmyk)).tobytes() == Image.open(io.BytesIO(out.getvalue())).tobytes()
    boxed = second.getvalue() + (8 + len(SECRET)).to_bytes(4) + b"xml " + SECRET.encode()
    bare = bare_jp2(boxed)
    assert SECRET.encode() in boxed and SECRET.encode() not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(second).tobytes()
    for broken in (b"", b"\xff\xd8\x00", b"\xff\xd8\xff\xe1\xff\xff", b"\xff\x4f"):
        with pytest.raises(BrokenPicture):
            (bare_jp2 if broken[1:2] == b"\x4f" else bare_jpeg)(broken)
