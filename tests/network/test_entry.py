"""One line for each person: what the words are understood as, what they may mean, what is said when they mean nothing."""

import datetime as dt

import pytest

from fgc.network.entry import NotUnderstood, read_list
from fgc.network.entry.lines import read_line
from fgc.network.entry.relations import read_relation
from fgc.network.entry.when import read_when

DAY = dt.date(2026, 11, 21)


def path_of(path):
    """A path in short: Mf = mother, Mm = father; S, C, P with gender; R with its role; "name" for somebody named."""
    letters = {"parent": "M", "sibling": "S", "child": "C", "partner": "P"}
    said = []
    for step in path:
        if step.kind in letters:
            extra = step.detail if step.detail not in ("", "birth") else ""
            said.append(f"{letters[step.kind]}{step.gender}{':' + extra if extra else ''}")
        else:
            said.append(f"R:{step.detail}" if step.kind == "role" else step.detail)
    return " ".join(said)


ONE_MEANING = {
    "mum": "Mf", "Mother": "Mf", "mam": "Mf", "dad": "Mm", "Daddy": "Mm", "birth mother": "Mf",
    "mum's mum": "Mf Mf", "Mum’s mum": "Mf Mf", "mums mum": "Mf Mf", "dad's mum": "Mm Mf", "dads dad": "Mm Mm",
    "mum's dad": "Mf Mm", "mgm": "Mf Mf", "PGF": "Mm Mm", "maternal gran": "Mf Mf", "paternal grandfather": "Mm Mm",
    "nan on mum's side": "Mf Mf", "grandad on dad's side": "Mm Mm", "gran (dad's side)": "Mm Mf",
    "nan on the mother’s side of the family": "Mf Mf", "mum's mum's mum": "Mf Mf Mf", "mat. gran": "Mf Mf",
    "brother": "Sm", "older sister": "Sf", "little brother": "Sm", "sibling": "Su", "twin": "Su", "twin sister": "Sf",
    "half-brother same mum": "Sm:half_maternal", "half sister, same dad": "Sf:half_paternal",
    "half brother on dad's side": "Sm:half_paternal", "brother same mother": "Sm:half_maternal",
    "mum's sister": "Mf Sf", "dad's brother": "Mm Sm", "maternal aunt": "Mf Sf", "uncle on dad's side": "Mm Sm",
    "mum's brother's wife": "Mf Sm Pf:married", 
    "stepdad": "Mf Pm:married | Mm Pm:married", "step-mum": "Mm Pf:married | Mf Pf:married",
    "mum's partner": "Mf Pu:cohabiting", "dad's new wife": "Mm Pf:married", "mum's husband": "Mf Pm:married",
    "mum's ex": "Mf Pu:former", "mum's ex-husband": "Mf Pm:divorced", "dad's former partner": "Mm Pu:former",
    "dad's fiancée": "Mm Pf:engaged", "mum's late husband": "Mf Pm:widowed", "dad's separated wife": "Mm Pf:separated",
    "mum's sister's daughter": "Mf Sf Cf", "cousin on mum's side": "Mf Su Cu", "dad's brother's son": "Mm Sm Cm",
    "nephew": "Su Cm", "son": "Cm", "daughter": "Cf", "granddaughter": "Cu Cf", "adopted son": "Cm:adoptive",
    "adoptive mum": "Mf:adoptive", "former foster carer": "R:foster_carer", "old foster mum": "R:foster_carer",
    "godmother": "R:godparent", "god father": "R:godparent", "friend": "R:friend", "family friend": "R:friend",
    "best friend": "R:friend", "neighbour": "R:neighbour", "next-door neighbour": "R:neighbour", "teacher": "R:teacher",
    "head teacher": "R:teacher", "football coach": "R:youth", "dance teacher": "R:youth", "vicar": "R:faith",
    "social worker": "R:social_worker", "health visitor": "R:health_visitor", "advocate": "R:advocate",
    "family support worker": "R:other", "GP": "R:other", "mum's friend": "Mf R:friend", "nan's neighbour": None,
    "friend of mum": "Mf R:friend", "friend on dad's side": "Mm R:friend", "brother of Jean": "jean Sm",
    "Jean's husband": "jean Pm:married", "Jean Walsh's daughter": "jean walsh Cf", "married to Jean": "jean Pu:married",
    "engaged to Tracy Walsh": "tracy walsh Pu:engaged", "Tracy and Paul's daughter": "tracy and paul Cf",
    "James' son": "james Cm", "son of Jean's brother": "jean Sm Cm", "neighbour of Donna": "donna R:neighbour",
    "sister to Jean": "jean Sf", "mum's brother's partner": "Mf Sm Pu:cohabiting", "wife of mum's brother": "Mf Sm Pf:married",
    "mum's mother-in-law": "Mf Pu:married Mf", "babcia on mum's side": "Mf Mf",
}  # fmt: skip
SEVERAL = {
    "nan": "Mf Mf | Mm Mf", "grandad": "Mf Mm | Mm Mm", "granny": "Mf Mf | Mm Mf", "parent": "Mf | Mm",
    "aunt": "Mf Sf | Mm Sf", "auntie": "Mf Sf | Mm Sf", "uncle": "Mf Sm | Mm Sm", "cousin": "Mf Su Cu | Mm Su Cu",
    "half-brother": "Sm:half_maternal | Sm:half_paternal", "half sister": "Sf:half_maternal | Sf:half_paternal",
    "stepbrother": "Mf Pu Cm | Mm Pu Cm", "foster carer": "Mu:foster | R:foster_carer",
    "foster mum": "Mf:foster | R:foster_carer", "great aunt": "Mf Mf Sf | Mf Mm Sf | Mm Mf Sf | Mm Mm Sf",
    "great-gran": "Mf Mf Mf | Mf Mm Mf | Mm Mf Mf | Mm Mm Mf", "great gran on mum's side": "Mf Mf Mf | Mf Mm Mf",
    "uncle by marriage": "Mf Sf Pm:married | Mm Sf Pm:married", "step-grandad": "Mf Mf Pm:married | Mm Mf Pm:married",
    "mum's boyfriend": "Mf Pm:cohabiting | Mf Pm:never_lived_together", "brother-in-law": "Su Pm:married | Pu:married Sm",
    "mum's nan": "Mf Mf Mf | Mf Mm Mf", "mum's aunt": "Mf Mf Sf | Mf Mm Sf",
}  # fmt: skip
NOTHING = [
    "wibble", "second cousin", "cousin once removed", "dad on mum's side", "lives in Bootle", "great great great gran",
    "special guardian", "Jean's", "'s", "mum's wibble", "mother's side", "friendly", "the", "0151 496 0000",
    "great great great aunt", "adopted brother", "same mum", "mum same dad",
]  # fmt: skip


