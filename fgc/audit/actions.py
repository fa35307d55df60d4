"""Writing to the record."""

import datetime as dt
import hashlib
import json
import re

from django.db import transaction
from django.utils import timezone

from fgc.audit.context import current_session
from fgc.audit.kinds import known
from fgc.audit.models import AuditEvent, AuditHead

_SMALL = re.compile(r"[A-Za-z0-9:_.,+\-]{0,64}")


@transaction.atomic
def record(kind, *, by, case=None, about=None, relationship="", at=None, **facts):
    """Add one event to the record and return it. Call it last in the action's transaction.

    `by` is a user or None for the system; `case` a case, a referral or a reference; `about` any keyed row.
    Facts are ids, kinds, numbers and hashes only: anything else raises ValueError; an unknown kind raises KeyError.
    """
    known(kind)
    head = AuditHead.objects.select_for_update().get(id=1)
    event = AuditEvent(
        seq=head.seq + 1,
        at=(at or timezone.now()).astimezone(dt.UTC),
        kind=kind,
        actor=by.pk if by else None,
        session=current_session(),
        case=getattr(case, "reference", case) or "",
        object_kind=about._meta.label_lower if about is not None else "",
        object_key=str(getattr(about, "key", None) or about.pk) if about is not None else "",
        relationship=relationship,
        data=json.dumps({name: _small(name, value) for name, value in sorted(facts.items())}),
        previous=head.digest,
    )
    event.digest = event.computed_digest()
    event.save(force_insert=True)
    AuditHead.objects.filter(id=1).update(seq=event.seq, digest=event.digest)
    return event


def fingerprint(text):
    """A short hash that may stand in an event for a text that may not."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _small(name, value):
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_small(name, item) for item in value]
    if isinstance(value, str) and _SMALL.fullmatch(value):
        return value
    raise ValueError(f"{name} is not an id, a kind, a number or a hash; the record holds no words")
