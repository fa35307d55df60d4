"""The look: what is shipped, what a council may not ship, and the parts every page is made of."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from fgc.lib import charts
from fgc.lib.context import reader
from fgc.lib.templatetags import when

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "static" / "fgc"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("file", sorted(BUILT.rglob("*.*")), ids=lambda file: file.name)
def test_no_built_file_carries_what_only_govuk_may_use(file):
    content = file.read_bytes()
    for forbidden in (b"GDS Transport", b"govuk-crest", b"url(data:", b"govuk-logotype", b"https://fonts."):
        assert forbidden not in content


def test_everything_the_stylesheets_ask_for_is_there():
    for sheet in (BUILT / "css").glob("*.css"):
        for address in re.findall(r'url\("?([^)"]+)"?\)', sheet.read_text()):
            assert (sheet.parent / address).resolve().is_file(), address


def test_licences_travel_with_what_they_cover():
    licences = (BUILT / "vendor-licences.txt").read_text()
    assert "Government Digital Service" in licences and "Ministry of Justice" in licences
    assert "OPEN FONT LICENSE" in (BUILT / "fonts" / "OFL-source-sans-3.txt").read_text()
    for face in ("naskh-arabic", "sans-bengali", "sans-gurmukhi"):
        assert "OPEN FONT LICENSE" in (BUILT / "fonts" / f"OFL-noto-{face}.txt").read_text()


def test_a_screen_draws_the_letters_that_a_pdf_draws_and_fetches_them_only_for_pages_with_such_letters():
    """A name in Bengali reads the same on both; each face says for which letters it is fetched."""
    screen = (BUILT / "css" / "fgc.css").read_text()
    faces = re.findall(r"@font-face{(.*?)}", screen)
    assert faces and all("unicode-range:U+" in face for face in faces)
    families = {re.search(r'font-family:"(.*?)"', face)[1] for face in faces}
    printed = set(re.findall(r'font-family: "(.*?)"', (BUILT / "css" / "pdf-fonts.css").read_text()))
    assert {name for name in printed if name.startswith("Noto")} <= families
    used = re.search(r"body{[^}]*font-family:([^;}]*)", screen) or re.search(
        r'font-family:("Source[^;}]*)', screen
    )
    assert all(f'"{name}"' in used[1] for name in families)


def test_our_own_sass_names_colours_only_as_tokens():
    focus, ink = {"#fd0", "#0b0c0c"}, {"#000", "#333", "#555", "#777", "#bbb"}
    for sheet in (ROOT / "frontend" / "scss").glob("_*.scss"):
        if sheet.name in ("_tokens.scss", "_settings.scss"):
            continue
        without_fallbacks = re.sub(r"var\(--govuk[^)]*\)", "", sheet.read_text())
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?!-)", without_fallbacks)) <= focus | ink, sheet.name


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_template_needs_what_our_policy_forbids(template):
    source = template.read_text()
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"\son[a-z]+\s*=", source)
    assert "<style" not in source and "hx-on" not in source and "javascript:" not in source
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


SITE = {
    "organisation_name": "Northshore Council",
    "service_name": "Family Group Conferences",
    "theme_css": "",
    "demo": False,
    "reader": {},
    "navigation": [],
    "messages": [],
}


class Person:
    """Somebody signed in, as far as the header cares."""

    is_authenticated = True
    name = "Amina Yusuf"
    role_name = "coordinator"


def frame(user, **context):
    """The bare frame as this person would get it."""
    request = RequestFactory().get("/")
    request.user = user
    values = {**SITE, "request": request, "reader": reader(request), **context}
    return render_to_string("base.html", values)


def test_the_frame_shows_who_is_signed_in_and_where_they_are():
    navigation = [
        {"label": "Today", "url": "/", "current": True},
        {"label": "Cases", "url": "/cases/", "current": False},
    ]
    html = frame(Person(), navigation=navigation, demo=True)
    assert "Amina Yusuf" in html and "coordinator" in html
    assert html.count('aria-current="true"') == 1 and "Nothing here is real" in html
    assert html.index("govuk-skip-link") < html.index("<header")
    assert html.index("js-enabled.js") < html.index("govuk-skip-link")
    assert '"allowEval":false' in html and '"historyCacheSize":0' in html


def test_the_frame_for_somebody_not_signed_in_offers_no_way_out():
    html = frame(AnonymousUser())
    assert "Sign out" not in html and "fgc-demo" not in html and "Menu" not in html
    assert "Northshore Council" in html


def test_a_page_with_errors_says_so_in_its_title():
    class Wrong:
        errors = {"name": ["Enter a name"]}

    assert "<title>Error: " in frame(Person(), form=Wrong())
    assert "<title>Error: " not in frame(Person())


@pytest.mark.parametrize("code", ["400", "500", "503"])
def test_error_pages_draw_without_a_context(code):
    html = render_to_string(f"{code}.html")
    assert "What to do" in html and "saved" in html
    for address in re.findall(r'"/static/([^"]+)"', html):
        assert (ROOT / "static" / address).is_file()


def test_not_found_never_depends_on_what_was_asked_for():
    source = (ROOT / "templates" / "404.html").read_text()
    assert not re.search(r"{{|{%\s*(if|for|url)", source)


def test_refusal_names_the_right_and_who_gives_it():
    named = render_to_string(
        "403.html", {**SITE, "missing_right": "read the referral", "who_can_give": "Carol Shah"}
    )
    assert "the right to read the referral" in named and "Carol Shah can give it to you" in named
    assert "Ask the FGC service manager" in render_to_string("403.html", SITE)


def test_chart_is_drawn_to_scale_and_told_as_a_table():
    labels, series = (
        ["Jun", "Jul"],
        [{"name": "Accepted", "values": [10, 20]}, {"name": "Held", "values": [5, None]}],
    )
    drawing = charts.bars(labels, series, target=15)
    heights = [bar["height"] for bar in drawing["bars"]]
    assert len(heights) == 3 and heights[1] == pytest.approx(heights[0] / 2, abs=0.2)
    html = Template(
        '{% load charts %}{% bar_chart "Referrals" labels series target=15 target_text="15." %}'
    ).render(Context({"labels": labels, "series": series}))
    assert "not known" in html and "Dashed line: 15." in html and 'role="img"' in html and "<caption" in html


@pytest.mark.parametrize("highest", [0, 1, 3, 7, 41, 99, 100, 12345])
def test_chart_axis_covers_the_highest_figure_with_few_steps(highest):
    marks = charts.ticks(highest)
    assert marks[0] == 0 and marks[-1] >= highest and len(marks) <= 6


def test_empty_charts_are_drawn():
    assert charts.bars([], [])["bars"] == []
    assert charts.lines(["a"], [{"name": "n", "values": [None]}])["lines"][0]["path"] == ""
    assert charts.stacked([], [])["bars"] == []


def test_pages_of_a_list_keep_the_filters():
    request = RequestFactory().get("/cases/?stage=preparing&page=2")
    tag = Template("{% load pages %}{% pagination page %}")
    html = tag.render(Context({"request": request, "page": Paginator(range(95), 10).page(2)}))
    assert "?stage=preparing&amp;page=3" in html and html.count('aria-current="page"') == 1
    assert "<nav" not in tag.render(Context({"request": request, "page": Paginator(range(5), 10).page(1)}))


def test_times_are_written_as_people_say_them():
    afternoon = dt.datetime(2025, 7, 21, 14, 40, tzinfo=dt.UTC)
    assert when.moment(afternoon) == "21 July 2025, 3:40pm"
    assert when.clock(dt.time(10)) == "10am" and when.clock(dt.time(12)) == "midday"
    assert when.weekday(dt.date(2025, 11, 21)) == "Friday 21 November 2025" and when.day(None) == ""


COMPONENTS = {
    "components/case_bar.html": {
        "names": "Kayleigh M.",
        "reference": "FGC-7KQ4M",
        "tags": [{"text": "Preparing", "colour": "blue"}],
    },
    "components/tabs.html": {"tabs": [{"label": "Overview", "url": "/a", "current": True}]},
    "components/stages.html": {"stages": [{"label": "Referred", "detail": "3 November", "state": "done"}]},
    "components/next_step.html": {"heading": "Next", "url": "/a", "button": "Go", "method": "get"},
    "components/summary_list.html": {"rows": [{"key": "Venue", "value": "Hall"}], "card_title": "Conference"},
    "components/task_list.html": {"rows": [{"title": "Children", "status_text": "Completed"}]},
    "components/figures.html": {"figures": [{"number": 3, "label": "Overdue"}]},
    "components/timeline.html": {"items": [{"title": "Visited", "at": dt.date(2025, 11, 20)}]},
    "components/empty.html": {"heading": "Nobody yet", "text": "Start with the child."},
    "components/confirmation.html": {"title": "Sent"},
    "components/day_steps.html": {"steps": [{"label": "Welcome", "url": "/a", "current": True}]},
    "components/toggle.html": {"url": "/a", "name": "person", "value": "x", "text": "Here", "pressed": True},
    "components/arrivals_row.html": {
        "who": "Pete",
        "url": "/a",
        "name": "person",
        "value": "x",
        "text": "Here",
    },
    "components/agenda.html": {"items": [{"time": "10:00", "title": "Conference"}]},
    "components/table.html": {
        "caption": "Cases",
        "columns": [{"label": "Family"}],
        "rows": [[{"text": "M."}]],
    },
    "components/alert.html": {"variant": "warning", "text": "Two people must not meet."},
    "components/warning.html": {"text": "This cannot be undone."},
    "components/tag.html": {"text": "Coming"},
    "components/back_link.html": {"url": "/a"},
    "components/breadcrumbs.html": {"trail": [{"label": "Cases", "url": "/a"}, {"label": "FGC-7KQ4M"}]},
    "components/print_link.html": {},
    "components/month.html": {
        "caption": "November 2025",
        "weekdays": ["Friday"],
        "weeks": [
            [
                {
                    "date": dt.date(2025, 11, 21),
                    "today": True,
                    "events": [{"kind": "visit", "text": "14:30 Visit"}],
                }
            ]
        ],
    },
}


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_a_part_draws_with_the_least_it_can_be_given(name):
    html = render_to_string(name, COMPONENTS[name])
    assert html.strip() and "<script" not in html
    for value in COMPONENTS[name].values():
        assert not isinstance(value, str) or value in html or value in ("get", "warning")


def test_parts_escape_what_people_typed():
    html = render_to_string("components/case_bar.html", {"names": "<b>Kay</b>", "reference": "FGC-1"})
    assert "<b>Kay" not in html and "&lt;b&gt;Kay" in html
