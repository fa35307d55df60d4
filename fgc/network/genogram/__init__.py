"""Draws a family network as SVG: the family tree (genogram) and the circle of support."""
