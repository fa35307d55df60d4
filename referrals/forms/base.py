"""The form of a draft page: it complains about what is missing only when the person says they have finished it."""

from django import forms

from fgc.lib.forms import Cancel, Checkboxes, FgcForm, FormHelper, Radios, Secondary
from referrals.forms.writers import TwoWriters
from referrals.needs import lacking


class DraftForm(TwoWriters, FgcForm):
    """A page of a draft with "Save and continue" and "Save and come back later".

    `needed` are the answers that must be given (referrals/needs.py). With `later` nothing is missing, but what is
    given must still make sense. `always` are the fields without which there is nothing to save.
    """

    needed = ()
    always = ()
    layout = ()

    def __init__(self, *args, later=False, known=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.later, self.known = later, known or {}

    @property
    def helper(self):
        """The fields in order and the two buttons."""
        helper = FormHelper(*self.layout, submit="Save mine" if self.theirs else "Save and continue")
        helper.add_input(Secondary("later", "Save and come back later"))
        if self.theirs:
            helper.add_input(Cancel(self.theirs["keep_url"], "Keep theirs"))
        return helper

    def clean(self):
        """Say at each field what is missing."""
        cleaned = super().clean()
        for need in lacking(self.needed, self.given):
            asked = not self.later or need.field in self.always
            if asked and need.field in self.fields and need.field not in self.errors:
                self.add_error(need.field, need.message)
        return cleaned

    def given(self, name):
        """An answer of this page, or of the thing that the page is about."""
        return self.cleaned_data.get(name, self.known.get(name))


def words(label, *, help_text="", rows=0, limit=0):
    """A box for text: one line, or several with `rows`; `limit` in letters."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else None
    options = {"widget": widget} if widget else {}
    if limit:
        options["max_length"] = limit
    return forms.CharField(label=label, help_text=help_text, required=False, **options)


def pick(label, choices, *, help_text="", inline=False, hints=None):
    """Radio buttons."""
    widget = Radios(inline=inline, hints=hints)
    return forms.ChoiceField(label=label, choices=choices, widget=widget, help_text=help_text, required=False)


def choose(label, choices, *, help_text="", blank="Choose one"):
    """A list that opens; `choices` may be grouped."""
    return forms.ChoiceField(
        label=label, choices=[("", blank), *choices], help_text=help_text, required=False
    )


def tick(label, choices, *, help_text="Select all that apply"):
    """Tick boxes."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=Checkboxes(small=True), help_text=help_text, required=False
    )


def now_of(row, names):
    """The answers of a row as the database has them now."""
    row.refresh_from_db(fields=names)
    return initial_of(row, names)


def initial_of(row, names):
    """The answers of a row, to fill a page with."""
    return {name: getattr(row, name) for name in names}
