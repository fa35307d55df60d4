"""Draws a family network as SVG: the family tree (genogram) and the circle of support."""

from .model import Network
from .plan import layout
from .render import render

__all__ = ["Network", "layout", "render"]
