"""The version of a family's map: every change raises it, under the lock of its row."""

from django.db.models import F

from fgc.network.models import Network


def take_turn(case):
    """Make the change under way the only one on this family's map, and raise the map's version.

    Call it first in an action's transaction: the update locks the row until the transaction ends.
    """
    if not Network.objects.filter(case=case).update(version=F("version") + 1):
        Network.objects.get_or_create(case=case)
        Network.objects.filter(case=case).update(version=F("version") + 1)


def wait_turn(case):
    """Make the change under way the only one on this family's map, when it changes nothing that the tree shows."""
    if not Network.objects.filter(case=case).update(version=F("version")):
        Network.objects.get_or_create(case=case)
        Network.objects.filter(case=case).update(version=F("version"))
