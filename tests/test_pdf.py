"""fgc.lib.pdf: tagged for screen readers, the same bytes each time, and nothing fetched that is not on the list."""

import builtins
import io
import sys
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont

from fgc.lib import pdf
from fgc.lib.pdf import BlockedAddress, PdfUnavailable, render_pdf

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Plan</title>
<meta name="author" content="Service"><meta name="description" content="Plan">
<link rel="stylesheet" href="fgc-static:css/pdf-fonts.css"><link rel="stylesheet" href="fgc-static:print/plan.css"></head>
<body data-footer="FGC-TEST">{}</body></html>"""
OURS = ("Source", "Naskh", "Bengali", "Gurmukhi")


def test_the_same_input_gives_the_same_bytes():
    """So that a hash says whether a copy is the one that left."""
    page = PAGE.format("<h1>Plan</h1><p>Words</p>")
    assert render_pdf(page, title="Family plan") == render_pdf(page, title="Family plan")


def test_another_thread_unpacks_no_font_again(monkeypatch):
    """A second request, in a thread of its own, makes the same bytes without unpacking eighteen fonts."""
    page = PAGE.format("<h1>Plan</h1><p>Words</p>")
    first, unpacked = render_pdf(page, title="Family plan"), []
    monkeypatch.setattr("fontTools.ttLib.woff2.decompress", lambda *files: unpacked.append(files))
    with ThreadPoolExecutor(1) as other:
        assert other.submit(render_pdf, page, title="Family plan").result() == first
    assert not unpacked


def test_every_header_says_what_it_heads():
    """Column headers and row headers both carry /Scope, and the language and title are set."""
    page = PAGE.format(
        "<h1>Plan</h1><table><thead><tr><th scope='col'>What</th><th scope='col'>Who</th></tr></thead>"
        "<tbody><tr><th scope='row'>Cook</th><td>Rose</td></tr></tbody></table>"
    )
    with pikepdf.open(io.BytesIO(render_pdf(page, title="Family plan"))) as made:
        scopes, waiting = [], [made.Root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            if element.get("/S") == "/TH":
                scopes.append(str(element.A.Scope))
            kids = element.get("/K", [])
            waiting += [
                kid
                for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
                if isinstance(kid, pikepdf.Dictionary)
            ]
        assert sorted(scopes) == ["/Column", "/Column", "/Row"]
        assert (str(made.Root.Lang), str(made.docinfo.Title)) == ("en-GB", "Family plan")
        assert "/CreationDate" not in made.docinfo


@pytest.mark.parametrize(
    "text", ["Łukasz Żółć Świętosława", "Ffion Ŵyn Tŷ", "Ștefan Ţăran", "Олександр Ґалаґан", "Юлия Ёлкина"]
)
def test_names_have_all_their_letters(text):
    """Polish, Welsh, Romanian, Ukrainian and Russian letters come from our own fonts and can be read back."""
    made = render_pdf(PAGE.format(f"<h1>Plan</h1><p>{text}</p>"), title="Family plan")
    assert text in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert all("Source" in name for name in fonts_of(made))


@pytest.mark.parametrize(
    ("words", "face"),
    [
        ("রহিমা খাতুনের নানি প্রতি শুক্রবার স্কুলে নিয়ে যান।", "Bengali"),
        ("ਗੁਰਪ੍ਰੀਤ ਕੌਰ ਦੀ ਦਾਦੀ ਹਰ ਸ਼ੁੱਕਰਵਾਰ ਆਉਂਦੀ ਹੈ।", "Gurmukhi"),
        ("محمد علی کی دادی ہر جمعے کو آتی ہیں ٹڈے چھوٹی گھنٹہ پڑھ", "Naskh"),
        ("جدة أحمد تأتي كل يوم جمعة.", "Naskh"),
        ("دادی جی ہر شکروار ٻچے ݨ لے جاندی اے", "Naskh"),
        ("انا د احمد هره جمعه راځي، ښوونځی ګرم ټول ړ ږ ې ۍ", "Naskh"),
    ],
)
def test_every_letter_of_a_language_that_is_offered_is_drawn(words, face):
    """Bengali, Punjabi in both its scripts, Urdu, Arabic and Pashto, plain and bold: no empty box, no other face."""
    made = render_pdf(PAGE.format(f"<h1>{words}</h1><p>{words}</p>"), title="Family plan")
    names = fonts_of(made)
    assert sum(face in name for name in names) == 2
    assert all(any(one in name for one in OURS) for name in names)
    assert {ord(letter) for letter in words if letter not in " ."} <= letters_of(face.lower())


def test_an_urdu_name_is_drawn_with_the_arabic_face():
    """No missing letters: the face is ours, and no fall-back of the machine is embedded."""
    made = render_pdf(PAGE.format("<h1>Plan</h1><p class='rtl'>محمد علی کی دادی</p>"), title="Family plan")
    names = fonts_of(made)
    assert any("Naskh" in name for name in names)
    assert all("Source" in name or "Naskh" in name for name in names)


def letters_of(face):
    """Every letter that our plain and our bold file of a face both have."""
    files = [file for name, file in pdf.allowed_files().items() if face in name and "-normal" in name]
    assert len(files) == 2
    return set.intersection(*(set(TTFont(file).getBestCmap()) for file in files))


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="http://127.0.0.1:9/a.png">',
        '<img src="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/a.css">',
        '<style>@import "http://127.0.0.1:9/a.css";</style>',
        '<p style="background: url(ftp://127.0.0.1/a.png)">x</p>',
        '<object data="http://127.0.0.1:9/x"></object>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/a.png"/></svg>',
        '<img src="fgc-static:../../../etc/passwd">',
        '<img src="fgc-static:js/fgc.js">',
    ],
)
def test_nothing_else_is_fetched(markup):
    """Markup that our templates never hold ends the rendering instead of reaching out."""
    try:
        made = render_pdf(PAGE.format(f"<h1>Plan</h1>{markup}"), title="Family plan")
    except BlockedAddress:
        return
    with pikepdf.open(io.BytesIO(made)) as document:
        assert not document.attachments
        assert b"root:" not in made


def test_without_pango_it_says_so(monkeypatch, capsys):
    """WeasyPrint prints and raises OSError at import when the libraries are not there: its lines stay away."""
    real = builtins.__import__

    def broken(name, *args, **kwargs):
        if name == "weasyprint":
            print("could not import some external libraries")
            raise OSError("cannot load library")
        return real(name, *args, **kwargs)

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(builtins, "__import__", broken)
    assert not pdf.is_available()
    with pytest.raises(PdfUnavailable):
        render_pdf(PAGE.format("<h1>Plan</h1>"), title="Family plan")
    assert capsys.readouterr().out == ""


def fonts_of(data):
    """The names of the fonts embedded in a PDF, without their subset marks."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return {
            str(font.BaseFont)[1:].split("+")[-1]
            for page in document.pages
            for font in page.get("/Resources", {}).get("/Font", {}).values()
        }
