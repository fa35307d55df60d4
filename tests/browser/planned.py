"""The Rowes with a final plan whose review is due: what living with a plan looks like in a browser."""

from types import SimpleNamespace

from fgc.accounts.models import User
from tests.family_plans import family as fam


def family():
    """Make them in the service of the cast, by the real actions; returns the reference."""
    person = {user.first_name.lower(): user for user in User.objects.all()}
    world = SimpleNamespace(service=person["tom"].service, **person)
    home = fam.shown(fam.written(fam.family(world)))
    return fam.final(home).case.reference
