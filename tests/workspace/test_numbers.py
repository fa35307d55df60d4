"""Every number on Today and on the dashboard is the number of rows of the list it leads to, for whoever reads it.

The world holds what once made them differ: a cover, what a family chose, restricted records, a person who may not
know a family, somebody who left with families, a separate sitting, a day off the week, and a review of each kind.
"""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from conferences import actions as conferences
from family_plans.models import Plan, Review
from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.cases import actions, policy
from fgc.cases.models import Case
from fgc.lib.dates import LONDON, at_local
from fgc.lib.references import new_reference
from referrals.models import Referral, ReferralMatch
from tests import cast
from tests.conferences.families import family

pytestmark = pytest.mark.django_db
FRIDAY = dt.date(2026, 12, 11)
DAYS = {
    "a Friday": FRIDAY,
    "a Saturday": FRIDAY + dt.timedelta(days=1),
    "a Sunday": FRIDAY + dt.timedelta(days=2),
}
ADDRESS = re.compile(r"\d[\d,]*")


class Page(HTMLParser):
    """What a page links to with a number beside it, and the rows of its lists."""

    def __init__(self, html):
        super().__init__()
        self.links, self.rows, self.following = [], 0, ""
        self._card, self._link, self._body, self._number = None, None, 0, ""
        self.feed(html.partition("<main")[2].partition("</main>")[0])

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        kinds = (attrs.get("class") or "").split()
        self._body += tag == "tbody"
        self.rows += tag == "tr" and self._body > 0
        self._number = "fgc-figure__number" if "fgc-figure__number" in kinds else self._number
        if tag == "a":
            self._link = (attrs["href"], "fgc-sort" in kinds)
            self.following = attrs["href"] if attrs.get("rel") == "next" else self.following

    def handle_endtag(self, tag):
        self._body -= tag == "tbody"
        self._link = None if tag == "a" else self._link

    def handle_data(self, data):
        number = ADDRESS.match(data.strip())
        if self._number and number:
            self._card, self._number = int(number[0]), ""
        elif self._link and self._card is not None:  # the first link of a card says what its number counts
            self.links.append((self._link[0], self._card, data))
            self._card = None
        elif self._link and number:
            self.links.append((self._link[0], int(number[0]), data))


def rows_of(client, address):
    """How many rows a list has, all its pages together."""
    found = 0
    path = address.partition("?")[0].partition("#")[0]
    while address:
        answer = client.get(address.partition("#")[0])
        assert answer.status_code == 200, address
        page = Page(answer.content.decode())
        found += len(answer.context["undecided"]) if path == "/referrals/waiting/" else page.rows
        address = path + page.following if page.following else ""
    return found


