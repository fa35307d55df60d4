"""The four views of one family: who opens which, who is missing, whose eyes, and what is recorded from them."""

import datetime as dt
import re
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conferences import actions as conferences
from conferences.models import PreparationRead
from family_plans.models import Plan, PlanAction
from fgc.audit.models import AuditEvent
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.network import actions, pending
from fgc.network.actions import circle, search
from fgc.network.audience import Audience
from fgc.network.coverage import offering
from fgc.network.familymap import FamilyMap
from fgc.network.models import ChildWish, Network, Person, SearchAnswer, Tie
from fgc.network.whoelse import search_of
from tests import cast

pytestmark = pytest.mark.django_db
WAYS = ("family/", "family/circle/", "family/list/", "family/who-else/")


@pytest.fixture
def family():
    """Leila and her half-brother Sami, their mother, both fathers, Nan, a neighbour and a teacher."""
    world = cast.world()
    case = cast.open_case(world)

    class Family:
        @staticmethod
        def add(name, gender="u", **fields):
            return actions.add_person(
                case=case, by=world.amina, given_name=name, gender=gender, family_name="Karim", **fields
            )

        @staticmethod
        def url(rest):
            return f"/cases/{case.reference}/{rest}"

        @staticmethod
        def get(rest, user=None):
            return cast.signed_in(user or world.amina).get(f"/cases/{case.reference}/{rest}")

        @staticmethod
        def page(rest, user=None):
            return Family.get(rest, user).content.decode()

        @staticmethod
        def send(rest, data, user=None):
            return cast.signed_in(user or world.amina).post(f"/cases/{case.reference}/{rest}", data)

        @staticmethod
        def tie(person, quality="close", eyes=None, **fields):
            return circle.record_closeness(
                person=person, other=Family.leila, quality=quality, seen_by=eyes, by=world.amina, **fields
            )

    f = Family
    f.world, f.case = world, case
    f.leila = f.add("Leila", "f", birth_year=2014, referred_key="r1")
    f.sami = f.add("Sami", "m", birth_year=2018, referred_key="r2")
    f.mum = f.add("Nadia", "f", birth_year=1990, referred_key="r3")
    f.nan = f.add("Bushra", "f", birth_year=1962, called="Nani")
    f.craig, f.imran = f.add("Craig", "m", birth_year=1988), f.add("Imran", "m", birth_year=1991)
    f.maureen, f.okafor = f.add("Maureen", "f"), f.add("Daniel", "m")
    for child, parents in ((f.leila, (f.mum, f.craig)), (f.sami, (f.mum, f.imran)), (f.mum, (f.nan,))):
        for parent in parents:
            actions.add_parent(child=child, parent=parent, by=world.amina)
    actions.add_association(person=f.maureen, to=f.leila, role="neighbour", by=world.amina)
    actions.add_association(person=f.okafor, to=f.leila, role="teacher", is_professional=True, by=world.amina)
    f.child = actions.add_child(case=case, person=f.leila, by=world.amina)
    actions.add_child(case=case, person=f.sami, by=world.amina)
    return f


# Who opens what


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("amina", (200, 200, 200, 200)),
        ("carol", (200, 200, 200, 200)),
        ("tom", (200, 404, 200, 404)),
        ("priya", (200, 404, 200, 404)),
        ("dele", (200, 404, 200, 404)),
        ("grace", (404, 404, 404, 404)),
        ("bryn", (404, 404, 404, 404)),
        ("sam", (404, 404, 404, 404)),
    ],
)
def test_the_doors_of_the_four_views(family, name, codes):
    client = cast.signed_in(getattr(family.world, name))
    assert tuple(client.get(family.url(way)).status_code for way in WAYS) == codes


def test_a_reader_is_only_led_where_the_door_opens(family):
    assert all(f'href="{family.url(way)}' in family.page("family/") for way in WAYS)
    tom = family.page("family/", family.world.tom)
    assert family.url("family/list/") in tom
    assert "circle/" not in tom
    assert "who-else" not in tom


def test_a_worker_who_sees_part_gets_that_part_in_the_list_too(family):
    page = family.page("family/list/", family.world.tom)
    assert "Nadia Karim" in page
    for hidden in ("Bushra", "Nani", "Craig", "Maureen", "Asked", "Generations"):
        assert hidden not in page, hidden


