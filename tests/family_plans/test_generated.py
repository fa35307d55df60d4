"""Copies of families made at random: nothing that is kept from their reader is in any edition (safety.md B11).

Eight families in each run, 120 with FGC_SOAK=1. Each person's first name is a word of its own, each withheld number too.
"""

import random

import pytest

from family_plans import actions
from family_plans.blocks import blocks_of
from family_plans.models import PlanCopy
from family_plans.paper import file_name, html_for, paper_for
from fgc.lib.encrypted import keyed_hash
from fgc.network.models import ContactDetail, NetworkChild, Person
from tests import cast
from tests.canaries import plain, words_of_pdf
from tests.family_plans import family as fam
from tests.sizes import SOAK, size

pytestmark = [pytest.mark.django_db, *([pytest.mark.soak] if SOAK else [])]
EDITIONS = (("standard", ""), ("easy_read", ""), ("large", ""), ("child", ""), ("language", "ur"))
SAID = (
    "{} brings the children home.",
    "Ask {} first, then {}.",
    "{} and {} cook together.",
    "We all thank {}.",
)


def family_of(world, seed):
    """A family of six with two pairs who must not know of each other, withheld numbers, and a plan that names them all."""
    luck = random.Random(seed)
    home = fam.family(world)
    people = [home.ellie, home.mason, home.katie, home.rose, home.dan, home.liam]
    for number, person in enumerate(people):
        person.given_name, person.known_as = f"Qzn{seed}x{'abcdef'[number]}lo", ""
        person.save(update_fields=["given_name", "known_as"])
    viewers = luck.sample(people[2:], 2)
    hidden = {viewer: luck.choice([one for one in people if one != viewer]) for viewer in viewers}
    for viewer, protected in hidden.items():
        fam.must_not_know_of(home, viewer, protected)
    plan, by = actions.start_plan(case=home.case, by=world.amina), world.amina
    for section in luck.sample(
        ["matters", "strengths", "sign", "first_call", "steps_in", "family_time", "keeping_going"], 5
    ):
        actions.write_text(plan=plan, section=section, words=sentence(luck, people), version=0, by=by)
    for child in NetworkChild.objects.filter(case=home.case):
        words = sentence(luck, people)
        actions.write_text(plan=plan, section="child", child=child, words=words, version=0, by=by)
    for _turn in range(4):
        actions.add_action(
            plan=plan, by=by, what=sentence(luck, people), who=luck.choice(people), checker=luck.choice(people),
            by_words="Every week", how_known=sentence(luck, people),
        )  # fmt: skip
    fam.final(fam.shown(home))
    phone = f"07700 900{luck.randrange(100, 999)}"
    ContactDetail.objects.create(
        case=home.case, person=home.katie, kind="phone", value=phone, match=keyed_hash(phone), is_withheld=True,
        since=fam.MET_ON, made_by=by,
    )  # fmt: skip
    write_words(home, luck, people)
    return home, people, hidden, phone


def sentence(luck, people):
    """A sentence with one or two of them in it."""
    names = [person.given_name for person in luck.sample(people, 2)]
    return luck.choice(SAID).format(*names)


def write_words(home, luck, people):
    """Other words for half of the blocks, which name others than the family's own words do."""
    for edition, language in (("easy_read", ""), ("child", ""), ("language", "ur")):
        blocks = blocks_of(fam.version(home).content, edition)
        words = {one.name: (f"یہ {sentence(luck, people)}", 0) for one in blocks if luck.random() < 0.5}
        if words:
            actions.save_wordings(
                version=fam.version(home), edition=edition, language=language, words=words,
                made_by_words=luck.choice(people).name, by=home.world.amina,
            )  # fmt: skip


def test_no_copy_of_a_generated_family_tells_what_is_kept_from_its_reader():
    """Every person, every edition: the page, and for one of each family the PDF with its data and its name."""
    world, pages, leaks = cast.world(), 0, []
    for seed in range(size(120, 8, 4)):
        home, people, hidden, phone = family_of(world, seed)
        version = fam.version(home)
        for number, reader in enumerate(people, start=1):
            kept = [phone, phone.replace(" ", "")]
            kept += [hidden[reader].given_name.casefold()] if reader in hidden else []
            for edition, language in EDITIONS:
                copy = PlanCopy(
                    version=version, person=reader, number=number, edition=edition, language=language
                )
                shown = plain(html_for(copy)[0])
                if reader in hidden and edition == EDITIONS[(seed + number) % len(EDITIONS)][0]:
                    shown += plain(words_of_pdf(paper_for(copy).data) + file_name(copy))
                pages += 1
                leaks += [(seed, reader.given_name, edition, word) for word in kept if word in shown]
    print(f"{pages} copies of generated families, {len(leaks)} leaks")
    assert pages == size(120, 8, 4) * 30 and leaks == []


def test_the_names_are_there_for_whom_they_are_not_kept_from():
    """So that the test above looks for something: Katie's copy, from whom nothing is kept, names everybody."""
    home, people, hidden, _phone = family_of(cast.world(), 3)
    reader = next(person for person in people if person not in hidden)
    shown = plain(html_for(PlanCopy(version=fam.version(home), person=reader, number=1))[0])
    assert all(person.given_name.casefold() in shown for person in people)
    assert Person.objects.filter(case=home.case).count() == 6
