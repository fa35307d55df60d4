"""The kinds of restriction one by one: how far each goes, what it keeps from whom, and what comes back for a decision."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences import actions as meeting
from conferences.models import Contact, Invitation
from family_plans.actions import prepare_copy
from family_plans.models import PlanVersion
from family_plans.recipients import content_for, hidden_from, kept_from
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.messages import MESSAGES
from fgc.network import actions, pending, restrictions
from fgc.network.audience import Audience
from fgc.network.kept import school_patterns
from fgc.network.models import ContactDetail, Person, Restriction
from fgc.network.reminders import plan
from fgc.notifications.actions import add
from fgc.notifications.models import Message
from tests import cast

pytestmark = pytest.mark.django_db


class Family:
    """Kayleigh, who is expecting; Ellie at St Oswald's; Darren, kept from things; Nan June."""

    def __init__(self):
        self.w = cast.world()
        self.case = cast.open_case(self.w)
        self.kayleigh = self.add("Kayleigh", gender="f")
        self.darren, self.june, self.ellie = self.add("Darren"), self.add("June"), self.add("Ellie")
        self.baby = self.add("", status="unborn", due_on=today() + dt.timedelta(days=60))
        actions.add_parent(child=self.baby, parent=self.kayleigh, by=self.w.amina)
        actions.add_child(
            case=self.case, person=self.ellie, by=self.w.amina, school="St Oswald’s Primary School, Bootle"
        )

    def add(self, name, **fields):
        return actions.add_person(case=self.case, by=self.w.amina, given_name=name, **fields)

    def restrict(self, kind, person, other=None, **fields):
        defaults = {"case": self.case, "by": self.w.amina, "basis": "request", "reason": "They asked"}
        return actions.restrict(**{**defaults, "kind": kind, "person": person, "other": other, **fields})

    def sitting(self, hour=10, days=3, venue=None):
        start = at_local(today() + dt.timedelta(days=days), dt.time(hour))
        return meeting.book(
            case=self.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=1), venue=venue,
            place_note="" if venue else "St Mary’s hall", by=self.w.amina,
        )  # fmt: skip


@pytest.fixture
def f():
    """A family with something to keep from Darren."""
    return Family()


def content(*actions_, texts=(), agreements=()):
    """A version's content with some words in it."""
    return {
        "front": {"children": [], "why": "", "asked_by": ""},
        "asked": {},
        "texts": [{"key": "", "words": words} for words in texts],
        "actions": list(actions_),
        "help": [],
        "care": [],
        "keeping": {},
        "agreements": list(agreements),
        "decision": None,
    }


def action(who, what):
    """One action of a plan."""
    return {"who": {"key": who.key, "name": who.name}, "checker": {"key": "", "name": ""}, "what": what}


# A school


def test_a_school_is_left_out_of_what_is_sent_to_who_must_not_know_it_and_of_nothing_else(f):
    f.restrict("must_not_know_school", f.ellie, f.darren)
    texts = ("Nan picks her up from St Oswalds at 3", "Nan picks her up at 3", "She likes ST. OSWALD’S")
    kept, gone = content_for(content(texts=texts), hidden_from(f.darren), kept=kept_from(f.darren))
    assert ([row["words"] for row in kept["texts"]], gone) == (["Nan picks her up at 3"], 2)
    kept, gone = content_for(content(texts=texts), hidden_from(f.june), kept=kept_from(f.june))
    assert (len(kept["texts"]), gone) == (3, 0)
    child = f.case.children.get()
    assert not Audience.for_person(f.darren).may_know_school(child)
    assert Audience.for_person(f.june).may_know_school(child)


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("St Oswald’s Primary School", "by st oswald's gate", True),
        ("Bootle High School", "Bootle high, at noon", True),
        ("Bootle High School", "a walk in Bootle", False),
        ("Hawthorne Road Nursery", "Hawthorne Road", True),
        ("Hawthorne Road Nursery", "the nursery", False),
    ],
)
def test_a_school_is_known_by_what_tells_which_one_it_is(name, said, found):
    patterns = school_patterns(name)
    assert bool(re.search(rf"(?i)(?<!\w)(?:{'|'.join(patterns)})(?!\w)", said)) is found


# A pregnancy


def test_the_baby_and_what_tells_of_it_are_not_there_for_who_must_not_know(f):
    f.restrict("must_not_know_pregnancy", f.kayleigh, f.darren)
    assert f.baby not in Audience.for_person(f.darren).people()
    assert f.baby in Audience.for_person(f.june).people()
    texts = ("The midwife comes on Monday", "We eat together on Monday")
    kept, gone = content_for(content(texts=texts), hidden_from(f.darren), kept=kept_from(f.darren))
    assert ([row["words"] for row in kept["texts"]], gone) == (["We eat together on Monday"], 1)


