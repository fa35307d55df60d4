"""The forms of a page as a browser sees them, and how a person fills them in."""

import datetime as dt
from dataclasses import dataclass, field
from html.parser import HTMLParser

from fgc.lib.dates import today

DATES = ("on", "until", "since", "from", "by_when", "booked_for", "born", "due")
VOID = {"submit", "button", "image", "reset"}


@dataclass
class Field:
    """One name of a form: how it is drawn, what it holds, what it offers."""

    kind: str
    values: list = field(default_factory=list)
    options: list = field(default_factory=list)
    attributes: dict = field(default_factory=dict)


@dataclass
class Form:
    """One form: where it goes and its fields; `buttons` are names and values of which one is sent."""

    action: str
    fields: dict = field(default_factory=dict)
    buttons: list = field(default_factory=list)

    def filled(self, **changes):
        """What a willing person sends: what is there stays, the first answer is taken, dates are today."""
        data = {name: _answer(name, one) for name, one in self.fields.items()}
        data = {name: value for name, value in data.items() if value is not None}
        return data | changes

    def names(self):
        """The fields that a person types or chooses."""
        return [name for name, one in self.fields.items() if one.kind != "hidden"]


class _Reader(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.path, self.forms, self.form, self.select, self.area = path, [], None, None, None

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = (
                Form(attrs.get("action") or self.path) if attrs.get("method", "").lower() == "post" else None
            )
            if self.form:
                self.forms.append(self.form)
        elif self.form is None or not attrs.get("name") and tag != "option":
            return
        elif tag == "input":
            self._input(attrs)
        elif tag == "button" and attrs.get("type", "submit") == "submit":
            self.form.buttons.append((attrs["name"], attrs.get("value", "")))
        elif tag == "select":
            self.select = self._field(attrs["name"], "select", attrs)
        elif tag == "textarea":
            self.area = self._field(attrs["name"], "textarea", attrs)
            self.area.values.append("")
        elif tag == "option" and self.select:
            self.select.options.append(attrs.get("value", ""))
            if "selected" in attrs:
                self.select.values.append(attrs.get("value", ""))

    def handle_data(self, data):
        if self.area:
            self.area.values[-1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.area:
            self.area.values[-1] = self.area.values[-1].removeprefix("\n")
            self.area = None

    def _input(self, attrs):
        kind = attrs.get("type", "text").lower()
        if kind in VOID:
            self.form.buttons.append((attrs["name"], attrs.get("value", "")))
            return
        if attrs["name"] == "csrfmiddlewaretoken":
            return
        one = self._field(attrs["name"], kind, attrs)
        value = attrs.get("value", "on" if kind in ("checkbox", "radio") else "")
        if kind in ("checkbox", "radio"):
            one.options.append(value)
            if "checked" in attrs:
                one.values.append(value)
        else:
            one.values.append(value)

    def _field(self, name, kind, attrs):
        return self.form.fields.setdefault(name, Field(kind, attributes=attrs))


def forms_of(html, path):
    """The forms of a page that are sent."""
    reader = _Reader(path)
    reader.feed(html.decode() if isinstance(html, bytes) else html)
    return reader.forms


def shown(form):
    """Every value that the page shows in its fields, to ask whether something typed is still there."""
    return {name: one.values for name, one in form.fields.items()}


def _answer(name, one):
    if one.kind in ("radio", "select"):
        return _first(one.values) or _first(one.options)
    if one.kind == "checkbox":
        return one.values or (one.options[:2] if len(one.options) > 1 else None)
    value = one.values[0] if one.values else ""
    if value or one.kind == "hidden":
        return value
    return _typed(name, one)


def _first(values):
    return next((value for value in values if value), None)


def _typed(name, one):
    day, last = today(), name.rpartition("_")[2]
    if last in ("day", "month", "year"):
        return str(getattr(day, last))
    if one.kind == "textarea":
        return "Words that somebody typed"
    if one.kind == "email" or "email" in name:
        return "robin.vale@northshore.example"
    if "phone" in name or one.kind == "tel":
        return "07700 900321"
    if "moj-js-datepicker-input" in one.attributes.get("class", "") or last in DATES:
        return f"{day + dt.timedelta(days=0):%d/%m/%Y}"
    if name in ("starts", "arrive"):
        return "10am"
    if name == "ends":
        return "1pm"
    if last in ("at", "time"):  # of something that has happened, today
        return "00:05"
    if "year" in name or name in ("started", "ended"):
        return str(day.year - 7)
    if one.attributes.get("inputmode") in ("numeric", "decimal"):
        return "1"
    return "Robin Vale"
