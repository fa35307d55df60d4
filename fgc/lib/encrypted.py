"""Encrypted text fields and keyed hashes, for contact details (decisions.md: Fernet keys from the environment)."""

import hashlib
import hmac
import unicodedata
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models


@lru_cache(maxsize=4)
def _fernet(keys):
    return MultiFernet([Fernet(key.encode()) for key in keys])


def encrypt(text):
    """The text as a Fernet token, made with the newest key."""
    return _fernet(tuple(settings.FGC_FIELD_KEYS)).encrypt(text.encode()).decode()


def decrypt(token):
    """The text of a token; raises ImproperlyConfigured when none of the keys fits."""
    try:
        return _fernet(tuple(settings.FGC_FIELD_KEYS)).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured("FGC_FIELD_KEYS has no key for an encrypted value") from error


def keyed_hash(text):
    """A hash for exact matching: of the folded text, keyed, so that a stolen table cannot be guessed through."""
    folded = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum() or c == "@")
    return hmac.new(settings.FGC_MATCH_KEY.encode(), folded.encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField):
    """Text that is a Fernet token in the database and plain in Python. It cannot be filtered or sorted on."""

    def get_prep_value(self, value):
        """Encrypt on the way in."""
        value = super().get_prep_value(value)
        return value if value in (None, "") else encrypt(value)

    def from_db_value(self, value, expression, connection):
        """Decrypt on the way out."""
        return value if value in (None, "") else decrypt(value)

    def get_lookup(self, lookup_name):
        """Only `isnull`: matching goes through the keyed hash beside the field."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise TypeError("An encrypted field cannot be searched: use its keyed hash")
