"""A service with its own calendar, for lists that measure by working days."""

from django.db.models import CharField, DateField, IntegerField, Value

from fgc.accounts.models import Service

COLUMNS = [field.attname for field in Service._meta.concrete_fields]


def with_closed_days(service_id):
    """The service with its closed days read already, in one query; None when there is none."""
    return with_people(service_id)[0]


def with_people(service_id, people=None):
    """The service with its closed days, and (key, name, id) of some of its people by name: one query for both."""
    nobody = (Value("", CharField()), Value("", CharField()), Value(0, IntegerField()))
    rows = Service.objects.filter(pk=service_id).order_by().values_list(*COLUMNS, "closures__day", *nobody)
    if people is not None:
        of_them = (f"service__{name}" for name in COLUMNS)
        them = people.filter(service_id=service_id).order_by()
        rows = rows.union(them.values_list(*of_them, Value(None, DateField()), "key", "name", "pk"), all=True)
    rows = list(rows)
    if not rows:
        return None, []
    service = Service.from_db("default", COLUMNS, rows[0][: len(COLUMNS)])
    service._closed = frozenset(row[-4] for row in rows if row[-4])
    return service, sorted((row[-3:] for row in rows if row[-1]), key=lambda person: person[1:])
