"""Whether words of a plan name somebody whom their reader must not know of."""

from fgc.network.names import EVERYDAY, Names

__all__ = ["EVERYDAY", "Names"]
