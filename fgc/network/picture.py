"""The family tree as SVG for one audience, drawn once for each version of the map and kept in the cache."""

import hashlib
import logging

from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils.safestring import mark_safe

from fgc.lib.encrypted import decrypt, encrypt
from fgc.network.genogram import layout, render, render_key
from fgc.network.homes import may_be_drawn
from fgc.network.models import Network

log = logging.getLogger("fgc.network")
KEPT = 6 * 3600  # seconds
BETWEEN = "\n"  # the picture, then its key, both on one line
DRAWN = (
    3  # one more whenever families are drawn in another way, so that nothing old is shown after an upgrade
)


def tree(family_map):
    """(picture, key with safety sentences), safe to print into a page; empty where there is none or it cannot be drawn.

    Its key holds the version of the map, who is on it for this audience, whether homes are drawn, and the day (ages change).
    """
    if not family_map.index:
        return "", ""
    svg, _between, key = kept(_key(family_map), lambda: _draw(family_map)).partition(BETWEEN)
    return mark_safe(svg), mark_safe(key)  # noqa: S308 - as below


def kept(parts, draw):
    """A picture drawn once and kept encrypted, because it holds names; `parts` is all that it depends on."""
    key = f"network-picture-{DRAWN}-" + hashlib.sha256(parts.encode()).hexdigest()
    found = cache.get(key)
    if found:
        return mark_safe(decrypt(found))  # noqa: S308 - our own SVG, every word escaped by the engine
    svg = draw()
    if svg:
        with transaction.atomic():  # a cache kept in the database must not spoil the request's transaction
            cache.set(key, encrypt(svg), KEPT)
    return mark_safe(svg)  # noqa: S308 - as above


def _draw(family_map):
    def href(person_id):
        return reverse("network:person", args=[family_map.case.reference, family_map.by_id[person_id].key])

    try:
        plan = layout(family_map.network)
        return render(plan, mode="web", href_for=href, key=False) + BETWEEN + render_key(plan)
    except Exception:  # the list beside the picture says the same; a picture never takes the page down
        log.exception("a family tree could not be drawn")
        return ""


def _key(family_map):
    version = Network.objects.filter(case=family_map.case).values_list("version", flat=True).first() or 0
    seen = ",".join(str(person.pk) for person in family_map.people)
    limits = ",".join(str(view.row.pk) for view in family_map.restrictions if view.row)
    homes = may_be_drawn(family_map)  # somebody who sees the same people may still see no homes
    return (
        f"{family_map.case.pk}|{version}|{family_map.today}|{family_map.seen_first}|{seen}|{limits}|{homes}"
    )