# The strip and the eyes


def strip(html):
    """The items of the strip as "label number"."""
    part = html.partition('<ul class="fgc-strip">')[2].partition("</ul>")[0]
    items = [each.partition(">")[2].partition("</li>")[0] for each in part.split("<li")[1:]]
    return [item.replace("<strong>", "").replace("</strong>", "") for item in items]


def test_the_strip_counts_who_is_there_and_says_who_is_missing(family):
    told = [
        "Mother’s side 2",
        "Father’s side 2",
        "Children 2",
        "Other brothers and sisters 0",
        "Friends and community 2",
        "Generations 3",
        "Asked 0 of 6",
        "Coming 0",
        "Offering 0",
    ]
    for way in WAYS:
        assert strip(family.page(way)) == told, way
    assert not any("%" in item for item in told)


def test_the_strip_is_that_of_the_child_through_whose_eyes_one_looks(family):
    actions.remove_person(person=family.craig, by=family.world.amina)
    actions.remove_person(person=family.imran, by=family.world.amina)
    page = family.page(f"family/list/?child={family.leila.key}")
    assert strip(page)[:3] == ["Mother’s side 2", "Father’s side 0", "Brothers and sisters 1"]
    assert 'fgc-strip__item--none">Father' in page


def test_who_was_reached_or_invited_counts_as_asked(family):
    def reach(person, reached):
        conferences.record_contact(
            case=family.case, person=person, on=today(), how="phone", reached=reached, by=family.world.amina
        )

    reach(family.nan, True)
    reach(family.mum, False)
    assert "Asked 1 of 6" in strip(family.page("family/"))


def test_the_family_is_seen_again_through_each_childs_eyes(family):
    leila = family.page(f"family/list/?child={family.leila.key}")
    sami = family.page(f"family/list/?child={family.sami.key}")
    assert "maternal half-brother" in leila
    assert "maternal half-sister" in sami
    assert leila.count(f"?child={family.leila.key}") >= 4  # the links to the other views keep it
    assert family.page(f"family/?child={family.sami.key}") != family.page("family/")
    assert "Sami</bdi>’s circle of support" in family.page(f"family/circle/?child={family.sami.key}")


@pytest.mark.parametrize("way", WAYS)
def test_the_eyes_of_somebody_else_do_not_exist(family, way):
    other = cast.open_case(family.world, title="Other")
    stranger = actions.add_person(case=other, by=family.world.amina, given_name="Zed")
    actions.add_child(case=other, person=stranger, by=family.world.amina)
    for key in (family.mum.key, stranger.key, "no-such-key"):
        assert family.get(f"{way}?child={key}").status_code == 404


# The circle


def test_the_circle_draws_and_tells_how_close_people_are(family):
    family.tie(family.nan, eyes=family.leila, help_goes=circle.TO_OTHER)
    page = family.page("family/circle/")
    assert 'aria-label="Bushra, maternal grandmother, close"' in page
    for words in ("Close", "To Leila", "Not asked yet", "The same in a table"):
        assert words in page, words
    assert "Daniel" not in page  # workers are left out until somebody asks for them
    assert "Daniel" in family.page("family/circle/?workers=1")


def test_the_circle_is_drawn_as_one_of_them_sees_it(family):
    family.tie(family.craig, "strained", eyes=family.mum)
    family.tie(family.craig, "ok", eyes=family.leila)
    assert "Craig, father, strained" in family.page(f"family/circle/?eyes={family.mum.key}")
    assert "Craig, father, strained" not in family.page("family/circle/")  # the child's own view counts first
    assert "Strained" in family.page("family/circle/")  # and the table keeps both
    assert "Strained" not in family.page("family/circle/?eyes=coordinator")
    assert family.get("family/circle/?eyes=nobody").status_code == 404


def test_a_change_ends_what_was_there_and_keeps_it(family):
    since = today() - dt.timedelta(days=30)
    first = family.tie(family.nan, "ok", eyes=family.leila, since=since)
    answer = family.send(
        f"closeness/{first.key}/change/",
        {"quality": "close", "help_goes": "both", "since": f"{today():%d/%m/%Y}"},
    )
    assert answer.status_code == 302
    rows = list(Tie.objects.order_by("id").values_list("quality", "until", "seen_by"))
    assert rows == [("ok", today(), family.leila.pk), ("close", None, family.leila.pk)]
    page = family.page("family/circle/")
    assert "What was said earlier" in page
    assert "all right, as Leila saw it" in page


