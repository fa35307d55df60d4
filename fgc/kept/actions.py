"""Keeping what could not be saved, and forgetting it: saved, thrown away, or too old."""

import datetime as dt
import json
import re
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from fgc.audit.actions import record
from fgc.kept.access import over
from fgc.kept.models import FORM, KeptWriting
from fgc.lib.errors import Refused

KEPT_FOR = dt.timedelta(hours=12)
DRAFTS_FOR = dt.timedelta(days=7)
MOST = 20  # for one person, of what was sent; and as many drafts
LONGEST = 1_000_000  # characters of one form
NEVER = re.compile(r"passw|csrfmiddlewaretoken|^kept_(save|put_back|form)$", re.IGNORECASE)
FULL = "There is too much to keep"


@transaction.atomic
def keep(*, by, why, address, page, reference, data):
    """Keep a form that could not be saved; the same form sent again takes the place of the first.

    Files and passwords are not kept. Raises Refused when there is too much; None when nothing was typed.
    """
    fields = fields_of(data)
    if not fields:
        return None
    return _keep(by, why, address, page, reference, _token(data, fields), fields, KEPT_FOR)


@transaction.atomic
def keep_draft(*, by, address, page, reference, data, continues):
    """Keep a form as it is being typed: one for each person and address.

    `continues` is the key of the draft that this is the next state of. Raises Refused when another one is waiting,
    so that earlier writing is never overwritten unseen, and when there is too much.
    """
    waiting = KeptWriting.objects.select_for_update().filter(person=by, address=address, token="").first()
    if waiting and waiting.until <= timezone.now():
        waiting.delete()
    elif waiting and waiting.key != continues:
        raise Refused("Earlier writing is waiting")
    fields = _of_form(_words(data), data.get("submission", ""))
    return _keep(by, KeptWriting.Why.DRAFT, address, page, reference, "", fields, DRAFTS_FOR)


@transaction.atomic
def note_put_back(*, writing, by, form):
    """Say in the record that kept writing was put back into a new form; it is kept until that one is saved."""
    writing.fields = json.dumps(_of_form(_words(writing.typed()), form))
    writing.save(update_fields=["fields"])
    record("kept.put_back", by=by, case=writing.reference, about=writing)
    return writing


@transaction.atomic
def throw_away(*, writing, by):
    """Delete kept writing that its writer does not want."""
    return _forget(writing, "kept.thrown_away", by)


@transaction.atomic
def forget_saved(*, by, address, data):
    """Delete what was kept of a form that has now been saved: its draft, and what was sent before signing in.

    A draft of another form at the same address (a note begun yesterday, in another tab) goes on waiting.
    """
    token = data.get("submission", "")
    for writing in KeptWriting.objects.filter(person=by, address=address, token__in={"", token}):
        if not writing.is_draft or writing.form == token or _words(writing.typed()) == _words(data):
            _forget(writing, "kept.saved", by)


@transaction.atomic
def forget_used(*, writing, by):
    """Delete kept writing that was sent again and carried out."""
    if KeptWriting.objects.filter(pk=writing.pk).exists():
        _forget(writing, "kept.saved", by)


@transaction.atomic
def forget_over(*, now):
    """Delete what is too old, and what belongs to people who left or lost the record; returns how many."""
    gone = list(over(now))
    for writing in gone:
        _forget(writing, "kept.ended", None)
    return len(gone)


def fields_of(data):
    """Names and values as they are kept; nothing when there is nothing but tokens."""
    found = [[name, data.getlist(name)] for name in data if not NEVER.search(name)]
    return found if any(any(values) for name, values in found if name != "submission") else []


def _words(data):
    """The fields without the token of their form: put back, they are a new one."""
    return [pair for pair in fields_of(data) if pair[0] != "submission"]


def _of_form(fields, token):
    return [*fields, [FORM, [token]]] if token else fields


def _token(data, fields):
    """The form's own token, or a keyed hash where a form has none: the same form sent twice is kept once."""
    try:
        return str(uuid.UUID(data.get("submission", "")))
    except ValueError:
        return salted_hmac("fgc.kept", json.dumps(fields), algorithm="sha256").hexdigest()


def _keep(by, why, address, page, reference, token, fields, how_long):
    words, now = json.dumps(fields), timezone.now()
    draft = why == KeptWriting.Why.DRAFT
    same = {"person": by, "address": address, "token": token}
    others = KeptWriting.objects.filter(person=by).exclude(**same)
    others = others.filter(token="") if draft else others.exclude(token="")
    if len(words) > LONGEST or len(address) > 500 or others.count() >= MOST:
        raise Refused(FULL)
    values = {"why": why, "page": page[:500], "reference": reference, "fields": words, "at": now}
    writing, made = KeptWriting.objects.update_or_create(**same, defaults=values | {"until": now + how_long})
    if made:
        record("kept.kept", by=by, case=reference, about=writing, why=why)
    return writing


def _forget(writing, kind, by):
    writing.delete()
    record(kind, by=by, case=writing.reference, about=writing, why=writing.why)
    return writing
