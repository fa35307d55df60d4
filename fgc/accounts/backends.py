"""Authentication backends."""

from django.contrib.auth.backends import BaseBackend


class NoModelPermissionsBackend(BaseBackend):
    """Model-wide permissions do not exist here: rights come from relationships to a case (access.md)."""
