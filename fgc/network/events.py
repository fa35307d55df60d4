"""The kinds of event of the family network."""

from fgc.audit.kinds import Kind, register

register(
    Kind("network.person_added", "added a person to the family network", "people"),
    Kind("network.person_changed", "changed what is recorded about a person", "people"),
    Kind("network.person_removed", "removed a person from the family network", "people"),
    Kind("network.person_restored", "put a person back on the family network", "people"),
    Kind("network.child_added", "recorded a child whom the work is about", "people"),
    Kind("network.child_changed", "changed what is kept for a child", "people"),
    Kind("network.tie_added", "recorded how two people are related", "people"),
    Kind("network.tie_removed", "removed how two people are related", "people"),
    Kind("network.responsibility_recorded", "recorded parental responsibility", "people"),
    Kind("network.responsibility_ended", "ended parental responsibility", "people"),
    Kind("network.contact_added", "added a contact detail", "contact"),
    Kind("network.contact_changed", "changed how a contact detail may be used", "contact"),
    Kind("network.contact_closed", "closed a contact detail", "contact"),
    Kind("network.contact_revealed", "looked at a withheld contact detail", "access_log", read=True),
    Kind("network.restriction_added", "recorded a safety restriction", "safety"),
    Kind("network.restriction_approved", "approved that a person is not invited", "safety"),
    Kind("network.restriction_renewed", "decided that a safety restriction holds on", "safety"),
    Kind("network.restriction_ended", "ended a safety restriction", "safety"),
)