def test_a_birth_does_not_tell_what_the_pregnancy_did_not(f):
    f.restrict("must_not_know_pregnancy", f.kayleigh, f.darren)
    actions.change_person(
        person=f.baby, by=f.w.amina, status="living", given_name="Rosie", born_on=today(), due_on=None
    )
    assert f.baby not in Audience.for_person(f.darren).people()
    row = Restriction.objects.get()
    actions.end_restriction(restriction=row, by=f.w.amina, reason="She told him")
    assert f.baby in Audience.for_person(f.darren).people()


def test_a_child_of_another_mother_is_still_there(f):
    f.restrict("must_not_know_pregnancy", f.kayleigh, f.darren)
    other = f.add("", status="unborn")
    sue = f.add("Sue", gender="f")
    actions.add_parent(child=other, parent=sue, by=f.w.amina)
    assert other in Audience.for_person(f.darren).people()
    lone = f.add("", status="unborn")
    assert lone not in Audience.for_person(f.darren).people(), "whose baby it is has not been said"


# That this work is happening


def test_nothing_reaches_who_must_not_know_that_this_work_is_happening(f):
    f.restrict("must_not_know_work", f.ellie, f.darren)
    conference = f.sitting()
    with pytest.raises(Refused, match="must not know that this work is happening"):
        meeting.invite(conference=conference, person=f.darren, mode="writing", by=f.w.amina)
    with pytest.raises(Refused, match="Nothing may reach Darren"):
        meeting.record_contact(case=f.case, person=f.darren, on=today(), how="phone", by=f.w.amina)
    assert not Contact.objects.exists() and not Invitation.objects.exists()
    his = Audience.for_person(f.darren)
    actions.add_contact(person=f.darren, kind="address", value="9 Hawthorne Road", by=f.w.amina)
    assert list(his.people()) == [] and his.contacts(f.darren) == []
    assert meeting.invite(conference=conference, person=f.june, mode="room", by=f.w.amina).pk


def test_an_invitation_from_before_is_held_back(f):
    conference = f.sitting()
    asked = meeting.invite(conference=conference, person=f.darren, mode="room", by=f.w.amina)
    client = cast.signed_in(f.w.amina)
    letter = reverse("conferences:invitation", args=[f.case.reference, conference.key, asked.key])
    assert "Dear" in client.get(letter).content.decode()
    f.restrict("must_not_know_work", f.ellie, f.darren)
    page = client.get(letter).content.decode()
    assert "must not know that this work is happening" in page and "Dear" not in page


def test_no_copy_of_the_plan_is_made_for_them(f):
    f.restrict("must_not_know_work", f.ellie, f.darren)
    version = PlanVersion(plan=f.case.plans.model(case=f.case))
    with pytest.raises(Refused, match="Nothing may reach Darren"):
        prepare_copy(version=version, person=f.darren, by=f.w.amina)


# Phone


def test_numbers_are_withheld_at_once_and_those_to_come_and_addresses_are_not(f):
    def add(kind, value, person=f.kayleigh):
        return actions.add_contact(person=person, kind=kind, value=value, by=f.w.amina)

    before, shared = add("phone", "07700 900123"), add("phone", "+44 7700 900123", f.june)
    home = add("address", "12 Strand Road")
    f.restrict("must_not_know_phone", f.kayleigh, f.darren)
    after = add("email", "kay@northshore.example")
    withheld = set(ContactDetail.objects.filter(is_withheld=True))
    assert withheld == {before, shared, after} and home not in withheld


# Taking part


def test_neither_sees_the_other_on_a_copy_when_neither_may_know(f):
    f.restrict("must_not_meet", f.kayleigh, f.darren, scope="knowing")
    words = content(
        action(f.darren, "Rings on Sunday"),
        action(f.june, "Cooks"),
        agreements=[{"person": {"key": f.darren.key, "name": "Darren"}, "words": "Yes"}],
    )
    kept, gone = content_for(words, hidden_from(f.kayleigh), kept=kept_from(f.kayleigh))
    assert [row["what"] for row in kept["actions"]] == ["Cooks"] and kept["agreements"] == [] and gone == 2
    kept, gone = content_for(words, hidden_from(f.june), kept=kept_from(f.june))
    assert gone == 0
    assert f.darren in Audience.for_person(f.kayleigh).people(), "she knows that he exists"


# Not invited