@pytest.mark.parametrize("typed", [words for words, path in ONE_MEANING.items() if path])
def test_words_with_one_meaning(typed):
    """No question is asked: where there are two ways, the first is meant unless somebody says otherwise."""
    reading = read_relation(typed)
    assert " | ".join(map(path_of, reading.paths)) == ONE_MEANING[typed]
    assert reading.default == 0


@pytest.mark.parametrize("typed", SEVERAL)
def test_words_that_can_mean_several_things(typed):
    reading = read_relation(typed)
    assert " | ".join(map(path_of, reading.paths)) == SEVERAL[typed]
    assert reading.default is None


@pytest.mark.parametrize("typed", NOTHING)
def test_words_that_are_not_understood(typed):
    """Somebody's name may stand at the beginning only where kin words follow."""
    with pytest.raises(NotUnderstood) as said:
        read_relation(typed)
    assert len(str(said.value)) > 20


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("8", {"birth_year": 2018, "birth_precision": "about"}),
        ("aged 8", {"birth_year": 2018, "birth_precision": "about"}),
        ("65 years old", {"birth_year": 1961, "birth_precision": "about"}),
        ("65 yrs", {"birth_year": 1961, "birth_precision": "about"}),
        ("2017", {"birth_year": 2017, "birth_precision": "year"}),
        ("born 2017", {"birth_year": 2017, "birth_precision": "year"}),
        ("b. 1957", {"birth_year": 1957, "birth_precision": "year"}),
        ("about 60", {"birth_year": 1966, "birth_precision": "about"}),
        ("~60", {"birth_year": 1966, "birth_precision": "about"}),
        ("60ish", {"birth_year": 1966, "birth_precision": "about"}),
        ("about 1960", {"birth_year": 1960, "birth_precision": "about"}),
        ("in her 60s", {"birth_year": 1961, "birth_precision": "about"}),
        ("early 30s", {"birth_year": 1994, "birth_precision": "about"}),
        ("14 March 2017", {"born_on": dt.date(2017, 3, 14)}),
        ("14th Mar 2017", {"born_on": dt.date(2017, 3, 14)}),
        ("14/3/2017", {"born_on": dt.date(2017, 3, 14)}),
        ("14.03.17", {"born_on": dt.date(2017, 3, 14)}),
        ("dob 14-03-57", {"born_on": dt.date(1957, 3, 14)}),
        ("March 2017", {"birth_year": 2017, "birth_precision": "year"}),
        ("born June", {"birth_year": 2026, "birth_precision": "year"}),
        ("born December", {"birth_year": 2025, "birth_precision": "year"}),
        ("6 months", {"birth_year": 2026, "birth_precision": "about"}),
        ("3 weeks old", {"birth_year": 2026, "birth_precision": "about"}),
        ("newborn", {"birth_year": 2026, "birth_precision": "about"}),
        ("due June", {"status": "unborn", "due_on": dt.date(2027, 6, 1)}),
        ("due 3 December", {"status": "unborn", "due_on": dt.date(2026, 12, 3)}),
        ("expected in March 2027", {"status": "unborn", "due_on": dt.date(2027, 3, 1)}),
        ("due", {"status": "unborn"}),
        ("died 2019", {"status": "deceased", "died_year": 2019}),
        ("d. 2019", {"status": "deceased", "died_year": 2019}),
        ("deceased", {"status": "deceased"}),
        ("died 2019 aged 62", {"status": "deceased", "died_year": 2019, "birth_year": 1957, "birth_precision": "about"}),
        ("1957-2019", {"status": "deceased", "died_year": 2019, "birth_year": 1957, "birth_precision": "year"}),
        ("?", {}),
        ("mum's mum", None),
        ("June", None),
        ("friend", None),
    ],
)  # fmt: skip
def test_ages_years_and_dates(typed, fields):
    assert read_when(typed, DAY) == fields


