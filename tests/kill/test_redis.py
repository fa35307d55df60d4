"""Redis dies, falls silent and comes back empty while people work: no page fails, nothing said is lost (B26)."""

import itertools
import json
import random
import re
from urllib.parse import urlencode

import pytest

from tests.cast import PASSWORD
from tests.kill.test_web import EACH, RUN, SAID, TOKEN, Person, Server, a_day

pytestmark = [pytest.mark.redis, pytest.mark.slow]
NEXT = (
    "import django, json; django.setup(); from fgc.notifications.models import Message; "
    "print(json.dumps(sorted(Message.objects.values_list('unique_key', flat=True))))"
)


class WithRedis(Server):
    """The site with a shared cache and a broker. `kill` is the next thing that befalls Redis."""

    def __init__(self, folder, redis):
        super().__init__(folder)
        self.redis = redis
        self.blows = itertools.cycle([redis.kill, redis.start, redis.freeze, redis.thaw])

    @property
    def environment(self):
        """The site's, with Redis."""
        return {**super().environment, "REDIS_URL": self.redis.url}

    def kill(self):
        """Once more something befalls Redis."""
        next(self.blows)()


@pytest.fixture
def site(tmp_path, redis_server):
    """A running site, and a family whose conference is today."""
    server = WithRedis(tmp_path, redis_server)
    server.migrate()
    family = json.loads(server.run("-c", RUN, "make", "first"))
    server.start()
    yield server, family
    server.stop()


def test_people_sign_in_and_every_page_comes_whatever_befalls_redis(site):
    """Signing in asks the shared cache a dozen times, the family's tree is kept there, a form rings for a worker."""
    server, family = site
    case = f"/cases/{family['reference']}"
    for befalls in (None, *[server.kill] * 4):
        if befalls:
            befalls()
        visitor = Person(server, "")
        typed = {
            "login": "amina.yusuf@northshore.example",
            "password": PASSWORD,
            "csrfmiddlewaretoken": TOKEN,
        }
        status, _page, cookies = visitor.ask("POST", "/accounts/login/", urlencode(typed))
        session = re.search(r"fgc_session=(\w+)", cookies)
        assert status == 302 and session, (befalls, server.errors())
        amina = Person(server, session[1])
        for path in ("/", "/cases/", f"{case}/", f"{case}/family/"):
            status, page, _cookies = amina.ask("GET", path)
            assert status == 200 and "Rowe" in page or path in ("/", "/cases/"), (befalls, path, status)
            assert status == 200, (befalls, path, page[:500])


def test_a_whole_conference_day_loses_nothing_to_a_redis_that_comes_and_goes(site):
    """Twenty blows in one family's day: every press is answered, and everybody is told as if nothing had happened."""
    server, family = site
    pressed_again = a_day(server, family, random.Random(7))
    assert pressed_again == 0, "no press met a failing page"
    assert json.loads(server.run("-c", RUN, "found", family["reference"])) == SAID
    told = json.loads(server.run("-c", NEXT))
    assert EACH == 20 and any(key.startswith("plan") for key in told), told
