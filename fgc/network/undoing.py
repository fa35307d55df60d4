"""Whether somebody can undo the last change of a family's map, and in what words that is offered."""

import json

from django.utils import timezone

from fgc.network.actions.undo import KEPT
from fgc.network.models import Network, NetworkChange


def offer(case, user):
    """{key, words} while the last change of the map is this person's and no more than a day old, else None."""
    change = NetworkChange.objects.filter(
        case=case, by=user, undone_at=None, at__gte=timezone.now() - KEPT
    ).first()
    if change is None or not Network.objects.filter(case=case, version=change.version).exists():
        return None
    return {"key": change.key, "words": words_of(change)}


def words_of(change):
    """What was done, as it stands after "Undo:"; nothing when it is undone."""
    return json.loads(change.undo)["what"]
