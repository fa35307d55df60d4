"""What a reader or a recipient must not get by a side door: each test is a way that once worked."""

import datetime as dt
import json

import pytest
from django.core.cache import cache
from django.db.models import Value
from django.db.models.functions import Concat, Left
from django.urls import reverse
from django.utils import timezone

from conferences import actions as conferences
from conferences.gate import Invitee, Rule, Sitting, problems
from conferences.relations import Relations
from family_plans import actions as plans
from family_plans.models import PlanCopy
from family_plans.paper import html_for
from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.cases import policy
from fgc.cases.access import get_case
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network.disclosure import withheld_in
from fgc.network.models import ContactDetail
from tests import cast
from tests.conferences.families import asked, booked, family, tab, venue
from tests.conferences.families import url as page
from tests.family_plans import family as fam
from tests.referrals.test_doors import at_stage

pytestmark = pytest.mark.django_db


def test_words_sent_in_writing_do_not_come_from_somebody_whom_one_must_not_know_of():
    """They are read out under a name; for two who must not meet, writing stays a way."""
    start = timezone.now()
    sitting = Sitting("a", start, start + dt.timedelta(hours=3))
    both = [Invitee(1, "Tracy", "writing", sitting), Invitee(2, "Darren", "room", sitting)]
    assert [p.code for p in problems(both, [Rule("must_not_know_of", 1, 2)], today())] == ["must_not_know_of"]
    assert problems(both, [Rule("must_not_meet", 1, 2)], today()) == []


def test_the_screen_of_the_day_says_nothing_worked_out_from_a_hidden_child():
    """Darren must not know of the baby: nobody is labelled by what they are to it; names the family uses stay."""
    f = family()
    baby = network.add_person(case=f.case, by=f.w.amina, status="unborn")
    network.add_child(case=f.case, person=baby, by=f.w.amina)
    lee = network.add_person(case=f.case, by=f.w.amina, given_name="Lee", gender="m")
    network.add_parent(child=baby, parent=lee, by=f.w.amina)

    def on_screen(person):
        case = get_case(f.w.amina, f.case.reference, "booking.write")
        return Relations(case, f.w.amina).words_on_screen(person)

    assert "Unborn baby" in on_screen(lee)
    network.restrict(
        case=f.case, kind="must_not_know_of", person=baby, other=f.darren, basis="request", reason="Asked",
        by=f.w.amina,
    )  # fmt: skip
    assert on_screen(lee) == ""
    assert (on_screen(f.nan), on_screen(f.ellie)) == ("Nan", "age 9")


def test_the_screen_of_the_day_says_nothing_of_a_pregnancy_that_is_kept_from_somebody():
    """Somebody must not know that a baby is expected: what is worked out from it is not on a screen they may see."""
    f = family()
    baby = network.add_person(case=f.case, by=f.w.amina, status="unborn")
    network.add_child(case=f.case, person=baby, by=f.w.amina)
    network.add_parent(child=baby, parent=f.agnieszka, by=f.w.amina)
    lee = network.add_person(case=f.case, by=f.w.amina, given_name="Lee", gender="m")
    network.add_parent(child=baby, parent=lee, by=f.w.amina)
    network.restrict(
        case=f.case, kind="must_not_know_pregnancy", person=f.agnieszka, other=f.darren, basis="request",
        reason="Asked", by=f.w.amina,
    )  # fmt: skip
    case = get_case(f.w.amina, f.case.reference, "booking.write")
    assert Relations(case, f.w.amina).words_on_screen(lee) == ""


def test_a_picture_drawn_for_one_who_sees_homes_is_not_shown_to_one_who_does_not():
    """The social worker named everybody and nothing is kept from anybody: they still see no homes (network.md 5)."""
    f = family()
    f.case.people.update(referred_key=Left(Concat(Value("k"), "key"), 10))
    network.add_parent(child=f.ellie, parent=f.agnieszka, by=f.w.amina)
    home = network.add_household(case=f.case, label="Mum's", people=[f.ellie, f.agnieszka], by=f.w.amina)
    address = reverse("network:family", args=[f.case.reference])
    for first, second in ((f.w.amina, f.w.tom), (f.w.tom, f.w.amina)):
        cache.clear()
        seen = {who: cast.signed_in(who).get(address).content.decode() for who in (first, second)}
        assert home
        assert "live together" in seen[f.w.amina]
        assert "live together" not in seen[f.w.tom]


