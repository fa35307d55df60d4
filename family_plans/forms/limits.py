"""Forms of which children a part is about, and of giving a part to one reader all the same."""

from django import forms

from fgc.lib.forms import Checkboxes, FgcForm, FormHelper

LONGEST_LABEL = 120


class AboutPage(FgcForm):
    """The base of the form; `about_form` adds the boxes of each part, and what stood in them when they were drawn."""

    submit_label = "Save"
    parts = ()
    cancel = ""

    @property
    def helper(self):
        """The parts in the order of the plan."""
        names = [each for name, _part in self.parts for each in (name, f"was-{name}")]
        return FormHelper(*names, submit=self.submit_label, cancel=self.cancel)

    def changed(self):
        """(part, keys of children) of each whose boxes are others than those the page was drawn with."""
        for name, part in self.parts:
            if printed(self.cleaned_data[name]) != self.cleaned_data[f"was-{name}"]:
                yield part, set(self.cleaned_data[name])


def printed(keys):
    """The keys of children as a hidden field holds them."""
    return " ".join(sorted(keys))


def about_form(parts, children, cancel):
    """The form class for these parts: (name, heading, keys of the children it is about, the part)."""
    fields = {}
    for name, heading, keys, _part in parts:
        short = heading if len(heading) <= LONGEST_LABEL else f"{heading[: LONGEST_LABEL - 1]}…"
        fields[name] = forms.MultipleChoiceField(
            label=short, required=False, choices=children, initial=keys, widget=Checkboxes(small=True)
        )
        fields[f"was-{name}"] = forms.CharField(
            required=False, initial=printed(keys), max_length=2000, widget=forms.HiddenInput
        )
    named = tuple((name, part) for name, _heading, _keys, part in parts)
    return type("AboutForm", (AboutPage,), {**fields, "parts": named, "cancel": cancel})


class IncludeForm(FgcForm):
    """Why one reader gets a part that is about other children."""

    submit_label = "Include it in their copy"

    reason = forms.CharField(
        label="Why do they get it?", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="For example: Leah asked that they read it.",
        error_messages={"required": "Say why they get it"},
    )  # fmt: skip
