"""Words kept in a session for the next page: encrypted, because the session table is no place for a name."""

from django.core.exceptions import ImproperlyConfigured

from fgc.lib.encrypted import decrypt, encrypt


def keep_words(session, name, words):
    """Keep words under a name; empty ones are forgotten."""
    if words:
        session[name] = encrypt(words)
    else:
        session.pop(name, None)


def kept_words(session, name):
    """The words kept under a name, or none: also where the key they were kept with is gone."""
    try:
        return decrypt(session[name]) if name in session else ""
    except (ImproperlyConfigured, AttributeError):
        return ""


def take_words(session, name):
    """The words kept under a name, for showing once."""
    words = kept_words(session, name)
    session.pop(name, None)
    return words
