"""The Rowes with a final plan whose review is due: what living with a plan looks like in a browser."""

from types import SimpleNamespace

from fgc.accounts.models import User
from fgc.network import actions as network
from tests.family_plans import family as fam

ADDRESS = "3 Quay Cottages, Southport"


def family():
    """Make them in the service of the cast, by the real actions; returns the reference."""
    person = {user.first_name.lower(): user for user in User.objects.all()}
    world = SimpleNamespace(service=person["tom"].service, **person)
    home = fam.shown(fam.written(fam.family(world)))
    network.add_contact(person=home.dan, kind="address", value=ADDRESS, by=world.amina)
    return fam.final(home).case.reference