def place_of(f, **where):
    """Whether a letter to Darren may go for a conference at this place, and what the page shows of it."""
    conference = booked(f, [f.darren], **where)
    page_of = page("invitation", conference, asked(conference, f.darren).key)
    return conference, cast.signed_in(f.w.amina).get(page_of).content.decode()


def test_a_letter_does_not_tell_by_the_place_what_is_kept_from_its_reader():
    f = family()
    tracy = network.add_person(case=f.case, by=f.w.amina, given_name="Tracy", family_name="Quayle")
    network.restrict(
        case=f.case, kind="must_not_know_of", person=tracy, other=f.darren, basis="request", reason="Asked",
        by=f.w.amina,
    )  # fmt: skip
    conference, text = place_of(f, place_note="Ask for Tracy Quayle at the door")
    assert "Ask for Tracy" not in text.partition("<article")[2]
    assert "must not know of" in text
    with pytest.raises(Refused, match="must not know of"):
        conferences.mark_safe_to_send(conference=conference, by=f.w.amina)
    other, text = place_of(f, days=20, place_note="Ask at the door")
    assert "Ask at the door" in text
    conferences.cancel(conference=conference, reason="Another place", by=f.w.amina)
    assert conferences.mark_safe_to_send(conference=other, by=f.w.amina).safe_to_send


def test_a_withheld_address_is_no_venue_for_this_family():
    """Nor when it was withheld only after the booking."""
    f = family()
    home = venue(f.w, "14 Lighthouse Court", address="New Brighton")
    conference, text = place_of(f, venue=home)
    assert "14 Lighthouse Court" in text
    network.add_contact(
        person=f.agnieszka,
        kind="address",
        value="14 Lighthouse Court\nNew Brighton",
        is_withheld=True,
        by=f.w.amina,
    )
    page_of = page("invitation", conference, asked(conference, f.darren).key)
    assert (
        "14 Lighthouse" not in cast.signed_in(f.w.amina).get(page_of).content.decode().partition("<main")[2]
    )
    with pytest.raises(Refused, match="withheld"):
        conferences.mark_safe_to_send(conference=conference, by=f.w.amina)
    with pytest.raises(Refused, match="withheld") as refused:
        booked(f, days=30, venue=home)
    assert refused.value.field == "venue"


def test_business_support_is_not_told_who_must_be_kept_from_whom():
    """A restriction made after the list was released: held back, and the reason is the coordinator's to read."""
    f = family()
    conference = booked(f, [f.agnieszka, f.darren])
    conferences.mark_safe_to_send(conference=conference, by=f.w.amina)
    network.restrict(
        case=f.case, kind="must_not_meet", person=f.agnieszka, other=f.darren, basis="order", reason="Order",
        by=f.w.amina,
    )  # fmt: skip
    row = asked(conference, f.darren)
    letter = page("invitation", conference, row.key)
    dele, amina = cast.signed_in(f.w.dele), cast.signed_in(f.w.amina)
    assert "must not meet" in amina.get(letter).content.decode()
    shown = dele.get(letter).content.decode()
    refused = dele.post(page("told", conference, row.key), {"how": "letter"}).content.decode()
    for text in (shown, refused):
        assert "The coordinator has to look" in text
        assert "must not meet" not in text and "Agnieszka" not in text


def test_a_place_note_is_looked_at_again_when_the_letter_is_made():
    """Harmless when it was booked, withheld since."""
    f = family()
    conference = booked(f, [f.nan], place_note="Nan’s flat, 14 Lighthouse Court")
    letter = page("invitation", conference, asked(conference, f.nan).key)
    amina = cast.signed_in(f.w.amina)
    assert "14 Lighthouse Court" in amina.get(letter).content.decode()
    network.add_contact(
        person=f.agnieszka, kind="address", value="14 Lighthouse Court\nNew Brighton", by=f.w.amina,
        is_withheld=True,
    )  # fmt: skip
    text = amina.get(letter).content.decode()
    assert "held back" in text and "Lighthouse" not in text


