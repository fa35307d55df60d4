"""One row: saving what was changed of it, and what the database holds it to."""

from django.db.models import F, Q


def put(row, *fields):
    """Save a row that may be new. Of one that is there, only these fields: what others wrote meanwhile stays."""
    row.save(update_fields=None if row._state.adding else fields)
    return row


def together(*names):
    """The condition of a check: all of these fields are filled in, or none."""
    return Q(**{f"{name}__isnull": True for name in names}) | Q(
        **{f"{name}__isnull": False for name in names}
    )


def in_order(first, last):
    """The condition of a check: the last of two days or moments, where both are known, is not before the first."""
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)})
