"""Every address x every method x everybody, in an open and a restricted world: as access.md says (safety.md B1, B17).

A thinner product runs every day; the whole one with FGC_SOAK=1.
"""

from collections import Counter

import pytest
from django.db import transaction
from django.utils import timezone

from fgc.audit.kinds import KINDS
from fgc.cases import actions as cases
from fgc.notifications.actions import note_tick
from tests.permissions.asking import address, ask, names, sign_in
from tests.permissions.expect import (
    BEFORE,
    MISSING,
    REFUSED,
    SIGN_IN,
    STAGES,
    THERE,
    WAIT,
    ForRoles,
    OfCase,
    OfReferral,
    Open,
    Own,
    SecondPerson,
    SignedIn,
    Watching,
)  # fmt: skip
from tests.permissions.rows import ROWS
from tests.permissions.staff import ANONYMOUS, ENDED, NO_ROLE, actors
from tests.sizes import ON_POSTGRES, SOAK, size

pytestmark = [
    pytest.mark.django_db,
    *([pytest.mark.soak] if SOAK else []),
]  # inside the families' transaction
LEAST = size(100_000, 13_000, 1_400)
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE")
NO_CASE, NO_REFERRAL = "FGC-2222-2222", "REF-2222-2222"
GROUPS = sorted({name.partition(":")[0] if ":" in name else "account" for name in ROWS})
SENDING = {
    "business support with a share",
    "anonymous",
    "referrer",
    "coordinator",
    "service manager",
    "service manager with a conflict",
}
ODD = {"business support"}
OUTSIDE = {"another coordinator", "administrator"}
WIDE = {"coordinator", "service manager", "referrer", "another coordinator"}


def test_every_address_has_its_row_and_every_row_its_address():
    """A new page without a rule fails here."""
    found = names()
    assert len(found) == len(set(found)), Counter(found).most_common(3)
    assert set(found) == set(ROWS)


def expected(row, actor, f, stage, restricted, method):
    """What access.md says: THERE, MISSING, REFUSED, SIGN_IN or WAIT."""
    if isinstance(row, Open):
        return THERE
    if actor.name in (ANONYMOUS, ENDED):
        return SIGN_IN
    if actor.name == NO_ROLE:
        return THERE if isinstance(row, SignedIn) and row.without_role else WAIT
    if isinstance(row, SignedIn):
        return THERE
    related = actor.relationships(restricted)
    if isinstance(row, ForRoles):
        if actor.role not in row.roles:
            return row.refused
        return MISSING if row.here_only and actor.user.service_id != f.case.service_id else THERE
    if isinstance(row, Own):
        return THERE if actor.user == getattr(f.s, row.of) else MISSING
    if isinstance(row, Watching):
        return REFUSED if actor.role not in row.roles else THERE if related else MISSING
    if isinstance(row, SecondPerson):
        conflict, maker = actor.name.endswith("with a conflict"), getattr(f.s, row.not_for)
        return row.status(actor, f.case.service_id, maker=maker, conflict=conflict, restricted=restricted)
    if isinstance(row, OfCase):
        return row.status(related, actor.shares, sends=method == "POST", restricted=restricted)
    return row.status(stage, actor.to_referral, related, actor.shares, sends=method == "POST")


def agrees(wanted, got, row, stage, method):
    """Whether the answer is what was wanted; a page may lack any method but its own."""
    own = {"POST"} if row.post_only else {"GET"}
    if got.status == 405 and (
        method in ("PUT", "DELETE") or wanted not in (SIGN_IN, WAIT) and method not in own
    ):
        return True
    if wanted == SIGN_IN:
        return got.status == 302 and "/accounts/login/" in got.to
    if wanted == WAIT:
        return got.status == 302 and got.to == "/account/waiting/"
    if wanted == THERE:
        elsewhere = isinstance(row, OfReferral) and stage not in row.opens and got.status == MISSING
        return elsewhere or (got.status not in (MISSING, REFUSED) and got.status < 500)
    return got.status == wanted


