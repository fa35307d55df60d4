"""What everybody on a network is to a child, in words; pure Python, no database (network.md 3)."""

from .blood import Side
from .child_words import child_word
from .labels import Kinship, label, labels

__all__ = ["Kinship", "Side", "child_word", "label", "labels"]
