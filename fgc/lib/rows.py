"""Saving one row: a new one whole, one that is there already only in the fields that were changed."""


def put(row, *fields):
    """Save a row that may be new. Of one that is there, only these fields: what others wrote meanwhile stays."""
    row.save(update_fields=None if row._state.adding else fields)
    return row