def numbers(client, address):
    """(label, number, rows) of everything on a page that leads from a number to a list."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return [
        (words, number, rows_of(client, url)) for url, number, words in Page(answer.content.decode()).links
    ]


@pytest.fixture
def world(time_machine):
    """Families of every kind on a day before; gives a function that sets the day."""

    def on(day, hour=9):
        time_machine.move_to(dt.datetime.combine(day, dt.time(hour), tzinfo=LONDON), tick=False)

    on(dt.date(2026, 10, 5))
    w = cast.world()
    w.deb = cast.person(w.service, "Deb", "West", Role.SERVICE_MANAGER, w.carol.team)
    w.left = cast.person(w.service, "Olga", "Lane", Role.COORDINATOR, w.carol.team)
    old = {name: cast.open_case(w, name) for name in ("Late", "Theirs", "Hidden", "Barred", "On hold")}
    old["Cover"] = cast.open_case(w, "Cover", coordinator=w.bryn)
    old["Gone"] = cast.open_case(w, "Gone", coordinator=w.left)
    old["Nobody"] = cast.waiting_case(w, "Nobody")
    on(dt.date(2026, 12, 4))
    actions.grant(
        case=old["Cover"], person=w.amina, relationship=policy.COVER, reason="Leave", by=w.carol,
        until=dt.date(2026, 12, 31),
    )  # fmt: skip
    for number in range(3):
        cast.open_case(w, f"New {number}", coordinator=[w.amina, w.bryn, w.amina][number])
    cast.waiting_case(w, "New and waiting")
    actions.restrict(case=old["Hidden"], people=[w.deb, w.bryn], reason="Media", by=w.deb)
    actions.declare_conflict(case=old["Barred"], person=w.carol, reason="Her neighbour", by=w.deb)
    actions.hold(case=old["On hold"], until=dt.date(2026, 12, 31), reason="Court", by=w.carol)
    actions.explain(
        case=old["Theirs"], clock="conference", about=old["Theirs"].reference, why="family", by=w.amina,
        due_on=dt.date(2026, 11, 16),
    )  # fmt: skip
    User.objects.filter(pk=w.left.pk).update(is_active=False)
    reviews(w)
    sittings(w)
    repeats(w, old)
    return w, on


def repeats(w, old):
    """Families referred again: two to Carol's knowledge, one whose earlier record is restricted, one she may not know of."""
    for later, before in (("Late", "Nobody"), ("Gone", "Cover"), ("Theirs", "Hidden"), ("On hold", "Barred")):
        now = timezone.now()
        referral = Referral.objects.create(
            reference=new_reference("REF"), service=w.service, case=old[later], stage="accepted", author=w.tom,
            sent_at=now, updated_at=now, decide_by=now.date(), decided_at=now, decided_by=w.deb,
        )  # fmt: skip
        ReferralMatch.objects.create(referral=referral, case=old[before], decision="repeat", by=w.deb, at=now)


def reviews(w):
    """A review that is late, one that is near and one that is far, each with Amina, with Bryn and on a restricted record."""
    for coordinator in (w.amina, w.bryn):
        for days in (-3, 20, 70):
            case = cast.open_case(w, f"In review {days}", coordinator=coordinator)
            due = FRIDAY + dt.timedelta(days=days)
            Case.objects.filter(pk=case.pk).update(stage="reviewing", review_due_on=due)
            made = at_local(FRIDAY, dt.time(9))
            plan = Plan.objects.create(case=case, number=1, started_by=coordinator, started_at=made)
            Review.objects.create(
                case=case, plan=plan, due_on=due, rule="12 weeks", made_by=coordinator, made_at=made
            )
    actions.restrict(case=case, people=[w.deb, w.priya], reason="Media", by=w.deb)


def sittings(w):
    """Two families that meet within the week, one in two sittings; one with the coordinator whom Amina covers."""
    for title, coordinator, days in (
        ("Two sittings", w.amina, (4, 5)),
        ("One", w.bryn, (4,)),
        ("Later", w.amina, (30,)),
    ):
        f = family(w, title, coordinator=coordinator)
        for number, after in enumerate(days):
            starts = at_local(FRIDAY + dt.timedelta(days=after), dt.time(10))
            conferences.book(
                case=f.case, kind="separate" if number else "first", starts_at=starts,
                ends_at=starts + dt.timedelta(hours=3), venue=[f.hall, f.church][coordinator == w.bryn], by=coordinator,
            )  # fmt: skip
        if coordinator == w.bryn:
            actions.grant(
                case=f.case, person=w.amina, relationship=policy.COVER, reason="Leave", by=w.carol,
                until=dt.date(2026, 12, 31),
            )  # fmt: skip


@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
def test_every_number_is_the_number_of_rows_that_it_leads_to(world, day):
    """For every role on their own first page, and for each manager on the dashboard: one at a weekend as well."""
    w, on = world
    on(day)
    shown = {}
    for name, person in w.people().items():
        for label, number, rows in numbers(cast.signed_in(person), "/"):
            shown[name, label.strip()] = number
            assert number == rows, (name, label, number, rows)
    assert {name for name, _label in shown} == {"amina", "bryn", "carol", "deb"}
    assert {label for name, label in shown if name == "amina"} >= {
        "Open families", "Conferences in 7 days", "Late", "Reviews in the next month", "1 more by the family’s choice"
    }  # fmt: skip


