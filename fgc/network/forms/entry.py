"""Several people at once: the box to type them in, and the page that checks each line."""

import re

from django import forms

from fgc.lib.forms import FgcForm, FormHelper, Radios
from fgc.network.entry.lines import MOST

EXAMPLE = "Jean Walsh, Mum’s mum, 65"
LINE = re.compile(r"line-(\d{1,3})")
MADE = re.compile(r"made-[1-6]-\d{1,3}")


class ListForm(FgcForm):
    """Whose family it is told for, and the lines."""

    child = forms.ChoiceField(label="Who are they related to?", widget=Radios)
    lines = forms.CharField(
        label="One person a line: name, what they are, age or year",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        error_messages={"required": "Write at least one person"},
    )
    submit_label = "Check this list"
    cancel = ""

    def __init__(self, *args, children, **kwargs):
        self.children = {person.key: person for person in children}
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = [(key, person.name) for key, person in self.children.items()]
        self.fields["child"].initial = next(iter(self.children), None)
        if len(self.children) == 1:
            self.fields["child"].required = False
            self.fields["child"].widget = forms.HiddenInput()

    def clean_child(self):
        """The person themself; with one child there is nothing to choose."""
        key = self.cleaned_data["child"] or next(iter(self.children), "")
        return self.children[key]

    def clean_lines(self):
        """The lines that say something, not too many at a time."""
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(lines) > MOST:
            raise forms.ValidationError(f"Add at most {MOST} people at a time. You wrote {len(lines)} lines")
        return lines

    @property
    def helper(self):
        """The box and its button."""
        return FormHelper("child", "lines", submit=self.submit_label, cancel=self.cancel, wide=True)


class CheckForm(FgcForm):
    """The lines as they came back from the check page, with what was chosen for each."""

    child = forms.CharField(max_length=10, widget=forms.HiddenInput)
    more = forms.CharField(
        label="Anybody else?", required=False, widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text="One person a line, as before. You see them checked before they are saved",
    )  # fmt: skip

    def __init__(self, data=None, *args, children, **kwargs):
        self.children = {person.key: person for person in children}
        super().__init__(data, *args, **kwargs)
        self.numbers = sorted({int(found[1]) for name in data or () if (found := LINE.fullmatch(name))})[
            :MOST
        ]
        for number in self.numbers:
            self.fields[f"line-{number}"] = forms.CharField(required=False, label=f"Line {number}")
            for name in ("was", "way", "same", "sure"):
                self.fields[f"{name}-{number}"] = forms.CharField(required=False)
        for name in [name for name in data or () if MADE.fullmatch(name)][: 3 * MOST]:
            self.fields[name] = forms.CharField(required=False, max_length=100)

    def clean_child(self):
        """The person themself."""
        if self.cleaned_data["child"] not in self.children:
            raise forms.ValidationError("Choose who they are related to")
        return self.children[self.cleaned_data["child"]]

    def texts(self):
        """[(number, line)] with those that were added below."""
        listed = [(number, " ".join(self.data_of(f"line-{number}").split())) for number in self.numbers]
        start = max(self.numbers, default=0) + 1
        more = [line.strip() for line in self.data_of("more").splitlines() if line.strip()]
        return [*listed, *enumerate(more, start)][:MOST]

    def answers(self):
        """What was chosen, by the names of the fields."""
        return {name: self.data_of(name) for name in self.fields}

    def data_of(self, name):
        """What was typed in a field, tidied, whether or not it is right."""
        return str(self[name].data or "")
