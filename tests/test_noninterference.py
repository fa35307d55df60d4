"""Worlds that differ only in something withheld look the same, byte for byte, to whom it is withheld from (safety.md B13).

The same family before and after one withheld thing has another value, or is not there at all: the pages of each member of
staff who may not read it, and everything that goes to each relative who must not know. 100 worlds with FGC_SOAK=1.
"""

import random
from dataclasses import dataclass
from unittest import mock

import pytest
from django.db import transaction
from django.utils import timezone

from conferences.models import Conference, Contact, SafetyOverride, Venue
from family_plans.models import PlanWording
from fgc.network import actions as network
from fgc.network.models import (
    Association,
    ChildWish,
    ContactDetail,
    Household,
    HouseholdMember,
    NetworkChild,
    ParentLink,
    Person,
    Restriction,
    SearchAnswer,
    Tie,
)
from tests.canaries import invitations, plant
from tests.everywhere import more_paths, outputs, paths
from tests.permissions.asking import ask, searched, sign_in
from tests.permissions.expect import Open, _cells
from tests.permissions.family import both
from tests.permissions.rows import ROWS
from tests.permissions.staff import actors
from tests.sizes import SOAK, size

# What a page or paper is made of is decided in Python: the worlds are compared on one database.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, *([pytest.mark.soak] if SOAK else [])]
DAILY = {
    "referrer", "referrer's manager", "business support", "former coordinator", "service manager", "shared with",
    "emergency", "information governance",
}  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ      '’-ÄŁżóاب"
SOUGHT = ("Qzy", "Qzxhidden")
GROUPS = ("network", "workspace", "conferences", "family_plans", "referrals", "notifications")


@dataclass(frozen=True)
class Withheld:
    """One thing that is kept from somebody: from staff without all of `right`, from the relatives in `relatives`."""

    what: str
    change: object  # (planted, dice): what is different in the other world
    right: str = ""  # empty: no member of staff is looked at
    relatives: tuple = ("mother", "father", "nan", "aunt")


def words(dice, longest=60):
    """Words as somebody could type them, with at least three letters."""
    return "Qzy" + "".join(dice.choice(LETTERS) for _ in range(dice.randrange(longest))).strip()


def column(rows, name, longest=60):
    """A change of one column of some rows of the family."""

    def change(planted, dice):
        assert rows(planted.f).update(**{name: words(dice, longest)})

    return change


def _detail(kind, value):
    def change(planted, dice):
        mother = planted.people["mother"]
        for row in ContactDetail.objects.filter(person=mother, kind=kind, is_withheld=True, until=None):
            row.value = value(dice)
            row.save()

    return change


def _other_person(planted, dice):
    """The hidden person is somebody else: name, gender, birth, needs, words about them and with them."""
    born = dice.choice([None, dice.randrange(1930, 2020)])
    status = dice.choice(["living", "deceased", "unknown"])
    name = words(dice, 20)
    PlanWording.objects.filter(plan__case=planted.f.case, words__startswith="Qzxhidden").update(
        words=f"{name} is there"
    )
    Person.objects.filter(pk=planted.people["hidden"].pk).update(
        given_name=name, family_name=words(dice, 20), known_as=dice.choice(["", words(dice, 9)]),
        called=words(dice, 9), gender=dice.choice("mfxu"), birth_year=born, status=status, note=words(dice),
        died_year=2021 if status == "deceased" else None, interpreter=dice.choice(["", "Urdu"]),
    )  # fmt: skip


def _nobody(planted, dice):
    """The hidden person was never found."""
    hidden = planted.people["hidden"]
    ParentLink.objects.filter(parent=hidden).delete()
    Person.objects.filter(pk=hidden.pk).update(removed_at=timezone.now())


def _more_ties(planted, dice):
    """The hidden person has another child on the map, and is somebody's friend."""
    hidden = planted.people["hidden"]
    found = Person.objects.create(
        case=planted.f.case, given_name=words(dice, 9), family_name="Vale", made_by=planted.f.s.amina
    )
    if dice.random() < 0.5:
        ParentLink.objects.create(case=planted.f.case, child=found, parent=hidden)
    Association.objects.create(
        case=planted.f.case, person=hidden, to=found, role="friend", words=words(dice, 30)
    )
    Restriction.objects.create(
        case=planted.f.case, kind="must_not_know_of", person=found, other=planted.people["father"], basis="order",
        reason="x", since="2026-01-05",
    )  # fmt: skip


