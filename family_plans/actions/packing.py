"""A pack of copies as a job: asked for once, made one after another by whichever worker claims it (decisions.md).

A worker may die at any point: its lease runs out and the next one goes on with what is missing. A copy and the line
of the pack that it belongs to are written in one transaction, so no copy is made twice.
"""

import datetime as dt
import logging
import time
import uuid

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Q
from django.utils import timezone

from family_plans.actions.copying import (
    NumberTaken,
    check_edition,
    prepare_copy,
    save_copy,
    with_number,
)
from family_plans.models import Pack, PackItem, PlanVersion
from fgc.audit.actions import record
from fgc.cases.access import abilities
from fgc.lib.errors import Refused
from fgc.lib.pdf import PdfUnavailable, is_available
from fgc.lib.text import clean
from fgc.network.restrictions import check_may_reach

log = logging.getLogger("fgc.packs")

MOST = 60  # copies in a pack
TRIES = 3  # how often one copy is tried before somebody has to look
LEASE = dt.timedelta(seconds=90)  # renewed with every copy; a copy takes about a second
BUDGET = 40  # seconds, after which a worker lets another go on

State, Problem = Pack.State, PackItem.Problem


@transaction.atomic
def ask_for_pack(*, version, wanted, by):
    """Ask for the copies of `wanted`: dictionaries with person, staff or role, edition and language."""
    PlanVersion.objects.select_for_update().get(pk=version.pk)
    if not wanted:
        raise Refused("Choose at least one person")
    if len(wanted) > MOST:
        raise Refused(f"A pack holds at most {MOST} copies")
    if version.packs.exclude(state=State.DONE).exists():
        raise Refused("A pack of this version is being made already")
    if not is_available():
        raise Refused("This machine cannot make PDFs. Print the page instead")
    pack = Pack.objects.create(version=version, asked_by=by, asked_at=timezone.now())
    for one in wanted:
        _add(pack, **one)
    record(
        "plan.pack_asked",
        by=by,
        case=version.plan.case,
        about=pack,
        copies=len(wanted),
        number=version.number,
    )
    return pack


def _add(pack, *, edition, language="", person=None, staff=None, role="", child=None):
    if person is not None and person.case_id != pack.version.plan.case_id:
        raise Refused("Choose somebody of this family")
    if person is not None:
        check_may_reach(person)
    check_edition(pack.version, edition, language, person=person, staff=staff, child=child)
    PackItem.objects.create(
        pack=pack, person=person, staff=staff, role=clean(role).strip()[:120], edition=edition, language=language,
        child=child,
    )  # fmt: skip


@transaction.atomic
def retry_pack(*, pack, by):
    """Try again what could not be made."""
    pack = Pack.objects.select_for_update(of=("self",)).select_related("version__plan__case").get(pk=pack.pk)
    if pack.state != State.DONE:
        return pack
    failed = pack.items.filter(copy=None).update(problem="", attempts=0)
    if not failed:
        raise Refused("Every copy of this pack is made")
    pack.state, pack.asked_by, pack.finished_at = State.WAITING, by, None
    pack.save(update_fields=["state", "asked_by", "finished_at"])
    record("plan.pack_retried", by=by, case=pack.version.plan.case, about=pack, copies=failed)
    return pack


def due_packs(now):
    """The packs that wait, or whose worker died; the oldest first."""
    return Pack.objects.filter(_open(now)).order_by("asked_at", "pk")


def make_pack(pk, now=None):
    """Make what is missing of one pack; returns how many copies, or None when another worker has it."""
    token = _claim(pk, now or timezone.now())
    if token is None:
        return None
    made, ends = 0, time.monotonic() + BUDGET
    while (item := _next(pk)) is not None:
        if time.monotonic() > ends:
            _leave(pk, token, state=State.WAITING)
            return made
        if not _renew(pk, token):
            return made
        made += _make(item, token)
    _finish(pk, token)
    return made


def _open(now):
    return Q(state=State.WAITING) | Q(state=State.MAKING, lease_until__lte=now)


def _claim(pk, now):
    """One conditional UPDATE decides who makes it."""
    token = uuid.uuid4()
    mine = Pack.objects.filter(_open(now), pk=pk)
    return token if mine.update(state=State.MAKING, claim=token, lease_until=now + LEASE) else None


def _renew(pk, token):
    return Pack.objects.filter(pk=pk, claim=token).update(lease_until=timezone.now() + LEASE)


def _leave(pk, token, **values):
    return Pack.objects.filter(pk=pk, claim=token).update(claim=None, lease_until=None, **values)


def _next(pk):
    items = PackItem.objects.filter(pack=pk, copy=None, problem="")
    return items.select_related(
        "pack__version__plan__case__service", "pack__asked_by", "person", "staff", "child__person"
    ).first()


def _make(item, token):
    """Make one copy with the rights that whoever asked has now; returns 1 when it is made."""
    PackItem.objects.filter(pk=item.pk).update(attempts=F("attempts") + 1)
    item.attempts += 1
    try:
        if item.attempts > TRIES:  # the worker died while it drew this one, again and again
            return _fail(item, Problem.BROKEN)
        if not abilities(item.pack.asked_by, item.pack.version.plan.case).can("plan_final.write"):
            return _fail(item, Problem.NO_RIGHT)
        return with_number(lambda: _kept(item, token, _drawn(item)))
    except NumberTaken:
        return _fail(item, Problem.BROKEN) if item.attempts >= TRIES else 0
    except Refused:
        return _fail(item, Problem.REFUSED)
    except PdfUnavailable:
        return _fail(item, Problem.NO_PDF)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the lease brings the pack back
    except Exception:  # whatever a renderer raises must not stop the other copies
        log.exception("a copy of a pack could not be drawn", extra={"about": item.key})
        return _fail(item, Problem.BROKEN) if item.attempts >= TRIES else 0


def _drawn(item):
    return prepare_copy(
        version=item.pack.version, by=item.pack.asked_by, person=item.person, staff=item.staff, role=item.role,
        edition=item.edition, language=item.language, child=item.child,
    )  # fmt: skip


@transaction.atomic
def _kept(item, token, prepared):
    """Keep the copy and say so on its line, unless another worker took the pack over meanwhile."""
    if not Pack.objects.select_for_update().filter(pk=item.pack_id, claim=token).exists():
        return 0
    if PackItem.objects.filter(pk=item.pk, copy__isnull=False).exists():
        return 0
    copy = save_copy(prepared=prepared, by=item.pack.asked_by)
    PackItem.objects.filter(pk=item.pk).update(copy=copy)
    return 1


def _fail(item, problem):
    PackItem.objects.filter(pk=item.pk, copy=None).update(problem=problem)
    return 0


@transaction.atomic
def _finish(pk, token):
    if not _leave(pk, token, state=State.DONE, finished_at=timezone.now()):
        return
    pack = Pack.objects.select_related("version__plan__case", "asked_by").get(pk=pk)
    failed = pack.items.filter(copy=None).count()
    record(
        "plan.pack_made", by=pack.asked_by, case=pack.version.plan.case, about=pack, failed=failed,
        copies=pack.items.count() - failed,
    )  # fmt: skip
