"""The shared cache: with Redis it keeps, without it every call has its quiet answer, and Redis is left alone a while."""

import json
import logging

import pytest
from django.core.cache import caches
from redis.exceptions import ConnectionError as RedisAway

from fgc.lib import cache as fgc_cache
from fgc.lib.cache import ForgivingRedisCache

QUIET = [
    ("get", ("a", "default"), "default"),
    ("get_many", (["a"],), {}),
    ("has_key", ("a",), False),
    ("set", ("a", 1), None),
    ("set_many", ({"a": 1},), ["a"]),
    ("add", ("a", 1), True),
    ("touch", ("a",), False),
    ("delete", ("a",), False),
    ("delete_many", (["a"],), None),
    ("clear", (), False),
]


@pytest.fixture
def shared(settings, redis_server):
    """The cache of an installation with this Redis."""
    settings.CACHES = {
        "default": {"BACKEND": "fgc.lib.cache.ForgivingRedisCache", "LOCATION": redis_server.url}
    }
    return caches["default"]


@pytest.mark.redis
def test_what_is_kept_is_there_until_its_time(shared):
    """Each call does what it does in Django."""
    assert shared.add("a", [1, "x"]) and not shared.add("a", 2)
    assert (shared.get("a"), shared.get("b", 7), shared.has_key("a")) == ([1, "x"], 7, True)
    assert shared.set_many({"b": 1, "c": 2}) == [] and shared.get_many(["b", "c", "d"]) == {"b": 1, "c": 2}
    assert shared.incr("b") == 2 and shared.touch("b", 60) and shared.delete("b") and not shared.delete("b")
    shared.delete_many(["c"])
    assert shared.get("c") is None
    shared.set("c", 3, timeout=0)
    assert shared.get("c") is None
    shared.clear()
    assert shared.get("a") is None


@pytest.mark.redis
@pytest.mark.parametrize("way", ["kill", "freeze"])
@pytest.mark.parametrize(("name", "arguments", "quiet"), QUIET, ids=[name for name, *_ in QUIET])
def test_every_call_has_a_quiet_answer_while_redis_is_away_or_silent(
    shared, redis_server, caplog, way, name, arguments, quiet
):
    """And says in the log that the cache is away, without what was asked for."""
    shared.set("a", 1)
    getattr(redis_server, way)()
    assert getattr(shared, name)(*arguments) == quiet
    assert [(line.levelno, line.getMessage()) for line in caplog.records] == [
        (logging.ERROR, "the shared cache is away")
    ]


@pytest.mark.redis
def test_counting_while_redis_is_away_is_refused_as_for_a_number_that_is_not_there(shared, redis_server):
    """Nobody may take a made-up number for the true one."""
    shared.set("a", 1)
    redis_server.kill()
    with pytest.raises(ValueError, match="away"):
        shared.incr("a")


@pytest.mark.redis
def test_redis_is_used_again_when_it_is_back(shared, redis_server, monkeypatch):
    """A connection from before its death is no hindrance."""
    shared.set("a", 1)
    redis_server.kill()
    shared.set("a", 2)
    redis_server.start()
    assert shared.get("a", "left alone") == "left alone"
    monkeypatch.setattr(fgc_cache.away, "until", 0.0)
    shared.set("a", 3)
    assert shared.get("a") == 3


def test_a_redis_that_did_not_answer_is_not_asked_again_at_once(monkeypatch):
    """A sign-in asks the cache a dozen times: it waits for the first only."""
    asked = []

    def away(*_args, **_options):
        asked.append(1)
        raise RedisAway

    cache = ForgivingRedisCache("redis://127.0.0.1:1/0", {})
    monkeypatch.setattr(cache._cache, "get", away)
    assert [cache.get("a") for _ in range(12)] == [None] * 12
    assert len(asked) == 1
    monkeypatch.setattr(fgc_cache.away, "until", 0.0)
    cache.get("a")
    assert len(asked) == 2


def test_no_call_waits_for_long():
    """A second at most to connect and a second to answer, without a second try; a setting may say less or more."""
    options = {"OPTIONS": {"socket_timeout": 0.5}}
    for params, seconds in (({}, 1), (options, 0.5)):
        client = ForgivingRedisCache("redis://127.0.0.1:1/0", params)._cache.get_client()
        connection = client.connection_pool.make_connection()
        assert (connection.socket_connect_timeout, connection.socket_timeout) == (1, seconds)
        assert connection.retry.get_retries() == 0
    assert json.dumps(options) == '{"OPTIONS": {"socket_timeout": 0.5}}', "the settings stay as they are"