@pytest.mark.parametrize(
    "typed", ["31 February 2017", "14 March 2030", "1700", "250", "died 2090", "2019-1957", "due 31 June", "due June 2031"]
)  # fmt: skip
def test_times_that_cannot_be(typed):
    with pytest.raises(ValueError, match=r"\w{4}"):
        read_when(typed, DAY)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Jean Walsh, Mum's mum, 65", {"given_name": "Jean", "family_name": "Walsh", "birth_year": 1961, "gender": "f"}),
        ("Jean Walsh, 65, Mum's mum", {"given_name": "Jean", "birth_year": 1961, "gender": "f"}),
        ("Mum's mum, Jean Walsh, 65", {"given_name": "Jean", "family_name": "Walsh", "gender": "f"}),
        ("Jean Walsh; mum's mum; 65", {"given_name": "Jean", "birth_year": 1961}),
        ("Jean Walsh - mum's mum - 65", {"given_name": "Jean", "birth_year": 1961}),
        ("Jean\tmum's mum\t65", {"given_name": "Jean", "birth_year": 1961}),
        ("?, dad, about 40", {"status": "unknown", "gender": "m"}),
        ("Not known, dad", {"status": "unknown", "gender": "m"}),
        ("Baby, sister, due June", {"status": "unborn", "due_on": dt.date(2027, 6, 1), "gender": "f"}),
        ("Mrs Okafor, teacher", {"known_as": "Mrs Okafor", "gender": "u"}),
        ("Auntie Jean Walsh, mum's sister", {"given_name": "Jean", "called": "Auntie Jean Walsh"}),
        ("Elizabeth (Liz) Walsh, mum", {"given_name": "Elizabeth", "known_as": "Liz", "family_name": "Walsh"}),
        ("Anna van der Berg, mum", {"given_name": "Anna", "family_name": "van der Berg"}),
        ("Alex Walsh, cousin on mum's side, girl", {"gender": "f"}),
        ("Sam Walsh, mum's late husband", {"status": "deceased", "gender": "m"}),
        ("آمنہ یوسف, mum, 34", {"given_name": "آمنہ", "family_name": "یوسف"}),
        ("Jean", {"given_name": "Jean", "gender": "u"}),
        ("June Walsh, mum, June 1990", {"given_name": "June", "birth_year": 1990}),
    ],
)  # fmt: skip
def test_whole_lines(typed, expected):
    line = read_line(typed, 1, DAY)
    assert not line.problem
    assert {name: line.fields.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Dad, 45", "Put the name first"),
        ("Mum's mum", "Put the name first"),
        ("Jean Walsh, wibble, 65", "“wibble” is not understood"),
        ("Jean Walsh, mum, 65, lives in Bootle", "one part too many"),
        ("Jean Walsh, mum, 165", "Enter an age, or a year from 1906 to 2026"),
        ("Baby, sister, 2017", "An unborn baby has a due date"),
        ("Jean Walsh, mum, 14 March 2030", "must be in the past"),
        (",,,", "Write the name"),
        ("!!!, mum", "Write the name"),
        ("A" * 201 + ", mum", "200 letters or fewer"),
    ],
)
def test_lines_that_cannot_be_read_say_why(typed, words):
    assert words in read_line(typed, 1, DAY).problem


def test_blank_lines_are_left_out_and_the_rest_numbered():
    lines = read_list("Jean, mum\n\n  \nPete, dad\n", DAY)
    assert [(line.number, line.name) for line in lines] == [(1, "Jean"), (2, "Pete")]
