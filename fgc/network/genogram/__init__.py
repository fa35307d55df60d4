"""Draws a family network as SVG: the family tree (genogram) and the circle of support."""

from .circle import circle
from .circle_drawing import explained, render_circle
from .key import render_key
from .model import Network
from .plan import layout
from .render import render

__all__ = ["Network", "circle", "explained", "layout", "render", "render_circle", "render_key"]
