"""Whether words name a hidden person: everyday words, possessives, other forms of a name, a baby not born yet."""

import pytest

from family_plans import actions
from family_plans.naming import EVERYDAY, Names
from family_plans.recipients import content_for, hidden_from
from fgc.network.models import Person
from tests.family_plans import family as fam


def person(given, family="Rowe", **fields):
    """Somebody who is not saved."""
    return Person(given_name=given, family_name=family, **fields)


@pytest.mark.parametrize("name", sorted(EVERYDAY))
def test_an_everyday_word_names_somebody_only_with_its_capital(name):
    """Will comes; nobody is named by “they will come”."""
    names = Names([person(name.capitalize())])
    for words in (f"Ask {name.capitalize()}.", f"{name.capitalize()}’s turn", f"{name.upper()} COMES"):
        assert names.are_in(words), words
    for words in (f"they {name} there", f"{name}-like", f"{name.capitalize()}xyz"):
        assert not names.are_in(words), words


@pytest.mark.parametrize(
    ("name", "named", "not_named"),
    [
        ("Will", "Rose and Will cook.", "Rose will cook. Mum’s goodwill. Willing."),
        ("May", "Ring May", "Katie may ring. Maybe not."),
        ("Mark", "mark rowe rings", "Mum can mark the day, and the school marks it"),
        ("Dan", "dan is there", "A dandelion. Danger. A dance."),
        ("Dan", "It is dan's turn", "Danny"),
        ("Dan", "Dans turn", "dans"),
        ("Agnieszka", "Zadzwoń do Agnieszki", "Agni"),
        ("Agnieszka", "z Agnieszką", ""),
        ("Agnieszka", "daj to Agnieszce", ""),
        ("Agnieszka", "agnieszkę", ""),
        ("Monika", "Monice", "monitor, monies"),
        ("Daniel", "Danielowi", "Danielewscy"),
        ("Maria", "Marią", "marigolds, marina"),
        ("Mary Ann", "mary-ann or Mary", "summary"),
        ("D’Arcy", "d'arcy comes", "Darby"),
        ("محمد", "مع محمد", "محمدية"),
    ],
)
def test_whole_words_and_other_forms_of_a_name(name, named, not_named):
    """Possessives and endings name somebody; words that only begin alike do not."""
    names = Names([person(name)])
    assert names.are_in(named)
    assert not names.are_in(not_named)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"called": "Babcia"}, "babcia comes"),
        ({"called": "Big D"}, "ask big d"),
        ({"known_as": "Aga"}, "Aga’s house"),
        ({"called": "Sunny"}, "Sunny cooks"),
    ],
)
def test_what_the_family_calls_them(fields, words):
    """Each name that somebody goes by; “sunny days” are nobody."""
    names = Names([person("Agnieszka", **fields)])
    assert names.are_in(words)
    assert not names.are_in("On sunny days we walk. A big house, again.")


def test_the_name_of_somebody_known_is_no_form_of_a_hidden_one():
    """Louis is hidden and Louise is not; the last name Roberts says nothing of Robert; a shared name hides."""
    names = Names([person("Louis"), person("Robert", "Roberts")], [person("Louise", "Roberts")])
    assert not names.are_in("Louise Roberts cooks")
    assert names.are_in("Louise asks Louis")
    assert names.are_in("Roberta") and names.are_in("robert’s")
    assert Names([person("Dan")], [person("Dan", "Cole")]).are_in("Dan cooks")


@pytest.mark.parametrize("status", ["unborn", "loss"])
def test_a_hidden_baby_is_named_by_what_tells_of_one(status):
    """No name is needed; the last name of the family and words that only look alike stay."""
    names = Names([person("", status=status)])
    for words in (
        "When the baby comes", "the BUMP", "her unborn child", "The midwife’s number", "midwives", "due-date",
        "the due  date", "She is pregnant", "pregnancy", "The 20 week scan", "Scans are on Monday",
    ):  # fmt: skip
        assert names.are_in(words), words
    for words in (
        "The Rowe family",
        "A babysitter comes",
        "bumpy roads",
        "scanned papers",
        "It is due on 3 May",
    ):
        assert not names.are_in(words), words
    assert not Names([person("Zoë")]).are_in("the baby and the midwife")


def test_nobody_hidden_or_nobody_named():
    """No names, nothing found; a person whom nobody knows has none."""
    assert not Names([]).are_in("Anybody")
    assert not Names([person("", "", status="unknown")]).are_in("Not known")


@pytest.mark.django_db
def test_a_hidden_will_takes_only_what_names_him():
    """Dan is called Will: of five parts Liam's copy loses the two about him, not those that say “will”."""
    home = fam.family()
    home.dan.given_name = "Will"
    home.dan.save(update_fields=["given_name"])
    fam.must_not_know_of(home, home.liam, home.dan)
    fam.written(home)
    for what in ("Katie will ring the school", "Rose asks Will’s sister"):
        actions.add_action(plan=home.plan, what=what, who=home.rose, by=home.world.amina)
    fam.final(fam.shown(home))
    kept, gone = content_for(fam.version(home).content, hidden_from(home.liam))
    assert [row["what"] for row in kept["actions"]] == [
        "Take the children to school", "Ring the school about lunch", "Katie will ring the school",
    ]  # fmt: skip
    assert gone == 3  # two actions, and that Will agreed
