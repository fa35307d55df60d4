"""References people read aloud: REF-, FGC- and OFF- with seven random letters and a check letter (access.md)."""

import secrets

from fgc.lib.errors import Refused

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 letters without 0 O 1 I, which look alike
KINDS = ("REF", "FGC", "OFF")


def new_reference(kind):
    """A fresh random reference such as FGC-7K3M-9QXW; the database's unique rule is the last word."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(7))
    return _spaced(kind, body + _check_letter(kind, body))


def read_reference(typed):
    """The reference that somebody typed, in its proper form, or None when it cannot be one."""
    letters = "".join(c for c in str(typed).upper() if c.isalnum() and c.isascii())
    kind, body = letters[:3], letters[3:]
    if kind not in KINDS or len(body) != 8 or any(c not in ALPHABET for c in body):
        return None
    return _spaced(kind, body) if _check_letter(kind, body[:7]) == body[7] else None


def unused_reference(kind, taken):
    """A reference for which `taken(reference)` is false; raises Refused after twenty tries."""
    for _ in range(20):
        reference = new_reference(kind)
        if not taken(reference):
            return reference
    raise Refused("No free reference was found. Try again.")


def _spaced(kind, body):
    return f"{kind}-{body[:4]}-{body[4:]}"


def _check_letter(kind, body):
    """Weighted sum with odd weights modulo 32: any single wrong letter changes it."""
    total = sum(ord(c) for c in kind)
    total += sum((2 * place + 1) * ALPHABET.index(letter) for place, letter in enumerate(body))
    return ALPHABET[total % 32]
