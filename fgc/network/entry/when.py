"""Ages, years and dates as people type them beside a name: "8", "about 60", "born June", "died 2019 aged 62"."""

import datetime as dt
import re

OLDEST = 120  # years
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ABOUT = r"(?P<about>about|around|roughly|approx(?:imately)?|circa|c\.?|~)\s*"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_RULES = [
    (re.compile(pattern), name)
    for pattern, name in (
        (r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(?P<month>[a-z]{3,9}|\d{1,2})[\s/.,-]+(?P<year>\d{4}|\d\d)", "date"),
        (rf"{_MONTH}\s+(?P<year>\d{{4}})", "month"),
        (rf"{_MONTH}", "month"),
        (rf"(?:{_ABOUT})?(?P<number>\d{{1,4}})(?P<ish>[\s-]?ish)?(?:\s*(?:years?|yrs?)(?:\s*old)?|\s*y\.?o\.?)?", "number"),
        (r"(?:in\s+(?:his|her|their)\s+)?(?P<place>early|mid|late)?[\s-]*(?P<tens>[2-9]0)'?s", "tens"),
        (r"(?P<count>\d{1,2})\s*(?P<unit>days?|weeks?|wks?|months?|mths?)(?:\s*old)?", "small"),
        (r"new[\s-]?born", "newborn"),
    )
]  # fmt: skip
_DIED = re.compile(
    r"(?:(?:died|d\.|passed away|deceased|dead)\s*(?:in\s*)?(?P<died>\d{4})?|(?P<born>\d{4})\s*(?:-|–|to)\s*(?P<end>\d{4}))"
    r"(?:\s*(?:,|\()?\s*aged?\s*(?P<age>\d{1,3})\)?)?"
)
_DUE = re.compile(
    r"(?:baby\s+)?(?:due|expected)(?:\s+(?:in|on))?(?:\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?)?(?:\s+(?P<month>[a-z]{3,9}))?"
    r"(?:\s+(?P<year>\d{4}))?"
)
_BEGINS = re.compile(r"^(?:born(?:\s+(?:in|on))?|b\.|dob:?|d\.o\.b\.?:?|aged?)\s*")
_NOTHING = {"?", "not known", "unknown", "age not known", "age unknown"}


def read_when(typed, today):
    """The fields of a person that the words stand for, or None when they are not about a time.

    Raises ValueError with a message where they are, but cannot be right.
    """
    text = " ".join(typed.casefold().replace("’", "'").split())
    if text in _NOTHING:
        return {}
    if found := _DIED.fullmatch(text):
        return _died(found, today)
    if found := _DUE.fullmatch(text):
        return _due(found, today)
    rest = _BEGINS.sub("", text)
    for pattern, name in _RULES:
        found = pattern.fullmatch(rest)
        if found and (name != "month" or month_number(found["month"])):
            if name == "month" and rest == text and "year" not in found.groupdict():
                return None  # "May" and "June" alone are names too
            return _READERS[name](found, today)
    return None


def month_number(word):
    """1 to 12 for the name of a month, its first letters, or its number; 0 for anything else."""
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else 0
    starts = [n for n, month in enumerate(MONTHS, 1) if len(word) >= 3 and month.startswith(word[:9])]
    return starts[0] if starts else (9 if word == "sept" else 0)


def _date(found, today):
    year = int(found["year"])
    if year < 100:
        year += 2000 if 2000 + year <= today.year else 1900
    try:
        born = dt.date(year, month_number(found["month"]), int(found["day"]))
    except ValueError:
        raise ValueError("Enter a real date, like 14 March 2017") from None
    if born > today:
        raise ValueError("The date of birth must be in the past. For a baby who is expected write “due June”")
    _check_year(year, today)
    return {"born_on": born}


def _month(found, today):
    month, year = month_number(found["month"]), found.groupdict().get("year")
    year = int(year) if year else today.year - (month > today.month)
    if (year, month) > (today.year, today.month):
        raise ValueError("The birth must be in the past. For a baby who is expected write “due June”")
    return _year(year, "year", today)


def _number(found, today):
    number, about = int(found["number"]), bool(found["about"] or found["ish"])
    if number <= OLDEST:
        return {"birth_year": today.year - number, "birth_precision": "about"}
    return _year(number, "about" if about else "year", today)


def _tens(found, today):
    years = int(found["tens"]) + {"early": 2, "late": 8}.get(found["place"], 5)
    return {"birth_year": today.year - years, "birth_precision": "about"}


def _small(found, today):
    days = int(found["count"]) * {"d": 1, "w": 7, "m": 30}[found["unit"][0]]
    return {"birth_year": (today - dt.timedelta(days=days)).year, "birth_precision": "about"}


def _newborn(found, today):
    return {"birth_year": today.year, "birth_precision": "about"}


def _died(found, today):
    end, fields = found["died"] or found["end"], {"status": "deceased"}
    if end:
        fields["died_year"] = int(end)
        if not today.year - OLDEST <= int(end) <= today.year:
            raise ValueError(f"Enter a year of death from {today.year - OLDEST} to {today.year}")
    if found["born"]:
        if int(found["born"]) > int(end):
            raise ValueError("The year of death is before the year of birth")
        fields |= {"birth_year": int(found["born"]), "birth_precision": "year"}
    elif end and found["age"]:
        fields |= {"birth_year": int(end) - int(found["age"]), "birth_precision": "about"}
    return fields


def _due(found, today):
    """A due date; where only the month is known the first of it stands for it, which is the earlier day."""
    if not found["month"]:
        return {"status": "unborn"}
    month = month_number(found["month"])
    year = int(found["year"]) if found["year"] else today.year + (month < today.month)
    try:
        due = dt.date(year, month, int(found["day"] or 1))
    except ValueError:
        raise ValueError("Enter a real date, like due 3 June") from None
    if abs((due - today).days) > 310:
        raise ValueError("The due date must be within the next ten months")
    return {"status": "unborn", "due_on": due}


def _year(year, precision, today):
    _check_year(year, today)
    return {"birth_year": year, "birth_precision": precision}


def _check_year(year, today):
    if not today.year - OLDEST <= year <= today.year:
        raise ValueError(f"Enter an age, or a year from {today.year - OLDEST} to {today.year}")


_READERS = {
    "date": _date,
    "month": _month,
    "number": _number,
    "tens": _tens,
    "small": _small,
    "newborn": _newborn,
}
