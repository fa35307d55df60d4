"""The form pack draws what GOV.UK Frontend draws, takes what people type, and never falls over."""

import datetime as dt
import random
import re

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template import Context, Template
from django.test.html import parse_html

from fgc.lib.forms import (
    Cancel,
    Checkboxes,
    Conditional,
    DateField,
    FgcForm,
    Field,
    Fieldset,
    FilterForm,
    FormHelper,
    NearDateField,
    Radios,
    RowForm,
    Secondary,
    Submit,
    TimeField,
    add_another,
)
from fgc.lib.forms.base import UNREADABLE
from fgc.lib.templatetags.govuk import first_id

RAW = {"label_size": ""}  # GOV.UK's fixtures use plain labels; ours are bold unless told


def drawn(field, *, data=None, look=None, reveals=None):
    """One field of a form, as HTML; with data the form has been checked."""
    form_class = type("OneForm", (FgcForm,), {"with_submission": False, "it": field})
    form = form_class(data, auto_id="%s")
    context = Context({"field": form["it"], "look": {**RAW, **(look or {})}, "reveals": reveals})
    return Template('{% include "fgc/field.html" %}').render(context)


def same(ours, theirs):
    """Whether two pieces of HTML have the same elements, attributes and words."""
    ours = re.sub(r' aria-invalid="true"', "", ours)
    return parse_html(ours) == parse_html(theirs)


# The expected pieces are govuk-frontend 6.6.0's own fixtures (components/*/fixtures.json), with Django's ids.


def test_text_input_with_hint_and_error_is_govuks():
    field = forms.CharField(label="Reference", help_text="For example, REF-2X9KD")
    theirs = """
<div class="govuk-form-group govuk-form-group--error">
  <label class="govuk-label" for="it">Reference</label>
  <div id="it_helptext" class="govuk-hint">For example, REF-2X9KD</div>
  <p id="it_error" class="govuk-error-message">
    <span class="govuk-visually-hidden">Error:</span> Enter reference
  </p>
  <input class="govuk-input govuk-input--error" id="it" name="it" type="text"
    aria-describedby="it_helptext it_error">
</div>"""
    assert same(drawn(field, data={"it": ""}), theirs)


def test_select_is_govuks():
    field = forms.ChoiceField(label="Sort by", choices=[("1", "Newest"), ("2", "Oldest")], required=False)
    theirs = """
<div class="govuk-form-group">
  <label class="govuk-label" for="it">Sort by</label>
  <select class="govuk-select" id="it" name="it">
    <option value="1">Newest</option><option value="2">Oldest</option>
  </select>
</div>"""
    assert same(drawn(field), theirs)


def test_inline_radios_are_govuks():
    field = forms.ChoiceField(
        label="Have you changed your name?",
        help_text="Or its spelling.",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Radios(inline=True),
        initial="no",
    )
    theirs = """
<div class="govuk-form-group">
  <fieldset class="govuk-fieldset" aria-describedby="it_helptext">
  <legend class="govuk-fieldset__legend">Have you changed your name?</legend>
  <div id="it_helptext" class="govuk-hint">Or its spelling.</div>
  <div class="govuk-radios govuk-radios--inline" data-module="govuk-radios">
    <div class="govuk-radios__item">
      <input class="govuk-radios__input" id="it_0" name="it" type="radio" value="yes">
      <label class="govuk-label govuk-radios__label" for="it_0">Yes</label>
    </div>
    <div class="govuk-radios__item">
      <input class="govuk-radios__input" id="it_1" name="it" type="radio" value="no" checked>
      <label class="govuk-label govuk-radios__label" for="it_1">No</label>
    </div>
  </div>
</fieldset>
</div>"""
    assert same(drawn(field), theirs)


def test_checkboxes_with_hints_are_govuks():
    field = forms.MultipleChoiceField(
        label="Support",
        choices=[("a", "An advocate"), ("none", "None of these")],
        widget=Checkboxes(hints={"a": "From age 5."}, divider_before="none"),
    )
    theirs = """
<div class="govuk-form-group govuk-form-group--error">
  <fieldset class="govuk-fieldset" aria-describedby="it_error">
  <legend class="govuk-fieldset__legend">Support</legend>
  <p id="it_error" class="govuk-error-message">
    <span class="govuk-visually-hidden">Error:</span> Select support</p>
  <div class="govuk-checkboxes" data-module="govuk-checkboxes">
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id="it_0" name="it" type="checkbox" value="a"
        aria-describedby="it_0-item-hint">
      <label class="govuk-label govuk-checkboxes__label" for="it_0">An advocate</label>
      <div id="it_0-item-hint" class="govuk-hint govuk-checkboxes__hint">From age 5.</div>
    </div>
    <div class="govuk-checkboxes__divider">or</div>
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id="it_1" name="it" type="checkbox" value="none">
      <label class="govuk-label govuk-checkboxes__label" for="it_1">None of these</label>
    </div>
  </div>
</fieldset>
</div>"""
    assert same(drawn(field, data={}), theirs)


