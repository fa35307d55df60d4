"""What an unlucky or unkind client can send in a field."""

import random

LONG = "A" * 1_000_000
STRINGS = (
    "\x00",
    "a\x00b",
    "\ud800",
    "x\udfffy",
    "😀👩‍👩‍👧‍👦",
    "\u202egnihton",
    "\u2066hidden\u2069",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:7 }}{% now 'Y' %}",
    "../../../../etc/passwd",
    "'; DROP TABLE cases_case; --",
    "%00%s%n",
    "\r\nBcc: somebody@northshore.example",
    "9999-12-31",
    "31/12/9999",
    "0001-01-01",
    "30/02/2026",
    "-1",
    "-99999999999999999999",
    "1e309",
    "NaN",
    "Infinity",
    "٣",
    "²",
    "00:60",
    "24:00",
    " ",
    "\t\n",
    "\x85\u2028\u2029",
    "\ufeff",
    "ﷺ" * 50,
    "a" * 10_001,
    "İi̇ß",
    "[object Object]",
    "null",
    "true",
    "[]",
    "{}",
)
NUMBERS = ("9" * 40, "2147483648", "9223372036854775808", "0", "0.0000001", "1,000", "1_000", "+1", "0x10")
EXTRA = {
    "is_superuser": "1", "is_staff": "1", "is_active": "", "is_final": "1", "is_restricted": "1", "is_withheld": "", "safe_to_send": "1",
    "role": "service_manager", "service": "1", "service_id": "987654321", "team_id": "987654321", "case": "987654321",
    "case_id": "987654321", "by": "987654321", "by_id": "987654321", "made_by_id": "987654321", "author_id": "987654321",
    "coordinator_id": "987654321", "referrer_id": "987654321", "approved_at": "2020-01-01", "approved_by_id": "987654321",
    "id": "987654321", "pk": "987654321", "key": "zzzzzzzzzz", "reference": "FGC-9999-9999", "relationship": "coordinator",
    "sha256": "0" * 64, "supplied_by_referrer": "1", "referred_key": "zzzzzzzzzz", "password": "correct horse battery",
}  # fmt: skip


def value(dice):
    """One hostile value: a text from the lists, several mixed, or a long one."""
    roll = dice.random()
    if roll < 0.6:
        return dice.choice(STRINGS)
    if roll < 0.75:
        return dice.choice(NUMBERS)
    if roll < 0.9:
        return "".join(dice.choice(STRINGS[:20]) for _ in range(dice.randrange(2, 6)))
    if roll < 0.99:
        return "".join(chr(dice.randrange(1, 0x2FFF)) for _ in range(dice.randrange(1, 40)))
    return "\u0639" * dice.choice((501, 2_001, 10_001))


def inputs(names, filled, seed, count):
    """Generated sendings: one field spoilt, all of them, lists for single values, fields left out, fields nobody asked for."""
    dice = random.Random(seed)
    names = sorted(names)
    for number in range(count):
        data = {name: _list(value) for name, value in filled.items()}
        if not names or number % 10 == 9:
            data = {name: values for name, values in data.items() if dice.random() < 0.5}
        elif number % 2:
            data[dice.choice(names)] = [value(dice)]
        elif number % 4:
            name = dice.choice(names)
            data[name] = [value(dice) for _ in range(dice.randrange(2, 4))] + data.get(name, [])
        else:
            data |= {name: [value(dice)] for name in names}
        if number % 7 == 0:
            data |= {name: [extra] for name, extra in EXTRA.items() if name not in data}
        yield data


def _list(value):
    return list(value) if isinstance(value, list | tuple) else [value]
