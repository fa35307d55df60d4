"""Whether two records are one person: names as they are written, births, numbers (network.md 2.2)."""

import datetime as dt

import pytest

from fgc.network.duplicates import ASK, HINT, Known, asks, birth, jaro_winkler, likeness, same_name, score

BORN = dt.date(1990, 4, 2)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("martha", "marhta", 0.9611),
        ("dwayne", "duane", 0.8400),
        ("dixon", "dicksonx", 0.8133),
        ("jellyfish", "smellyfish", 0.8963),
        ("abc", "abc", 1.0),
        ("abc", "", 0.0),
        ("abc", "xyz", 0.0),
    ],
)
def test_jaro_winkler_gives_the_published_values(a, b, expected):
    assert round(jaro_winkler(a, b), 4) == expected == round(jaro_winkler(b, a), 4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhammad"),
        ("Mohamed", "Mohd"),
        ("Hussain", "Husein"),
        ("Aisha", "Ayesha"),
        ("Yusuf", "Youssef"),
        ("Zainab", "Zeynab"),
        ("Iqbal", "Ikbal"),
        ("Rahman", "Rehman"),
        ("Chaudhry", "Choudhary"),
        ("Łukasz", "Lukasz"),
        ("Agnieszka", "Agnieska"),
        ("Kasia", "Katarzyna"),
        ("Noor", "Nuur"),
        ("Nur", "Noor"),
        ("Liz", "Elizabeth"),
        ("Beth", "Liz"),
        ("Anna-Maria", "anna maria"),
        ("Jon", "John"),
        ("Catherine", "Katherine"),
        ("Zoe", "Zoë"),
        ("Zara", "Zahra"),
        ("Nora", "Norah"),
        ("Noura", "Nora"),
        ("Jean", "Jeanne"),
        ("Joan", "Joanne"),
        ("Jayne", "Jane"),
        ("Mary", "Marie"),
        ("Maria", "Mary"),
        ("Anna", "Anne"),
        ("Sean", "Shaun"),
        ("Neil", "Neal"),
        ("Leanne", "Lianne"),
        ("Laila", "Leila"),
        ("Raza", "Reza"),
        ("Muna", "Mona"),
        ("Huda", "Hoda"),
        ("Rayan", "Rayyan"),
        ("Sofia", "Sofiya"),
        ("Haley", "Hailey"),
        ("Deqa", "Deeqa"),
        ("Moore", "Moor"),
        ("Reid", "Reed"),
        ("Hayes", "Hays"),
        ("O’Brien", "OBrien"),
    ],
)
def test_the_same_name_in_another_spelling(one, other):
    assert likeness(one, other) >= 0.96 and likeness(other, one) >= 0.96


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom", "Tim"),
        ("Darren", "Dawn"),
        ("Lee", "Leo"),
        ("Amina", "Amir"),
        ("Maria", "Mark"),
        ("Ewa", "Ola"),
        ("Ann", "Ian"),
        ("Lee", "Leah"),
        ("Nora", "Noor"),
        ("Joan", "Jean"),
        ("Joan", "Jane"),
        ("Jean", "Jane"),
        ("Mina", "Mona"),
        ("Dana", "Dean"),
        ("Sean", "Shane"),
        ("Kyle", "Kayla"),
        ("Fiona", "Finn"),
        ("Maura", "Mary"),
    ],
)
def test_another_name(one, other):
    assert likeness(one, other) < 0.9


def person(given, family="", **fields):
    return Known(given=(given,), family=(family,) if family else (), **fields)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (BORN, BORN, 1.0),
        (BORN, dt.date(1990, 2, 4), 0.6),
        (BORN, dt.date(1991, 4, 2), -0.5),
        (BORN, None, 0.3),
    ],
)
def test_how_births_count(a, b, expected):
    assert birth(Known(born_on=a), Known(born_on=b)) == expected


def test_years_of_birth():
    def years(one, other, precise=True):
        return birth(Known(birth_year=one, precise=precise), Known(birth_year=other, precise=precise))

    assert (years(1990, 1990), years(1990, 1991), years(1990, 1995)) == (0.8, 0.6, -0.5)
    assert (years(1990, 1994, precise=False), years(1990, 1999, precise=False)) == (0.3, -0.5)


def test_two_of_one_name_and_different_births_are_not_asked_about():
    one, other = (
        person("Mohammed", "Ali", born_on=BORN),
        person("Mohammed", "Ali", born_on=dt.date(1984, 1, 9)),
    )
    assert score(one, other) < HINT and not asks(one, other)


def test_the_same_birth_and_a_name_in_another_spelling_are_asked_about():
    one = person("Mohammed", "Chaudhry", born_on=BORN)
    assert asks(one, person("Muhammad", "Choudhary", born_on=BORN))
    assert score(one, person("Mohammed", "Chaudhry", born_on=BORN)) >= ASK


def test_a_number_in_common_makes_the_difference():
    one, other = (
        person("Jon", "Cole", contacts=frozenset("a")),
        person("John", "Cole", contacts=frozenset("b")),
    )
    assert score(one, person("John", "Cole", contacts=frozenset("a"))) - score(one, other) == pytest.approx(
        0.1
    )


@pytest.mark.parametrize(("one", "other"), [("Nora", "Noor"), ("Joan", "Jean")])
def test_two_names_of_the_same_consonants_are_not_one_name(one, other):
    assert not same_name(person(one, "Cole"), person(other, "Cole"))
    assert not asks(person(one, "Cole"), person(other, "Cole"))
    assert asks(person(one, "Cole"), person(one, "Cole", birth_year=1990, precise=True))


def test_a_man_and_a_woman_are_two_people():
    assert score(person("Sam", "Cole", gender="m"), person("Sam", "Cole", gender="f")) == 0
    assert not asks(person("Sam", "Cole", gender="m"), person("Sam", "Cole", gender="f"))
    assert asks(person("Sam", "Cole", gender="m"), person("Sam", "Cole"))


def test_a_last_name_follows_gender_in_polish_and_a_former_one_counts():
    assert same_name(person("Ewa", "Kowalska"), person("Ewa", "Kowalski"))
    married = Known(given=("Ewa",), family=("Cole", "Kowalska"))
    assert same_name(married, person("Ewa", "Kowalska")) and not same_name(married, person("Ewa", "Nowak"))


def test_a_hint_is_softer_than_a_question():
    one, other = person("Catherine", "Cole", birth_year=1990), person("Katherine", "Coles", birth_year=1991)
    assert score(one, other) >= HINT and not asks(person("Lee", "Cole"), person("Leo", "Cole"))
