"""Making a file that somebody brings safe to keep: what it is, drawn anew without camera or location data.

Pure functions over bytes. JPEG and PNG are decoded and encoded again; a PDF is built anew from what its
pages show (bare_pdf.py), and its text is read out so that it can be looked through for what is withheld (safety.md 4.6).
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from family_plans import bare_pdf
from fgc.lib.errors import Refused
from fgc.lib.text import clean

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
KINDS = "Choose a photo (JPEG or PNG) or a PDF"
BROKEN = "This file cannot be read. Take the photo again, or scan the page again"


@dataclass(frozen=True)
class Scan:
    """A file as it may be kept: its bytes, what it is, and the text inside when it is a PDF."""

    data: bytes
    content_type: str
    words: str = ""


def scan_of(data):
    """The file made safe. Raises Refused with a message for a person."""
    if not data:
        raise Refused("The file is empty", field="file")
    if len(data) > MOST_BYTES:
        raise Refused("The file must be 10 MB or smaller", field="file")
    if data.startswith(b"%PDF-"):
        return _document(data)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _picture(data)
    raise Refused(KINDS, field="file")


def _picture(data):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
                _refuse_many_pixels(image)
                kind = image.format
                image = ImageOps.exif_transpose(image)
                image = image.convert("RGBA" if kind == "PNG" and "A" in image.getbands() else "RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refused(_too_many(), field="file") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise Refused(BROKEN, field="file") from error
    clean_image = Image.new(image.mode, image.size)
    clean_image.paste(image)  # pixels only: nothing the camera wrote beside them
    return _encoded(clean_image, kind)


def _refuse_many_pixels(image):
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Refused(_too_many(), field="file")


def _too_many():
    return "The picture has more than 40 million points. Take it with a smaller setting, or make it smaller"


def _encoded(image, kind):
    out = io.BytesIO()
    if kind == "PNG":
        image.save(out, "PNG", optimize=False)
        if out.tell() <= MOST_BYTES:
            return Scan(out.getvalue(), PNG)
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
        image, out = flat, io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return Scan(out.getvalue(), JPEG)


def _document(data):
    from pypdf import PdfReader  # only where a PDF comes: it takes its time to load
    from pypdf.errors import PyPdfError

    try:
        bare = bare_pdf.bared(data)
        text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(bare)).pages)
    except bare_pdf.PasswordError as error:
        raise Refused("The PDF has a password. Save it without one", field="file") from error
    except (*bare_pdf.BROKEN, PyPdfError, RecursionError, OSError, RuntimeError) as error:
        raise Refused(BROKEN, field="file") from error
    if len(bare) > MOST_BYTES:
        raise Refused("The file must be 10 MB or smaller", field="file")
    return Scan(bare, PDF, clean(text.encode("utf-8", "replace").decode()))
