"""What a person can list is what they can open: the SQL and the Python, written apart, agree in generated worlds."""

import contextlib
import datetime as dt
import random
import re

import pytest
from django.http import Http404

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.cases import actions, policy
from fgc.cases.access import abilities, abilities_listed, get_case, of_families, scope_of, visible_to
from fgc.cases.models import Case, Membership
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.workspace.caselist import PAGE_SIZE, Wanted, page_of
from tests import cast
from tests.sizes import size

pytestmark = pytest.mark.django_db
WORLDS = size(200, 12)
NEEDS = (
    "progress.read",
    "booking.read",
    "reviews.read",
    "plan_final.write",
    "manage.write",
    "access_log.read",
)


def happen(w, cases, dice):
    """One random thing that changes who may open what; what the actions refuse does not happen."""
    case = Case.objects.get(pk=dice.choice(cases).pk)
    person = dice.choice(list(w.people().values()))
    day = today()
    things = [
        lambda: actions.allocate(case=case, coordinator=dice.choice([w.amina, w.bryn]), by=w.carol),
        lambda: actions.change_referrer(
            case=case, referrer=dice.choice([w.tom, w.grace]), by=w.carol, reason="Moved teams"
        ),
        lambda: actions.grant(
            case=case,
            person=person,
            relationship=dice.choice([policy.COVER, policy.GOVERNANCE, policy.EMERGENCY]),
            reason="Leave",
            by=w.carol,
            on=day - dt.timedelta(days=dice.choice([0, 9])),
            until=day + dt.timedelta(days=dice.choice([-1, 0, 5])),
        ),
        lambda: actions.share(
            case=case,
            person=person,
            rights=dice.sample(sorted(policy.TABLE[policy.SHARED]), dice.choice([1, 2])),
            reason="New team",
            until=day,
            by=w.carol,
        ),
        lambda: actions.declare_conflict(case=case, person=person, reason="Neighbour", by=w.carol),
        lambda: actions.restrict(
            case=case, people=[w.carol, person], reason="A colleague's relative", by=w.carol
        ),
        lambda: actions.unrestrict(case=case, by=w.carol),
        lambda: actions.end_membership(
            membership=dice.choice(
                list(case.memberships.exclude(relationship__in=["coordinator", "referrer"]))
            ),
            by=w.carol,
        ),
    ]
    with contextlib.suppress(Refused, IndexError):
        dice.choice(things)()


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_list_and_the_door_agree(seed):
    """For everybody, in a world where anything may have happened."""
    dice = random.Random(seed)
    w = cast.world()
    cases = [cast.waiting_case(w, referrer=dice.choice([w.tom, w.grace])) for _ in range(5)]
    for _ in range(25):
        happen(w, cases, dice)
    if dice.random() < 0.3:
        User.objects.filter(pk=w.bryn.pk).update(is_active=False)
    for person in User.objects.all():
        listed = set(visible_to(person).values_list("reference", flat=True))
        opened = {case.reference for case in Case.objects.all() if abilities(person, case)}
        assert listed == opened, f"{person.name} in world {seed}"
        theirs = of_families("case", person, visible_to(person))  # of rows about families, as of the families
        about = Membership.objects.filter(theirs).values_list("case__reference", flat=True)
        assert set(about) == listed & set(Membership.objects.values_list("case__reference", flat=True))
        for every in (False, True):
            page = page_of(person, Wanted(every=every))
            assert {row.reference for row in page.rows} == listed, person.name
            assert page.count == len(listed)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_a_list_knows_of_each_row_what_its_door_allows(seed):
    """The abilities read off the scope are the door's own; a list made for a right holds the rows that have it."""
    dice = random.Random(1000 + seed)
    w = cast.world()
    cases = [cast.waiting_case(w, referrer=dice.choice([w.tom, w.grace])) for _ in range(5)]
    for _ in range(25):
        happen(w, cases, dice)
    rows = list(Case.objects.all())
    for person in User.objects.all():
        scope, doors = scope_of(person), {case: abilities(person, case) for case in rows}
        for case, door in doors.items():
            assert abilities_listed(person, case, scope) == door, (person.name, case.reference)
            letters_keep_their_limits(person, case, door)
        for need in NEEDS:
            having = {case for case, door in doors.items() if door.can(need)}
            assert set(visible_to(person, need=need)) == having, (person.name, need)


def letters_keep_their_limits(person, case, door):
    """Of somebody with several relationships: each letter extends to what one of them alone gives it, never further."""
    shares = set().union(
        *(row.extent.split() for row in case.memberships.filter(person=person, relationship=policy.SHARED))
    )
    for right in policy.RIGHTS:
        for verb, letter in (("read", "R"), ("write", "W"), ("approve", "A")):
            wanted = set()
            for relationship in door.relationships:
                letters, _, extent = policy.TABLE[relationship].get(right, "").partition(":")
                if letter in letters and (relationship != policy.SHARED or right in shares):
                    wanted.add(extent)
            assert door.extents(right, verb) == wanted, (person.name, right, verb)
            assert door.whole(right, verb) == ("" in wanted), (person.name, right, verb)


