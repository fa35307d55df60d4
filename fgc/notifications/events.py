"""The kinds of event of messages."""

from fgc.audit.kinds import Kind, register

register(
    Kind("message.cancelled", "cancelled messages that were waiting", "progress"),
    Kind("message.retried", "had a failed message sent again", "progress"),
    Kind("message.all_retried", "had every failed message sent again"),
    Kind("message.dealt_with", "told the person in another way", "progress"),
)
