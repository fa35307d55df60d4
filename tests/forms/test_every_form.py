"""Every form of the product: hostile answers, answers nobody asked for, and the same form sent twice.

The forms are found by walking the rows of the matrix as people who may open the pages (safety.md B8, B23, B40).
"""

import html
import re

import pytest
from crispy_forms.utils import render_crispy_form
from django.db import connection, transaction
from django.forms.forms import DeclarativeFieldsMetaclass
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from fgc.audit.kinds import KINDS
from tests.forms.hostile import EXTRA, LONG, STRINGS, inputs
from tests.forms.page import forms_of
from tests.sizes import SOAK, size

INPUTS = size(10_000, 200, 40)  # to each class of form: the whole bar in a soak
SENDINGS = size(40, 1, 1)
pytestmark = [pytest.mark.django_db, *([pytest.mark.soak] if SOAK else [])]

# Forms without a token: signing in and out, searching; sending them twice does the same once more.
WITHOUT_TOKEN = re.compile(r"^(/accounts/|/cases/search/|/users/search/|/messages/read/)")
PASSING = ("accounts_submission", "fgc_cache", "django_session")  # tables that hold nothing of what was sent
PLAIN = ("text", "textarea", "email", "tel", "number")


def test_there_are_forms_to_try(found):
    """The walk finds them: most of them are whole when a willing person fills them in."""
    accepted = sum(one.send().status == 302 for one in found)
    print(f"{len(found)} forms, {accepted} accepted as filled in")
    assert len(found) > 100 and accepted > 0.8 * len(found)


def test_hostile_answers_never_break_a_page(found):
    """Over HTTP, so that words also go through the actions, the database and the page that is drawn again."""
    wrong, made = [], 0
    for number, one in enumerate(found):
        typed = [name for name, field in one.form.fields.items() if field.kind in PLAIN]
        filled = one.form.filled()
        sendings = list(inputs(set(one.form.names()), filled, number, SENDINGS))
        spoilt = {name: STRINGS[(number + place) % len(STRINGS)] for place, name in enumerate(typed)}
        sendings += [{}, filled | spoilt, filled | ({typed[number % len(typed)]: LONG} if typed else {})]
        for data in sendings:
            got = one.send(_sendable(data))
            made += 1
            if got.status >= 500 or got.status == 403:
                wrong.append(f"{one}: {got.status} for {str(data)[:200]}")
    print(f"{made} sendings to {len(found)} forms")
    assert not wrong, f"{len(wrong)} of {made}:\n" + "\n".join(wrong)


def test_hostile_answers_never_break_a_form(found, monkeypatch):
    """The classes themselves, with the people and choices the page gave them."""
    caught = _caught(found, monkeypatch)
    wrong, made = [], 0
    for number, (label, make, names, filled) in enumerate(caught):
        for data in inputs(names, filled, number, INPUTS):
            form = make(_querydict(data))
            made += 1
            try:
                form.is_valid()
                if made % 40 == 0 and hasattr(form, "helper"):
                    render_crispy_form(form, form.helper)
            except Exception as error:  # noqa: BLE001 whatever it is, it is the finding
                wrong.append(f"{label}: {type(error).__name__} {error} for {str(data)[:200]}")
                break
    print(f"{made} inputs to {len(caught)} forms")
    assert len(caught) > 60 and not wrong, "\n".join(wrong)


def test_what_was_typed_is_still_there_when_it_is_refused(found):
    """Every box keeps its words when another answer is wrong."""
    wrong, made = [], 0
    for one in found:
        typed = {
            name: f"Kept words {number}"
            for number, (name, field) in enumerate(one.form.fields.items())
            if field.kind in ("text", "textarea")
        }
        for spoil in _spoilt(one.form):
            got = one.send(one.form.filled(**(typed | spoil)))
            if got.status not in (200, 409):
                continue
            made += 1
            again = next((f for f in forms_of(got.raw, one.form.action) if set(typed) <= set(f.fields)), None)
            shown = {name: field.values[:1] for name, field in again.fields.items()} if again else {}
            lost = [name for name, words in typed.items() if shown.get(name) != [(typed | spoil)[name]]]
            if lost:
                wrong.append(f"{one}: {lost} lost when {list(spoil)} is wrong")
    print(f"{made} refusals")
    assert made > 50 and not wrong, "\n".join(wrong)