class Trial:
    """The checks of one test: how many were made, and those that came out otherwise."""

    def __init__(self, families, cookies, restricted=False):
        self.f, self.cookies, self.restricted = families[0], cookies, restricted
        self.made, self.wrong, self.blank = 0, [], {}

    def path(self, name, stage, reference=None):
        """The address, with family A's keys, or the same with a reference that does not exist."""
        row = ROWS[name]
        return address(name, [self.word(row, each, stage, reference) for each in row.args])

    def word(self, row, name, stage, reference):
        """One word of the address."""
        of_referral = isinstance(row, OfReferral)
        if name.startswith("="):
            return name[1:]
        if name == "reference":
            return reference or (self.f.referrals[stage] if of_referral else self.f.case).reference
        if of_referral:
            found = self.f.referrals[stage].rows.get(name)
            return found.key if found else "none"
        return self.f.keys[name]

    def check(self, name, actor, method, stage=""):
        """One request, compared with the table; a page that is not there looks as if it did not exist."""
        row = ROWS[name]
        data = {field: key[1:] if key.startswith("=") else self.f.keys[key] for field, key in row.data}
        got = ask(self.cookies[actor.name], method, self.path(name, stage), data)
        wanted = expected(row, actor, self.f, stage, self.restricted, method)
        self.made += 1
        where = f"{method} {name} {stage} as {actor.name}{', restricted' if self.restricted else ''}"
        if not agrees(wanted, got, row, stage, method):
            self.wrong.append(f"{where}: wanted {wanted}, got {got.status} {got.to}")
        elif got.status in (MISSING, 405) and "reference" in row.args:
            nothing = self.nothing(name, actor, method, stage, got.status)
            if (got.status, got.body) != (nothing.status, nothing.body) and method != "HEAD":
                self.wrong.append(f"{where}: not the answer of a reference that does not exist")
        self.reads(row, got, method, where)

    def reads(self, row, got, method, where):
        """A page of a family that was shown left a read; one that was not shown left nothing."""
        if method not in ("GET", "HEAD"):
            return
        reads = [kind for kind, reference in got.events if reference and KINDS[kind].read]
        if isinstance(row, OfCase | OfReferral) and got.status == 200 and not reads:
            self.wrong.append(f"{where}: shown, and no read was recorded")
        if got.status != 200 and got.events:
            self.wrong.append(f"{where}: {got.status}, and it recorded {got.events}")

    def nothing(self, name, actor, method, stage, lacks):
        """The answer for a reference that does not exist: at the same address in a soak, daily at one for all of a kind."""
        kind = isinstance(ROWS[name], OfReferral)
        if not SOAK and lacks != 405:
            name, method = (
                ("referrals:referral" if kind else "workspace:case"),
                "HEAD" if method == "HEAD" else "GET",
            )
        key = (actor.name, method, name)
        if key not in self.blank:
            path = self.path(name, stage, NO_REFERRAL if kind else NO_CASE)
            self.blank[key] = ask(self.cookies[actor.name], method, path)
            self.made += 1
        return self.blank[key]

    def verdict(self):
        """Fails with everything that came out otherwise."""
        print(f"{self.made} checks")
        assert self.made and not self.wrong, f"{len(self.wrong)} of {self.made} checks:\n" + "\n".join(
            self.wrong
        )


def stages(name):
    """The stages of a referral to try; for other pages one."""
    return STAGES if isinstance(ROWS[name], OfReferral) else ("",)


def of_group(group):
    """The addresses of one app."""
    return [name for name in ROWS if (name.partition(":")[0] if ":" in name else "account") == group]


def methods_for(actor, stage, number):
    """Daily: every page is opened by everybody; forms are sent by a few, and one odd method is tried on each page."""
    if SOAK:
        return METHODS
    if ON_POSTGRES:  # the table was walked on SQLite; here each page is opened once by those who see the most, and one outside
        return ("GET",) if stage in ("", "accepted") and actor.name in WIDE else ()
    related = actor.to_referral or stage == "accepted" and (actor.own or actor.role_wide)
    if stage and not related and actor.name not in OUTSIDE:
        return ()
    if stage in BEFORE:
        return ("GET",)
    if actor.name in ODD:
        return ("GET", "POST", ("HEAD", "OPTIONS", "PUT", "DELETE")[number % 4])
    return ("GET", "POST") if actor.name in SENDING else ("GET",)


