"""What each kind of message says, and whether it is still wanted and allowed: asked when it is sent."""

from fgc.notifications.registry import Registry

MESSAGES = Registry()