def test_date_input_marks_only_the_wrong_box():
    def item(part, width, value, error=""):
        return f"""
<div class="govuk-date-input__item"><div class="govuk-form-group">
  <label class="govuk-label govuk-date-input__label" for="it_{part}">{part.capitalize()}</label>
  <input class="govuk-input govuk-date-input__input {error} govuk-input--width-{width}" id="it_{part}"
    name="it_{part}" type="text" inputmode="numeric" {f'value="{value}"' if value else ""}>
</div></div>"""

    theirs = f"""
<div class="govuk-form-group govuk-form-group--error">
  <fieldset class="govuk-fieldset" role="group" aria-describedby="it_helptext it_error">
    <legend class="govuk-fieldset__legend">Date of birth</legend>
    <div id="it_helptext" class="govuk-hint">For example, 31 3 1980</div>
    <p id="it_error" class="govuk-error-message">
      <span class="govuk-visually-hidden">Error:</span> Date of birth must include a month</p>
    <div class="govuk-date-input" id="it">
      {item("day", 2, "5")}{item("month", 2, "", "govuk-input--error")}{item("year", 4, "2016")}
    </div>
  </fieldset>
</div>"""
    field = DateField(label="Date of birth", help_text="For example, 31 3 1980")
    assert same(drawn(field, data={"it_day": "5", "it_month": "", "it_year": "2016"}), theirs)


def test_character_count_file_and_password_are_govuks():
    count = forms.CharField(label="Why?", widget=forms.Textarea, max_length=10)
    assert same(
        drawn(count),
        """
<div class="govuk-form-group govuk-character-count" data-module="govuk-character-count" data-maxlength="10">
  <label class="govuk-label" for="it">Why?</label>
  <textarea class="govuk-textarea govuk-js-character-count" id="it" name="it" rows="5"
    aria-describedby="it-info"></textarea>
  <div id="it-info" class="govuk-hint govuk-character-count__message">You can enter up to 10 characters</div>
</div>""",
    )
    assert same(
        drawn(forms.FileField(label="Upload a file")),
        """
<div class="govuk-form-group"><label class="govuk-label" for="it">Upload a file</label>
  <input class="govuk-file-upload" id="it" name="it" type="file"></div>""",
    )
    assert same(
        drawn(forms.CharField(label="Password", widget=forms.PasswordInput)),
        """
<div class="govuk-form-group govuk-password-input" data-module="govuk-password-input">
  <label class="govuk-label" for="it">Password</label>
  <div class="govuk-input__wrapper govuk-password-input__wrapper">
    <input class="govuk-input govuk-password-input__input govuk-js-password-input-input" id="it" name="it"
      type="password" spellcheck="false" autocomplete="current-password" autocapitalize="none">
    <button type="button" class="govuk-button govuk-button--secondary govuk-password-input__toggle
      govuk-js-password-input-toggle" data-module="govuk-button" aria-controls="it" aria-label="Show password"
      hidden>Show</button>
  </div>
</div>""",
    )


def test_a_field_drawn_twice_is_the_same_both_times():
    field = forms.CharField(label="Name", widget=forms.TextInput(attrs={"class": "mine"}))
    form = type("OneForm", (FgcForm,), {"it": field})({"it": ""})
    template = Template('{% include "fgc/field.html" %}')
    first, second = (template.render(Context({"field": form["it"]})) for _ in range(2))
    assert first == second and first.count("govuk-input--error") == 1 and "mine" in first


