"""Fields that take dates and times as people write them, and choices that can explain themselves."""

import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError

from fgc.lib.dates import today
from fgc.lib.forms.words import asks_a_question, subject
from fgc.lib.text import and_list

PARTS = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


NEAR_FORMATS = (
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d %m %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y-%m-%d",
)


class Radios(forms.RadioSelect):
    """Radio buttons with an optional hint beside each answer: `Radios(hints={"some": "Say who below"})`."""

    def __init__(self, attrs=None, choices=(), *, hints=None, inline=False, small=False, divider_before=None):
        super().__init__(attrs, choices)
        self.hints, self.inline, self.small = hints or {}, inline, small
        self.divider_before = divider_before


class Checkboxes(forms.CheckboxSelectMultiple):
    """Tick boxes with an optional hint beside each answer and an `or` before one value."""

    def __init__(self, attrs=None, choices=(), *, hints=None, inline=False, small=False, divider_before=None):
        super().__init__(attrs, choices)
        self.hints, self.inline, self.small = hints or {}, inline, small
        self.divider_before = divider_before


class DateInput(forms.MultiWidget):
    """Three boxes for a date that a person knows by heart. Ids and names end in `_day`, `_month`, `_year`."""

    template_name = "fgc/widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value):
        """A date (or the text of one) as day, month and year."""
        if isinstance(value, str):
            try:
                value = dt.date.fromisoformat(value)
            except ValueError:
                return ["", "", ""]
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def id_for_label(self, id_):
        """The first box."""
        return f"{id_}_day" if id_ else ""


class DateField(forms.Field):
    """A date in three boxes; months may be words. Wrong boxes are marked one by one.

    `about` begins the messages ("Date of birth must be in the past"). `earliest` and `latest` are dates or
    callables giving dates; `past` and `future` are short for today, today included.
    """

    widget = DateInput

    def __init__(self, *, about="", earliest=None, latest=None, past=False, future=False, **kwargs):
        self.about = about
        self.earliest = today if future else earliest
        self.latest = today if past else latest
        super().__init__(**kwargs)

    def clean(self, value):
        """The date, or None; raises ValidationError with the wrong parts in `params`."""
        boxes = [str(part or "").strip() for part in (value if isinstance(value, list | tuple) else [""] * 3)]
        boxes = (boxes + ["", "", ""])[:3]
        if not any(boxes):
            if self.required:
                raise _wrong(self.error_messages["required"], PARTS)
            return None
        missing = [part for part, box in zip(PARTS, boxes, strict=True) if not box]
        if missing:
            raise _wrong(f"{about_date(self)} must include a {and_list(missing)}", missing)
        day = self._real_date(*boxes)
        check_range(self, day)
        self.run_validators(day)
        return day

    def has_changed(self, initial, data):
        """Whether the three boxes say something other than before."""
        before = self.widget.decompress(initial() if callable(initial) else initial)
        after = data if isinstance(data, list | tuple) else ["", "", ""]
        return [str(part or "") for part in before] != [str(part or "").strip() for part in after]

    def _real_date(self, day_box, month_box, year_box):
        day, month, year = _number(day_box), month_number(month_box), _number(year_box)
        checks = (day is not None and 1 <= day <= 31, month is not None, bool(year))
        wrong = [part for part, fine in zip(PARTS, checks, strict=True) if not fine]
        if "year" not in wrong and len(year_box) != 4:
            raise _wrong("Year must be 4 numbers, like 2016", ["year"])
        if not wrong:
            try:
                return dt.date(year, month, day)
            except ValueError:
                wrong = ["day"]
        raise _wrong(f"{about_date(self)} must be a real date", wrong)


class DatePicker(forms.DateInput):
    """One box with a calendar beside it, for dates that are near. Typed or picked, day first."""

    def __init__(self, attrs=None, *, min_date=None, max_date=None):
        super().__init__({"autocomplete": "off", **(attrs or {})}, format="%d/%m/%Y")
        self.min_date, self.max_date = min_date, max_date


