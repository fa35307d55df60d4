"""The record: every kind of tampering is found, reads are written or the page is not shown (bars B17 to B19)."""

import random
import threading
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.urls import reverse

from fgc.audit.actions import record
from fgc.audit.kinds import KINDS, Kind, register
from fgc.audit.models import AuditEvent, AuditHead
from fgc.audit.verify import verify
from tests import cast
from tests.sizes import SOAK

TAMPERINGS = 1000 if SOAK else 40
THREADS, EACH = (20, 2000) if SOAK else (8, 25)


def sql(statement, params=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def without_guard(statement, params=()):
    """Run a statement as somebody who owns the database and has put the triggers aside."""
    if connection.vendor == "sqlite":
        sql("DROP TRIGGER IF EXISTS audit_no_update")
        sql("DROP TRIGGER IF EXISTS audit_no_delete")
    else:
        sql("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")
    sql(statement, params)


@pytest.fixture
def events(db):
    """A record of thirty events."""
    w = cast.world()
    for number in range(30):
        record(
            "case.moved", by=w.carol, case="FGC-2222-2222", before="waiting", after="preparing", number=number
        )
    return w


def test_the_record_verifies_and_says_how_long_it_is(events, capsys):
    """The command prints the number of events."""
    call_command("verify_audit")
    assert "30 events verify" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_auditevent SET kind = 'x'", "DELETE FROM audit_auditevent", "DELETE FROM audit_audithead"],
)
def test_the_database_refuses_to_change_or_remove_an_event(statement):
    """Triggers refuse, on both databases."""
    record("case.moved", by=None, case="FGC-2222-2222")
    with pytest.raises(DatabaseError):
        sql(statement)
    assert verify().faults == ()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_empty_the_table():
    """TRUNCATE is refused too."""
    record("case.moved", by=None, case="FGC-2222-2222")
    with pytest.raises(DatabaseError):
        sql("TRUNCATE audit_auditevent")


def tampering(dice, count):
    """One random change that somebody with the database in their hands could make."""
    seq, other = dice.sample(range(1, count + 1), 2)
    column = dice.choice(
        ["kind", "actor", '"case"', "data", "at", "relationship", "digest", "previous", "session"]
    )
    value = {"actor": 99999, "at": "2020-01-01 00:00:00"}.get(column, "'x'")
    value = f"'{value}'" if column == "at" else value
    columns = (
        'at, kind, actor, session, "case", object_kind, object_key, relationship, data, previous, digest'
    )
    stolen = f"(SELECT digest FROM audit_auditevent WHERE seq = {other})"
    return dice.choice(
        [
            f"UPDATE audit_auditevent SET {column} = {value} WHERE seq = {seq}",
            f"DELETE FROM audit_auditevent WHERE seq = {seq}",
            f"DELETE FROM audit_auditevent WHERE seq >= {seq}",
            f"UPDATE audit_auditevent SET kind = 'case.held', digest = {stolen} WHERE seq = {seq}",
            f"INSERT INTO audit_auditevent (seq, {columns}) SELECT {count + 1}, {columns} FROM audit_auditevent WHERE seq = {seq}",
            f"UPDATE audit_auditevent SET data = (SELECT data FROM audit_auditevent WHERE seq={other}) WHERE seq={seq}",
        ]
    )


def test_any_tampering_is_found(events):
    """A change, a removal, an addition, a swap, a cut end: each is a fault of the walk."""
    dice, count = random.Random(7), AuditEvent.objects.count()
    for _ in range(TAMPERINGS):
        statement = tampering(dice, count)
        with transaction.atomic():
            before = list(AuditEvent.objects.values_list())
            without_guard(statement)
            if list(AuditEvent.objects.values_list()) != before:
                assert verify().faults, statement
            transaction.set_rollback(True)
    assert verify().faults == ()


def test_the_command_fails_on_a_tampered_record(events):
    """And says where."""
    without_guard("UPDATE audit_auditevent SET kind = 'x' WHERE seq = 12")
    with pytest.raises(CommandError, match="event 12 was changed"):
        call_command("verify_audit")


def test_people_may_go_on_working_while_the_record_is_walked(events, monkeypatch):
    """What is written between the first event and the head is walked too, and no fault; a forged end is one."""
    digest = AuditEvent.computed_digest

    def slowly(event):
        monkeypatch.setattr(AuditEvent, "computed_digest", digest)
        record("case.moved", by=None, case="FGC-2222-2222")
        return digest(event)

    monkeypatch.setattr(AuditEvent, "computed_digest", slowly)
    verdict = verify()
    assert (verdict.faults, verdict.count) == ((), 31)
    AuditHead.objects.update(seq=32)
    assert verify().faults == ("the record ends at event 31, but its head says 32",)


@pytest.mark.django_db(transaction=True)
def test_the_chain_does_not_fork_under_load():
    """Many writers at once make one chain."""
    failures = []

    def write():
        try:
            for _ in range(EACH):
                record("case.moved", by=None, case="FGC-2222-2222")
        except Exception as error:  # noqa: BLE001  (shown by the assertion below)
            failures.append(error)
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    verdict = verify()
    assert verdict.faults == () and verdict.count == THREADS * EACH


def test_the_record_takes_no_words(db):
    """Ids, kinds and numbers only; an unknown kind is refused."""
    with pytest.raises(ValueError, match="no words"):
        record("case.moved", by=None, case="FGC-2222-2222", note="Mum said she is afraid")
    with pytest.raises(KeyError):
        record("case.invented", by=None)
    assert AuditHead.objects.get().seq == 0


def test_a_kind_is_registered_once():
    """Two sentences for one kind are refused."""
    register(KINDS["case.moved"])
    with pytest.raises(ValueError, match="registered twice"):
        register(Kind("case.moved", "did something else"))


def test_opening_a_page_writes_one_read(db):
    """Who, which record, through what, which part; a list writes none."""
    w = cast.world()
    case = cast.open_case(w)
    client = cast.signed_in(w.amina)
    client.get(reverse("workspace:cases"))
    assert not AuditEvent.objects.filter(kind="case.opened").exists()
    client.get(reverse("workspace:case", args=[case.reference]))
    event = AuditEvent.objects.get(kind="case.opened")
    assert (event.actor, event.case, event.relationship) == (w.amina.pk, case.reference, "coordinator")
    assert event.facts == {"right": "progress"} and event.session


def test_a_page_whose_read_cannot_be_written_is_not_shown(db):
    """Fail closed: 503 and not one word of the family."""
    w = cast.world()
    case = cast.open_case(w, title="Kayleigh and Jaydon M.")
    with mock.patch("fgc.audit.middleware.record", side_effect=DatabaseError("disk full")):
        response = cast.signed_in(w.amina).get(reverse("workspace:case", args=[case.reference]))
    assert response.status_code == 503
    assert b"Kayleigh" not in response.content


def test_a_refused_page_writes_no_read(db):
    """What was not shown was not read."""
    w = cast.world()
    case = cast.open_case(w)
    assert cast.signed_in(w.bryn).get(reverse("workspace:case", args=[case.reference])).status_code == 404
    assert not AuditEvent.objects.filter(kind="case.opened").exists()
