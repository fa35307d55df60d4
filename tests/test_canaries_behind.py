"""Away from the pages nothing says them either: the tick, its e-mails and jobs, faults, refused forms, and a
referral that waits, of whose people nobody has a record yet (safety.md B11, B12).
"""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError, transaction
from django.test import Client
from django.urls import reverse

from family_plans.models import PackItem
from fgc import schedule
from fgc.lib.dates import at_local, today
from fgc.network.audience import Audience
from fgc.notifications.models import Message
from fgc.notifications.registry import registry
from tests.canaries import hits, plant
from tests.everywhere import paths
from tests.looked_through import fetch, listening, plain, raw_tables
from tests.permissions.asking import searched, sign_in
from tests.permissions.expect import BEFORE, THERE, OfCase, OfReferral
from tests.permissions.family import both
from tests.permissions.rows import ROWS
from tests.permissions.staff import actors
from tests.sizes import SOAK, size

pytestmark = [pytest.mark.django_db, *([pytest.mark.soak] if SOAK else [])]
WAITING = {"referrer", "service manager", "another coordinator", "coordinator"}
WAITING |= size(
    {"referrer's manager", "business support", "social worker of another team", "anonymous"}, set()
)
SENDING = {
    "referrer",
    "business support",
    "shared with",
    *size({"service manager", "former coordinator"}, set()),
}
AHEAD = (1, 8, 15, 40)  # days: reviews and decisions come due, and are late


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """A family with its canaries, and others in a referral of it that nobody has accepted."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = plant(both()[0])
        found.waiting = plant_waiting(found)
        found.actors = actors(found.f.s)
        found.cookies = {one.name: sign_in(one.user) for one in found.actors}
        yield found
        transaction.set_rollback(True)


def plant_waiting(planted):
    """The strings of a referral that was sent: everybody in it is only referred; the mother's details are withheld."""
    sent, before = planted.f.referrals["sent"], len(planted.canaries)
    referral, child, mother = sent.again(), sent.rows["child"], sent.rows["person"]
    mother.phone, mother.email = "07700 900431", "qzxwaiting@northshore.example"
    mother.address, mother.keep_from = "51 Qzxrefuge Row\nZZ98 7QX", "Qzxkeepfrom"
    child.school, child.address = "Qzxschool Primary", "52 Qzxplace Row"
    for row, columns in (
        (mother, ("phone", "email", "address", "keep_from")),
        (child, ("school", "address")),
    ):
        row.save(update_fields=columns)
    referral.background, referral.private_matters = "Qzxbackground", "Qzxprivate"
    referral.save(update_fields=["background", "private_matters"])
    for what, needles in (
        ("phone", ("07700 900431", "07700900431", "447700900431")),
        ("e-mail", ("qzxwaiting",)),
        ("address", ("qzxrefuge", "zz98 7qx", "zz987qx")),
        ("from whom it is kept", ("qzxkeepfrom",)),
        ("school", ("qzxschool",)),
        ("place", ("qzxplace",)),
        ("background", ("qzxbackground",)),
        ("private matters", ("qzxprivate",)),
    ):
        planted.note(f"{what} before acceptance", needles)
    return planted.canaries[before:]


def found_in(canaries, text):
    """What of it stands in a text."""
    return [canary.what for canary in canaries if canary.is_in(text)]


def test_the_tick_says_none_of_them(planted, capsys):
    """What is planned for weeks ahead, the e-mails as they leave, the pack it draws, the log and what the command says."""
    lines, mail.outbox = [], []
    before = Message.objects.count()
    with transaction.atomic(), listening(lines):
        call_command("run_due")
        for days in AHEAD:
            now = at_local(today() + dt.timedelta(days=days), dt.time(11))
            with time_machine.travel(now, tick=False):
                schedule.tick(now)
        made = Message.objects.count() - before
        tables = raw_tables()
        drawn = PackItem.objects.filter(pack__version__plan__case=planted.f.case).exclude(copy=None).count()
        transaction.set_rollback(True)
    left = [plain(f"{one.message().as_string()} {one.subject} {one.body} {vars(one)}") for one in mail.outbox]
    wrong = [f"e-mail: {what}" for text in left for what in found_in(planted.canaries, text)]
    wrong += [f"log: {what}" for what in found_in(planted.canaries, plain("\n".join(lines)))]
    wrong += [f"command: {what}" for what in found_in(planted.canaries, plain(str(capsys.readouterr())))]
    for table in ("notifications_message", "notifications_tick", "audit_auditevent", "fgc_cache"):
        wrong += [f"{table}: {what}" for what in found_in(planted.canaries, tables[table])]
    print(f"{made} messages, {len(left)} e-mails, {drawn} copies of a pack, {len(lines)} lines")
    assert made > 5 and len(left) > 5 and drawn and not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("error", "status"), [(ValueError, 500), (OperationalError, 503)])
