"""A page that two people may write at once: the version it was read at, and what the other one wrote beside it."""

import datetime as dt
from decimal import Decimal

from django import forms

from fgc.lib.text import and_list
from referrals.clocks import long_day

MOST = 10**6
NOT_ANSWERS = ("submission", "read_at")


class ReadAtField(forms.IntegerField):
    """The version of a page, sent back with it; one that makes no sense is None and never an error."""

    def __init__(self):
        super().__init__(required=False, min_value=0, max_value=MOST, widget=forms.HiddenInput)

    def clean(self, value):
        """The number, or None."""
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class TwoWriters:
    """Gives a form the version it was read at (`read_at`) and, after another saved, `theirs` to show beside it."""

    changed = None
    theirs = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["read_at"] = ReadAtField()

    def stand_on(self, version):
        """Draw the form with what was typed, as if it had been opened at that version."""
        self.data = self.data.copy()
        self.data[self.add_prefix("read_at")] = str(version)

    def compare(self, answers):
        """[{label, theirs, mine}] of each answer that is not the same in the database and as typed."""
        rows = []
        for name, field in self.fields.items():
            if name in NOT_ANSWERS:
                continue
            typed = self.cleaned_data[name] if name in self.cleaned_data else self[name].data
            theirs, mine = in_words(field, answers.get(name)), in_words(field, typed)
            if theirs != mine:
                rows.append({"label": field.label, "theirs": theirs, "mine": mine})
        return rows


def in_words(field, value):
    """An answer as a person reads it."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.date):
        return long_day(value)
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    if isinstance(value, list | tuple):
        given = [str(one) for one in value if one]
        return and_list([words for code, words in _choices(field) if code in given]) or " ".join(given)
    return str(dict(_choices(field)).get(str(value), value))


def _choices(field):
    """The choices of a field without their groups."""
    flat = []
    for code, words in getattr(field, "choices", ()):
        flat += list(words) if isinstance(words, list | tuple) else [(code, words)]
    return [(str(code), str(words)) for code, words in flat]