def test_an_end_is_recorded_once_and_not_before_the_start(family):
    tie = family.tie(family.nan)
    early = {"until": f"{today() - dt.timedelta(days=9):%d/%m/%Y}"}
    assert "End is before start" in family.send(f"closeness/{tie.key}/end/", early).content.decode()
    assert family.send(f"closeness/{tie.key}/end/", {"until": f"{today():%d/%m/%Y}"}).status_code == 302
    assert family.get(f"closeness/{tie.key}/end/").status_code == 404
    assert Tie.objects.get().until == today()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"other": ""}, "Select"),
        ({"other": "nan"}, "Bushra"),
        ({"quality": "best"}, "How close are they?"),
        ({"since": "31/12/2999"}, "must be today or in the past"),
        ({"since": "yesterdayish"}, "must be a real date"),
    ],
)
def test_a_wrong_answer_is_told_and_records_nothing(family, changed, told):
    data = {"other": family.leila.key, "quality": "close", "help_goes": "none", "seen_by": "coordinator"}
    data |= {"since": f"{today():%d/%m/%Y}"} | changed
    answer = family.send(f"people/{family.nan.key}/closeness/add/", data)
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert not Tie.objects.exists()


def test_how_close_people_are_is_for_those_who_read_working_notes(family):
    family.tie(family.mum, "strained")
    person = f"people/{family.mum.key}/"
    assert "Strained" in family.page(person)
    for page in (family.page(person, family.world.tom), family.page(person, family.world.carol)):
        assert "Strained" not in page
    seen = family.page("family/circle/", family.world.carol)
    assert "strained" not in seen.lower()
    assert "Say why you read them" in seen
    PreparationRead.objects.create(case=family.case, by=family.world.carol, on=today(), reason="Supervision")
    assert "strained" in family.page("family/circle/", family.world.carol)
    assert family.get(f"people/{family.mum.key}/closeness/add/", family.world.carol).status_code == 403


def test_the_childs_sheet_holds_what_the_child_said_and_nothing_else(family):
    baby = family.add("Bean", status="unborn")
    for parent in (family.mum, family.imran):
        actions.add_parent(child=baby, parent=parent, by=family.world.amina)
    family.tie(family.nan, eyes=family.leila)
    family.tie(baby, eyes=family.leila)
    family.tie(family.craig, "strained", eyes=family.leila)
    family.tie(family.imran, "close", eyes=family.mum)
    family.tie(family.okafor, "close", eyes=family.leila)
    for person, words in ((family.maureen, "Mo next door"), (None, "Auntie Shaz")):
        ChildWish.objects.create(
            case=family.case, child=family.child, person=person, words=words, kind="helps", asked_on=today()
        )
    page = family.page("family/circle/who-helps-me/")
    for words in ("Who helps me", "Nani", "Mum&#x27;s mum", "Mo next door", "Auntie Shaz"):
        assert words in page.replace("Mum's", "Mum&#x27;s"), words
    for words in (
        "Craig",
        "Imran",
        "Bean",
        "Baby",
        "Daniel",
        "Karim",
        family.case.reference + "<",
        "strained",
    ):
        assert words not in page.partition("<h1")[2], words
    assert "Daniel" in family.page("family/circle/who-helps-me/?workers=1")
    assert AuditEvent.objects.filter(kind="network.circle_for_child").count() == 2


def test_whom_the_child_must_not_know_of_is_not_on_the_childs_sheet(family):
    family.tie(family.nan, eyes=family.leila)
    family.tie(family.mum, eyes=family.leila)
    actions.restrict(
        case=family.case, kind="must_not_know_of", person=family.nan, other=family.leila, basis="order",
        reason="Order", by=family.world.amina,
    )  # fmt: skip
    sheet = family.page("family/circle/who-helps-me/")
    assert "Nani" not in sheet
    assert "Nadia" in sheet
    assert "Something is kept from somebody" in sheet