class ReferralForm(FgcForm):
    """A form with one of everything."""

    name = forms.CharField(label="Full name")
    born_on = DateField(label="Date of birth", past=True)
    agreed = forms.ChoiceField(
        label="Who has agreed?", choices=[("all", "All"), ("some", "Some")], widget=Radios
    )
    who = forms.CharField(label="Their names", required=False)
    support = forms.MultipleChoiceField(choices=[("a", "A")], required=False, widget=Checkboxes)
    meet_on = NearDateField(label="Earliest date", required=False)
    start = TimeField(label="Start", required=False)
    age = forms.IntegerField(min_value=0, max_value=120, required=False)
    hours = forms.DecimalField(required=False, max_digits=5, decimal_places=1)
    email = forms.EmailField(label="E-mail", required=False)
    link = forms.URLField(required=False, assume_scheme="https")
    about = forms.CharField(widget=forms.Textarea, max_length=1200, required=False)
    key = forms.UUIDField(required=False)
    kind = forms.ChoiceField(choices=[("x", "X")], required=False)
    sure = forms.BooleanField(required=False)

    @property
    def helper(self):
        """Fields in a layout, with a reveal."""
        rest = [name for name in self.fields if name not in ("agreed", "who", "name", "submission")]
        return FormHelper(
            Fieldset("About", Field("name", width=20)),
            Conditional("agreed", some=["who"]),
            *rest,
            submit="Save",
            cancel="/back/",
        )


def page(form):
    return render_crispy_form(form, context={"csrf_token": "token"})


def test_form_has_no_bubbles_one_token_and_its_buttons():
    html = page(ReferralForm())
    assert "<form" in html and "novalidate" in html and 'class="fgc-form"' in html
    assert " required" not in html
    assert html.count('name="submission"') == 1 and html.count("csrfmiddlewaretoken") == 1
    assert ">Save</button>" in html and 'href="/back/"' in html
    assert "style=" not in html and "onclick" not in html


def test_revealed_question_sits_under_its_answer():
    html = page(ReferralForm())
    assert 'data-aria-controls="conditional-id_agreed_1"' in html and " aria-controls" not in html
    assert html.index('id="conditional-id_agreed_1"') < html.index('id="id_who"')


def test_summary_links_reach_the_control_that_is_wrong():
    form = ReferralForm({"born_on_day": "5", "born_on_month": "", "born_on_year": "2016"})
    html = page(form)
    summary = html[: html.index("<form")]
    for target in ("id_name", "id_born_on_month", "id_agreed_0"):
        assert f'href="#{target}"' in summary
        assert f'id="{target}"' in html
    assert html.count("govuk-error-summary__title") == 1


def test_summary_drawn_by_the_page_is_not_drawn_again():
    form = ReferralForm({})
    template = Template(
        "{% load govuk crispy_forms_tags %}{% error_summary form %}<h1>Refer</h1>{% crispy form %}"
    )
    html = template.render(Context({"form": form, "csrf_token": "x"}))
    assert html.count("govuk-error-summary__title") == 1
    assert html.index("There is a problem") < html.index("<h1>")


def test_what_was_typed_is_still_there_after_a_refusal():
    typed = {"name": "Łucja <b>", "born_on_day": "31", "born_on_month": "feb", "start": "2", "support": ["a"]}
    html = page(ReferralForm({**typed, "age": "many"}))
    for kept in (
        'value="Łucja &lt;b&gt;"',
        'value="feb"',
        'value="31"',
        'value="2"',
        'value="many"',
        "checked",
    ):
        assert kept in html


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("27", "3", "2016", dt.date(2016, 3, 27)),
        ("1", "Sept", "2016", dt.date(2016, 9, 1)),
        (" 29 ", "february", "2024", dt.date(2024, 2, 29)),
        ("27", "", "", "Date of birth must include a month and year"),
        ("29", "2", "2023", "Date of birth must be a real date"),
        ("32", "1", "2020", "Date of birth must be a real date"),
        ("1", "Ma", "2020", "Date of birth must be a real date"),
        ("1", "1", "16", "Year must be 4 numbers, like 2016"),
        ("²", "1", "2016", "Date of birth must be a real date"),
        ("1", "1", "9" * 5000, "Date of birth must be a real date"),
        ("1", "1", "2999", "Date of birth must be today or in the past"),
        ("", "", "", "Enter date of birth"),
    ],
)
def test_dates_in_three_boxes(day, month, year, expected):
    field = DateField(label="Date of birth", past=True)
    form = type("OneForm", (FgcForm,), {"it": field})({"it_day": day, "it_month": month, "it_year": year})
    if isinstance(expected, str):
        assert not form.is_valid() and form.errors["it"] == [expected]
    else:
        assert form.is_valid() and form.cleaned_data["it"] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10", dt.time(10)),
        ("10am", dt.time(10)),
        ("10:30", dt.time(10, 30)),
        ("10.30 AM", dt.time(10, 30)),
        ("1:05 p.m.", dt.time(13, 5)),
        ("18:00", dt.time(18)),
        ("1830", dt.time(18, 30)),
        ("02:30", dt.time(2, 30)),
        ("12am", dt.time(0)),
        ("noon", dt.time(12)),
        ("2", "Say whether you mean 2am or 2pm"),
        ("2:30", "Say whether you mean 2:30am or 2:30pm"),
        ("25:00", "Enter a time, like 10am or 14:30"),
        ("13pm", "Enter a time, like 10am or 14:30"),
        ("soon", "Enter a time, like 10am or 14:30"),
        ("٣", "Enter a time, like 10am or 14:30"),
    ],
)
def test_times_as_people_write_them(typed, expected):
    form = type("OneForm", (FgcForm,), {"it": TimeField(label="Start")})({"it": typed})
    if isinstance(expected, str):
        assert form.errors["it"] == [expected]
    else:
        assert form.is_valid() and form.cleaned_data["it"] == expected
        again = type("OneForm", (FgcForm,), {"it": TimeField()})({"it": TimeField().prepare_value(expected)})
        assert again.is_valid() and again.cleaned_data["it"] == expected


