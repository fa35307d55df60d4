"""Kept writing in the words of its own page: each question, and what was answered."""

import re
from html.parser import HTMLParser

from allauth.core.exceptions import ReauthenticationRequired
from django.db import transaction
from django.http import HttpResponse

from fgc.kept.again import sent_again
from fgc.lib.forms.base import only_redrawing

MACHINE = re.compile(
    r"^(submission|_add|_remove)$|-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|^(version|print)\b"
)
DATE = re.compile(r"_(day|month|year)$")


def answers(request, writing):
    """Rows of a question and an answer, and whether the page takes files.

    Raises what the page's own door raises: who lost the page reads nothing.
    """
    page = _Page()
    page.feed(_drawn(request, writing))
    page.close()
    typed, rows, hidden = writing.typed(), {}, page.hidden
    ordered = [name for name in page.questions if name in typed] + [
        n for n in typed if n not in page.questions
    ]
    for name in ordered:
        if MACHINE.search(name) or name in hidden:
            continue
        said = [page.choices.get((name, value), value) for value in typed.getlist(name) if value.strip()]
        if said:
            between, so_far = rows.setdefault(_question(page, name), (" " if DATE.search(name) else "\n", []))
            so_far.extend(said)
    rows = [{"key": key, "value": between.join(said)} for key, (between, said) in rows.items()]
    return rows, page.takes_files


def _question(page, name):
    """The page's own words for a field, or its name made readable."""
    return (
        page.questions.get(name)
        or DATE.sub("", name).replace("_", " ").replace("-", " ").strip().capitalize()
    )


def _drawn(request, writing):
    """The page as it is drawn for this person with what was typed in it; nothing is carried out."""
    match, again = sent_again(request, writing)
    again.only_redraws = True
    with only_redrawing(), transaction.atomic():
        try:
            response = match.func(again, *match.args, **match.kwargs)
        except ReauthenticationRequired:
            response = HttpResponse()
        transaction.set_rollback(True)
    return response.content.decode() if response.status_code in (200, 409) else ""


class _Page(HTMLParser):
    """The questions of a page by the name of their field, the words of choices, and which fields are hidden."""

    def __init__(self):
        super().__init__()
        self.questions, self.choices, self.hidden = {}, {}, set()
        self.labels, self.names, self.legends = {}, {}, []
        self.into, self.select, self.takes_files = None, "", False

    def handle_starttag(self, tag, attrs):
        """Fields are remembered; labels, legends and options collect their words."""
        attrs = {name: value or "" for name, value in attrs}
        name, kind = attrs.get("name", ""), attrs.get("type", "")
        if tag == "fieldset":
            self.legends.append([])
        elif tag == "legend" and self.legends:
            self.into = self.legends[-1]
        elif tag == "label":
            self.into = self.labels.setdefault(attrs.get("for", ""), [])
        elif tag == "option":
            self.into = self.choices.setdefault((self.select, attrs.get("value", "")), [])
        elif name and (kind == "hidden" or tag == "button"):
            self.hidden.add(name)
        elif name and tag in ("input", "select", "textarea"):
            self.select, self.takes_files = name, self.takes_files or kind == "file"
            self._field(name, kind, attrs)

    def _field(self, name, kind, attrs):
        legend = self.legends[-1] if self.legends else None
        label = self.labels.setdefault(attrs.get("id", ""), [])
        grouped = legend is not None and (kind in ("radio", "checkbox") or DATE.search(name))
        self.questions.setdefault(name, legend if grouped else label)
        if kind in ("radio", "checkbox"):
            self.choices[name, attrs.get("value", "on")] = label

    def handle_data(self, data):
        """Words of whatever collects them."""
        if self.into is not None:
            self.into.append(data)

    def handle_endtag(self, tag):
        """The end of a label, legend, option or fieldset."""
        if tag in ("label", "legend", "option"):
            self.into = None
        elif tag == "fieldset" and self.legends:
            self.legends.pop()

    def close(self):
        """Turn what was collected into words."""
        super().close()
        self.questions = {name: _words(found) for name, found in self.questions.items()}
        self.choices = {key: _words(found) for key, found in self.choices.items()}


def _words(found):
    return " ".join("".join(found).split())
