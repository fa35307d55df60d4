"""What the record adds to a page (bar B19): `python -m tests.benchmarks.audit_record [postgres] [EVENTS]`.

Twenty threads each write EVENTS events (2,000) into one chain, on a new SQLite file or a private PostgreSQL whose
commits outlive a crash. Prints how long one `record()` takes, alone and among twenty, and whether the chain is whole.
Times are wall-clock: on a busy machine they say more of the machine than of the record. fsync is off on PostgreSQL.
"""

import contextlib
import os
import sys
import threading
import time

from tests import services

THREADS, EVENTS, BAR = 20, 2_000, 25  # the bar: milliseconds at the 95th of 100, on an otherwise idle machine


def write(count, spent, barrier):
    """Record so many events in this thread; notes the seconds of each."""
    from django.db import connection

    from fgc.audit.actions import record

    mine = []
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=NORMAL")  # as in a real installation
    barrier.wait()
    for _ in range(count):
        began = time.perf_counter()
        record("case.moved", by=None, case="FGC-2222-2222")
        mine.append(time.perf_counter() - began)
    connection.close()
    spent.extend(mine)


def measured(threads, count):
    """Sorted milliseconds of all events of so many threads, and the seconds that it took."""
    spent, barrier = [], threading.Barrier(threads)
    crowd = [threading.Thread(target=write, args=(count, spent, barrier)) for _ in range(threads)]
    began = time.perf_counter()
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(spent) == threads * count, "a thread failed"
    return sorted(second * 1000 for second in spent), time.perf_counter() - began


def say(threads, times, seconds):
    """One line of figures."""
    p50, p95, p99 = (times[int(len(times) * part) - 1] for part in (0.5, 0.95, 0.99))
    print(f"{threads:>3} thread(s), {len(times):>6} events, {len(times) / seconds:>6.0f} a second: "
          f"p50 {p50:.1f} ms, p95 {p95:.1f} ms (bar B19: {BAR} ms), p99 {p99:.1f} ms, slowest {times[-1]:.0f} ms")  # fmt: skip


def main(words):
    """Measure on one database."""
    with contextlib.ExitStack() as stack:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        if "postgres" in words:
            server = stack.enter_context(services.private_postgres(lasting=True))
            os.environ["FGC_TEST_DATABASE_URL"] = server.url
        import django
        from django.core.management import call_command

        django.setup()
        from fgc.audit.verify import verify

        events = next((int(word) for word in words if word.isdigit()), EVENTS)
        call_command("migrate", verbosity=0, skip_checks=True)
        for threads, count in ((1, events), (THREADS, events)):
            say(threads, *measured(threads, count))
        verdict = verify()
        print(f"{verdict.count} events, {len(verdict.faults)} faults in the chain")
        django.db.connections.close_all()
        return 1 if verdict.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