def test_nobody_is_left_out_without_another_way(f):
    row = f.restrict("not_invited", f.darren, category="violence", extent="part")
    assert (row.category, row.extent) == ("violence", "part")
    with pytest.raises(Refused, match="another way"):
        actions.approve_restriction(restriction=row, by=f.w.carol)
    row = actions.approve_restriction(restriction=row, by=f.w.carol, other_way="A letter that is read out")
    with pytest.raises(Refused, match="Say how they were told"):
        actions.record_told(restriction=row, by=f.w.amina, other_way="A letter", told_on=today())
    with pytest.raises(Refused, match="another way"):
        actions.record_told(restriction=row, by=f.w.amina, other_way=" ")
    row = actions.record_told(
        restriction=row, by=f.w.amina, other_way="A letter", told_on=today(), told_how="By Amina on the phone",
        challenge="Asked for a second look; the decision stands",
    )  # fmt: skip
    assert restrictions.followed(row)[-1] == "Challenge: Asked for a second look; the decision stands"
    assert restrictions.sentence(row) == "Darren is not invited to part of the conference"


def test_what_belongs_to_one_kind_is_not_kept_for_another(f):
    row = f.restrict("must_not_meet", f.kayleigh, f.darren, scope="room", category="violence", other_way="x")
    assert (row.scope, row.category, row.other_way) == ("room", "", "")
    row = f.restrict("speak_first", f.june, scope="knowing")
    assert row.scope == "call"


def test_the_form_asks_why_and_keeps_what_was_typed(f):
    amina = cast.signed_in(f.w.amina)
    url = f"/cases/{f.case.reference}/restrictions/add/"
    answers = {
        "kind": "not_invited", "person": f.darren.key, "other": "", "basis": "child", "reason": "Her wish",
        "evidence": "", "since": "", "until": "", "review_on": "", "category": "", "extent": "whole",
        "other_way": "Sends a letter", "scope": "",
    }  # fmt: skip
    page = amina.post(url, answers).content.decode()
    assert "Select why they are not invited" in page and "Sends a letter" in page
    assert amina.post(url, answers | {"category": "child"}).status_code == 302
    row = Restriction.objects.get()
    assert (row.category, row.other_way) == ("child", "Sends a letter")
    told = f"/cases/{f.case.reference}/restrictions/{row.key}/told/"
    sent = {
        "other_way": "Sends a letter", "told_on": "", "told_how": "Not told: it would put Ellie at risk",
        "challenge": "",
    }  # fmt: skip
    page = amina.post(told, sent, follow=True).content.decode()
    assert "Not told: it would put Ellie at risk" in page
    assert cast.signed_in(f.w.carol).get(told).status_code == 403


def test_a_proposal_is_brought_up_to_the_manager_until_it_is_decided_and_says_so_everywhere(f):
    """The coordinator leaves nobody out for good alone; the manager who proposed it is not asked to agree with herself."""
    row = f.restrict("not_invited", f.darren, category="violence", other_way="A letter")
    assert restrictions.sentence(row) == "Darren is not invited, if a service manager agrees"
    assert [view.sentence for view in Audience.for_staff(f.case, f.w.amina).restrictions()] == [
        "Darren is not invited, if a service manager agrees."
    ]
    assert list(plan(timezone.now())) == []
    later = timezone.now() + dt.timedelta(days=8)
    sent = list(plan(later))
    assert [(one["kind"], one["to"].first_name) for one in sent] == [("restriction.proposed", "Carol")] * 2
    assert len({one["unique_key"] for one in sent}) == 2
    add(sent)
    told = Message.objects.filter(kind="restriction.proposed").first()
    spec = MESSAGES["restriction.proposed"]
    assert spec.wanted(told) and "waits for your decision" in spec.text(told).title
    actions.approve_restriction(restriction=row, by=f.w.carol)
    assert list(plan(later)) == [] and not spec.wanted(told)
    f.restrict("not_invited", f.june, category="violence", by=f.w.carol)
    assert list(plan(later)) == []


# Nobody visits alone


def test_nobody_visits_alone_has_a_day_to_look_at_it_again_and_comes_back_then(f):
    """A warning without a day would follow a family for ever."""
    for when in (None, today() + dt.timedelta(days=28)):
        if when is None:
            with pytest.raises(Refused, match="look at it again"):
                f.restrict("visit_together", f.kayleigh)
        else:
            row = f.restrict("visit_together", f.kayleigh, review_on=when)
    assert restrictions.sentence(row) == "Nobody visits Kayleigh at home alone"
    page = reverse("network:person", args=[f.case.reference, f.kayleigh.key])
    assert "Nobody visits Kayleigh at home alone" in cast.signed_in(f.w.amina).get(page).content.decode()
    assert pending.waiting(f.w.amina, today()) == []
    assert len(pending.waiting(f.w.amina, when)) == 1
    with pytest.raises(Refused, match="look at it again"):
        actions.renew_restriction(restriction=row, until=None, by=f.w.amina)
    actions.renew_restriction(
        restriction=row, until=None, review_on=when + dt.timedelta(days=28), by=f.w.amina
    )
    assert pending.waiting(f.w.amina, when) == []


