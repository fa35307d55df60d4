"""The shared cache of a real installation; when Redis is away pages go on and only throttling pauses."""

import logging

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger("fgc.cache")


class ForgivingRedisCache(RedisCache):
    """Redis holds throttles and ids only; its absence must not stop a coordinator (safety.md 4.12)."""

    def get(self, key, default=None, version=None):
        """The value, or the default when Redis is away."""
        return self._try(super().get, default, key, default, version)

    def set(self, key, value, timeout=300, version=None):
        """Keeps the value, or does nothing when Redis is away."""
        return self._try(super().set, None, key, value, timeout, version)

    def add(self, key, value, timeout=300, version=None):
        """True when kept."""
        return self._try(super().add, True, key, value, timeout, version)

    def delete(self, key, version=None):
        """True when deleted."""
        return self._try(super().delete, False, key, version)

    def _try(self, call, fallback, *args):
        try:
            return call(*args)
        except RedisError:
            log.error("the shared cache is away")
            return fallback
