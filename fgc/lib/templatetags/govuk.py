"""Tags of the form pack: everything a template needs to know about a field, ready to print."""

from django import forms, template
from django.forms.formsets import BaseFormSet
from django.utils.safestring import mark_safe

from fgc.lib.forms.fields import PARTS, DateInput, DatePicker, TimeInput
from fgc.lib.forms.layout import LOOKS

register = template.Library()

COUNT_BELOW = 10_000  # a textarea with a limit of its own gets a character count


@register.simple_tag(takes_context=True)
def field_parts(context, field):
    """All that `fgc/field.html` prints: template, ids, messages, items, and the control itself."""
    look = {**LOOKS, **(context.get("look") or {})}
    kind = kind_of(field)
    parts = {
        "template": f"fgc/fields/{TEMPLATES.get(kind, 'text')}.html",
        "kind": kind,
        "field": field,
        "id": field.auto_id,
        "for_id": field.id_for_label,
        "look": look,
        "error": " ".join(field.errors),
        "described_by": field.aria_describedby or "",
        "count": counted(field, kind),
    }
    if kind in ("radios", "checkboxes"):
        parts |= _choices(field, look, context.get("reveals") or {})
    elif kind == "date":
        parts["boxes"] = _boxes(field)
    elif kind == "checkbox":
        parts["checked"] = bool(field.value()) and field.value() not in ("False", "false", "0")
        parts["small"] = look["small"] or getattr(field.field.widget, "small", False)
    else:
        parts["control"] = _control(field, kind, look)
        parts["picker"] = _picker(field)
    return parts


TEMPLATES = {
    "hidden": "hidden",
    "radios": "choices",
    "checkboxes": "choices",
    "checkbox": "checkbox",
    "date": "date",
    "picker": "picker",
    "password": "password",
}


BASE_CLASSES = {"select": "govuk-select", "textarea": "govuk-textarea", "file": "govuk-file-upload"}


def kind_of(field):
    """Which template draws the field."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    for kind, widgets in (
        ("date", DateInput),
        ("checkboxes", forms.CheckboxSelectMultiple),
        ("radios", forms.RadioSelect),
        ("checkbox", forms.CheckboxInput),
        ("password", forms.PasswordInput),
        ("picker", DatePicker),
        ("file", forms.FileInput),
        ("select", forms.Select),
        ("textarea", forms.Textarea),
    ):
        if isinstance(widget, widgets):
            return kind
    return "input"


def counted(field, kind):
    """The limit to count against, or 0."""
    limit = getattr(field.field, "max_length", None)
    return limit if kind == "textarea" and limit and limit < COUNT_BELOW else 0


def _control(field, kind, look):
    """The control with GOV.UK's classes. Nothing is written onto the widget: drawing twice gives the same."""
    base = BASE_CLASSES.get(kind, "govuk-input")
    classes = [base]
    if kind == "password":
        classes += ["govuk-password-input__input", "govuk-js-password-input-input"]
    if kind == "picker":
        classes += ["moj-js-datepicker-input", "govuk-input--width-date"]
    if field.errors:
        classes.append(f"{base}--error")
    if counted(field, kind):
        classes.append("govuk-js-character-count")
    width = look["width"] or ("5" if isinstance(field.field.widget, TimeInput) else "")
    if width:
        classes.append(f"govuk-input--width-{width}" if width.isdigit() else f"govuk-!-width-{width}")
    classes += str(field.field.widget.attrs.get("class", "")).split()
    attrs = {"class": " ".join(classes), "maxlength": False, "minlength": False, "required": False}
    attrs |= _extra_attrs(field, kind)
    widget = forms.FileInput(field.field.widget.attrs) if kind == "file" else None
    return field.as_widget(widget=widget, attrs=attrs)


