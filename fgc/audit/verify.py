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
    """Walk the whole chain in order and return a Verdict with at most `limit` faults.

    People may go on working meanwhile: the head is read after the events, and what came in between is walked too.
    """
    walk = _Walk(limit)
    walk.over(AuditEvent.objects.order_by("seq"))
    head = AuditHead.objects.filter(id=1).first()
    if head:
        walk.over(AuditEvent.objects.filter(seq__gt=walk.count, seq__lte=head.seq).order_by("seq"))
    if len(walk.faults) < limit and (head is None or (head.seq, head.digest) != (walk.count, walk.previous)):
        said = head.seq if head else "nothing"
        walk.faults.append(f"the record ends at event {walk.count}, but its head says {said}")
    return Verdict(walk.count, walk.previous, tuple(walk.faults))


class _Walk:
    """How far the walk has come and what it has found."""

    def __init__(self, limit):
        self.limit, self.faults, self.previous, self.count = limit, [], "", 0

    def over(self, events):
        """Look at each of these events, in order, until there are enough faults."""
        for event in events.iterator(chunk_size=2000):
            if len(self.faults) >= self.limit:
                return
            self.count += 1
            if event.seq != self.count:
                self.faults.append(f"event {self.count} is missing: the next one is {event.seq}")
                self.count = event.seq
            if event.previous != self.previous:
                self.faults.append(f"event {event.seq} does not follow the one before it")
            if event.computed_digest() != event.digest:
                self.faults.append(f"event {event.seq} was changed")
            self.previous = event.digest
