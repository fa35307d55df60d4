"""Copies of families made at random: nothing that is kept from their reader is in any edition (safety.md B11).

Eight families in each run, 120 with FGC_SOAK=1. Each person's first name is a word of its own, each withheld number too.
"""

import io
import random
import re

import pytest
from PIL import Image

from family_plans import actions
from family_plans.blocks import blocks_of
from family_plans.models import PlanCopy
from family_plans.paper import file_name, html_for, paper_for
from family_plans.scans import Scan
from fgc.lib.encrypted import keyed_hash
from fgc.lib.errors import Refused
from fgc.network.models import ContactDetail, NetworkChild, Person
from tests import cast
from tests.family_plans import family as fam
from tests.looked_through import plain, words_of_pdf
from tests.sizes import SOAK, size

pytestmark = [pytest.mark.django_db, *([pytest.mark.soak] if SOAK else [])]
EDITIONS = (("standard", ""), ("easy_read", ""), ("large", ""), ("child", ""), ("language", "ur"))
OUT = io.BytesIO()
Image.new("RGB", (4, 4), "white").save(OUT, "PNG")
PICTURE = OUT.getvalue()
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
    write_phone(home, luck, phone)
    write_words(home, luck, people)
    ContactDetail.objects.create(
        case=home.case, person=home.katie, kind="phone", value=phone, match=keyed_hash(phone), is_withheld=True,
        since=fam.MET_ON, made_by=by,
    )  # fmt: skip
    return home, people, hidden, phone


def disguised(luck, phone):
    """The number as somebody types it."""
    return luck.choice([phone, phone.replace(" ", ""), phone.replace(" ", "-"), f"+44 {phone[1:]}"])


def write_phone(home, luck, phone):
    """The number, not withheld yet, in why the next version was made, in what a picture shows, and inside a PDF."""
    by = home.world.amina
    actions.new_version(
        plan=home.plan, why=f"Ring {disguised(luck, phone)}", asked_by=disguised(luck, phone), by=by
    )
    photos = (("other", Scan(PICTURE, "image/png")), ("signed", Scan(b"%PDF-1.7", "application/pdf", phone)))
    for kind, scan in photos:
        photo = actions.add_photo(
            plan=home.plan, scan=scan, kind=kind, about=f"{kind} {disguised(luck, phone)}", by=by
        )
        if photo.is_picture:
            actions.check_photo(photo=photo, by=home.world.carol, in_copies=True)
    fam.final(fam.shown(home))


def sentence(luck, people):
    """A sentence with one or two of them in it."""
    names = [person.given_name for person in luck.sample(people, 2)]
    return luck.choice(SAID).format(*names)


def write_words(home, luck, people):
    """Other words for half of the blocks, which name others than the family's own words do."""
    for edition, language in (("easy_read", ""), ("child", ""), ("language", "ur")):
        blocks = blocks_of(fam.version(home, 2).content, edition)
        words = {one.name: (f"یہ {sentence(luck, people)}", 0) for one in blocks if luck.random() < 0.5}
        if words:
            actions.save_wordings(
                version=fam.version(home, 2), edition=edition, language=language, words=words,
                made_by_words=luck.choice(people).name, by=home.world.amina,
            )  # fmt: skip


def readers_of(home, people):
    """Everybody who gets a copy: the family, the social worker, somebody outside."""
    return [*({"person": one} for one in people), {"staff": home.world.tom}, {"role": "The school"}]


def digits(words):
    """The digits alone, whatever stands between them."""
    return re.sub(r"\D", "", words)


def test_no_copy_of_a_generated_family_tells_what_is_kept_from_its_reader():
    """Every recipient, every edition: the page; for each of them one edition as a PDF, with its data and its name."""
    world, pages, leaks = cast.world(), 0, []
    for seed in range(size(120, 3, 3)):
        home, people, hidden, phone = family_of(world, seed)
        version = fam.version(home, 2)
        for number, whom in enumerate(readers_of(home, people), start=1):
            reader = whom.get("person")
            kept = [hidden[reader].given_name.casefold()] if reader in hidden else []
            for edition, language in EDITIONS if reader else EDITIONS[:3]:
                copy = PlanCopy(version=version, number=number, edition=edition, language=language, **whom)
                shown = plain(html_for(copy)[0])
                if edition == EDITIONS[(seed + number) % (len(EDITIONS) if reader else 3)][0]:
                    shown += plain(words_of_pdf(paper_for(copy).data) + file_name(copy))
                pages += 1
                leaks += [(seed, str(whom), edition, word) for word in kept if word in shown]
                if digits(phone)[1:] in digits(shown):
                    leaks.append((seed, str(whom), edition, "phone"))
    print(f"{pages} copies of generated families, {len(leaks)} leaks")
    assert pages == size(120, 3, 3) * 36 and leaks == []


def test_a_number_that_is_withheld_afterwards_stops_every_copy_and_file():
    """Written in the family's own words before anybody said it was to be kept: no recipient, no edition, no PDF."""
    world = cast.world()
    for seed in range(100, 100 + size(20, 3, 2)):
        luck, home = random.Random(seed), fam.written(fam.family(world))
        phone = f"07700 900{luck.randrange(100, 999)}"
        words, by = f"Ring Katie on {disguised(luck, phone)}.", home.world.amina
        actions.write_text(plan=home.plan, section="tells", words=words, version=0, by=by)
        fam.final(fam.shown(home))
        photo = actions.add_photo(
            plan=home.plan,
            scan=Scan(b"%PDF-1.7", "application/pdf", words),
            kind="signed",
            about="Signed",
            by=by,
        )
        version, people = fam.version(home), [home.katie, home.rose, home.dan, home.ellie]
        assert digits(phone) in digits(
            plain(html_for(PlanCopy(version=version, role="School", number=1))[0])
        ).replace("447700", "07700")
        ContactDetail.objects.create(
            case=home.case, person=home.katie, kind="phone", value=phone, match=keyed_hash(phone), is_withheld=True,
            since=fam.MET_ON, made_by=by,
        )  # fmt: skip
        for whom in readers_of(home, people):
            for edition, language in EDITIONS[:3]:
                with pytest.raises(Refused, match="withheld"):
                    paper_for(PlanCopy(version=version, number=1, edition=edition, language=language, **whom))
                with pytest.raises(Refused, match="withheld"):
                    actions.make_copy(version=version, by=by, edition=edition, **whom)
        with pytest.raises(Refused, match="withheld"):
            actions.check_photo(photo=photo, by=home.world.carol)
        assert not PlanCopy.objects.filter(version=version).exists()


def test_the_names_are_there_for_whom_they_are_not_kept_from():
    """So that the test above looks for something: Katie's copy, from whom nothing is kept, names everybody."""
    home, people, hidden, _phone = family_of(cast.world(), 3)
    reader = next(person for person in people if person not in hidden)
    shown = plain(html_for(PlanCopy(version=fam.version(home, 2), person=reader, number=1))[0])
    assert all(person.given_name.casefold() in shown for person in people)
    assert Person.objects.filter(case=home.case).count() == 6
