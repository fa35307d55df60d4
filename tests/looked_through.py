"""What is looked through for a string that must not leave, as plain text: answers, PDFs, the log and the tables."""

import io
import logging
import re
from contextlib import contextmanager

import pypdf
from django.conf import settings
from django.db import connection, transaction
from django.test import RequestFactory

from fgc.lib.logs import JsonFormatter
from tests.permissions.asking import _HANDLER, _Undo


def fetch(cookie, path, method="GET", data=None):
    """(status, everything that came back as one text): status, headers, body, and of a PDF all that is in it."""
    factory = RequestFactory()
    if cookie:
        factory.cookies[settings.SESSION_COOKIE_NAME] = cookie
    request = factory.post(path, data or {}) if method == "POST" else factory.generic(method, path)
    try:
        with transaction.atomic():
            response = _HANDLER(request.environ)
            raise _Undo
    except _Undo:
        pass
    body = b"" if response.streaming else response.content
    heads = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    text = (
        words_of_pdf(body) if body.startswith(b"%PDF") and len(body) > 500 else body.decode(errors="replace")
    )
    return response.status_code, plain(f"{heads}\n{text}")


class _Listening(logging.Handler):
    """Keeps what is written to the log, as it was said and as the line it becomes."""

    def __init__(self, lines):
        super().__init__(logging.DEBUG)
        self.lines = lines

    def emit(self, record):
        self.lines.append(f"{record.getMessage()} {JsonFormatter().format(record)}")


@contextmanager
def listening(lines):
    """Adds to `lines` what is logged meanwhile, at whatever level."""
    root, handler = logging.getLogger(), _Listening(lines)
    level, others = root.level, root.handlers
    root.setLevel(logging.DEBUG)
    root.handlers = [handler]
    try:
        yield lines
    finally:
        root.handlers = others
        root.setLevel(level)


def plain(text):
    """A text as it is looked through."""
    return re.sub(r"&nbsp;|\s+", " ", text).casefold()


def words_of_pdf(data):
    """The text, metadata, alternative texts, attachments and uncompressed bytes of a PDF."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    parts = [page.extract_text() for page in reader.pages]
    parts += [str(reader.metadata), str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data())]
    parts += [f"{name} {files}" for name, files in reader.attachments.items()]
    parts.append("".join(parts).replace("\n", ""))  # a name that was broken into lines
    for number in range(1, len(reader.xref[0]) + 1 if reader.xref else 1):
        try:
            thing = reader.get_object(number)
        except Exception:  # noqa: BLE001 - a number that is free
            continue
        if isinstance(thing, dict):
            parts += [
                str(value) for name, value in thing.items() if name in ("/Alt", "/ActualText", "/T", "/Title")
            ]
    return "\n".join(parts) + data.decode("latin-1")


def raw_tables():
    """{table: its rows as the database keeps them, as one text}."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            found[table] = plain("\n".join(str(row) for row in cursor.fetchall()))
    return found
