"""What the scheduler asks of family plans between its ticks: are packs waiting, make them (fgc/schedule.py)."""

import logging

from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError as BrokerAway

from family_plans.actions.packing import due_packs, make_pack
from family_plans.tasks import make_one

log = logging.getLogger("fgc.packs")


def is_waiting(now):
    """Whether a pack is to be made."""
    return due_packs(now).exists()


def run(now):
    """Hand each pack that is due to a worker; without a broker this process makes them."""
    for pk in list(due_packs(now).values_list("pk", flat=True)[:20]):
        if not hand_over(pk):
            make_pack(pk, now)


def start_soon(pack):
    """Once the pack is committed, tell a worker; without a broker the loop of `run_due` sees it in a moment."""
    transaction.on_commit(lambda: hand_over(pack.pk))


def hand_over(pk):
    """Whether a worker was told; the row is the truth, so nothing is lost when it was not."""
    if settings.CELERY_TASK_ALWAYS_EAGER:
        return False
    try:
        make_one.apply_async((pk,), retry=False, expires=settings.FGC_TICK_SECONDS)
    except BrokerAway:
        log.warning("the broker is away; the pack waits for the next tick")
        return False
    return True
