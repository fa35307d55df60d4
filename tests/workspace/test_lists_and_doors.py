"""Lists and doors: every row of a list opens, a list that says it is whole is, and any page number gives a page."""

import contextlib
import datetime as dt
import random
import re

import pytest
from django.utils import timezone

from conferences.models import Conference
from family_plans.models import Plan, Review
from fgc.cases import actions, policy
from fgc.cases.access import abilities
from fgc.cases.models import Case
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.notifications.actions import notify
from referrals.access import abilities as referral_abilities
from referrals.models import Referral
from tests import cast
from tests.cases.test_list_and_door import happen
from tests.referrals import story as stories
from tests.sizes import size

pytestmark = pytest.mark.django_db
WORLDS = size(40, 3, 1)
LISTS = {
    "/cases/": "carol", "/cases/?every=on": "carol", "/reviews/": "carol", "/messages/": "amina", "/users/": "sam",
    "/teams/": "sam", "/venues/": "dele", "/referrals/": "tom", "/referrals/?show=accepted": "tom",
    "/referrals/team/": "priya", "/referrals/waiting/": "carol", "/access-log/": "ivy", "/": "dele",
}  # fmt: skip
HOSTILE = (
    "0",
    "-1",
    "999999",
    "abc",
    "",
    "1e3",
    "²",
    "1" * 400,
    "9999999999999999999",
    "\x00",
    "1;drop",
    "None",
)


@pytest.mark.parametrize("path", LISTS)
def test_any_page_number_gives_a_page(path):
    """Nothing, a negative, past the end, letters, four hundred digits: always a page with the first rows."""
    w = cast.world()
    cast.open_case(w)
    client = cast.signed_in(getattr(w, LISTS[path]))
    client.get(path)
    address, _, query = path.partition("?")
    first = rows_of(client.get(path))
    for number in HOSTILE:
        answer = client.get(
            address, {"page": number, **dict(pair.split("=") for pair in query.split("&") if pair)}
        )
        assert answer.status_code == 200, number
        assert rows_of(answer) == first, number


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("/access-log/?before=", "ivy"),
        ("/access-log/?who=", "ivy"),
        ("/access-log/?reference=", "ivy"),
        ("/calendar/?month=", "amina"),
        ("/cases/?coordinator=", "carol"),
        ("/cases/?stage=", "carol"),
        ("/cases/?sort=", "carol"),
        ("/users/?team=", "sam"),
        ("/users/?role=", "sam"),
        ("/referrals/?show=", "tom"),
    ],
)
def test_any_filter_gives_a_page(path, who):
    """What makes no sense is left out."""
    client = cast.signed_in(getattr(cast.world(), who))
    address, _, name = path.partition("?")
    for value in HOSTILE:
        assert client.get(address, {name.rstrip("="): value}).status_code == 200, value


def rows_of(answer):
    """The links of the main part of a page, but those that turn pages."""
    main = answer.content.decode().partition('id="main-content"')[2]
    return [link for link in re.findall(r'href="([^"#]+)"', main) if "page=" not in link]


def made(dice):
    """A world with five families whose people have come and gone; each has a conference, a review, notices."""
    w = cast.world()
    cases = [cast.waiting_case(w, referrer=dice.choice([w.tom, w.grace])) for _ in range(5)]
    for case in cases:
        actions.allocate(case=case, coordinator=dice.choice([w.amina, w.bryn]), by=w.carol)
        with_dates(Case.objects.get(pk=case.pk), dice)
    for n, case in enumerate(cases):
        for person in w.people().values():
            notify(kind=KINDS[n], to=person, about=case, case=case, unique_key=f"{KINDS[n]}:{n}")
    for _ in range(25):
        happen(w, cases, dice)
    return w


KINDS = ("case.allocated", "conference.booked", "plan.agreed", "clock.review.due", "restriction.expiring")


def with_dates(case, dice):
    """A conference in the next days, a plan and a review ahead; rows, because what they need is not the point."""
    start = timezone.now() + dt.timedelta(days=1, hours=dice.randrange(48))
    Conference.objects.create(
        case=case, starts_at=start, ends_at=start + dt.timedelta(hours=2), booked_by=case.coordinator
    )
    plan = Plan.objects.create(case=case, started_by=case.coordinator, started_at=timezone.now())
    due = today() + dt.timedelta(days=dice.randrange(9))
    Review.objects.create(case=case, plan=plan, due_on=due, made_by=case.coordinator, made_at=timezone.now())