@pytest.mark.parametrize(
    "typed", ["17/12/2025", "17 December 2025", "17 dec 2025", "17.12.2025", "2025-12-17"]
)
def test_near_dates_take_several_hands(typed):
    form = type("OneForm", (FgcForm,), {"it": NearDateField(label="Day")})({"it": typed})
    assert form.is_valid() and form.cleaned_data["it"] == dt.date(2025, 12, 17)


def test_near_date_refuses_nonsense_and_the_past():
    form_class = type("OneForm", (FgcForm,), {"it": NearDateField(label="Day of the visit", future=True)})
    assert form_class({"it": "30/02/2026"}).errors["it"] == [
        "Day of the visit must be a real date, like 17/12/2025"
    ]
    assert form_class({"it": "1/1/2001"}).errors["it"] == ["Day of the visit must be today or in the future"]


def test_unsafe_letters_are_dropped_and_half_characters_refused():
    form_class = type("OneForm", (FgcForm,), {"it": forms.CharField(widget=forms.Textarea, label="Note")})
    tidy = form_class({"it": "a\x00b\x1b\u202ec\r\nd"})
    assert tidy.is_valid() and tidy.cleaned_data["it"] == "abc\nd"
    broken = form_class({"it": "half \ud800 of it"})
    assert not broken.is_valid() and broken.errors["it"] == [UNREADABLE]
    page(broken).encode()


def test_length_is_limited_and_said_in_words():
    long = type("OneForm", (FgcForm,), {"it": forms.CharField(label="Note", required=False)})
    short = type("OneForm", (FgcForm,), {"it": forms.CharField(label="Note", max_length=5)})
    assert long({"it": "x" * 10_000}).is_valid()
    assert long({"it": "x" * 10_001}).errors["it"] == ["Note must be 10,000 characters or fewer"]
    assert short({"it": "123456"}).errors["it"] == ["Note must be 5 characters or fewer"]
    assert "maxlength=" not in page(short()).replace("data-maxlength=", "")


def test_messages_of_one_form_do_not_change_another():
    field = forms.CharField(max_length=5, label="First")
    type("OneForm", (FgcForm,), {"it": field})
    plain = type("PlainForm", (forms.Form,), {"it": field})({"it": "123456"})
    assert "at most 5 characters" in plain.errors["it"][0]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (forms.CharField(label="Full name"), "Enter full name"),
        (forms.CharField(label="FGC reference"), "Enter FGC reference"),
        (forms.CharField(label="What happened?"), "Answer “What happened?”"),
        (forms.ChoiceField(label="Relationship", choices=[("a", "A")]), "Select relationship"),
        (forms.FileField(), "Choose a file"),
        (forms.CharField(error_messages={"required": "Enter the child’s name"}), "Enter the child’s name"),
    ],
)
def test_missing_answers_are_asked_for_plainly(field, message):
    assert type("OneForm", (FgcForm,), {"it": field})({}).errors["it"] == [message]


def test_a_broken_submission_token_never_stops_anybody():
    form_class = type("OneForm", (FgcForm,), {"it": forms.CharField(required=False)})
    token = form_class().fields["submission"].initial()
    assert form_class({"submission": str(token)}).is_valid()
    form = form_class({"submission": "nonsense"})
    assert form.is_valid() and form.cleaned_data["submission"] is None
    assert "nonsense" not in page(form)