def test_a_share_of_the_booking_shows_neither_the_list_nor_the_answers():
    """On the page of the family as on the Conference tab."""
    f = family()
    conference = booked(f, [f.darren])
    conferences.record_answer(invitation=asked(conference, f.darren), answer="not_coming", by=f.w.amina)
    cases.share(
        case=f.case,
        person=f.w.grace,
        rights=["progress", "booking"],
        reason="Covers",
        until=today(),
        by=f.w.carol,
    )
    overview = reverse("workspace:case", args=[f.case.reference])
    for url in (overview, tab(f)):
        text = cast.signed_in(f.w.grace).get(url).content.decode()
        assert "Darren" not in text and "Chose not to come" not in text
    assert "Darren" in cast.signed_in(f.w.amina).get(overview).content.decode()


def test_the_page_of_a_family_lists_only_children_the_reader_may_know_of():
    """Where a child lives is not business support's to read, nor a social worker's who did not name the child."""
    f = family()
    child = f.case.children.first()
    network.change_child(child=child, by=f.w.amina, lives_with="Nan in Crosby")
    overview = reverse("workspace:case", args=[f.case.reference])
    for user, sees in ((f.w.amina, True), (f.w.carol, True), (f.w.dele, False), (f.w.tom, False)):
        assert ("nan in Crosby" in cast.signed_in(user).get(overview).content.decode()) is sees


def test_a_withheld_detail_is_shown_to_everybody_only_by_somebody_who_saw_it_for_a_reason():
    """Otherwise a changed tick would be a reveal without a reason or a password."""
    w = cast.world()
    case = cast.open_case(w)
    person = network.add_person(case=case, by=w.amina, given_name="Agnieszka")
    row = network.add_contact(
        person=person, kind="address", value="12 Strand Road", by=w.amina, is_withheld=True
    )
    amina, url = cast.signed_in(w.amina), f"/cases/{case.reference}/contacts/{row.key}/change/"
    answer = {"safe": "yes", "how": "", "seen_by": "show"}
    assert "See it first, with a reason" in amina.post(url, answer).content.decode()
    row.refresh_from_db()
    assert row.is_withheld
    network.reveal_contact(contact=row, by=w.amina, reason="It is known to everybody now")
    assert amina.post(url, answer).status_code == 302
    row.refresh_from_db()
    assert not row.is_withheld


def test_who_lives_at_a_withheld_address_has_it_withheld_too():
    """Her child's address is her address; her other details and other people's homes stay as they are."""
    f = family()
    add = network.add_contact
    hers, childs, nans = (
        add(person=person, kind="address", value=value, by=f.w.amina, is_withheld=False)
        for person, value in (
            (f.agnieszka, "12 Strand Road, Bootle"),
            (f.ellie, "12 Strand Road Bootle"),
            (f.nan, "3 Cooper Street"),
        )
    )
    network.restrict(
        case=f.case, kind="must_not_know_address", person=f.agnieszka, other=f.darren, basis="order",
        reason="Order", by=f.w.amina,
    )  # fmt: skip
    kept = ContactDetail.objects.filter(is_withheld=True)
    assert set(kept) == {hers, childs} and nans not in kept


@pytest.mark.parametrize(
    ("words", "found"), [("She lives at rose-cottage", True), ("A cottage with roses in Hoylake", False)]
)
def test_a_house_without_a_number_is_known_by_its_name(words, found):
    w = cast.world()
    case = cast.open_case(w)
    person = network.add_person(case=case, by=w.amina, given_name="Agnieszka")
    network.add_contact(
        person=person,
        kind="address",
        value="Rose Cottage, Station Road, Hoylake",
        by=w.amina,
        is_withheld=True,
    )
    assert withheld_in(case, [("here", words)]) == (["here"] if found else [])


def test_nobody_lets_themselves_in():
    """A service manager cannot make themselves cover, which would open what they may not write or read."""
    w = cast.world()
    case = cast.open_case(w)
    until = today() + dt.timedelta(days=3)
    with pytest.raises(Refused, match="Somebody else has to let you in"):
        cases.grant(
            case=case, person=w.carol, relationship=policy.COVER, reason="Leave", until=until, by=w.carol
        )
    assert cases.grant(
        case=case, person=w.bryn, relationship=policy.COVER, reason="Leave", until=until, by=w.carol
    )