def _no_baby(planted, dice):
    f = planted.f
    Person.objects.filter(case=f.case, key=f.keys["baby"]).update(removed_at=timezone.now())


def _another_home(planted, dice):
    f = planted.f
    home = Household.objects.filter(key=f.keys["household"])
    home.update(label=words(dice, 30))
    for name in ("child", *dice.sample(["nan", "mother", "hidden"], k=dice.randrange(3))):
        HouseholdMember.objects.get_or_create(household=home.get(), person=planted.people[name], until=None)


def _another_place(planted, dice):
    """The conferences to which the mother is asked without being told where are elsewhere."""
    letters = invitations(planted.f).filter(person=planted.people["mother"], tell_place=False)
    places = Conference.objects.filter(pk__in=letters.values("conference"))
    venue = Venue.objects.create(
        service=planted.f.case.service,
        name=words(dice, 20),
        address=f"{dice.randrange(1, 99)} {words(dice, 20)}",
    )
    assert places.update(place_note=words(dice, 40), venue=venue)


def _no_wish(planted, dice):
    ChildWish.objects.filter(case=planted.f.case, kind="not_there").delete()


def _other_tie(planted, dice):
    ties = Tie.objects.filter(case=planted.f.case)
    assert ties.update(quality=dice.choice(["strained", "cut_off", "weak"]))


THINGS = (
    Withheld("address", _detail("address", lambda dice: f"{dice.randrange(1, 400)} {words(dice, 30)}"), "contact", ("father", "nan")),
    Withheld("phone", _detail("phone", lambda dice: f"07700 900{dice.randrange(100, 999)}"), "contact", ("father", "nan")),
    Withheld("somebody found later", _other_person, "people", ("father",)),
    Withheld("whether anybody was found", _nobody, "people", ("father",)),
    Withheld("whose child somebody hidden has", _more_ties, "people", ("father",)),
    Withheld("pregnancy", _no_baby, "", ("father",)),
    Withheld("home", _another_home, "people"),
    Withheld("exclusion", column(lambda f: Restriction.objects.filter(key=f.keys["banned"]), "reason"), "safety"),
    Withheld("evidence", column(lambda f: Restriction.objects.filter(key=f.keys["banned"]), "evidence"), "safety"),
    Withheld("arrangements", column(lambda f: SafetyOverride.objects.filter(key=f.keys["override"]), "arrangements"), "safety"),
    Withheld("whom a child does not want", _no_wish, "preparation"),
    Withheld("closeness", _other_tie, "preparation"),
    Withheld("preparation note", column(lambda f: Contact.objects.filter(case=f.case), "note"), "preparation"),
    Withheld("not safe to ask", column(lambda f: SearchAnswer.objects.filter(case=f.case), "reason"), "preparation"),
    Withheld("school", column(lambda f: NetworkChild.objects.filter(case=f.case), "school", 80), "", ("father",)),
    Withheld("place", _another_place, "", ("mother",)),
    Withheld("tie in words", column(lambda f: Association.objects.filter(key=f.keys["association"]), "words", 30), "people"),
)  # fmt: skip