def test_the_childs_sheet_leaves_a_guarded_family_only_once_somebody_else_has_read_it(family):
    """Like any other copy: asked for, read, released; and again as soon as the child says something else."""
    assert "data-fgc-print" in family.page("family/circle/who-helps-me/")
    family.tie(family.mum, eyes=family.leila)
    actions.restrict(
        case=family.case, kind="must_not_know_address", person=family.mum, other=family.craig, basis="order",
        reason="Order", by=family.world.amina,
    )  # fmt: skip
    page = family.page("family/circle/who-helps-me/")
    assert "data-fgc-print" not in page and re.search(r'<div class="fgc-no-print">\s*<h1', page)
    asked = family.send("family/copies/ask/", {"sheet": family.leila.key})
    assert asked.status_code == 302 and "who-helps-me" in asked.url
    look = family.case.copy_looks.get()
    assert "A child’s own sheet" in str(pending.waiting(family.world.carol, today()))
    url = f"/cases/{family.case.reference}/family/copies/looks/{look.key}/"
    assert "You made this sheet" in cast.signed_in(family.world.amina).get(url).content.decode()
    with pytest.raises(Refused, match="other than you"):
        actions.release_look(look=look, by=family.world.amina)
    carol = cast.signed_in(family.world.carol)
    assert "Second look: the sheet" in carol.get(url).content.decode()
    assert carol.post(url, {}).status_code == 302
    page = family.page("family/circle/who-helps-me/")
    assert "Carol Shah read it" in page and "data-fgc-print" in page
    assert "data-fgc-print" not in family.page("family/circle/who-helps-me/?workers=1"), "another sheet"
    ChildWish.objects.create(
        case=family.case, child=family.child, words="Auntie Shaz", kind="helps", asked_on=today()
    )
    assert "data-fgc-print" not in family.page("family/circle/who-helps-me/")
    again = family.send("family/copies/ask/", {"sheet": family.leila.key})
    assert again.status_code == 302 and family.case.copy_looks.count() == 2
    family.tie(family.nan, eyes=family.leila)
    assert (
        "changed since this look was asked for"
        in carol.get(url.replace(look.key, family.case.copy_looks.first().key)).content.decode()
    )
    with pytest.raises(Refused, match="changed since"):
        actions.release_look(look=family.case.copy_looks.first(), by=family.world.carol)


# Who else?


def prompt_url(code, about=None):
    return f"family/who-else/{code}/{about.key if about else 'family'}/"


def test_a_prompt_is_answered_with_who_when_and_what(family):
    url = prompt_url("godparents")
    assert "Enter who was asked" in family.send(url, {"kind": "nobody", "asked": " "}).content.decode()
    assert family.send(url, {"kind": "nobody", "asked": "Nadia and Bushra"}).status_code == 302
    page = family.page("family/who-else/")
    answered = page.partition("Asked: 1")[2]
    for words in ("Godparents", "Asked, nobody", "Nadia and Bushra", "Amina Yusuf", "Answer again"):
        assert words in answered, words


def test_not_safe_to_ask_needs_its_reason(family):
    url = prompt_url("side", family.craig)
    assert "Enter why it is not safe" in family.send(url, {"kind": "not_safe"}).content.decode()
    assert not SearchAnswer.objects.exists()
    family.send(
        url, {"kind": "not_safe", "reason": "He would learn where they live", "asked": "typed before"}
    )
    row = SearchAnswer.objects.get()
    assert (row.kind, row.about, row.asked) == ("not_safe", family.craig, "")
    assert "He would learn" not in family.page("family/who-else/", family.world.carol)


def test_whom_a_child_named_is_told_only_with_the_reason_to_read_the_preparation(family):
    """Carol reads the other prompts; the child's own names, open and answered, once she has said why."""
    for person, words in ((family.maureen, "Mo next door"), (None, "Auntie Shaz")):
        ChildWish.objects.create(
            case=family.case, child=family.child, person=person, words=words, kind="helps", asked_on=today()
        )
    family.send(prompt_url("named", family.maureen), {"kind": "nobody", "asked": "Nadia"})
    private = ("Auntie Shaz", f"{family.maureen.name}, whom", "whom Leila named")
    before = family.page("family/who-else/", family.world.carol)
    assert "Godparents" in before and not [
        words for words in (*private, "whom a child named") if words in before
    ]
    PreparationRead.objects.create(case=family.case, by=family.world.carol, on=today(), reason="Supervision")
    for reader in (family.world.carol, family.world.amina):
        page = family.page("family/who-else/", reader)
        assert [words for words in private if words in page] == list(private)


