"""Forms as GOV.UK draws them: fields that take what people type, layouts, and rows that can be added."""

from fgc.lib.forms.base import FgcForm, FilterForm, ReadField
from fgc.lib.forms.fields import (
    Checkboxes,
    DateField,
    DateInput,
    DatePicker,
    NearDateField,
    Radios,
    TimeField,
    TimeInput,
)
from fgc.lib.forms.formsets import AddAnotherFormSet, RowForm, add_another
from fgc.lib.forms.knowing import KnowsForm
from fgc.lib.forms.layout import (
    Buttons,
    Cancel,
    Conditional,
    Field,
    Fieldset,
    FormHelper,
    Layout,
    Paragraph,
    Secondary,
    Submit,
    Warn,
)

__all__ = [
    "AddAnotherFormSet",
    "Buttons",
    "Cancel",
    "Checkboxes",
    "Conditional",
    "DateField",
    "DateInput",
    "DatePicker",
    "FgcForm",
    "Field",
    "Fieldset",
    "FilterForm",
    "FormHelper",
    "KnowsForm",
    "Layout",
    "NearDateField",
    "Paragraph",
    "Radios",
    "ReadField",
    "RowForm",
    "Secondary",
    "Submit",
    "TimeField",
    "TimeInput",
    "Warn",
    "add_another",
]