def test_a_coordinator_names_nobody_more_on_a_record_that_is_restricted():
    """They may restrict it; letting one more person in is the manager's."""
    w = cast.world()
    case = cast.open_case(w)
    url = reverse("workspace:restrict", args=[case.reference])
    amina = cast.signed_in(w.amina)
    sent = {"people": [w.carol.key, w.dele.key], "reason": "Media"}
    assert amina.post(url, sent).status_code == 302
    assert amina.post(url, {**sent, "people": [w.carol.key, w.priya.key]}).status_code == 403
    assert not case.memberships.filter(person=w.priya).exists()


def test_what_the_record_withholds_since_is_withheld_in_the_referral_too():
    """And the phones and addresses of a whole referral are not business support's once there is a record."""
    w = cast.world()
    case = at_stage(w, "accepted").case
    cases.allocate(case=case, coordinator=w.amina, by=w.carol)
    url = reverse("referrals:of_case", args=[case.reference])
    phone = "07700 900102"  # Imran's

    def sees(user):
        return phone in cast.signed_in(user).get(url).content.decode()

    assert sees(w.amina) and sees(w.carol) and not sees(w.dele)
    row = next(row for row in case.contact_details.filter(kind="phone") if row.value == phone)
    network.change_contact(contact=row, by=w.amina, is_withheld=True, is_safe=True)
    assert not sees(w.amina) and not sees(w.carol)
    assert sees(w.tom)  # who supplied it


def test_a_copy_made_before_something_had_to_be_kept_does_not_leave():
    """Liam's copy names Dan; from the day that Liam must not know of Dan nobody posts it."""
    home = fam.final()
    copy = plans.make_copy(version=fam.version(home), person=home.liam, by=home.world.amina)
    pdf = reverse("family_plans:copy_pdf", args=[home.case.reference, copy.key])
    listed = reverse("family_plans:copies", args=[home.case.reference])
    dele = cast.signed_in(home.world.dele)
    assert dele.get(pdf).status_code == 200
    fam.must_not_know_of(home, home.liam, home.dan)
    assert dele.get(pdf).status_code == 404
    text = dele.get(listed).content.decode()
    assert "Not to be posted" in text and "Print this version from the screen" not in text
    assert "Out of date" in cast.signed_in(home.world.amina).get(listed).content.decode()
    with pytest.raises(Refused, match="Make a new copy"):
        plans.record_handed_over(copy=copy, how="post", by=home.world.dele)
    again = plans.make_copy(version=fam.version(home), person=home.liam, by=home.world.amina)
    plans.release_copy(copy=again, by=home.world.carol)
    assert dele.get(pdf.replace(copy.key, again.key)).status_code == 200


def test_a_question_that_holds_a_withheld_address_is_not_on_paper():
    """What the social worker wrote cannot be changed by the coordinator, so it is left out and counted."""
    home = fam.final()
    version = fam.version(home)
    content = version.content
    content["asked"]["questions"] = [
        {"key": "q1", "text": "Who visits Katie at 12 Acacia Road?"},
        {"key": "q2", "text": "Who takes the children to school?"},
    ]
    content["front"]["why"] = "She moved to 12 Acacia Road"
    network.add_contact(
        person=home.katie, kind="address", value="12 Acacia Road", by=home.world.amina, is_withheld=True
    )
    version.frozen = json.dumps(content)
    shown, gone = html_for(PlanCopy(version=version, person=home.rose, number=1))
    assert "Acacia" not in shown and "Who takes the children to school?" in shown
    assert gone == 2


def test_a_page_that_shows_both_after_a_clash_is_a_read_too():
    """It is answered with 409 and holds the whole plan."""
    home = fam.written()
    url = reverse("family_plans:write", args=[home.case.reference])
    bryn = home.world.bryn
    cases.grant(
        case=home.case,
        person=bryn,
        relationship=policy.COVER,
        reason="Leave",
        until=today(),
        by=home.world.carol,
    )
    client = cast.signed_in(bryn)
    form = client.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    plans.write_text(plan=home.plan, section="matters", words="Other words", version=1, by=home.world.amina)
    reads = AuditEvent.objects.filter(kind="case.opened", actor=bryn.pk)
    before = reads.count()
    assert client.post(url, data | {"matters": "My words"}).status_code == 409
    assert reads.count() == before + 1