def test_a_new_answer_opens_a_prompt_again_and_the_old_one_is_kept(family):
    family.send(prompt_url("godparents"), {"kind": "nobody", "asked": "Nadia"})
    family.send(prompt_url("godparents"), {"kind": "looking", "next": "Bushra rings a cousin"})
    page = family.page("family/who-else/")
    looking = page.partition("Still looking: 1")[2].partition("Asked:")[0]
    assert "Bushra rings a cousin" in looking
    assert SearchAnswer.objects.filter(prompt="godparents").count() == 2


def test_adding_somebody_from_a_prompt_answers_it(family):
    page = family.page("family/who-else/")
    link = f"people/{family.mum.key}/add/father/?prompt=grandparents&amp;about={family.mum.key}"
    assert link in page
    answer = family.send(
        link.replace("&amp;", "&"),
        {"given_name": "Yusuf", "gender": "m", "status": "living", "kind": "birth"},
    )
    assert answer.url == family.url("family/who-else/")
    row = SearchAnswer.objects.get()
    assert (row.prompt, row.about, row.kind, row.added.given_name) == (
        "grandparents", family.mum, "added", "Yusuf",
    )  # fmt: skip
    assert "Yusuf was added" in family.page("family/who-else/")


def test_an_address_that_names_no_open_prompt_answers_nothing(family):
    for query in ("?prompt=no_such", "?prompt=grandparents&about=zzz", "?prompt=%00"):
        family.send(
            f"people/{family.mum.key}/add/sibling/{query}",
            {"given_name": "Robin", "gender": "u", "status": "living", "parents": "nobody", "confirm": "on"},
        )
    assert Person.objects.filter(given_name="Robin").exists()
    assert not SearchAnswer.objects.exists()
    assert family.get(prompt_url("no_such")).status_code == 404
    assert family.get(prompt_url("side", family.maureen)).status_code == 404


def test_people_who_are_looked_for_are_listed(family):
    Person.objects.filter(pk=family.maureen.pk).update(touch="searched", last_in_touch="A card in 2021")
    page = family.page("family/who-else/")
    assert "Being looked for" in page
    assert "Last in touch: A card in 2021" in page
    assert "Last in touch" not in family.page("family/who-else/").replace("A card in 2021", "")[:200]


# Finishing, and going through the map


def test_no_network_is_no_reason_to_finish_while_the_search_is_not_recorded(family):
    actions.remove_tie(tie=family.case.associations.get(role="neighbour"), by=family.world.amina)

    def finish():
        return family.send("finish/", {"reason": "no_network"}, family.world.carol)

    told = finish().content.decode()
    assert "Who else?" in told
    for words in ("dad’s family", "Friends, neighbours", "People who cared"):
        assert words in told, words
    open_sides = [each for each in whole(family) if each.code == "side"]
    for prompt, about in (*((each.code, each.about) for each in open_sides), ("friends", None)):
        search.answer_prompt(
            case=family.case,
            prompt=prompt,
            about=Person.objects.filter(pk=about).first(),
            kind="nobody",
            asked="Nadia",
            by=family.world.amina,
        )
    search.answer_prompt(case=family.case, prompt="cared_before", kind="looking", by=family.world.amina)
    told = finish().content.decode()
    assert "People who cared" in told
    assert "Friends, neighbours" not in told and "dad’s family" not in told
    search.answer_prompt(
        case=family.case, prompt="cared_before", kind="nobody", asked="Nadia", by=family.world.amina
    )
    assert finish().status_code == 302


def test_who_does_something_in_a_plan_that_is_final_counts_as_offering(family):
    by, nadia = family.world.amina, family.case.people.filter(given_name="Nadia").first()
    plan = Plan.objects.create(case=family.case, started_by=by, started_at=timezone.now())
    PlanAction.objects.create(
        plan=plan, order=0, what="Ring", who=nadia, changed_by=by, changed_at=timezone.now()
    )
    assert offering(family.case) == set()
    plan.final_at = timezone.now()
    plan.save(update_fields=["final_at"])
    assert offering(family.case) == {nadia.pk}


def whole(family):
    return search_of(FamilyMap(family.case, Audience.for_staff(family.case, family.world.amina), today()))


