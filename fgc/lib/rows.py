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


def with_related(row, *names):
    """Read what these fields of the row refer to, with one query a table: cheaper than one join over all of them."""
    fields = [row._meta.get_field(name) for name in names]
    keys = {}
    for field in fields:
        if (key := getattr(row, field.attname)) is not None:
            keys.setdefault(field.related_model, set()).add(key)
    found = {model: model._default_manager.in_bulk(wanted) for model, wanted in keys.items()}
    for field in fields:
        if (key := getattr(row, field.attname)) is not None:
            setattr(row, field.name, found[field.related_model][key])
    return row
