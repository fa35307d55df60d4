"""Preparing people, booking a conference, inviting, and what is recorded on the day (domain.md 3, 4)."""

from conferences.models.booking import Conference, ConferenceMove, TimeCorrection, Venue
from conferences.models.family_time import FurtherFamilyTime
from conferences.models.inviting import Invitation
from conferences.models.overrides import SafetyOverride
from conferences.models.preparing import Contact, PreparationRead

__all__ = [
    "Conference",
    "ConferenceMove",
    "Contact",
    "FurtherFamilyTime",
    "Invitation",
    "PreparationRead",
    "SafetyOverride",
    "TimeCorrection",
    "Venue",
]