def test_godparents_friends_and_carers_asked_about_are_not_the_family_on_each_side(family):
    """Each parent's side is asked about, or has somebody on the map: answers about others do not stand for it."""
    for prompt in ("godparents", "friends", "cared_before"):
        search.answer_prompt(
            case=family.case, prompt=prompt, kind="nobody", asked="Nadia", by=family.world.amina
        )
    told = family.send("finish/", {"reason": "no_network"}, family.world.carol).content.decode()
    assert "dad’s family" in told


def test_somebody_in_a_plan_or_on_an_invitation_is_asked_about_until_they_are_on_the_map(family):
    by, case = family.world.amina, family.case
    person = case.people.filter(given_name="Nadia").first()
    start = at_local(today() + dt.timedelta(days=4), dt.time(10))
    row = conferences.book(
        case=case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="The hall", by=by, people=[person],
    )  # fmt: skip
    row.invitations.update(support="Brings her friend Shazia")
    plan = Plan.objects.create(case=case, started_by=by, started_at=timezone.now())
    for order, words in enumerate(("Uncle Bert", "uncle  bert", "Mum and Dad", "Nadia’s mum", "School")):
        PlanAction.objects.create(
            plan=plan, order=order, what="Ring", who_words=words, changed_by=by, changed_at=timezone.now()
        )
    titles = [each.title for each in whole(family) if each.code.startswith("written_")]
    assert titles == ["“Uncle Bert”, in the family’s plan", "“Brings her friend Shazia”, in an invitation"]
    assert "Uncle Bert" in family.page("family/who-else/")
    assert "Uncle Bert" not in family.page("family/who-else/", family.world.carol)
    family.add("Bert")
    assert not [each for each in whole(family) if "Bert" in each.title]


def test_another_reason_to_finish_asks_for_no_search(family):
    assert family.send("finish/", {"reason": "own_plan"}, family.world.carol).status_code == 302


def test_the_map_was_gone_through_with_the_family(family):
    assert "Nobody has gone through this map" in family.page("family/")
    before = Network.objects.get(case=family.case).version
    for _twice in range(2):
        assert family.send("family/confirm/", {}).status_code == 302
    assert AuditEvent.objects.filter(kind="network.confirmed").count() == 1
    row = Network.objects.get(case=family.case)
    assert (row.confirmed_on, row.confirmed_by, row.version) == (today(), family.world.amina, before)
    assert "Last gone through with the family on" in family.page("family/list/")
    assert family.send("family/confirm/", {}, family.world.carol).status_code == 403


# Size and speed


def grow(family, people):
    """More brothers and sisters of the mother, each with two children, and a tie with each."""
    for number in range(people // 3):
        aunt = family.add(f"Aunt{number}", "f", birth_year=1985)
        actions.add_parent(child=aunt, parent=family.nan, by=family.world.amina)
        family.tie(aunt, "ok")
        for place in "ab":
            cousin = family.add(f"Cousin{number}{place}", "m", birth_year=2010)
            actions.add_parent(child=cousin, parent=aunt, by=family.world.amina)


def test_the_pages_ask_the_database_no_more_for_a_larger_family(family):
    client = cast.signed_in(family.world.amina)

    def counts():
        found = {}
        for way in WAYS:
            client.get(family.url(way))  # the picture is drawn and kept
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(family.url(way)).status_code == 200
            found[way] = len(asked)
        return found

    family.tie(family.nan)
    small = counts()
    grow(family, 24)
    assert counts() == small


def test_how_long_the_pages_of_a_large_family_take(family):
    """Printed, not asserted: what a warm page takes with 53 people."""
    grow(family, 45)
    client = cast.signed_in(family.world.amina)
    for way in WAYS:
        client.get(family.url(way))
        start = time.process_time()
        assert client.get(family.url(way)).status_code == 200
        print(f"{way} {Person.objects.count()} people: {(time.process_time() - start) * 1000:.0f} ms warm")


def test_a_small_tree_takes_no_more_room_than_it_needs(family):
    case = cast.open_case(family.world, title="Small")
    tia = actions.add_person(case=case, by=family.world.amina, given_name="Tia")
    actions.add_child(case=case, person=tia, by=family.world.amina)
    page = cast.signed_in(family.world.amina).get(f"/cases/{case.reference}/family/").content.decode()
    assert 'class="genogram" role="group"' in page  # no class that keeps it wide
    assert 'width="352"' in page
    assert "genogram-person--child" in page
