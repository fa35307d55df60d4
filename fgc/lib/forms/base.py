"""The form every page starts from: it cleans what was typed, speaks plainly, and never falls over."""

import re
import uuid
from contextlib import contextmanager
from contextvars import ContextVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from fgc.lib import text
from fgc.lib.forms import words
from fgc.lib.forms.layout import FormHelper

LONGEST_TEXT = 10_000  # characters, unless a field says otherwise
UNREADABLE = "Some of these characters could not be read. Type them again"

_SURROGATE = re.compile(r"[\ud800-\udfff]")
# C1 controls, direction overrides that can disguise a word, byte-order and annotation marks, non-characters.
_UNSAFE = re.compile(r"[\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")


def tidy(value):
    """A posted value without letters that a database, a page or a PDF would choke on; other types untouched.

    A lone surrogate becomes a visible mark, so that the page can still be drawn.
    """
    if isinstance(value, str):
        return _UNSAFE.sub("", text.clean(_SURROGATE.sub("\ufffd", value)))
    if isinstance(value, list | tuple):
        return [tidy(item) for item in value]
    return value


def has_surrogate(value):
    """Whether a posted value (or one of several) holds half a character."""
    if isinstance(value, str):
        return bool(_SURROGATE.search(value))
    return isinstance(value, list | tuple) and any(has_surrogate(item) for item in value)


_redraws = ContextVar("forms_only_redraw", default=False)


@contextmanager
def only_redrawing():
    """Inside, every form that is sent is only drawn again with what was typed, and is never valid."""
    token = _redraws.set(True)
    try:
        yield
    finally:
        _redraws.reset(token)


def redraws_only():
    """Whether forms are only drawn again now."""
    return _redraws.get()


class TidyBoundField(BoundField):
    """A field whose posted value is tidied before it is checked and before it is drawn again."""

    @property
    def data(self):
        """The posted value, tidied; a value that could not be read whole is remembered by the form."""
        raw = super().data
        if isinstance(raw, UploadedFile):
            return raw
        if has_surrogate(raw):
            self.form.unreadable.add(self.name)
        return tidy(raw)


class ReadField(forms.CharField):
    """The print of the answers that a page was drawn with (fgc/lib/stale.py), so that a second writer overwrites nothing unseen."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=16, **kwargs)


class SubmissionField(forms.UUIDField):
    """A token made with the page and sent back with it, so that one intention is carried out once.

    It only carries the token: a missing or broken one is None, never an error that a person cannot act on.
    """

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean(self, value):
        """The token, or None."""
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None

    def bound_data(self, data, initial):
        """What is drawn again: the token that came, or a new one when it was unusable."""
        return data if self.clean(data) else initial


class FgcForm(forms.Form):
    """A form with plain messages, tidy text and a submission token.

    Subclasses may set `submit_label` and `with_submission`, and define `helper` for a layout of their own.
    """

    bound_field_class = TidyBoundField
    use_required_attribute = False
    submit_label = "Save and continue"
    with_submission = True

    def __init__(self, *args, **kwargs):
        self.unreadable = set()
        self.redrawing = False
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if self.with_submission:
            self.fields["submission"] = SubmissionField()
        for name, field in self.fields.items():
            _prepare(name, field)
        if self.is_bound and redraws_only():
            self.redraw()

    @property
    def helper(self):
        """The default way to draw the form: its fields in order and one button."""
        return FormHelper(submit=self.submit_label)

    def redraw(self):
        """Draw the form again with what was typed and no complaints; it is then never valid."""
        self.redrawing = True
        self._errors = None

    def is_valid(self):
        """Whether the data may be used: never while the form is only being drawn again."""
        return not self.redrawing and super().is_valid()

    def full_clean(self):
        """Check everything, then name the fields that held unreadable characters."""
        if self.redrawing:
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
            return
        super().full_clean()
        for name in sorted(self.unreadable & set(self.fields) - set(self.errors)):
            self.add_error(name, UNREADABLE)


class FilterForm(FgcForm):
    """A GET form that narrows a list: nothing is required and no token travels in the address."""

    with_submission = False
    submit_label = "Apply filters"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False
            if isinstance(field.widget, forms.CheckboxInput):
                field.widget.small = True  # as the groups of tick boxes beside it


def _prepare(name, field):
    """Give a field its limits, its plain messages, and a text box instead of a number spinner."""
    if isinstance(field, forms.CharField) and not isinstance(field, forms.UUIDField):
        if field.max_length is None:
            field.max_length = LONGEST_TEXT
            field.validators = [*field.validators, words.too_long(LONGEST_TEXT)]
        field.validators = [v for v in field.validators if not isinstance(v, ProhibitNullCharactersValidator)]
    if isinstance(field.widget, forms.NumberInput):
        field.widget.input_type = "text"
        keyboard = "numeric" if type(field) is forms.IntegerField else "decimal"
        field.widget.attrs = {"inputmode": keyboard, **field.widget.attrs}
    words.speak_plainly(name, field)
