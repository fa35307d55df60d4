"""The rules about models, each with models that break it: made anew for each test, in the place of a real one."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tests.house import data
from tests.house.rule import Rule

STAFF = settings.AUTH_USER_MODEL


def _model(name, app="cases", constraints=(), **fields):
    """A model of an app, as if it stood there."""
    meta = type("Meta", (), {"app_label": app, "constraints": list(constraints)})
    return type(name, (models.Model,), {"__module__": f"fgc.{app}.models", "Meta": meta, **fields})


def _key(to=STAFF, on_delete=models.PROTECT, **more):
    """A foreign key to a real model, whatever apps are set aside."""
    return models.ForeignKey(apps.get_model(to), on_delete, related_name="+", **more)


def _knows_its_conference():
    return _model("Case", conference=_key("conferences.Conference"))


def _falls_with_its_writer():
    return _model("Note", by=_key(on_delete=models.CASCADE))


def _falls_with_its_case():
    return _model("Note", case=_key("cases.Case", on_delete=models.CASCADE))


def _forgets_its_writer():
    return _model("Note", by=_key(on_delete=models.SET_NULL, null=True))


def _agreed_by_nobody():
    return _model("Note", agreed_at=models.DateTimeField(null=True), agreed_by=_key(null=True))


def _agreed_with_half_a_check():
    check = models.CheckConstraint(condition=Q(agreed_at__isnull=True) | ~Q(id=0), name="half")
    when = models.DateTimeField(null=True)
    return _model("Note", agreed_at=when, agreed_by=_key(null=True), constraints=[check])


def _ends_before_it_begins():
    return _model("Note", since=models.DateField(), until=models.DateField(null=True))


def _checks_something_else():
    check = models.CheckConstraint(condition=Q(starts_on__gt=F("made_on")), name="other")
    day = models.DateField
    return _model("Note", starts_on=day(), until=day(), made_on=day(), constraints=[check])


def _record_that_knows_a_row():
    return _model("Event", app="audit", case=_key("cases.Case"))


def _record_that_knows_many():
    return _model(
        "Event", app="audit", people=models.ManyToManyField(apps.get_model(STAFF), related_name="+")
    )


def _moment_without_at():
    return _model("Note", agreed=models.DateTimeField())


def _day_without_on():
    return _model("Note", birthday=models.DateField())


OF_MODELS = [
    Rule(5, "foreign keys point down", data.keys_that_point_up, (_knows_its_conference,)),
    Rule(
        6,
        "nothing falls with another row",
        data.falls_with_another,
        (_falls_with_its_writer, _falls_with_its_case, _forgets_its_writer),
    ),
    Rule(6, "a moment and who go together", data.half_pairs, (_agreed_by_nobody, _agreed_with_half_a_check)),
    Rule(
        6,
        "an end comes after its beginning",
        data.backward_ranges,
        (_ends_before_it_begins, _checks_something_else),
    ),
    Rule(
        8,
        "the record outlives the rows",
        data.ties_of_the_record,
        (_record_that_knows_a_row, _record_that_knows_many),
    ),
    Rule(
        12, "moments end in _at and days in _on", data.misnamed_fields, (_moment_without_at, _day_without_on)
    ),
]
