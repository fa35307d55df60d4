"""Writing as fast as a family speaks: order, split, undo, headings, and nobody's words lost (safety.md 4.9, 4.10)."""

import datetime as dt
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference, Invitation
from family_plans import actions
from family_plans.actions import Conflict
from family_plans.models import EarlierWords, PlanAction
from family_plans.plain_words import grade, lens, unexplained
from fgc.lib.errors import Refused
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans import typing

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 500 if os.environ.get("FGC_SOAK") else 25
pytestmark = pytest.mark.django_db


def names(home):
    """What will happen, in order."""
    return list(
        home.plan.actions.filter(removed_at=None).order_by("order", "id").values_list("what", flat=True)
    )


def last(home, by):
    """Undo the last change of that person."""
    return actions.undo(plan=home.plan, step=actions.last_step(home.plan, by), by=by)


def test_an_action_goes_under_its_heading_and_each_change_can_be_undone():
    """Add, move, split, take out, change: every one of them is taken back in turn, to the first word."""
    home = fam.written()
    amina = home.world.amina
    start = names(home)
    one = actions.add_action(plan=home.plan, what="Porridge", heading="Mornings", by=amina)
    actions.add_action(plan=home.plan, what="Bus money", heading="Money", by=amina)
    actions.add_action(plan=home.plan, what="Coats", heading="mornings", by=amina)
    assert names(home) == [*start, "Porridge", "Coats", "Bus money"]
    actions.move_action(action=one, up=False, by=amina)
    assert names(home) == [*start, "Coats", "Porridge", "Bus money"]
    first, second = actions.split_action(
        action=one, version=1, first="Porridge at seven", second="Milk too", by=amina
    )
    assert names(home) == [*start, "Coats", "Porridge at seven", "Milk too", "Bus money"]
    assert second.heading == "Mornings" and EarlierWords.objects.get().words == "Porridge"
    actions.remove_action(action=second, by=amina)
    row = PlanAction.objects.get(pk=first.pk)
    actions.change_action(action=row, version=row.version, what="Porridge at eight", by=amina)
    for expected in (
        ["Coats", "Porridge at seven", "Bus money"],  # the words
        ["Coats", "Porridge at seven", "Milk too", "Bus money"],  # taken out
        ["Coats", "Porridge", "Bus money"],  # split
        ["Porridge", "Coats", "Bus money"],  # order
        ["Porridge", "Bus money"],
    ):
        last(home, amina)
        assert names(home) == [*start, *expected]
    assert "Porridge at eight" in EarlierWords.objects.values_list("words", flat=True), (
        "what was undone is kept"
    )


def test_only_the_writer_undoes_and_not_over_what_somebody_went_on_from():
    """Amina's change stays when Bryn went on from it, and Bryn has nothing of hers to undo."""
    home = fam.written()
    amina, bryn = home.world.amina, home.world.bryn
    row = home.plan.texts.get(section="matters")
    actions.write_text(plan=home.plan, section="matters", words="Amina’s", version=row.version, by=amina)
    assert actions.last_step(home.plan, bryn) is None
    mine = actions.last_step(home.plan, amina)
    actions.write_text(plan=home.plan, section="matters", words="Bryn’s", version=row.version + 1, by=bryn)
    with pytest.raises(Refused, match="gone on"):
        actions.undo(plan=home.plan, step=mine, by=amina)
    with pytest.raises(Refused, match="undone already"):
        actions.undo(plan=home.plan, step=mine, by=bryn)
    last(home, bryn)
    assert home.plan.texts.get(section="matters").words == "Amina’s"
    last(home, amina)
    assert home.plan.texts.get(section="matters").words == row.words


