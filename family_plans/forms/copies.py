"""Forms of copies: for whom, in which edition, and how they reached people; the words of the editions."""

import hashlib

from django import forms

from family_plans.languages import LANGUAGES
from family_plans.models import PlanCopy
from fgc.lib.dates import today
from fgc.lib.forms import FgcForm, NearDateField, Radios
from fgc.lib.text import clean


class RoleForm(FgcForm):
    """A copy for somebody who is not on the page."""

    submit_label = "Make this copy"

    role = forms.CharField(
        label="A copy for somebody else", max_length=120,
        help_text="For example: school, health visitor. The family has to agree.",
        error_messages={"required": "Enter who the copy is for"},
    )  # fmt: skip
    edition = forms.ChoiceField(label="Edition", required=False)

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].choices = editions


class ReleaseForm(FgcForm):
    """A second person has looked at the copy."""

    submit_label = "I have read it: it may leave"

    reason = forms.CharField(
        label="If you made it yourself: why can nobody else look at it?", required=False, max_length=500
    )


class SecondLookForm(FgcForm):
    """Somebody else has read a copy that they did not make."""

    submit_label = "I have read it: it may leave"

    sure = forms.BooleanField(
        label="I have read every page of it",
        error_messages={"required": "Read the copy, and say that you have"},
    )


class HandedOverForm(FgcForm):
    """How a copy reached its recipient."""

    submit_label = "Save"

    how = forms.ChoiceField(
        label="How did it reach them?", choices=PlanCopy.WAYS, widget=Radios,
        error_messages={"required": "Choose how it reached them"},
    )  # fmt: skip
    on = NearDateField(label="On which day", past=True, initial=today)


class LanguageForm(FgcForm):
    """Into which language the plan is to be put; opened with GET."""

    with_submission = False
    submit_label = "Write the words"

    language = forms.ChoiceField(
        label="Another language", choices=[("", "Choose a language"), *((code, one.name) for code, one in LANGUAGES.items())]
    )  # fmt: skip


def mark_of(version, words):
    """What a box was drawn with: the version of its row and a short hash of its words."""
    return (
        f"{version}.{hashlib.sha256(clean(words).strip().encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    )


class WordsPage(FgcForm):
    """The base of the page of words; `words_form` adds a box and its mark for each block."""

    submit_label = "Save the words"

    made_by_words = forms.CharField(label="Who wrote these words", required=False, max_length=120)
    checked_by_words = forms.CharField(
        label="Who checked all of them against the English", required=False, max_length=120,
        help_text="Somebody else, who reads both. Leave it empty until then",
    )  # fmt: skip
    checked_on = NearDateField(label="Checked on", past=True, required=False)

    boxes = ()

    def touched(self):
        """{block: (words, version that was read)} of each box that does not hold what it was drawn with."""
        found = {}
        for name, block in self.boxes:
            words, (version, _dot, _print) = self.cleaned_data[name], self._mark(name)
            if mark_of(version, words) != ".".join((version, _print)):
                found[block.name] = (words, int(version))
        return found

    def _mark(self, name):
        version, dot, print_ = self.cleaned_data[f"mark-{name}"].partition(".")
        return (
            (version, dot, print_)
            if version.isascii() and version.isdigit() and len(version) < 9
            else ("0", ".", "")
        )


def box_name(block):
    """The name of a block's box on the page."""
    return f"words-{block.name.replace(':', '-')}"


def _label(block, language):
    """What the box is for; a heading is named by its words."""
    what = f"“{block.words[:60]}”" if block.name.startswith("said:") else block.heading
    return f"{what} in {language.name if language else 'other words'}"


def words_form(blocks, rows, number, *, language=None):
    """The form class for these blocks; `rows` is {block: PlanWording}, `number` that of the version."""
    fields, attrs = {}, {"rows": 3}
    if language:
        attrs |= {"lang": language.code, **({"dir": "rtl"} if language.rtl else {})}
    for block in blocks:
        name, row = box_name(block), rows.get(block.name)
        words = row.words if row else ""
        fields[name] = forms.CharField(
            label=_label(block, language), required=False, initial=words, strip=False,
            widget=forms.Textarea({**attrs, "rows": max(2, min(8, len(block.words) // 60 + 1))}))  # fmt: skip
        version = row.version if row and row.number == number else 0
        fields[f"mark-{name}"] = forms.CharField(
            required=False, initial=mark_of(version, words), max_length=40, widget=forms.HiddenInput
        )
    boxes = tuple((box_name(block), block) for block in blocks)
    return type("WordsForm", (WordsPage,), {**fields, "boxes": boxes})