def test_a_fault_that_names_everybody_is_told_without_them(planted, monkeypatch, error, status):
    """The page, the log and the post of whoever minds the server: the type of the fault and where it was."""
    words = " ".join(needle for canary in planted.canaries for needle in canary.needles)

    def broken(*args, **kwargs):
        raise error(words)

    monkeypatch.setattr(Audience, "__init__", broken)
    lines, mail.outbox = [], []
    person = reverse("network:person", args=[planted.f.case.reference, planted.people["hidden"].key])
    client = Client(raise_request_exception=False)
    client.force_login(planted.f.s.amina, backend="allauth.account.auth_backends.AuthenticationBackend")
    with listening(lines):
        answers = [client.get(person), client.post(person, {"words": words})]
    assert answers[0].status_code == status and mail.outbox == []
    for answer in answers:
        text = plain(f"{answer.headers} {answer.content.decode()}")
        assert answer.status_code >= 400 and not found_in(planted.canaries, text)
    written = "\n".join(lines)
    assert error.__name__ in written and not found_in(planted.canaries, plain(written))


def test_a_job_that_fails_over_a_name_does_not_write_it_down(planted, monkeypatch):
    """A planner, the words of a message and a longer job that break: neither the log nor their rows hold why."""
    words = " ".join(needle for canary in planted.canaries for needle in canary.needles)

    def broken(*args, **kwargs):
        raise ValueError(words)

    monkeypatch.setattr("conferences.reminders.plan", broken)
    monkeypatch.setattr("family_plans.jobs.run", broken)
    monkeypatch.setattr(type(registry()), "resolve", broken)
    lines = []
    now = at_local(today() + dt.timedelta(days=1), dt.time(11))
    with transaction.atomic(), listening(lines), time_machine.travel(now, tick=False):
        tick = schedule.tick(now)
        kept = raw_tables()
        transaction.set_rollback(True)
    assert tick.failed and not found_in(planted.canaries, plain("\n".join(lines)))
    assert sum("ValueError" in line for line in lines) > 3
    for table in ("notifications_message", "notifications_tick", "audit_auditevent", "family_plans_pack"):
        assert not found_in(planted.canaries, kept[table]), table


def test_a_form_that_is_refused_says_none_of_them(planted):
    """Every form that somebody may send, with nothing in it: the page that comes back, its choices and its errors."""
    wrong, made, shown = [], 0, 0
    for actor in planted.actors:
        if actor.name not in SENDING:
            continue
        for name, path in paths(planted.f):
            if not _takes_it(ROWS[name], actor):
                continue
            status, text = fetch(planted.cookies[actor.name], path, "POST", {"submission": "x"})
            made, shown = made + 1, shown + (status == 200)
            wrong += [f"{name} as {actor.name} ({status}): {what}" for what in hits(planted, actor, text)]
    print(f"{made} sent, {shown} shown again")
    assert shown > 40 and not wrong, "\n".join(wrong)


def _takes_it(row, actor):
    """Whether access.md lets this person send a form there."""
    related = actor.relationships(False)
    if isinstance(row, OfReferral):
        return row.status("accepted", actor.to_referral, related, actor.shares, sends=True) == THERE
    return isinstance(row, OfCase) and row.status(related, actor.shares, sends=True) == THERE


def test_a_referral_that_waits_is_read_by_those_it_was_sent_to(planted):
    """Its pages, every list, and searches by POST: shown to author, managers and support, no letter to anybody else."""
    wrong, seen = [], {}
    for actor in planted.actors:
        if actor.name not in WAITING:
            continue
        may = "read" in BEFORE["sent"].get(actor.to_referral, ())
        texts = [(name, fetch(planted.cookies[actor.name], path)[1]) for name, path in waiting(planted.f)]
        if actor.user:
            for typed in ("Qzxschool", "07700 900431", planted.f.referrals["sent"].reference):
                texts.append((f"search for {typed}", _only_found(searched(actor.user, typed)[2], typed)))
        for name, text in texts:
            found = found_in(planted.waiting, text)
            seen.setdefault(actor.name, set()).update(found)
            wrong += [] if may else [f"{name} as {actor.name}: {what}" for what in found]
    assert not wrong, "\n".join(wrong)
    assert set(seen) == WAITING
    everything = {canary.what for canary in planted.waiting}
    assert seen["referrer"] == everything and len(seen["service manager"]) > 4


def waiting(f):
    """(name, address) of the pages of the referral that was sent, and of every list of families and referrals."""
    sent = f.referrals["sent"]
    for name, row in ROWS.items():
        if isinstance(row, OfReferral):
            keys = [_word(sent, each) for each in row.args]
            yield name, reverse(name, args=keys)
        elif not row.args and not row.post_only and name.partition(":")[0] in ("workspace", "referrals"):
            yield name, reverse(name)


def _word(sent, each):
    if each == "reference":
        return sent.reference
    found = sent.rows.get(each)
    return each[1:] if each.startswith("=") else found.key if found else "none"


def _only_found(body, typed):
    """The page of a search without what was typed, which stands in its box again."""
    return plain(body.decode()).replace(typed.casefold(), "")