def test_the_page_does_all_of_it_with_plain_buttons():
    """Split, order, undo, spelling, earlier words: each is a button that saves the page first."""
    home = fam.written()
    client, url = cast.signed_in(home.world.amina), reverse("family_plans:write", args=[home.case.reference])
    first = home.plan.actions.first()
    page = client.get(url).content.decode()
    assert "Not even spelling" in page and f'value="split:{first.key}"' in page

    def press(then, **data):
        form = client.get(url).context["form"]
        filled = {name: form[name].value() or "" for name in form.fields if name not in ("submission",)}
        return client.post(url, filled | data | {"then": then})

    answer = press(f"split:{first.key}", matters="New words")
    assert answer.url.endswith(f"/{first.key}/split/")
    assert home.plan.texts.get(section="matters").words == "New words"
    split = {"first": "Walk", "second": "Ride", "version": first.version}
    client.post(answer.url, split)
    assert names(home)[:2] == ["Walk", "Ride"]
    press(f"undo:{actions.last_step(home.plan, home.world.amina).key}")
    assert names(home)[0] == "Take the children to school"
    spelling = reverse("family_plans:spelling", args=[home.case.reference])
    client.post(spelling, {"who": "Rose"})
    assert "Rose said that spelling may be put right" in client.get(url).content.decode()
    earlier = client.get(reverse("family_plans:earlier_words", args=[home.case.reference])).content.decode()
    assert "We want Ellie and Mason at home with Katie." in earlier and "Walk" in earlier


@pytest.mark.parametrize("what", ["text", "action", "help", "gone"])
def test_a_second_save_shows_both_and_what_they_make_together(what):
    """409 with theirs, mine and a box with every line of both; saving again keeps it, and theirs as earlier words."""
    home = fam.written()
    amina, bryn = cast.signed_in(home.world.amina), home.world.bryn
    action, asked = home.plan.actions.first(), home.plan.help_requests.get()
    where = [home.case.reference]
    if what == "text":
        url, box, version = reverse("family_plans:write", args=where), "matters", "version-matters"
        old = {"version-matters": 1, "print-matters": "x"}
        actions.write_text(plan=home.plan, section="matters", words="Theirs", version=1, by=bryn)
    elif what == "help":
        url, box, version = reverse("family_plans:change_help", args=[*where, asked.key]), "item", "version"
        old = {"version": asked.version}
        actions.change_help(request=asked, version=asked.version, item="Theirs", by=bryn)
    else:
        url, box, version = (
            reverse("family_plans:change_action", args=[*where, action.key]),
            "what",
            "version",
        )
        old = {"version": action.version}
        if what == "gone":
            actions.remove_action(action=action, by=bryn)
        else:
            actions.change_action(action=action, version=action.version, what="Theirs", by=bryn)
    answer = amina.post(url, {box: "Mine", **old})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Bryn Parry" in page
    typed = answer.context["form"][box].value()
    assert "Mine" in typed and (what == "gone" or "Theirs" in typed)
    form = answer.context["form"]
    now = {name: form[name].value() or "" for name in form.fields if name.startswith(("version-", "print-"))}
    now |= {"version": answer.context.get("read")} if version == "version" else {}
    saved = amina.post(url, {**now, box: "Together"})
    assert saved.status_code == 302, saved.context["form"].errors
    stands = {
        "text": lambda: home.plan.texts.get(section="matters").words,
        "help": lambda: home.plan.help_requests.get(removed_at=None).item,
    }.get(what, lambda: home.plan.actions.get(key=action.key, removed_at=None).what)()
    assert stands == "Together"
    if what != "gone":
        assert "Theirs" in EarlierWords.objects.values_list("words", flat=True)


def test_words_typed_while_the_plan_was_shown_stay_on_the_page():
    """The save is refused in words, and everything typed is still in its box."""
    home = fam.shown()
    url = reverse("family_plans:write", args=[home.case.reference])
    answer = cast.signed_in(home.world.amina).post(url, {"matters": "Typed too late", "print-matters": "x"})
    assert answer.status_code == 200
    assert "not being written now" in answer.content.decode() and "Typed too late" in answer.content.decode()