def test_answers_nobody_asked_for_never_bind(found):
    """The same statements reach the database with and without them."""
    wrong, made = [], 0
    for one in found:
        asked = {
            name.rpartition("-")[2] for name in (*one.form.fields, *(name for name, _ in one.form.buttons))
        }
        extra = {name: value for name, value in EXTRA.items() if name not in asked}
        plain, spoilt = _writes(one, {}), _writes(one, extra)
        made += 1
        if plain != spoilt:
            wrong.append(
                f"{one}: {[pair for pair in zip(plain, spoilt, strict=False) if pair[0] != pair[1]][:2]}"
            )
    print(f"{made} forms with {len(EXTRA)} more fields")
    assert not wrong, "\n".join(wrong)


def test_a_form_that_is_sent_twice_is_carried_out_once(found):
    """The second press leads to the first result and changes nothing (B23)."""
    wrong, made = [], 0
    for one in found:
        data = one.form.filled()
        with transaction.atomic():
            first = one.send(data, keep=True)
            second = one.send(data, keep=True) if first.status == 302 else None
            transaction.set_rollback(True)
        if second is None or WITHOUT_TOKEN.match(one.form.action):
            continue
        made += 1
        if (
            "submission" not in data
        ):  # a button that says how things are to be: saying it again changes nothing
            again = {kind for kind, _ in second.events if not KINDS[kind].read}
            wrong += [f"{one} has no token, and leaves {again} again"] if again else []
        elif (second.status, second.to) != (302, first.to) or second.events:
            wrong.append(f"{one}: {first.to}, then {second.status} {second.to} {second.events}")
    print(f"{made} forms sent twice")
    assert made > 80 and not wrong, "\n".join(wrong)


def _sendable(data):
    """As a client sends it: half a letter travels as the bytes that no decoder takes."""
    clean = {}
    for name, value in data.items():
        values = value if isinstance(value, list) else [value]
        clean[name] = [
            one.encode("utf-8", "surrogatepass") if isinstance(one, str) else one for one in values
        ]
    return clean


def _querydict(data):
    found = QueryDict(mutable=True)
    found.update(MultiValueDict(data))
    return found


def _caught(found, monkeypatch):
    """Each class of form that a page makes when it is sent, with what it was made from."""
    made = {}

    def catch(form_class, *args, **kwargs):
        if args and args[0] is not None:
            made.setdefault(form_class, (args[1:], kwargs))
        return type.__call__(form_class, *args, **kwargs)

    caught, seen = [], set()
    for one in found:
        made.clear()
        with monkeypatch.context() as patch:
            patch.setattr(DeclarativeFieldsMetaclass, "__call__", catch, raising=False)
            one.send()
        for form_class, (args, kwargs) in list(made.items()):
            shape = (form_class.__module__, form_class.__qualname__, tuple(one.form.fields))
            if shape in seen or form_class.__module__.startswith("allauth"):
                continue
            seen.add(shape)
            caught.append((f"{one.page.name} {form_class.__name__}", _maker(form_class, args, kwargs),
                           set(one.form.names()), one.form.filled()))  # fmt: skip
    return caught


def _maker(form_class, args, kwargs):
    kwargs = {name: value for name, value in kwargs.items() if name != "data"}
    return lambda data: form_class(data, *args, **kwargs)


def _spoilt(form):
    """Ways to have a form refused: a choice that is not offered, a day that cannot be, an address that is none."""
    for name, field in form.fields.items():
        if field.kind in ("radio", "select"):
            yield {name: "no-such-answer"}
            return
    for name, field in form.fields.items():
        if name.endswith("_month") or "datepicker" in field.attributes.get("class", ""):
            yield {name: "Kept words in a date"}
            return


def _writes(one, extra):
    """The statements that change something, with what differs from time to time left out."""
    found = []

    def note(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not any(table in sql for table in PASSING):
            found.append((sql.split(" RETURNING")[0], [_steady(value) for value in params or ()]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        one.send(one.form.filled(**extra))
    return found


def _steady(value):
    if isinstance(value, int) and connection.vendor != "sqlite":
        return "number"
    if isinstance(value, memoryview | bytes):
        return "bytes"
    text = html.unescape(str(value))
    if text.startswith("!"):
        return "no password"
    text = re.sub(r"datetime\.datetime\([^)]*\)", "moment", text)  # inside a list, on PostgreSQL
    text = re.sub(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[.\d]*(\+00:00)?", "moment", text)
    text = re.sub(r"[0-9a-f]{64}|\d{14}|gAAAA[\w=-]+|\b[2-9a-z]{10}\b|[0-9a-f]{32}", "k", text)
    return re.sub(r"(FGC|REF|OFF)-[0-9A-Z]{4}-[0-9A-Z]{4}", "reference", text)
