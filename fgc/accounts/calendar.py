"""A service with its own calendar, for lists that measure by working days."""

from fgc.accounts.models import Service


def with_closed_days(service_id):
    """The service with its closed days read already, in one query; None when there is none."""
    names = [field.attname for field in Service._meta.concrete_fields]
    rows = list(Service.objects.filter(pk=service_id).order_by().values_list(*names, "closures__day"))
    if not rows:
        return None
    service = Service.from_db("default", names, rows[0][:-1])
    service._closed = frozenset(row[-1] for row in rows if row[-1])
    return service
