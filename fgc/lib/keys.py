"""Short random keys: what URLs and forms name rows by, so that no database id ever leaves (access.md)."""

import secrets

from django.db import models

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def new_key():
    """Ten random letters: about 49 bits, unique by constraint."""
    return "".join(secrets.choice(LETTERS) for _ in range(10))


class Keyed(models.Model):
    """A row that a URL or a form can name."""

    key = models.CharField(max_length=10, unique=True, editable=False, default=new_key)

    class Meta:
        abstract = True
