"""The family network: people, their ties, how they may be reached, what is kept from whom."""

from fgc.network.models.changes import AddressChange, AddressTold, NetworkChange, PersonMerge
from fgc.network.models.circle import ChildWish, Tie
from fgc.network.models.contacts import ContactDetail, ContactReveal
from fgc.network.models.households import CarerRole, Household, HouseholdMember
from fgc.network.models.looks import CopyLook
from fgc.network.models.people import Network, NetworkChild, Person
from fgc.network.models.questions import StaffCompared, StaffQuestion
from fgc.network.models.restrictions import Restriction
from fgc.network.models.search import SearchAnswer
from fgc.network.models.ties import Association, ParentalResponsibility, ParentLink, Partnership, SiblingLink

__all__ = [
    "AddressChange",
    "AddressTold",
    "CarerRole",
    "ChildWish",
    "Household",
    "HouseholdMember",
    "NetworkChange",
    "PersonMerge",
    "SearchAnswer",
    "Tie",
    "Association",
    "ContactDetail",
    "ContactReveal",
    "CopyLook",
    "Network",
    "NetworkChild",
    "ParentLink",
    "ParentalResponsibility",
    "Partnership",
    "Person",
    "Restriction",
    "SiblingLink",
    "StaffCompared",
    "StaffQuestion",
]
