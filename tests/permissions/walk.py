"""Every page with somebody who may open it, and rows that tie two families together."""

import functools
from dataclasses import dataclass
from itertools import combinations

from django.apps import apps
from django.db import connection
from django.db.models import F, ForeignKey

from fgc.cases.models import Case
from referrals.models import Referral
from tests.permissions.asking import address
from tests.permissions.expect import STAGES, THERE, OfCase, OfReferral
from tests.permissions.rows import ROWS
from tests.permissions.staff import actors
from tests.permissions.test_matrix import expected

LIKELY = (
    "coordinator",
    "referrer",
    "service manager",
    "administrator",
    "business support",
    "information governance",
)
OURS = (
    "accounts",
    "cases",
    "network",
    "referrals",
    "conferences",
    "family_plans",
    "notifications",
)


@dataclass(frozen=True)
class Page:
    """One address and a person who may open it."""

    name: str
    actor: object
    words: tuple
    kinds: tuple  # what each word is: "reference", the name of a key, or "" for a plain word

    @property
    def path(self):
        """The address."""
        return address(self.name, list(self.words))

    def other(self, place, word):
        """The address with one word replaced."""
        words = list(self.words)
        words[place] = word
        return address(self.name, words)


def pages(f, who=None):
    """Each page as the first of the likely people (or as `who`) for whom it is there."""
    people = {actor.name: actor for actor in actors(f.s)}
    likely = [people[name] for name in ([who] if who else LIKELY)]
    for name, row in ROWS.items():
        for stage in STAGES if isinstance(row, OfReferral) else ("",):
            actor = next((a for a in likely if opens(row, a, f, stage)), None)
            if actor:
                yield Page(name, actor, tuple(words(row, f, stage)), tuple(kinds(row)))
                break


def opens(row, actor, f, stage):
    """Whether the page is there for that person."""
    method = "POST" if row.post_only or isinstance(row, OfCase) and row.sending else "GET"
    there = expected(row, actor, f, stage, False, method) == THERE
    return there and (not isinstance(row, OfReferral) or stage in row.opens)


def words(row, f, stage):
    """The words of the address."""
    of_referral = isinstance(row, OfReferral)
    for name in row.args:
        if name.startswith("="):
            yield name[1:]
        elif name == "reference":
            yield (f.referrals[stage] if of_referral else f.case).reference
        else:
            yield f.referrals[stage].rows[name].key if of_referral else f.keys[name]


def kinds(row):
    """What each word of the address is."""
    return ["" if name.startswith("=") else name for name in row.args]


def roots(model, root, depth=3):
    """The ways from a model to the family it belongs to, as lookups."""
    found = []
    for field in model._meta.fields:
        if isinstance(field, ForeignKey) and field.related_model._meta.app_label in OURS:
            if field.related_model is root:
                found.append(field.name)
            elif depth and field.related_model._meta.label not in (
                "accounts.User",
                "accounts.Service",
                "accounts.Team",
            ):
                found += [f"{field.name}__{way}" for way in roots(field.related_model, root, depth - 1)]
    return found


# What says that a referral and a record of another family are alike, or are not: it links two by its nature.
LINKS = {"referrals.ReferralMatch"}


def mixed_rows():
    """Every row that belongs to two families at once, by any two of its ways: there must be none."""
    found = []
    with connection.cursor() as cursor:
        for what, (statement, values) in _two_ways():
            cursor.execute(statement, values)
            found += [f"{what} {row[0]}" for row in cursor.fetchall()]
    return found


@functools.cache
def _two_ways():
    """[(what, its SQL)] of every two ways, put into SQL once: the same is asked after every form that is sent."""
    found = []
    for model in apps.get_models():
        if model._meta.app_label not in OURS or model._meta.label in LINKS:
            continue
        for root in (Case, Referral):
            for one, other in combinations(roots(model, root), 2):
                rows = model.objects.exclude(**{one: None}).exclude(**{other: None})
                rows = rows.exclude(**{one: F(other)}).order_by().values_list("pk")
                found.append((f"{model._meta.label}: {one}, {other}", rows.query.sql_with_params()))
    return found