def references(client, path):
    """The references that a list names, but the example beside the box for searching."""
    return set(re.findall(r"FGC-\w{4}-\w{4}", client.get(path).content.decode())) - {"FGC-7K3M-9QXW"}


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_lists_lead_to_what_opens_and_leave_out_nothing(seed):
    """Families, reviews, messages, the calendar and the tasks, for everybody, restricted and granted cases too."""
    w = made(random.Random(2000 + seed))
    doors = {
        name: {case.reference: abilities(person, case) for case in Case.objects.all()}
        for name, person in w.people().items()
    }
    for name, person in w.people().items():
        client, can = cast.signed_in(person), doors[name]
        wanted = {
            "/cases/": {one for one in can if can[one]},
            "/calendar/": {one for one in can if can[one].can("booking.read")},
        }
        if name not in ("amina", "bryn"):  # a coordinator's are those they coordinate
            wanted["/reviews/"] = {one for one in can if can[one].can("reviews.read")}
        if name == "dele":
            wanted["/"] = wanted["/calendar/"]
        for path, whole in wanted.items():
            assert references(client, path) == whole, (name, path)
        for path in (*wanted, "/reviews/", "/"):
            opens(client, path, name)
        worded(client, can, name)


def opens(client, path, name):
    """Every link of the list to a family opens."""
    answer = client.get(path)
    if answer.status_code == 200:
        for link in set(rows_of(answer)):
            if link.startswith("/cases/FGC"):
                assert client.get(link).status_code == 200, (name, path, link)


def worded(client, can, name):
    """A notice names a family exactly when it leads to a page of it; what is not named is not open."""
    page = client.get("/messages/")
    assert page.status_code == 200
    named = references(client, "/messages/")
    for link in {link for link in rows_of(page) if link.startswith("/messages/")}:
        went = client.get(link)
        assert went.url.startswith("/cases/FGC"), (name, link, went.url)
        assert client.get(went.url).status_code == 200, (name, went.url)
        named.discard(re.search(r"FGC-\w{4}-\w{4}", went.url)[0])
    assert not named, name
    needs = dict(zip(KINDS, ("progress", "booking", "plan_final", "reviews", "safety"), strict=True))
    for n, reference in enumerate(sorted(can, key=lambda one: Case.objects.get(reference=one).pk)):
        if can[reference].can(f"{needs[KINDS[n]]}.read"):
            assert reference in page.content.decode(), (name, reference)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_the_lists_of_referrals_lead_to_what_opens(seed):
    """Mine, my team's and those that wait: every row opens, and what may be opened and belongs there is there."""
    dice, w = random.Random(3000 + seed), cast.world()
    for _ in range(4):
        referred(w, dice)
    for name, person in w.people().items():
        client, rows = cast.signed_in(person), Referral.objects.select_related("case")
        open_ones = {row for row in rows if "read" in referral_abilities(person, row)}
        shown = {
            path: listed(client, path, name)
            for path in ("/referrals/", "/referrals/team/", "/referrals/waiting/")
        }
        wrote = {
            row for row in open_ones if row.author == person and row.stage in ("draft", "sent", "returned")
        }
        if name in ("tom", "grace"):
            assert shown["/referrals/"] >= {row.reference for row in wrote}, name
        if name in ("carol", "dele"):
            waits = {row.reference for row in open_ones if row.stage in ("sent", "returned")}
            waits |= {row.case.reference for row in open_ones if row.case and row.case.stage == "waiting"}
            assert shown["/referrals/waiting/"] == waits, name
        if name == "priya":
            sent = {
                row.reference
                for row in open_ones
                if row.stage in ("sent", "returned") and row.team == w.north
            }
            assert shown["/referrals/team/"] == sent, name


def referred(w, dice):
    """A referral at a random stage, with a conflict, a restriction or a grant about."""
    story = stories.sent(w, author=dice.choice([w.tom, w.grace]))
    referral, what = story.referral, dice.choice(["sent", "returned", "accepted", "restricted", "covered"])
    if what == "returned":
        stories.actions.return_with_question(referral=referral, text="Who?", by=w.carol)
    if what in ("accepted", "restricted", "covered"):
        other = stories.actions.Choice("other", reason="Another family with the same names")
        case = stories.actions.accept(referral=referral, by=w.carol, choice=other)
        if what != "accepted":
            actions.restrict(case=case, people=[w.carol, w.amina], reason="A colleague", by=w.carol)
        if what == "covered":
            day = today()
            actions.grant(case=case, person=w.dele, relationship=policy.EMERGENCY, reason="Fire", by=w.carol,
                          on=day, until=day)  # fmt: skip
        with contextlib.suppress(Refused):
            person = dice.choice([w.dele, w.priya])
            actions.declare_conflict(case=case, person=person, reason="Neighbour", by=w.carol)


def listed(client, path, name):
    """What a list of referrals names, after opening every link of it."""
    answer = client.get(path)
    if answer.status_code != 200:
        return set()
    found = set()
    for link in rows_of(answer):
        named = re.search(r"/(?:cases|referrals)/((?:FGC|REF)-\w{4}-\w{4})/", link)
        if named:
            found.add(named[1])
            assert client.get(link, follow=True).status_code == 200, (name, path, link)
    return found