def test_a_filter_asks_for_nothing_and_carries_no_token():
    form = type("Narrow", (FilterForm,), {"q": forms.CharField()})({})
    assert form.is_valid() and "submission" not in form.fields


class PhoneForm(RowForm):
    """A short row."""

    number = forms.CharField(label="Number")


Phones = add_another(PhoneForm, row_name="Number", add_text="Add another number")


def posted(**values):
    data = QueryDict(mutable=True)
    data.update({"p-TOTAL_FORMS": "2", "p-INITIAL_FORMS": "0", **values})
    return data


def rows_page(formset):
    return Template("{% load crispy_forms_tags %}{{ formset|crispy }}").render(Context({"formset": formset}))


def test_adding_a_row_keeps_what_was_typed_and_saves_nothing():
    formset = Phones(posted(**{"p-0-number": "07700 900123", "p-1-number": "", "_add": "p"}), prefix="p")
    html = rows_page(formset)
    assert formset.redrawing and not formset.is_valid()
    assert len(formset.forms) == 3 and "07700 900123" in html and "govuk-error-message" not in html


def test_removing_a_row_moves_the_others_up():
    formset = Phones(posted(**{"p-0-number": "one", "p-1-number": "two", "_remove": "p-0"}), prefix="p")
    assert formset.redrawing and len(formset.forms) == 1
    assert formset.forms[0]["number"].value() == "two"


def test_rows_are_checked_and_blank_ones_skipped():
    formset = Phones(posted(**{"p-0-number": "07700 900123", "p-1-number": " "}), prefix="p")
    assert formset.is_valid() and [row["number"] for row in formset.rows()] == ["07700 900123"]
    tampered = Phones(QueryDict("p-0-number=1"), prefix="p")
    assert not tampered.is_valid() and "out of date" in tampered.non_form_errors()[0]
    assert "Remove" not in rows_page(Phones(prefix="p"))


def test_layout_pieces_say_what_they_do():
    form = type("OneForm", (FgcForm,), {"it": forms.CharField()})()
    form_helper = FormHelper("it", Submit("go", "Go"), Secondary("later", "Later"), Cancel("/x/"), submit="")
    html = render_crispy_form(form, helper=form_helper, context={"csrf_token": "x"})
    assert 'name="go" value="1"' in html and "govuk-button--secondary" in html and 'href="/x/"' in html
    assert first_id(form["it"]) == "id_it"
    with pytest.raises(TypeError):
        Field("it", colour="red")


ALPHABET = "aZ9 <>&\"'%{}\x00\x07\x85\u202e\ufeff\ud800\udfff\U0001f600ŁŞ漢خ²٣-:/.@\n\r\t"


def nonsense(chance):
    """A value that somebody, or something, might send."""
    kind = chance.random()
    if kind < 0.15:
        return ""
    if kind < 0.25:
        return chance.choice(
            ["nan", "inf", "-1", "1e400", "9" * 30, "0x1F", "31", "feb", "2016", "on", "some", "all"]
        )
    if kind < 0.27:
        return "x" * 20_000
    return "".join(chance.choice(ALPHABET) for _ in range(chance.randint(1, 12)))


@pytest.mark.parametrize("part", range(4))
def test_ten_thousand_random_forms_never_raise(part):
    chance = random.Random(part)
    names = [*ReferralForm().fields, "born_on_day", "born_on_month", "born_on_year"]
    for turn in range(2_500):
        data = QueryDict(mutable=True)
        for name in chance.sample(names, chance.randint(1, len(names))):
            data.setlist(name, [nonsense(chance) for _ in range(chance.choice([1, 1, 1, 2]))])
        form = ReferralForm(data)
        valid = form.is_valid()
        assert valid or form.errors
        for value in form.cleaned_data.values() if valid else []:
            assert not isinstance(value, str) or (len(value) <= 10_000 and "\x00" not in value)
        if turn % 100 == 0:
            page(ReferralForm(data)).encode()


def test_an_upload_reaches_the_form_whole():
    form_class = type("OneForm", (FgcForm,), {"it": forms.FileField(label="Report")})
    form = form_class({}, {"it": SimpleUploadedFile("report.pdf", b"%PDF-1.7\x00\x80")})
    assert form.is_valid() and form.cleaned_data["it"].read() == b"%PDF-1.7\x00\x80"
    assert 'enctype="multipart/form-data"' in page(form_class())