def alike(people):
    """Those who try, by what makes a difference to a page of a family: role, relationships, tie to a referral, shares."""
    found = {}
    for one in people:
        nobody = one.name if one.name in (ANONYMOUS, NO_ROLE, ENDED) else ""
        key = (nobody, one.role, one.relationships(restricted=False), one.to_referral, one.shares)
        found.setdefault(key, []).append(one)
    return list(found.values())


def asked(name, everybody, kinds, number):
    """[(who, of whom the methods are)]: daily those who are alike to a family take its pages in turns."""
    if SOAK or ON_POSTGRES or not isinstance(ROWS[name], OfCase | OfReferral):
        return [(one, [one]) for one in everybody]
    return [(kind[number % len(kind)], kind) for kind in kinds]


def in_the_open(s, group):
    """(address, who, stage, method) of each check in the open world."""
    everybody = actors(s)
    kinds = alike(everybody)
    for number, name in enumerate(of_group(group)):
        for actor, kind in asked(name, everybody, kinds, number):
            for stage in stages(name):
                wanted = {method for one in kind for method in methods_for(one, stage, number)}
                for method in sorted(wanted):
                    yield name, actor, stage, method


def restricted(s, group):
    """The same where the record is restricted: daily as whoever has it by their role."""
    for name in of_group(group):
        if isinstance(ROWS[name], OfCase | OfReferral | Watching):
            for actor in actors(s):
                if SOAK or actor.role_wide and (not ON_POSTGRES or actor.name in WIDE):
                    for method in METHODS if SOAK else ("GET",):
                        yield name, actor, "accepted" if isinstance(ROWS[name], OfReferral) else "", method


def test_enough_checks_are_made(families):
    """Bar B1 wants thirty thousand: a soak makes over three times as many, a day about half of them."""
    s = families[0].s
    made = sum(1 for group in GROUPS for each in (in_the_open, restricted) for _ in each(s, group))
    print(f"{made} checks")
    assert made >= LEAST


@pytest.mark.parametrize("group", GROUPS)
def test_everybody_finds_what_the_table_says(families, cookies, group):
    """In the open world, a moment after the reminders ran: whether they are late is asked elsewhere."""
    note_tick(at=timezone.now(), scheduled=0, sent=0, failed=0)
    trial = Trial(families, cookies)
    for name, actor, stage, method in in_the_open(families[0].s, group):
        trial.check(name, actor, method, stage)
    trial.verdict()


@pytest.mark.parametrize("group", GROUPS)
def test_a_restricted_record_is_open_to_the_named_only(families, cookies, group):
    """Role-wide relationships give nothing, and it looks as if the record did not exist."""
    s = families[0].s
    with transaction.atomic():
        cases.restrict(
            case=families[0].again(), people=[s.carol, s.dele], reason="A colleague's niece", by=s.carol
        )
        trial = Trial(families, cookies, restricted=True)
        for name, actor, stage, method in restricted(s, group):
            trial.check(name, actor, method, stage)
        transaction.set_rollback(True)
    if group in ("network", "conferences", "family_plans", "referrals", "notifications", "workspace"):
        trial.verdict()


def test_governance_gives_the_password_again_before_any_record(families):
    """The same question for a record that is there and for one that is not (access.md: R step-up)."""
    trial = Trial(families, {})
    ivy = sign_in(families[0].s.ivy, stepped_up=False)
    for name in ("workspace:case", "network:family", "conferences:preparation", "referrals:of_case"):
        for reference in (families[0].case.reference, NO_CASE):
            got = ask(ivy, "GET", trial.path(name, "", reference))
            assert got.status == 302 and got.to.startswith("/accounts/reauthenticate/"), (name, got.status)
            assert not got.events
