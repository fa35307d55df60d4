"""Walking the chain: any row changed, removed, added or moved is found."""

from dataclasses import dataclass

from fgc.audit.models import AuditEvent, AuditHead


@dataclass(frozen=True)
class Verdict:
    """The outcome of a walk: how many events, the head, and what is wrong (empty when all is well)."""

    count: int
    head: str
    faults: tuple


def verify(limit=20):
    """Walk the whole chain in order and return a Verdict with at most `limit` faults."""
    faults, previous, count = [], "", 0
    for event in AuditEvent.objects.order_by("seq").iterator(chunk_size=2000):
        count += 1
        if event.seq != count:
            faults.append(f"event {count} is missing: the next one is {event.seq}")
            count = event.seq
        if event.previous != previous:
            faults.append(f"event {event.seq} does not follow the one before it")
        if event.computed_digest() != event.digest:
            faults.append(f"event {event.seq} was changed")
        previous = event.digest
        if len(faults) >= limit:
            break
    else:
        head = AuditHead.objects.filter(id=1).first()
        if head is None or (head.seq, head.digest) != (count, previous):
            faults.append(
                f"the record ends at event {count}, but its head says {head.seq if head else 'nothing'}"
            )
    return Verdict(count, previous, tuple(faults))