def test_the_numbers_are_what_they_were_made_to_be(world):
    """So that a list and a number that are both wrong do not agree: by hand, on the Friday."""
    w, on = world
    on(FRIDAY)
    amina = {figure["label"]: figure for figure in cast.signed_in(w.amina).get("/").context["figures"]}
    # Late, Hidden and Barred since their 30 working days are over, and a review; Theirs is the family's choice.
    assert (amina["Late"]["number"], amina["Late"]["more"]["text"]) == (4, "1 more by the family’s choice")
    assert amina["Conferences in 7 days"]["number"] == 2 and amina["Reviews in the next month"]["number"] == 2
    held = Case.objects.filter(coordinator=w.amina, is_open=True).count()
    assert amina["Open families"]["number"] == held
    page = cast.signed_in(w.carol).get("/dashboard/")
    carol = {figure["label"]: figure for figure in page.context["figures"]}
    # Barred is no family for Carol, Hidden one of which she reads that it is there.
    assert "1 restricted to others" in carol["Late"]["detail"] and page.context["restricted"] == 2
    again = carol["Referred again"]
    assert again["number"] == 2 and "1 restricted to others" in again["detail"]
    rows = {row["name"]: row for row in page.context["rows"]}
    assert rows["Olga Lane"]["total"] == 1 and rows["Olga Lane"]["room"] == ""
    assert rows["Nobody yet"]["total"] == 2
    assert sum(row["total"] for row in rows.values()) == Case.objects.filter(is_open=True).count() - 3
    assert sum(row["late"]["number"] for row in rows.values()) == carol["Late"]["number"]


def test_what_the_family_chose_is_a_list_of_its_own(world):
    """Late leaves it out, the list of what was chosen holds it and nothing else, both together hold both.

    And a list of late families says with what each is late, as far as its reader may know of that.
    """
    w, on = world
    on(FRIDAY)
    carol = cast.signed_in(w.carol)

    def titles(query):
        return {row[1]["text"] for row in carol.get(f"/cases/?{query}").context["rows"]}

    assert "Theirs" not in titles("late=on") and titles("late=chosen") == {"Theirs"}
    assert titles("late=on&late=chosen") == titles("late=on") | {"Theirs"}
    meet, wait = "Late: hold the conference", "Late: give the family to a coordinator"
    assert late_with(w.carol, "late=on&late=chosen&every=on") >= {
        ("Theirs", meet), ("In review -3", "Late: hold the review"), ("Nobody", wait)
    }  # fmt: skip
    assert ("Nobody", "") in late_with(w.tom, "late=on")  # who gives it to whom is not for a referrer
    assert {said for _title, said in late_with(w.carol, "every=on")} == {""}


def late_with(reader, query):
    """(family, with what it is late) of each row of a list."""
    rows = cast.signed_in(reader).get(f"/cases/?{query}").context["rows"]
    return {(row[1]["text"], row[1]["detail"]) for row in rows}


def test_what_narrows_a_list_can_be_undone(world):
    """An empty list says why, and how to see the rest."""
    w, on = world
    on(FRIDAY)
    cory = cast.signed_in(cast.person(w.service, "Cory", "Moss", Role.COORDINATOR))
    for address, words in (
        ("/cases/?mine=on", "No family matches"),
        ("/reviews/?when=month&mine=on", "No review matches"),
        ("/calendar/?show=week&mine=on", "No conference in the next 7 days"),
    ):
        assert words in cory.get(address).content.decode(), address
    for nonsense in ("/reviews/?when=never&page=x", "/calendar/?show=x", "/cases/?late=x&mine=x"):
        assert cory.get(nonsense).status_code == 200
