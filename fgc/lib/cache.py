"""The shared cache of a real installation; when Redis is away pages go on and only throttling pauses."""

import logging

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from fgc.lib.pauses import Pause

log = logging.getLogger("fgc.cache")
WAIT = {"socket_connect_timeout": 1, "socket_timeout": 1}  # seconds; a sign-in asks a dozen times
away = Pause(5)


def is_away():
    """Whether the shared cache did not answer just now, or a moment ago; False where nothing but the database is used."""
    cache = caches["default"]
    if not isinstance(cache, ForgivingRedisCache):
        return False
    cache.has_key("anything")
    return away.is_on()


class ForgivingRedisCache(RedisCache):
    """Redis holds throttles, pictures and ids only; its absence must not stop a coordinator (safety.md 4.12)."""

    def __init__(self, server, params):
        super().__init__(server, {**params, "OPTIONS": WAIT | params.get("OPTIONS", {})})

    def get(self, key, default=None, version=None):
        """The value, or the default when Redis is away."""
        return self._try(super().get, default, key, default, version)

    def get_many(self, keys, version=None):
        """The values that are there; none when Redis is away."""
        return self._try(super().get_many, {}, keys, version)

    def has_key(self, key, version=None):
        """Whether there is a value."""
        return self._try(super().has_key, False, key, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Keeps the value, or does nothing when Redis is away."""
        return self._try(super().set, None, key, value, timeout, version)

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        """Keeps the values; returns the keys that were not kept."""
        return self._try(super().set_many, list(data), data, timeout, version)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """True when kept, and when Redis is away: whoever waits for a lock goes on without."""
        return self._try(super().add, True, key, value, timeout, version)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        """True when the value is there and is kept for longer."""
        return self._try(super().touch, False, key, timeout, version)

    def incr(self, key, delta=1, version=None):
        """The new number; ValueError, as for a number that is not there, when Redis is away."""
        found = self._try(super().incr, None, key, delta, version)
        if found is None:
            raise ValueError("The shared cache is away.")
        return found

    def delete(self, key, version=None):
        """True when deleted."""
        return self._try(super().delete, False, key, version)

    def delete_many(self, keys, version=None):
        """Deletes what can be reached."""
        return self._try(super().delete_many, None, keys, version)

    def clear(self):
        """Deletes everything that can be reached."""
        return self._try(super().clear, False)

    def _try(self, call, fallback, *args):
        if away.is_on():
            return fallback
        try:
            return call(*args)
        except RedisError:
            log.error("the shared cache is away")
            away.begin()
            return fallback
