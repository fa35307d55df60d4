"""PDFs from our own HTML: tagged (PDF/UA-1), from allow-listed local files only, the same bytes for the same input."""

import atexit
import io
import re
import sys
import threading
from contextlib import nullcontext, redirect_stdout
from functools import lru_cache

from django.conf import settings

TYPES = {
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
FOLDERS = ("fonts", "css", "print")  # under static/fgc
SCHEME = "fgc-static:"
FONTS = "css/pdf-fonts.css"
_kept = threading.local()
atexit.register(_kept.__dict__.clear)  # while the libraries that let go of the fonts are still there


class PdfUnavailable(Exception):
    """WeasyPrint's libraries (Pango) are not on this machine: offer the printed page instead."""


class BlockedAddress(Exception):
    """The page asked for something that is not on the list; nothing was fetched."""


def render_pdf(html, *, title, lang="en-GB"):
    """The page as PDF bytes. Fonts, styles and pictures come from `fgc-static:` and `data:image/` only.

    Raises PdfUnavailable without Pango, BlockedAddress when the HTML asks for anything else.
    """
    weasyprint = _weasyprint()
    try:
        fetcher = _fetcher()
        fonts, sheet = _fonts(weasyprint, fetcher)
        document = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=fetcher)
        raw = document.write_pdf(
            stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", pdf_identifier=b""
        )
    except _fatal_error() as error:
        raise BlockedAddress("the page asked for an address that is not allowed") from error
    return _finish(raw, title=title, lang=lang)


def page_count(data):
    """How many pages a PDF has."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def is_available():
    """Whether this machine can make PDFs."""
    try:
        _weasyprint()
    except PdfUnavailable:
        return False
    return True


def _weasyprint():
    # Slow to import, so only when a PDF is wanted. Without Pango it prints ten lines and raises OSError.
    first = "weasyprint" not in sys.modules
    try:
        with redirect_stdout(io.StringIO()) if first else nullcontext():
            import weasyprint
    except (ImportError, OSError) as error:
        raise PdfUnavailable("This machine cannot make PDFs") from error
    return weasyprint


def _fonts(weasyprint, fetcher):
    """The fonts, read once for each thread: read anew for each page they cost a third of a second and never go."""
    if not hasattr(_kept, "fonts"):
        from weasyprint.text.fonts import FontConfiguration

        fonts = FontConfiguration()
        words = _bytes(allowed_files()[FONTS]).decode()
        sheet = weasyprint.CSS(string=words, base_url=SCHEME, url_fetcher=fetcher, font_config=fonts)
        _kept.fonts = fonts, sheet
    return _kept.fonts


def _fatal_error():
    """WeasyPrint's refusal derives from BaseException, so `except Exception` would let it pass."""
    from weasyprint.urls import FatalURLFetchingError

    return FatalURLFetchingError


@lru_cache(maxsize=1)
def allowed_files():
    """What `fgc-static:` names: {path under static/fgc: file}."""
    root = settings.BASE_DIR / "static" / "fgc"
    return {
        file.relative_to(root).as_posix(): file
        for folder in FOLDERS
        for file in sorted((root / folder).rglob("*"))
        if file.suffix in TYPES
    }


def _fetcher():
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class LocalFetcher(URLFetcher):
        """Serves the allow-listed files and embedded pictures; anything else ends the rendering."""

        def fetch(self, url, headers=None):
            """The file of a `fgc-static:` address, or the bytes of a `data:image/` one."""
            name = url.removeprefix(SCHEME)
            if name == FONTS:  # every page names it, and it is there already
                return URLFetcherResponse(url, b"", {"Content-Type": TYPES[".css"]})
            if url.startswith(SCHEME) and name in allowed_files():
                file = allowed_files()[name]
                return URLFetcherResponse(url, _bytes(file), {"Content-Type": TYPES[file.suffix]})
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise FatalURLFetchingError("blocked")

    return LocalFetcher(allowed_protocols=("data",), allow_redirects=False)


@lru_cache(maxsize=64)
def _bytes(file):
    data = file.read_bytes()
    if file.suffix == ".woff2":  # unpacked here once a process: the renderer would do it for each thread
        from fontTools.ttLib import woff2

        woff2.decompress(io.BytesIO(data), unpacked := io.BytesIO())
        return unpacked.getvalue()
    if file.suffix == ".css":  # our scheme has no folders to step up from
        data = re.sub(rb"url\(([\"']?)\.\./", rb"url(\1" + SCHEME.encode(), data)
    return data


def _finish(raw, *, title, lang):
    """What WeasyPrint leaves undone for screen readers, neutral metadata, and an identifier made of the content."""
    import pikepdf

    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for name in list(pdf.docinfo):
            del pdf.docinfo[name]
        pdf.docinfo["/Title"] = title
        pdf.docinfo["/Producer"] = settings.FGC_SERVICE_NAME
        pdf.Root.Lang = pikepdf.String(lang)
        if "/StructTreeRoot" in pdf.Root:
            _scope_headers(pdf.Root.StructTreeRoot, pikepdf)
        _map_marks(pdf, pikepdf)
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                if annotation.get("/Subtype") == "/Link":
                    annotation.F = 4  # print it
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _map_marks(pdf, pikepdf):
    """Give the dots that are drawn apart from their letters a mapping: a combining mark that is never shown.

    Without one a checker (and some readers) take them for unknown letters; the letter itself carries the text.
    """
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/ToUnicode" in thing:
            words = thing.ToUnicode.read_bytes()
            if b"> <>" in words:
                thing.ToUnicode.write(words.replace(b"> <>", b"> <034f>"))


def _scope_headers(root, pikepdf):
    """Say of each table header whether it heads a column or a row: WeasyPrint forgets where both meet."""
    waiting = [(root, False)]
    while waiting:
        element, in_head = waiting.pop()
        kind = element.get("/S")
        in_head = in_head or kind == "/THead"
        if kind == "/TH":
            scope = pikepdf.Name.Column if in_head else pikepdf.Name.Row
            element.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=scope)
        children = element.get("/K", [])
        children = children if isinstance(children, pikepdf.Array) else [children]
        waiting += [(child, in_head) for child in children if isinstance(child, pikepdf.Dictionary)]
