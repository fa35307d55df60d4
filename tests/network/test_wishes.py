"""The child's own list: the child's words, never overwritten, and whom the child means."""

import datetime as dt

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.urls import reverse

from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    """Leila (9) and her uncle Sam."""
    world = cast.world()
    case = cast.open_case(world)

    class Family:
        by = world.amina
        leila = actions.add_person(case=case, by=by, given_name="Leila", born_on=dt.date(2017, 3, 14))
        sam = actions.add_person(case=case, by=by, given_name="Sam", gender="m")

    Family.world, Family.case = world, case
    Family.child = actions.add_child(case=case, person=Family.leila, by=Family.by)
    return Family


def on_list(child):
    return [(row.words, row.kind) for row in child.wishes.filter(removed_at=None)]


def test_what_the_child_says_later_is_a_new_line_and_the_earlier_one_stays(family):
    first = actions.record_wish(
        child=family.child,
        words="Uncle Sam",
        kind="there",
        why="He is funny",
        person=family.sam,
        by=family.by,
    )
    second = actions.change_wish(wish=first, kind="not_there", why="He shouted", by=family.by)
    first.refresh_from_db()
    assert (first.kind, first.why, bool(first.removed_at)) == ("there", "He is funny", True)
    assert (second.words, second.person, second.order) == ("Uncle Sam", family.sam, first.order)
    assert on_list(family.child) == [("Uncle Sam", "not_there")]
    with pytest.raises(Refused, match="not on the list any more"):
        actions.change_wish(wish=first, kind="helps", by=family.by)


def test_the_same_answer_again_changes_nothing(family):
    wish = actions.record_wish(child=family.child, words="Sam", kind="helps", by=family.by)
    assert actions.change_wish(wish=wish, kind="helps", by=family.by) == wish
    assert family.child.wishes.count() == 1


def test_who_is_meant_is_said_without_touching_the_words(family):
    wish = actions.record_wish(child=family.child, words="my Sammy", kind="there", by=family.by)
    linked = actions.link_wish(wish=wish, person=family.sam, by=family.by)
    assert (linked.words, linked.person) == ("my Sammy", family.sam)
    with pytest.raises(Refused, match="on the list already"):
        actions.record_wish(child=family.child, words="Sam", kind="there", person=family.sam, by=family.by)
    with pytest.raises(Refused, match="on the list already"):
        actions.record_wish(child=family.child, words="MY sammy", kind="there", by=family.by)


def test_the_order_is_the_childs_own_and_a_line_can_be_taken_back(family):
    for words in ("Nan", "Bo", "Ms Pike"):
        actions.record_wish(child=family.child, words=words, kind="there", by=family.by)
    actions.move_wish_up(wish=family.child.wishes.get(words="Ms Pike"), by=family.by)
    actions.take_back_wish(wish=family.child.wishes.get(words="Nan"), by=family.by)
    assert [words for words, _ in on_list(family.child)] == ["Ms Pike", "Bo"]
    assert family.child.wishes.count() == 3


def test_the_record_holds_no_word_of_the_child_and_not_what_they_want(family):
    actions.record_wish(child=family.child, words="Secret Sam", kind="not_there", why="He hits", by=family.by)
    facts = str(AuditEvent.objects.filter(kind="network.wish_recorded").values())
    assert not any(words in facts for words in ("Secret", "hits", "not_there"))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"words": " "}, "Write the name"),
        ({"asked_on": dt.date(2199, 1, 1)}, "today or in the past"),
    ],
)
def test_what_cannot_be_is_refused(family, more, message):
    fields = {"child": family.child, "words": "Nan", "kind": "there", "by": family.by} | more
    with pytest.raises(Refused, match=message):
        actions.record_wish(**fields)
    other = cast.open_case(family.world, "Other O.")
    stranger = actions.add_person(case=other, by=family.by, given_name="Zed")
    with pytest.raises(Refused, match="not in this family"):
        actions.record_wish(child=family.child, words="Zed", kind="there", person=stranger, by=family.by)
    assert not on_list(family.child)


# The page that is filled in together


def pages(family):
    """The page to fill in, the child's list with its private lines, and where a screen is taken back."""
    args = [family.case.reference, family.leila.key]
    return (
        reverse("network:fill_list", args=args),
        reverse("network:child_list", args=args),
        reverse("accounts:take_back"),
    )


def test_on_a_tablet_in_other_hands_the_list_opens_only_with_the_password(family):
    """Before: no password. While it is filled in: every other page asks. Wrong: still asks. Right: the list."""
    fill, own_list, take_back = pages(family)
    actions.record_wish(child=family.child, words="Sam", kind="not_there", person=family.sam, by=family.by)
    amina = cast.signed_in(family.by, just_now=True)
    assert "Does not want them there" in amina.get(own_list).content.decode()
    text = amina.get(fill).content.decode()
    assert f'href="{take_back}"' in text and own_list not in text
    elsewhere = [own_list, reverse("workspace:home"), reverse("workspace:case", args=[family.case.reference])]
    assert [amina.get(page).url for page in elsewhere] == [take_back] * 3
    asked = amina.get(take_back).content.decode().partition("<body")[2]
    for name in ("Leila", "Amina", "fgc-header", "not want"):  # the way back holds the reference
        assert name not in asked, name
    wrong = amina.post(take_back, {"password": "not the password"})
    assert wrong.status_code == 200 and amina.get(own_list).url == take_back
    assert amina.get(fill).status_code == 200, "the list can be gone on with"
    assert amina.post(take_back, {"password": cast.PASSWORD}).url == own_list
    assert "Does not want them there" in amina.get(own_list).content.decode()
    assert amina.get(take_back).url == reverse("workspace:home")


def test_what_is_filled_in_is_saved_and_what_another_page_sends_is_not(family):
    """The page's own form works as ever; taking somebody off the list from elsewhere is not carried out."""
    fill, _own_list, take_back = pages(family)
    wish = actions.record_wish(child=family.child, words="Nan", kind="there", by=family.by)
    amina = cast.signed_in(family.by)
    amina.get(fill)
    sent = amina.post(fill, {"who": "somebody", "words": "Bo", "kind": "helps"}, follow=True)
    assert "Bo is on your list." in sent.content.decode()
    away = amina.post(reverse("network:take_back_wish", args=[family.case.reference, wish.key]))
    assert away.url == take_back
    assert on_list(family.child) == [("Nan", "there"), ("Bo", "helps")]


def test_signing_out_works_while_the_screen_is_in_other_hands(family):
    fill, own_list, _take_back = pages(family)
    amina = cast.signed_in(family.by)
    amina.get(fill)
    assert amina.post(reverse("account_logout")).status_code == 302
    assert "_auth_user_id" not in amina.session
    assert cast.signed_in(family.by).get(own_list).status_code == 200


def test_a_message_left_from_another_family_is_not_on_the_page(family):
    fill, _own_list, _take_back = pages(family)
    amina = cast.signed_in(family.by)
    left = [Message(constants.SUCCESS, "The Karims are booked.")]
    amina.cookies["messages"] = CookieStorage(RequestFactory().get("/"))._encode(left)
    text = amina.get(fill).content.decode()
    assert "Karims" not in text and "Amina Yusuf" not in text and "govuk-service-navigation" not in text