def _extra_attrs(field, kind):
    attrs = {}
    own = field.field.widget.attrs
    if kind == "textarea":
        rows = str(own.get("rows", ""))
        attrs |= {"rows": "5" if rows in ("", "10") else rows, "cols": False}
    if counted(field, kind):
        attrs["aria-describedby"] = " ".join(filter(None, [f"{field.auto_id}-info", field.aria_describedby]))
    if kind == "password":
        filled_by = own.get("autocomplete", "current-password")
        attrs |= {"spellcheck": "false", "autocapitalize": "none", "autocomplete": filled_by}
    if isinstance(field.field.widget, forms.NumberInput):
        attrs |= {"min": False, "max": False, "step": False}
    if isinstance(field.field, forms.EmailField):
        attrs |= {"spellcheck": "false", "autocomplete": own.get("autocomplete", "off")}
    return attrs


def _choices(field, look, reveals):
    widget = field.field.widget
    kind = "checkboxes" if isinstance(widget, forms.CheckboxSelectMultiple) else "radios"
    hints = getattr(widget, "hints", {})
    items = []
    for option in field.subwidgets:
        data = option.data
        value = str(data["value"])
        items.append({
            "id": data["attrs"].get("id", ""), "name": data["name"], "value": value, "label": data["label"],
            "checked": data["selected"], "hint": hints.get(data["value"]) or hints.get(value) or "",
            "disabled": bool(field.field.disabled),
            "opens": mark_safe(reveals.get(value, "")),  # noqa: S308 - rendered by our own field templates
            "divider": value == str(getattr(widget, "divider_before", None)),
        })  # fmt: skip
    return {
        "items": items,
        "inline": look["inline"] or getattr(widget, "inline", False),
        "small": look["small"] or getattr(widget, "small", False),
        "type": "checkbox" if kind == "checkboxes" else "radio",
    }


def _boxes(field):
    """The three boxes of a date with their own errors."""
    values = field.value()
    values = values if isinstance(values, list | tuple) else field.field.widget.decompress(values)
    wrong = wrong_parts(field)
    birthday = field.field.widget.attrs.get("autocomplete") == "bday"
    return [
        {
            "label": part.capitalize(),
            "id": f"{field.auto_id}_{part}",
            "name": f"{field.html_name}_{part}",
            "value": "" if value is None else str(value),
            "wrong": part in wrong,
            "width": 4 if part == "year" else 2,
            "autocomplete": f"bday-{part}" if birthday else "",
        }
        for part, value in zip(PARTS, values, strict=False)
    ]


def _picker(field):
    widget = field.field.widget
    return {name: getattr(widget, name, None) for name in ("min_date", "max_date")}


def wrong_parts(field):
    """The parts of a date that its error is about: all of them when it does not say."""
    if not field.errors:
        return []
    data = getattr(field.errors, "as_data", lambda: [])()
    named = [part for error in data for part in (error.params or {}).get("parts", [])]
    return named or list(PARTS)


def first_id(field):
    """The id of the control that a link in the error summary goes to."""
    kind = kind_of(field)
    if kind == "date":
        return f"{field.auto_id}_{next(part for part in PARTS if part in (wrong_parts(field) or PARTS))}"
    if kind in ("radios", "checkboxes"):
        first = next(iter(field.subwidgets), None)
        return first.id_for_label if first else field.auto_id
    return field.id_for_label or field.auto_id


@register.inclusion_tag("fgc/error_summary.html")
def error_summary(*things):
    """One summary for the forms and formsets of a page; a form draws it by itself unless this came first."""
    entries = []
    for thing in things:
        if thing is None or isinstance(thing, str):
            continue
        thing.summary_shown = True
        for form in thing.forms if isinstance(thing, BaseFormSet) else [thing]:
            entries += _form_errors(form)
        if isinstance(thing, BaseFormSet) and thing.is_bound and not getattr(thing, "redrawing", False):
            entries += [{"text": text, "href": ""} for text in thing.non_form_errors()]
    return {"entries": entries}


def _form_errors(form):
    if not form.is_bound or not form.errors:
        return []
    entries = [{"text": text, "href": ""} for text in form.non_field_errors()]
    for field in form:
        href = "" if field.is_hidden else first_id(field)
        entries += [{"text": text, "href": href} for text in field.errors]
    return entries


@register.filter
def quiet_required(form):
    """The form without the browser's `required` bubbles: our messages come from the server."""
    form.use_required_attribute = False
    return form
