"""Short rows that can be added and removed by the server, so that they work without JavaScript."""

from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict

from fgc.lib.forms.base import FgcForm, redraws_only

MOST_ROWS = 50


class RowForm(FgcForm):
    """One row; the page's own form carries the submission token."""

    with_submission = False


class AddAnotherFormSet(BaseFormSet):
    """Rows with "Add another" and "Remove" buttons that post the page.

    After a button was pressed `redrawing` is true: draw the page again, save nothing. Blank rows are skipped.
    """

    row_name = "Row"
    add_text = "Add another"
    legend = ""

    def __init__(self, data=None, files=None, **kwargs):
        prefix = kwargs.get("prefix") or self.get_default_prefix()
        data, self.redrawing = _after_buttons(data, prefix)
        self.redrawing = self.redrawing or (data is not None and redraws_only())
        if data is not None:
            kwargs.pop("initial", None)  # the page carries every row; rows may have moved
        super().__init__(data, files, error_messages={"missing_management_form": OUT_OF_DATE}, **kwargs)

    def initial_form_count(self):
        """None once the page came back: every row is judged by what it holds."""
        return 0 if self.is_bound else super().initial_form_count()

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        if self.redrawing:
            form.redraw()
        return form

    def is_valid(self):
        """Never while the page is only being drawn again."""
        return not self.redrawing and super().is_valid()

    def rows(self):
        """The checked answers of the rows that hold something; call after `is_valid()`."""
        return [form.cleaned_data for form in self.forms if form.has_changed() and form.cleaned_data]


OUT_OF_DATE = "This page was out of date. Check your answers and send it again"


def add_another(form, *, row_name, add_text, legend="", extra=1, most=MOST_ROWS):
    """A formset class: `add_another(PhoneForm, row_name="Number", add_text="Add another number")`."""
    base = type("Rows", (AddAnotherFormSet,), {"row_name": row_name, "add_text": add_text, "legend": legend})
    return formset_factory(
        form, formset=base, extra=extra, max_num=most, absolute_max=most, validate_max=True
    )


def _after_buttons(data, prefix):
    """The posted data as it is after the pressed button, and whether one was pressed."""
    if data is None or not hasattr(data, "getlist"):
        return data, False
    total = _count(data.get(f"{prefix}-TOTAL_FORMS"))
    if data.get("_add") == prefix:
        return _with_total(data, prefix, min(total + 1, MOST_ROWS)), True
    removed = str(data.get("_remove") or "").rpartition("-")
    if removed[0] == prefix and _count(removed[2]) < total:
        return _without_row(data, prefix, _count(removed[2]), total), True
    return data, False


def _count(text):
    text = str(text or "")
    return min(int(text), MOST_ROWS) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _with_total(data, prefix, total):
    changed = QueryDict(mutable=True)
    for key in data:
        changed.setlist(key, data.getlist(key))
    changed[f"{prefix}-TOTAL_FORMS"] = str(total)
    return changed


def _without_row(data, prefix, gone, total):
    changed = QueryDict(mutable=True)
    for key in data:
        head, found, rest = key.partition(f"{prefix}-")
        number, dash, name = rest.partition("-")
        if head or not found or not dash or not number.isdigit() or _count(number) < gone:
            changed.setlist(key, data.getlist(key))
        elif _count(number) > gone:
            changed.setlist(f"{prefix}-{_count(number) - 1}-{name}", data.getlist(key))
    changed[f"{prefix}-TOTAL_FORMS"] = str(max(total - 1, 1))
    return changed