def test_the_form_asks_for_that_day(f):
    amina, url = cast.signed_in(f.w.amina), f"/cases/{f.case.reference}/restrictions/add/"
    answers = {
        "kind": "visit_together", "person": f.kayleigh.key, "other": f.darren.key, "basis": "safety_plan",
        "reason": "Her dog bites", "evidence": "", "since": "", "until": "", "review_on": "", "scope": "",
    }  # fmt: skip
    assert "Enter the day to look at it again" in amina.post(url, answers).content.decode()
    day = today() + dt.timedelta(days=30)
    typed = f"{day.day} {day.month} {day.year}"
    assert amina.post(url, answers | {"review_on": typed}).status_code == 302
    assert (Restriction.objects.get().review_on, Restriction.objects.get().other) == (day, None)


@pytest.mark.parametrize("page", ["workspace:case", "conferences:preparation", "conferences:conference"])
def test_what_must_be_kept_to_stands_on_top_of_the_pages_from_which_people_are_met(f, page):
    """For whoever may read it: the referrer of whom they named, business support of whom is invited, others nothing."""
    f.restrict("must_not_meet", f.kayleigh, f.darren, basis="order")
    f.restrict(
        "visit_together",
        f.kayleigh,
        review_on=today() - dt.timedelta(days=1),
        since=today() - dt.timedelta(days=3),
    )
    address = reverse(page, args=[f.case.reference])

    def seen_by(user):
        answer = cast.signed_in(user).get(address)
        return answer.content.decode() if answer.status_code == 200 else ""

    hers = seen_by(f.w.amina)
    assert hers.index("Nobody visits Kayleigh at home alone") < hers.index("Kayleigh must not meet Darren")
    assert "Look at it again: decide" in hers
    for other in (f.w.tom, f.w.dele):
        assert "must not meet" not in seen_by(other)
    Person.objects.filter(pk=f.kayleigh.pk).update(referred_key="r1")
    if page != "conferences:preparation":
        assert "Nobody visits Kayleigh at home alone" in seen_by(f.w.tom)
        assert "must not meet" not in seen_by(f.w.tom), "he did not name Darren"


# Coming back for a decision


def test_it_comes_back_on_its_day_and_managers_are_told_when_nobody_decides(f):
    row = f.restrict(
        "must_not_know_phone", f.kayleigh, f.darren, since=today() - dt.timedelta(days=30),
        review_on=today() - dt.timedelta(days=7),
    )  # fmt: skip
    now = timezone.now()
    sent = {(one["kind"], one["to"].first_name) for one in plan(now)}
    assert sent == {
        ("restriction.review", "Amina"), ("restriction.undecided", "Amina"), ("restriction.undecided", "Carol"),
    }  # fmt: skip
    hers = pending.waiting(f.w.amina, today())
    assert [line["status_text"] for line in hers] == ["7 days late"]
    assert "Kayleigh" not in str(hers) and "Darren" not in str(hers)
    assert [line["title"][:18] for line in pending.waiting(f.w.carol, today())] == ["Nobody has decided"]
    assert pending.waiting(f.w.bryn, today()) == [] and pending.waiting(f.w.tom, today()) == []
    assert restrictions.current(f.case).exists(), "no date lifts one"
    later = today() + dt.timedelta(days=90)
    actions.renew_restriction(restriction=row, until=None, review_on=later, by=f.w.amina)
    assert pending.waiting(f.w.amina, today()) == [] == pending.waiting(f.w.carol, today())
    assert list(plan(now)) == []


def test_the_list_and_today_lead_to_the_decision(f):
    row = f.restrict("not_invited", f.june, since=today() - dt.timedelta(days=3), review_on=today())
    decide = f"/cases/{f.case.reference}/restrictions/{row.key}/decide/"
    for address in ("/", "/safety/"):
        assert decide in cast.signed_in(f.w.amina).get(address).content.decode(), address
    page = cast.signed_in(f.w.carol).get("/safety/").content.decode()
    assert f"/restrictions/{row.key}/approve/" in page
    assert (
        f"/restrictions/{row.key}/approve/"
        in cast.signed_in(f.w.carol).get("/dashboard/", follow=True).content.decode()
    )
    assert cast.signed_in(f.w.tom).get("/safety/").status_code == 403
    bryn = cast.signed_in(f.w.bryn).get("/safety/").content.decode()
    assert "Nothing waits for you" in bryn