@pytest.fixture(scope="module")
def base(django_db_setup, django_db_blocker):
    """The first world, a session for each member of staff, and what everybody sees in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        planted = plant(both()[0])
        f, people = planted.f, planted.people
        network.restrict(
            case=f.case, kind="must_not_know_pregnancy", person=people["aunt"], other=people["father"], basis="request",
            reason="Asked", by=f.s.amina,
        )  # fmt: skip
        planted.actors = [one for one in actors(f.s) if one.name in DAILY]
        planted.cookies = {one.name: sign_in(one.user) for one in planted.actors}
        planted.now = timezone.now()
        with mock.patch.object(timezone, "now", return_value=planted.now):
            planted.pages = {}
            planted.outputs = {
                name: list(papers(planted, name)) for name in ("mother", "father", "nan", "aunt")
            }
        yield planted
        transaction.set_rollback(True)


def in_this_world(planted, actors):
    """What these people find before anything is different, asked once for each."""
    for one in actors:
        if one.name not in planted.pages:
            planted.pages[one.name] = dict(shown(planted, one))


def shown(planted, actor):
    """(address, status and bytes) of the pages that this person finds; of what is not there, that it is not."""
    known = planted.pages.get(actor.name)
    for name, path in (*paths(planted.f), *more_paths(planted.f, planted.people)):
        if name.partition(":")[0] not in GROUPS or isinstance(ROWS.get(name), Open):
            continue
        if known is not None and known.get(path, (404,))[0] in (404, 403, 405):
            continue  # asked once: the matrix asks again every day
        found = ask(planted.cookies[actor.name], "GET", path)
        yield path, (found.status, found.to, found.body)


def papers(planted, name):
    """What goes to one relative, as text and as bytes."""
    yield from outputs(planted, name, pdf=SOAK or name == "father")


def is_withheld_from(thing, actor):
    """Whether access.md keeps the thing from this member of staff: no relationship has all of the right."""
    if not thing.right:
        return False
    return not any(
        limit == "" for _letters, limit in _cells(actor.relationships(False), thing.right, actor.shares)
    )


def some_of(actors, world):
    """All of them in a soak; daily one, another from world to world."""
    start = world % max(len(actors), 1)
    return (actors[start:] + actors[:start])[: size(len(actors), 1)]


@pytest.mark.parametrize("world", range(size(100, len(THINGS), 4)))
def test_another_world_looks_the_same_to_whom_it_is_withheld_from(base, world):
    """One withheld thing is different; every page and paper of those it is kept from is not."""
    thing, dice = THINGS[world % len(THINGS)], random.Random(world)  # noqa: S311 - the same worlds each time
    wrong, made = [], 0
    asked = some_of([actor for actor in base.actors if is_withheld_from(thing, actor)], world)
    with transaction.atomic(), mock.patch.object(timezone, "now", return_value=base.now):
        in_this_world(base, asked)
        thing.change(base, dice)
        for actor in asked:
            for path, found in shown(base, actor):
                made += 1
                if found != base.pages[actor.name][path]:
                    wrong.append(
                        f"{path} as {actor.name}: {difference(base.pages[actor.name][path][2], found[2])}"
                    )
        for name in thing.relatives:
            made += 1
            if list(papers(base, name)) != base.outputs[name]:
                both_ways = zip(base.outputs[name], papers(base, name), strict=False)
                wrong += [
                    f"{was[0]} to {name}: {difference(was[1], now[1])}"
                    for was, now in both_ways
                    if was != now
                ]
        transaction.set_rollback(True)
    print(f"{thing.what}: {made} pages and recipients")
    assert made and not wrong, f"{thing.what}, {len(wrong)} of {made}:\n" + "\n".join(wrong)


def test_a_search_finds_the_same_in_every_world(base):
    """By POST, for what the withheld things are called in the other world and in this one."""
    wrong, made = [], 0
    with mock.patch.object(timezone, "now", return_value=base.now):
        kept_from = {
            thing.what: [actor for actor in base.actors if is_withheld_from(thing, actor)] for thing in THINGS
        }
        before = {
            (actor.name, typed): searched(actor.user, typed) for actor in base.actors for typed in SOUGHT
        }
        for number, thing in enumerate(THINGS):
            with transaction.atomic():
                thing.change(base, random.Random(number))  # noqa: S311
                for actor in size(kept_from[thing.what], kept_from[thing.what][:2]):
                    for typed in SOUGHT:
                        made += 1
                        if searched(actor.user, typed) != before[actor.name, typed]:
                            wrong.append(f"{thing.what}: {typed} as {actor.name}")
                transaction.set_rollback(True)
    print(f"{made} searches")
    assert made > 30 and not wrong, "\n".join(wrong)


def difference(was, now):
    """Where two outputs part."""
    place = next(
        (n for n, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]),
        min(len(was), len(now)),
    )
    return f"{was[max(0, place - 60) : place + 60]!r} / {now[max(0, place - 60) : place + 60]!r}"


def test_a_leak_is_noticed(base, monkeypatch):
    """Sabotage: a page that says how many people the map has, hidden or not."""
    thing = next(one for one in THINGS if one.what == "whether anybody was found")
    tom = next(one for one in base.actors if one.name == "referrer")
    monkeypatch.setattr("fgc.network.audience.Audience.people", lambda self: self.case.people.on_map())
    with transaction.atomic(), mock.patch.object(timezone, "now", return_value=base.now):
        before = dict(shown(base, tom))
        thing.change(base, random.Random(1))  # noqa: S311
        assert dict(shown(base, tom)) != before
        transaction.set_rollback(True)
