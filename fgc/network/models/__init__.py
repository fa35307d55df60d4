"""The family network: people, their ties, how they may be reached, what is kept from whom."""

from fgc.network.models.contacts import ContactDetail, ContactReveal
from fgc.network.models.people import Network, NetworkChild, Person
from fgc.network.models.restrictions import Restriction
from fgc.network.models.ties import Association, ParentalResponsibility, ParentLink, Partnership, SiblingLink

__all__ = [
    "Association",
    "ContactDetail",
    "ContactReveal",
    "Network",
    "NetworkChild",
    "ParentLink",
    "ParentalResponsibility",
    "Partnership",
    "Person",
    "Restriction",
    "SiblingLink",
]