def test_two_people_in_one_box_lose_no_character():
    """Random turns of reading and saving by two people: every word either saved stands, now or as earlier words."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    dice, said = random.Random(7), []
    reads = dict.fromkeys((home.world.amina, home.world.bryn), ("", 0))
    for number in range(ROUNDS):
        person = dice.choice(list(reads))
        words, version = reads[person]
        mine = f"word{number}" if dice.random() < 0.3 else f"{words}\nword{number}".strip()
        try:
            row = actions.write_text(
                plan=home.plan, section="matters", words=mine, version=version, by=person
            )
        except Conflict as found:
            row = actions.write_text(
                plan=home.plan, section="matters", words=found.merged, version=found.version, by=person
            )
        said.append(f"word{number}")
        if dice.random() < 0.6:
            reads[person] = (row.words, row.version)
    kept = (
        home.plan.texts.get().words + "\n" + "\n".join(EarlierWords.objects.values_list("words", flat=True))
    )
    assert set(said) <= set(kept.split("\n"))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_fifty_people_add_four_actions_each_at_once_on_postgresql():
    """200 kept."""
    found, wrong = typing.all_at_once()
    assert wrong == [] and len(found) == len(set(found)) == typing.PEOPLE * typing.EACH


@pytest.mark.sqlite
@pytest.mark.slow
def test_fifty_people_add_four_actions_each_at_once_on_sqlite(tmp_path):
    """200 kept, in a file of its own as an installation has it."""
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONWARNINGS": "ignore",
        "DATABASE_URL": f"sqlite:///{tmp_path}/typing.sqlite3",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); from tests.family_plans import typing; typing.main()"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    number = str(typing.PEOPLE * typing.EACH)
    assert done.stdout.split()[:3] == [number, number, "0"], done.stdout + done.stderr[-2000:]


def test_the_page_asks_about_somebody_who_was_not_there_until_they_agreed():
    """Dan was not at the conference; once Rose asked him and he agreed, nothing is asked."""
    home = fam.written()
    url = reverse("family_plans:write", args=[home.case.reference])
    client = cast.signed_in(home.world.amina)
    assert "was not at the conference" not in client.get(url).content.decode(), "nobody noted who came"
    came_to(home, home.rose, home.katie)
    page = client.get(url).content.decode()
    assert "Dan was not at the conference" in page and "Rose was not at" not in page
    cooking = home.plan.actions.get(who=home.dan)
    agreed = reverse("family_plans:absent_agreed", args=[home.case.reference, cooking.key])
    assert client.post(agreed, {"asked_by": "", "on": "20/11/2026"}).status_code == 200
    client.post(agreed, {"asked_by": "Rose", "on": "20/11/2026"})
    page = client.get(url).content.decode()
    assert "was not at the conference" not in page and "Rose asked Dan Rowe" in page
    cooking.refresh_from_db()
    actions.change_action(action=cooking, version=cooking.version, who=home.liam, by=home.world.amina)
    assert "Liam was not at the conference" in client.get(url).content.decode(), (
        "another person has not agreed"
    )


def came_to(home, *people):
    """A conference of the plan to which these came."""
    now = timezone.now()
    conference = Conference.objects.create(
        case=home.case,
        kind="first",
        starts_at=now,
        ends_at=now + dt.timedelta(hours=2),
        booked_by=home.world.amina,
        stage="held",
        held_at=now,
    )
    for person in people:
        Invitation.objects.create(conference=conference, person=person, came="here")
    plan = home.plan
    plan.conference = conference
    plan.save(update_fields=["conference"])


def test_the_lens_advises_in_plain_words_and_changes_nothing():
    """Words of the list, initials nobody explained, a hard text; the service's own list replaces ours."""
    ours = lens()
    said = " ".join(ours.advice("The LAC review says the placement and contact are fine. CAMHS will come."))
    assert all(words in said for words in ("placement", "contact", "CAMHS", "child in care"))
    assert ours.advice("Nan walks us to school. Black trousers, please.") == []
    assert unexplained("CAMHS (Child and Adolescent Mental Health Services) and the GP") == []
    hard = "The multidisciplinary representatives collaboratively facilitate comprehensive interventions " * 5
    assert grade(hard) > 12 and "school year" in " ".join(ours.advice(hard))
    assert grade("We all go to the park. The dog comes too. " * 5) < 4 and grade("Short.") is None
    assert grade("بچے میری جان ہیں " * 20) is None
    own = lens("tea = supper")
    assert own.advice("Tea at five, contact after") == ["“tea”: supper"]


def test_the_service_manager_changes_the_list_and_nobody_else():
    """Carol's list is used; Amina reads it and cannot change it."""
    home = fam.written()
    carol, amina = cast.signed_in(home.world.carol), cast.signed_in(home.world.amina)
    change = reverse("family_plans:change_plain_words")
    assert amina.post(change, {"lines": "x = y"}).status_code == 404
    assert carol.post(change, {"lines": "at home = where they live"}).status_code == 302
    assert "where they live" in amina.get(reverse("family_plans:plain_words")).content.decode()
    page = amina.get(reverse("family_plans:write", args=[home.case.reference])).content.decode()
    assert "“at home”: where they live" in page