class NearDateField(forms.DateField):
    """A near date as `17/12/2025`, `17 December 2025` or picked; `past` and `future` include today."""

    widget = DatePicker

    def __init__(self, *, about="", earliest=None, latest=None, past=False, future=False, **kwargs):
        self.about = about
        self.earliest = today if future else earliest
        self.latest = today if past else latest
        kwargs.setdefault("input_formats", NEAR_FORMATS)
        super().__init__(**kwargs)
        self.error_messages["invalid"] = f"{about_date(self)} must be a real date, like 17/12/2025"

    def clean(self, value):
        """The date, or None."""
        day = super().clean(value)
        if day:
            check_range(self, day)
        return day


class TimeInput(forms.TextInput):
    """A short box for a time of day."""


class TimeField(forms.Field):
    """A time of day as people write it: 10, 10am, 10:30, 10.30 am, 1830, 18:00, noon.

    A bare 1 to 6 is refused, because a conference at 2 must not become one in the night.
    """

    widget = TimeInput
    _pattern = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")

    def to_python(self, value):
        """The `datetime.time`, or None."""
        if isinstance(value, dt.time) or value in self.empty_values:
            return value or None
        typed = str(value).strip().lower()
        if typed in ("noon", "midday", "12 noon"):
            return dt.time(12)
        if typed in ("midnight", "12 midnight"):
            return dt.time(0)
        match = self._pattern.fullmatch(typed)
        if not match or not typed.isascii():
            raise ValidationError("Enter a time, like 10am or 14:30", code="invalid")
        return self._time(match[1], int(match[2] or 0), (match[3] or "").replace(".", ""))

    def _time(self, hours, minutes, half):
        hour = int(hours)
        if half and not 1 <= hour <= 12 or hour > 23 or minutes > 59:
            raise ValidationError("Enter a time, like 10am or 14:30", code="invalid")
        if half:
            return dt.time(hour % 12 + (12 if half == "pm" else 0), minutes)
        if 1 <= hour <= 6 and len(hours) == 1:
            shown = f"{hour}:{minutes:02}" if minutes else str(hour)
            raise ValidationError(f"Say whether you mean {shown}am or {shown}pm", code="ambiguous")
        return dt.time(hour, minutes)

    def prepare_value(self, value):
        """A stored time as it is shown again: `10:30am`."""
        if not isinstance(value, dt.time):
            return value
        return f"{value.hour % 12 or 12}:{value:%M}{'am' if value.hour < 12 else 'pm'}"

    def has_changed(self, initial, data):
        """Whether the time differs, whatever way it is written."""
        try:
            return self.to_python(data) != self.to_python(initial() if callable(initial) else initial)
        except ValidationError:
            return True


def about_date(field):
    """What begins a sentence about the field: its own `about`, its label, or `The date` after a question."""
    about = subject("date", field)
    return "The date" if asks_a_question(about) else about


def check_range(field, day):
    """Refuse a day outside the field's `earliest` and `latest`."""
    earliest = field.earliest() if callable(field.earliest) else field.earliest
    latest = field.latest() if callable(field.latest) else field.latest
    if latest and day > latest:
        limit = _limit(latest, "today or in the past", "on or before")
        raise _wrong(f"{about_date(field)} must be {limit}", PARTS)
    if earliest and day < earliest:
        limit = _limit(earliest, "today or in the future", "on or after")
        raise _wrong(f"{about_date(field)} must be {limit}", PARTS)


def month_number(typed):
    """1 to 12 for `3`, `03`, `mar`, `March`, `Sept`; None for anything else."""
    number = _number(typed)
    if number is not None:
        return number if 1 <= number <= 12 else None
    word = typed.strip(" .").lower()
    if len(word) < 3 or not any(name.startswith(word) for name in FULL_MONTHS):
        return None
    return MONTHS.index(word[:3]) + 1


def _number(typed):
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None


def _wrong(message, parts):
    return ValidationError(message, code="date", params={"parts": list(parts)})


def _limit(day, words, preposition):
    return words if day == today() else f"{preposition} {day.day} {day:%B %Y}"
