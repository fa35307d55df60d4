"""What the record needs to know of the request under way: a hash of the session, and the reads so far."""

import hashlib
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Ledger:
    """The reads of one request; they are written just before the response leaves (fgc/audit/middleware.py)."""

    session: str = ""
    reads: list = field(default_factory=list)


_ledger: ContextVar[Ledger | None] = ContextVar("audit_ledger", default=None)


def open_ledger(session_key):
    """Begin a request; returns the token for `close_ledger`."""
    hashed = hashlib.sha256(session_key.encode()).hexdigest()[:16] if session_key else ""
    return _ledger.set(Ledger(hashed))


def close_ledger(token):
    """End a request."""
    _ledger.reset(token)


def current_ledger():
    """The ledger of the request under way, or None outside a request."""
    return _ledger.get()


def current_session():
    """A hash of the session of the request under way."""
    ledger = _ledger.get()
    return ledger.session if ledger else ""


def note_read(kind, **event):
    """Remember that a person is about to be shown something of a case: once for each kind and thing a request."""
    ledger = _ledger.get()
    if ledger is not None and (kind, event) not in ledger.reads:
        ledger.reads.append((kind, event))


def read_is_about(thing):
    """Say which row the page noted last is about: one read a page, and it says which person or letter it showed."""
    ledger = _ledger.get()
    if ledger is not None and ledger.reads:
        ledger.reads[-1][1]["about"] = thing
