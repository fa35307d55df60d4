"""What the rules about models look for (rules 5, 6, 8 and 12)."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from tests.house.modules import layer

# Rows that are nothing without what they hang on: the rows of a draft referral, and guardian's permissions.
FALLS_WITH = {
    "Referral",
    "ReferralChild",
    "ReferralPerson",
    "ReferralTie",
    "Membership",
    "Case",
    "Permission",
}
MAY_FALL = ("Referral", "BottomLine", "SafetyAnswer", "SavedPage", "CaseUserObjectPermission")
FROM_UNTIL = (
    ("starts_at", "ends_at"),
    ("started_at", "ended_at"),
    ("began_at", "ended_at"),
    ("starts_on", "until"),
    ("since", "until"),
)
# The last change of a thing, and times that are told by the paper, are no pairs.
NO_PAIR = {
    "RoleChange.decided_by": "what was proposed for somebody who left is over, without anybody's decision",
    "Membership.ended_by": "the service itself ends it when its time is over, by nobody",
    "HelpRequest.changed_by": "rows from before the words of a plan had a writer",
}
NO_RANGE = {"Plan.started_at": "it ends when the next plan begins, which the order of the rows says"}
NAMED_DAYS = {
    "since", "until", "day", "on", "stage_since", "urgent_since", "on_hold_until", "booked_for", "counted_from",
    "by_when", "fgdm_duty_from", "acknowledge_by", "decide_by", "change_by", "awaiting_by",
}  # fmt: skip
NAMED_MOMENTS = {"at", "until", "lease_until", "last_login"}


def keys_that_point_up(found):
    """Foreign keys of a model to a layer above its own."""
    for model in found:
        here = layer(model.__module__)
        if here is None:
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey | models.OneToOneField | models.ManyToManyField):
                there = layer(field.related_model.__module__)
                if there is not None and there > here:
                    yield f"{model.__name__}.{field.name} -> {field.related_model.__name__}"


def falls_with_another(found):
    """Rows that would be deleted with another, beyond the few that are nothing without it; never with a user."""
    for model in _ours(found):
        for field in _own_keys(model):
            if field.remote_field.on_delete is models.PROTECT:
                continue
            may = model.__name__.startswith(MAY_FALL) and field.related_model.__name__ in FALLS_WITH
            guardian = model.__name__ == "CaseUserObjectPermission"
            if not may and not guardian:
                yield f"{model.__name__}.{field.name}"


def half_pairs(found):
    """A moment that may be without who, or who without the moment: "agreed", by nobody."""
    for model in _ours(found):
        names = {field.name: field for field in model._meta.fields}
        for name, field in names.items():
            moment = name.removesuffix("_by")
            if not isinstance(field, models.ForeignKey) or not field.null or moment == name:
                continue
            for other in (f"{moment}_at", f"{moment}_on"):
                both = other in names and names[other].null and f"{model.__name__}.{name}" not in NO_PAIR
                if both and not _is_checked(model, {name, other}):
                    yield f"{model.__name__}.{name}, {other}"


def backward_ranges(found):
    """A beginning and an end that the database lets stand the wrong way round."""
    for model in _ours(found):
        names = {field.name for field in model._meta.fields}
        for first, last in FROM_UNTIL:
            if (
                {first, last} <= names
                and not _is_checked(model, {first, last})
                and f"{model.__name__}.{first}" not in NO_RANGE
            ):
                yield f"{model.__name__}.{first}, {last}"


def ties_of_the_record(found):
    """Relations of the audit app: what happened outlives the rows, so it knows them by their ids only."""
    for model in found:
        if model._meta.app_label == "audit":
            yield from (
                f"{model.__name__}.{field.name}" for field in model._meta.get_fields() if field.is_relation
            )


def misnamed_fields(found):
    """Moments that do not end in _at, and days that do not end in _on."""
    for model in _ours(found):
        for field in model._meta.fields:
            if isinstance(field, models.DateTimeField):
                if not field.name.endswith("_at") and field.name not in NAMED_MOMENTS:
                    yield f"{model.__name__}.{field.name} is a moment"
            elif (
                isinstance(field, models.DateField)
                and not field.name.endswith("_on")
                and field.name not in NAMED_DAYS
            ):
                yield f"{model.__name__}.{field.name} is a day"


def _ours(found):
    return [model for model in found if layer(model.__module__) is not None]


def _own_keys(model):
    return [field for field in model._meta.fields if isinstance(field, models.ForeignKey)]


def _is_checked(model, names):
    """Whether one check of the table looks at all these fields."""
    checks = [each for each in model._meta.constraints if isinstance(each, CheckConstraint)]
    return any(names <= set(_fields(each.condition)) for each in checks)


def _fields(condition):
    """The fields that a condition names."""
    if isinstance(condition, F):
        yield condition.name.split("__")[0]
    elif isinstance(condition, tuple):
        yield condition[0].split("__")[0]
        yield from _fields(condition[1])
    elif isinstance(condition, Q):
        for child in condition.children:
            yield from _fields(child)
    elif hasattr(condition, "get_source_expressions"):
        for each in condition.get_source_expressions():
            yield from _fields(each)
