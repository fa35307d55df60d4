"""What each kind of message says, and whether it is still wanted and allowed: asked when it is sent."""

from fgc.messages.kinds import KINDS, MESSAGES
from fgc.messages.registry import Messages
from fgc.messages.specs import AboutCase, AboutList, AboutNotice, AboutReferral
from fgc.messages.timescales import TIMESCALES

__all__ = [
    "AboutCase",
    "AboutList",
    "AboutNotice",
    "AboutReferral",
    "KINDS",
    "MESSAGES",
    "Messages",
    "TIMESCALES",
]