def test_a_share_of_one_part_leads_from_the_list_to_that_part():
    """The page of the family is not among what was shared: the list leads to what is."""
    w = cast.world()
    for right in policy.TABLE[policy.SHARED]:
        case = cast.open_case(w, title=right)
        actions.share(case=case, person=w.bryn, rights=[right], reason="Helps", until=today(), by=w.carol)
    client = cast.signed_in(w.bryn)
    links = set(re.findall(r'href="(/cases/FGC-[^"]+)"', client.get("/cases/").content.decode()))
    assert len(links) == len(policy.TABLE[policy.SHARED])
    assert {client.get(link).status_code for link in links} == {200}


def test_a_page_of_all_families_is_the_whole_list_cut(django_assert_max_num_queries):
    """The walk by branches gives the same rows in the same order as one plain query."""
    w = cast.world()
    for number in range(PAGE_SIZE + 7):
        cast.waiting_case(w, title=f"Family {number}", referrer=[w.tom, w.grace][number % 2])
    actions.declare_conflict(case=Case.objects.first(), person=w.priya, reason="Aunt", by=w.carol)
    for person in (w.tom, w.priya, w.carol, w.dele):
        plain = list(visible_to(person).order_by("-updated_at", "-id").values_list("reference", flat=True))
        for number in (1, 2):
            with django_assert_max_num_queries(2 if number == 1 or len(plain) > PAGE_SIZE else 4):
                page = page_of(person, Wanted(every=True, page=number))
            start = (number - 1) * PAGE_SIZE if len(plain) > PAGE_SIZE else 0
            assert [row.reference for row in page.rows] == plain[start : start + PAGE_SIZE]
            assert page.count == len(plain)


def test_the_door_opens_by_the_table_and_404s_otherwise():
    """A coordinator writes, an outsider finds nothing, a wrong reference looks the same."""
    w = cast.world()
    case = cast.open_case(w)
    assert get_case(w.amina, case.reference, "preparation.write").pk == case.pk
    assert get_case(w.amina, case.reference.lower().replace("-", " "), "people.read").pk == case.pk
    for person, need in (
        (w.bryn, "progress.read"),
        (w.tom, "preparation.read"),
        (w.sam, "progress.read"),
        (w.grace, "plan_final.read"),
    ):
        with pytest.raises(Http404):
            get_case(person, case.reference, need)
    with pytest.raises(Http404):
        get_case(w.amina, "FGC-2222-2222", "progress.read")


def test_reading_without_writing_says_what_is_missing():
    """403 names the right and who can give it."""
    w = cast.world()
    case = cast.open_case(w)
    with pytest.raises(Exception, match="write people") as caught:
        get_case(w.carol, case.reference, "people.write")
    assert caught.value.who_can_give == "the service manager"


def test_nobody_is_let_in_without_a_reason_and_a_membership():
    """guardian's own way in is closed: the row needs the membership that says why."""
    from django.db import IntegrityError
    from guardian.shortcuts import assign_perm

    w = cast.world()
    case = cast.open_case(w)
    with pytest.raises(IntegrityError):
        assign_perm("cases.coordinate", w.bryn, case)


def test_the_scope_is_one_query(django_assert_num_queries):
    """Grants, names, conflicts and managed teams together."""
    w = cast.world()
    case = cast.open_case(w)
    actions.declare_conflict(case=case, person=w.priya, reason="Aunt", by=w.carol)
    with django_assert_num_queries(1):
        scope = scope_of(w.priya)
    assert scope.refused == {case.pk} and scope.teams == {w.north.pk}


def test_hand_over_moves_access_on_the_day():
    """The new coordinator is in, the old one keeps five days for notes and then nothing."""
    w = cast.world()
    case = cast.open_case(w)
    actions.allocate(case=case, coordinator=w.bryn, by=w.carol)
    case = cast.fresh(case)
    assert abilities(w.bryn, case).can("people.write")
    assert abilities(w.amina, case).can("preparation.write") and not abilities(w.amina, case).can(
        "contact.read"
    )
    assert not abilities(w.amina, case, on=today() + dt.timedelta(days=6))
    assert not visible_to(w.amina, scope=scope_of(w.amina, today() + dt.timedelta(days=6))).exists()


def test_a_restricted_record_is_gone_for_all_but_the_named():
    """Role-wide relationships give nothing; a conflict beats a name."""
    w = cast.world()
    case = cast.open_case(w)
    deputy = cast.person(w.service, "Deb", "Moss", Role.SERVICE_MANAGER)
    with pytest.raises(Refused):
        actions.restrict(case=case, people=[w.dele], reason="Colleague's niece", by=w.carol)
    actions.restrict(case=case, people=[w.carol, w.dele, w.bryn], reason="Colleague's niece", by=w.carol)
    case = cast.fresh(case)
    assert abilities(w.carol, case).can("manage.write") and abilities(w.dele, case).can("booking.write")
    assert not abilities(deputy, case) and not abilities(w.priya, case)
    actions.declare_conflict(case=case, person=w.dele, reason="It is his niece", by=w.carol)
    assert not abilities(w.dele, cast.fresh(case)) and not visible_to(w.dele).exists()
