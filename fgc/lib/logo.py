"""The council's logo for the head of what is printed: a file that the installation names. In a PDF it is embedded."""

import base64
from functools import lru_cache
from pathlib import Path

from django.conf import settings

BEGINS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
LARGEST = 1_000_000  # bytes: it is in every copy that is kept


def logo():
    """{"src", "alt"} for an `img`, or None where none is set or the file cannot be used (the system check says why).

    `src` holds the picture itself, for a PDF; a page has it from its own address, as the policy of the pages wants.
    """
    found = picture()
    if found is None:
        return None
    kind, data = found
    return {"src": f"data:{kind};base64,{base64.b64encode(data).decode()}", "alt": said()}


def picture():
    """(content type, bytes) of the logo, or None where there is none."""
    path = settings.FGC_LOGO
    return None if not path or problem_with(path) else _read(path)


def said():
    """What the logo says, for people who do not see it."""
    return settings.FGC_LOGO_ALT or settings.FGC_ORGANISATION_NAME


def problem_with(path):
    """What is wrong with the file, in words for whoever installs this; nothing when it can be printed."""
    file = Path(path)
    if not file.is_file():
        return "there is no such file"
    try:
        if file.stat().st_size > LARGEST:
            return "it is larger than 1 MB"
        return "" if _kind(file) else "it is neither PNG nor JPEG"
    except OSError:
        return "it cannot be read"


def _kind(file):
    with file.open("rb") as opened:
        head = opened.read(8)
    return next((kind for kind, begins in BEGINS.items() if head.startswith(begins)), "")


@lru_cache(maxsize=2)
def _read(path):
    file = Path(path)
    return _kind(file), file.read_bytes()
