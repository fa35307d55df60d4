"""Reads people typed one a line ("Jean Walsh, Mum's mum, 65") and says how each joins the family.

Pure Python: nothing here imports Django or the database, so every rule can be tried on its own.
"""

from .lines import Line, read_list
from .reading import NotUnderstood
from .relations import read_relation
from .scene import Scene, Somebody
from .ways import Way, ways_of

__all__ = ["Line", "NotUnderstood", "Scene", "Somebody", "Way", "read_list", "read_relation", "ways_of"]
