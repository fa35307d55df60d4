"""The parts and the forms in a real browser: no accessibility fault, no sideways scroll, focus where due."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.template.loader import render_to_string

from tests.test_forms_pack import ReferralForm
from tests.test_look import COMPONENTS, SITE

pytestmark = pytest.mark.browser

PAGE = """{% extends "base.html" %}{% block title %}Parts{% endblock %}
{% block content %}{{ body }}{% endblock %}"""
FORM = """{% load govuk crispy_forms_tags %}{% error_summary form %}<h1>Refer</h1>{% crispy form %}"""
CHARTS = (
    """{% load charts %}<h1>Charts</h1>{% bar_chart "Referrals" labels series target=4 target_text="4." %}"""
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHART_FIGURES = "fgc-chart__text"  # axe cannot see through an SVG; the figures are told again as a table


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *words):
        """Nothing."""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory):
    """The address of a folder of pages made from the real templates."""
    folder = tmp_path_factory.mktemp("gallery")
    (folder / "static").mkdir()
    (folder / "static" / "fgc").symlink_to(Path(finders.find("fgc/css")).parent)
    (folder / "static" / "django_htmx").symlink_to(finders.find("django_htmx"))
    series = [{"name": "Accepted", "values": [9, 12]}, {"name": "Held", "values": [7, 3]}]
    parts = {
        name: render_to_string(name, {**context, "plain": True, "level": 2})
        for name, context in COMPONENTS.items()
        if not name.endswith(("confirmation.html", "arrivals_row.html"))
    }
    bodies = {
        "parts": "<h1>Parts</h1>" + "".join(parts.values()),
        "form": Template(FORM).render(Context({"form": ReferralForm(), "csrf_token": "x"})),
        "refused": Template(FORM).render(Context({"form": ReferralForm({}), "csrf_token": "x"})),
        "charts": Template(CHARTS).render(Context({"labels": ["Jun", "Jul"], "series": series})),
        "confirmed": render_to_string(
            "components/confirmation.html", {"title": "Sent", "reference": "REF-1"}
        ),
    }
    navigation = [
        {"label": "Today", "url": "/", "current": True},
        {"label": "Cases", "url": "/", "current": False},
    ]
    site = {
        **SITE,
        "navigation": navigation,
        "demo": True,
        "reader": {"name": "Amina Yusuf", "role": "coordinator"},
    }
    for name, body in bodies.items():
        context = Context({**site, "body": Template("{{ b|safe }}").render(Context({"b": body}))})
        (folder / f"{name}.html").write_text(Template(PAGE).render(context), encoding="utf-8")
    for code in ("400", "500", "503"):
        (folder / f"{code}.html").write_text(render_to_string(f"{code}.html"), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def faults(page):
    """What axe complains of, contrast it cannot judge included, but for the two things that are known."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    unsure = [rule for rule in result["incomplete"] if rule["id"] == "color-contrast"]
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in result["violations"] + unsure
        for node in rule["nodes"]
        if not (rule["id"] == "color-contrast" and CHART_FIGURES in node["html"])
        and not (rule["id"] == "aria-allowed-attr" and "govuk-radios__input" in node["html"])
    ]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["parts", "form", "refused", "charts", "confirmed", "400", "500", "503"])
def test_page_has_no_accessibility_fault(page, gallery, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{gallery}/{name}.html")
    assert faults(page) == []


@pytest.mark.parametrize("name", ["parts", "form", "refused", "charts", "503"])
def test_nothing_scrolls_sideways_on_the_smallest_phone(page, gallery, name):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{gallery}/{name}.html")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_refused_form_takes_the_reader_to_the_summary_and_each_link_to_its_control(page, gallery):
    page.goto(f"{gallery}/refused.html")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    for target in ("id_name", "id_born_on_day", "id_agreed_0"):
        page.click(f'.govuk-error-summary a[href="#{target}"]')
        assert page.evaluate("document.activeElement.id") == target


def test_the_menu_folds_on_a_phone_and_opens(page, gallery):
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(f"{gallery}/parts.html")
    assert not page.is_visible("#navigation")
    page.click("text=Menu")
    assert page.is_visible("#navigation")
