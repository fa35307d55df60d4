"""What happens to the doors of one record at the same moment happens one after the other."""

import threading

import pytest
from django.db import close_old_connections, connection

from fgc.accounts import actions as accounts
from fgc.accounts.roles import Role
from fgc.cases import actions, policy
from fgc.cases.access import abilities
from fgc.cases.models import CaseUserObjectPermission
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def at_once(*acts):
    """Carry the acts out in threads that begin together; what each returned, or the refusal it met."""
    begin, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        try:
            begin.wait()
            found[place] = act()
        except Refused as refused:
            found[place] = refused
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def cover(w, case, person):
    """A dated cover of the case by that person."""
    return lambda: actions.grant(
        case=case, person=person, relationship=policy.COVER, reason="Leave", by=w.carol, until=today()
    )


def test_two_grants_at_once_are_one():
    """The second is told so; one membership and one permission."""
    w = cast.world()
    for _ in range(ROUNDS):
        case = cast.open_case(w)
        found = at_once(cover(w, case, w.bryn), cover(w, case, w.bryn))
        refused = [one for one in found if isinstance(one, Refused)]
        assert [one.message for one in refused] == ["Bryn Parry has this access already"]
        assert case.memberships.filter(person=w.bryn, ended_at=None).count() == 1
        assert CaseUserObjectPermission.objects.filter(content_object=case, user=w.bryn).count() == 1


def test_a_conflict_declared_while_access_is_given_bars():
    """Whichever comes first: barred, and nothing that lets in stands beside it."""
    w = cast.world()
    for _ in range(ROUNDS):
        case = cast.open_case(w)
        found = at_once(
            cover(w, case, w.bryn),
            lambda case=case: actions.declare_conflict(
                case=case, person=w.bryn, reason="A cousin", by=w.carol
            ),
        )
        assert not isinstance(found[1], Refused)
        current = set(
            case.memberships.filter(person=w.bryn, ended_at=None).values_list("relationship", flat=True)
        )
        assert current == {policy.CONFLICT} and not abilities(w.bryn, cast.fresh(case))


def test_the_two_named_managers_do_not_leave_at_once():
    """One account ends, the other is kept until somebody takes over."""
    w = cast.world()
    deb = cast.person(w.service, "Deb", "Moss", Role.SERVICE_MANAGER)
    case = cast.open_case(w)
    actions.restrict(case=case, people=[w.carol, deb, w.dele], reason="Media", by=w.carol)
    found = at_once(*(lambda one=one: accounts.end_account(person=one, by=w.sam) for one in (w.carol, deb)))
    assert sum(isinstance(one, Refused) for one in found) == 1
    for person in (w.carol, deb):
        person.refresh_from_db()
    assert sorted([w.carol.is_active, deb.is_active]) == [False, True]


def test_nobody_takes_over_while_their_own_account_ends():
    """Deb takes over from Carol as her own account ends: a manager is left who can open the record."""
    w = cast.world()
    deb, kay = (
        cast.person(w.service, *name, Role.SERVICE_MANAGER) for name in (("Deb", "Moss"), ("Kay", "Hunt"))
    )
    case = cast.open_case(w)
    actions.restrict(case=case, people=[w.carol, w.dele], reason="Media", by=w.carol)
    at_once(
        lambda: accounts.end_account(person=w.carol, successor=deb, by=w.sam),
        lambda: accounts.end_account(person=deb, successor=kay, by=w.sam),
    )
    for person in (w.carol, deb, kay):
        person.refresh_from_db()
    assert any(abilities(one, cast.fresh(case)).can("manage.write") for one in (w.carol, deb, kay))


def test_a_record_is_not_restricted_to_a_manager_who_is_leaving():
    """Naming Deb and ending her account at once never leaves a restricted record without a manager."""
    w = cast.world()
    deb = cast.person(w.service, "Deb", "Moss", Role.SERVICE_MANAGER)
    case = cast.open_case(w)
    at_once(
        lambda: actions.restrict(case=case, people=[deb, w.dele], reason="Media", by=w.carol),
        lambda: accounts.end_account(person=deb, by=w.sam),
    )
    deb.refresh_from_db()
    case = cast.fresh(case)
    assert deb.is_active or not case.is_restricted
