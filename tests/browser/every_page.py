"""A program: finds the pages of an installation without a browser, and prints what each is made of.

`every_page demonstration` walks over the links of each role, from where they land. `every_page families` makes the two
families of the permission matrix and opens every page of the matrix as everybody of PEOPLE_OF_MATRIX who may.
"""

import collections
import heapq
import itertools
import json
import sys
from urllib.parse import urljoin, urlsplit

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import Resolver404, resolve  # noqa: E402

from fgc.accounts.models import User  # noqa: E402
from tests.browser.made_of import Reading  # noqa: E402
from tests.permissions.asking import address, ask, sign_in  # noqa: E402
from tests.permissions.expect import STAGES, OfReferral  # noqa: E402
from tests.permissions.family import both  # noqa: E402
from tests.permissions.rows import ROWS  # noqa: E402
from tests.permissions.staff import ANONYMOUS, NO_ROLE, actors  # noqa: E402
from tests.permissions.walk import opens, words  # noqa: E402

PEOPLE = {
    "social worker": "tom.ridley",
    "social work manager": "priya.nair",
    "coordinator": "amina.yusuf",
    "service manager": "carol.shah",
    "business support": "dele.ade",
    "information governance": "ivy.lunt",
    "administrator": "sam.pike",
}
PEOPLE_OF_MATRIX = (
    ANONYMOUS,
    NO_ROLE,
    "coordinator",
    "service manager",
    "referrer",
    "referrer's manager",
    "business support",
    "information governance",
    "administrator",
)
NO_PAGE = {"workspace:logo"}  # a picture, and none (204) where a council has set none
EXAMPLES = 2  # of each kind of page
OFTEN = 5  # of the pages that lead on: each family, referral or conference of the demonstration is at another stage
LEADING = {
    "workspace:case",
    "referrals:referral",
    "conferences:conference",
    "family_plans:plan",
    "family_plans:reviews",
    "network:person",
}


class Reader:
    """Opens pages as one person. `pages` are those that came, `faults` what was wrong with them."""

    def __init__(self, who, user):
        self.who, self.cookie = who, sign_in(user)
        self.pages, self.faults = [], []

    def read(self, path):
        """The links of the page at that path; a page that is sent on to is read in its place."""
        for _ in range(5):
            answer = ask(self.cookie, "GET", path)
            if answer.status not in (301, 302, 303):
                break
            path = urljoin(path, answer.to)
        if answer.status != 200:
            self.faults.append(f"{path}: answered {answer.status}")
        if answer.status != 200 or not answer.kind.startswith("text/html"):
            return []
        page, name = Reading(answer.raw.decode()), resolve(urlsplit(path).path).view_name
        self.faults += [f"{path}: {what}" for what in page.faults()]
        self.pages.append({"name": name, "path": path, "who": self.who, "parts": sorted(page.parts)})
        return [urljoin(path, link) for link in page.links]

    def walk(self):
        """From the first page to wherever links lead, the rarest kind of page first."""
        seen, examples, waiting, order = set(), collections.Counter(), [], itertools.count()
        links = ["/"]
        while True:
            for path in links:
                path = path.partition("#")[0]
                if path.startswith("/") and not path.startswith(("//", "/static/")) and path not in seen:
                    seen.add(path)
                    if name := self._name(path):
                        heapq.heappush(waiting, (examples[name], next(order), name, path))
            if not waiting:
                return
            _, _, name, path = heapq.heappop(waiting)
            links = []
            if examples[name] < (OFTEN if name in LEADING else EXAMPLES):
                examples[name] += 1
                links = self.read(path)

    def _name(self, path):
        try:
            name = resolve(path.partition("?")[0]).view_name
        except Resolver404:
            self.faults.append(f"{path}: leads nowhere")
            return None
        return None if name == "account_logout" else name


def demonstration():
    """One walk for each role."""
    for who, name in PEOPLE.items():
        reader = Reader(who, User.objects.get(email=f"{name}@northshore.example"))
        reader.walk()
        yield reader


def families():
    """One reader for each of the people of the matrix."""
    with transaction.atomic():
        family = both()[0]
    for actor in (one for one in actors(family.s) if one.name in PEOPLE_OF_MATRIX):
        reader = Reader(actor.name, actor.user)
        for name, row in ROWS.items():
            stages = STAGES if isinstance(row, OfReferral) else ("",)
            stage = next((one for one in stages if opens(row, actor, family, one)), None)
            if stage is not None and not row.post_only and name not in NO_PAGE:
                reader.read(address(name, list(words(row, family, stage))))
        yield reader


def main():
    """Read them all, and print what was found."""
    settings.ALLOWED_HOSTS = ["testserver"]
    readers = list({"demonstration": demonstration, "families": families}[sys.argv[1]]())
    found = {
        "cookie": settings.SESSION_COOKIE_NAME,
        "sessions": {reader.who: reader.cookie for reader in readers},
        "pages": [page for reader in readers for page in reader.pages],
        "faults": [f"{reader.who}: {fault}" for reader in readers for fault in reader.faults],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
