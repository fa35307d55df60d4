"""The hash by which equal addresses, phone numbers and e-mail addresses are found, without reading any."""

import re

from fgc.lib.encrypted import keyed_hash


def match_of(kind, value):
    """The hash of a detail: +44 and 0 are the same beginning of a phone number."""
    if kind != "phone":
        return keyed_hash(value)
    digits = re.sub(r"\D", "", value)
    return keyed_hash(re.sub(r"^(?:0044|44)0?", "0", digits))
