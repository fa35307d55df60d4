"""One whole family for every address of the product, made by the real actions; and a second one to swap keys with."""

import datetime as dt
from dataclasses import dataclass, field
from unittest import mock

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

import conferences.actions as meeting
import family_plans.actions as plans
from family_plans.scans import Scan
from fgc.accounts import actions as people_actions
from fgc.accounts.roles import Role
from fgc.cases import actions as cases
from fgc.cases.models import Case
from fgc.kept.actions import keep_draft
from fgc.lib.dates import at_local, today
from fgc.network import actions as network
from fgc.network.actions import circle, search
from fgc.network.copies import Choices, copy_for
from fgc.notifications.actions import note_tick, notify
from fgc.notifications.models import Message
from referrals import actions as referring
from referrals.models import ReferralMatch
from tests import cast
from tests.permissions import referral as letters
from tests.permissions.staff import Staff, let_in, staff

ZEBRA = "ZEBRA"


@dataclass
class Family:
    """A record and what hangs on it. `keys` names every row that an address or a form can name."""

    s: Staff
    marker: str
    case: Case
    keys: dict = field(default_factory=dict)
    referrals: dict = field(default_factory=dict)  # stage -> Written

    def again(self):
        """The record as the database has it."""
        return Case.objects.get(pk=self.case.pk)

    def row_key(self, stage, name):
        """The key of a row of the referral in that stage."""
        return self.referrals[stage].rows[name].key


def both(grants=True):
    """Family A with everybody's grants, and family B, whose every word says so and whom nobody of A may open."""
    s = staff()
    first = build(s, "Rimmer", author=s.tom, coordinator=s.amina, before=s.olga)
    if grants:
        first.keys["member"] = let_in(s, first.case).key
    first.keys |= accounts(s)
    second = build(s, ZEBRA, author=s.grace, coordinator=s.bryn, before=s.otis, hour=15)
    second.keys["member"] = cases.grant(
        case=second.case, person=s.gil, relationship="info_governance", reason=ZEBRA, by=s.carol,
        until=today() + dt.timedelta(days=5),
    ).key  # fmt: skip
    return first, second


def accounts(s):
    """The rows of accounts: a person whose role waits for agreement, a team and who manages it."""
    waiting = people_actions.add_person(
        name="Wendy Hall", email="wendy.hall@northshore.example", service=s.service, by=s.sam
    )
    people_actions.propose_role(person=waiting, role="coordinator", by=s.sam)
    day = today() + dt.timedelta(days=30)
    absence = cases.record_absence(person=s.otis, since=day, until=day, cover=s.olga, by=s.otis)
    return {"user": waiting.key, "team": s.south.key, "manager": s.south_link.key, "absence": absence.key}


def build(s, marker, *, author, coordinator, before=None, hour=10):
    """Referral, record, people, a conference held, a plan with two versions and a third being written, reviews.

    The papers of the copies are a few bytes: how they are drawn is tested elsewhere and takes its time.
    """
    sheet = mock.Mock(data=f"%PDF-1.7 {marker}".encode(), pages=1, left_out=0)
    with mock.patch("family_plans.actions.copying.paper_for", return_value=sheet):
        return _built(Family(s, marker, None), author, coordinator, before, hour)


def _built(f, author, coordinator, before, hour):
    s, marker = f.s, f.marker
    accepted = letters.sent(letters.write(author, marker), author)
    f.referrals["accepted"] = accepted
    other = referring.Choice("other", reason=f"{marker} is a family of its own")
    f.case = referring.accept(referral=accepted.again(), by=s.carol, choice=other)
    f.keys["repeat"] = (
        ReferralMatch.objects.create(  # the page is the same whichever record is at the other end
            referral=accepted.again(), case=f.case, decision="repeat", by=s.carol, at=timezone.now()
        ).key
    )
    for each in filter(None, (before, coordinator)):
        cases.allocate(case=f.again(), coordinator=each, by=s.carol)
    f.case = f.again()
    people(f, coordinator)
    place = meeting.add_venue(
        service=f.case.service, name=f"Hall for {hour} o’clock", address="3 Quay Street", by=s.carol
    )
    f.keys["venue"] = place.key
    first_conference(f, coordinator, place, hour)
    plan(f, coordinator, author)
    next_conferences(f, coordinator, place, hour)
    earlier_referrals(f, author)
    around(f, coordinator)
    return f


def people(f, by):
    """People who were not in the referral, how they are tied, what is kept of them."""
    found = {person.referred_key: person for person in f.case.people.all()}
    rows = f.referrals["accepted"].rows
    mother, father, nan = (found[rows[name].key] for name in ("person", "father", "nan"))
    child = found[rows["child"].key]
    aunt = network.add_person(
        case=f.case, by=by, given_name="Orla", family_name=f.marker, note=f"{f.marker} note"
    )
    gone = network.add_person(case=f.case, by=by, given_name="Gone", family_name=f.marker)
    partner = network.add_partnership(a=aunt, b=father, status="cohabiting", by=by)
    with network.remembered(case=f.case, by=by, kind="remove"):
        network.remove_person(person=gone, by=by)
    address = network.add_contact(
        person=aunt, kind="phone", value="07700 900789", by=by, how=f"{f.marker} how"
    )
    home = network.add_contact(person=aunt, kind="address", value=f"4 {f.marker} Road", by=by)
    flat = network.add_contact(person=father, kind="address", value=f"5 {f.marker} Road", by=by)
    move = network.record_move(old=flat, moved_on=today(), by=by, value=f"6 {f.marker} Road")[0]
    mover = network.add_person(case=f.case, by=by, given_name="Mover", family_name=f.marker)
    left = network.add_contact(person=mover, kind="address", value=f"7 {f.marker} Road", by=by)
    network.record_move(old=left, moved_on=today(), by=by)
    network.add_person(case=f.case, by=by, given_name="Bryn", family_name="Parry")  # a coordinator's name
    f.keys |= {"mover": mover.key, "asked_about": f.s.bryn.key}
    twice = [
        network.add_person(case=f.case, by=by, given_name="Twice", family_name=f.marker) for _ in range(2)
    ]
    merge = network.merge_people(kept=twice[0], gone=twice[1], by=by)
    f.keys |= {"home": home.key, "move": move.key, "merge": merge.key}
    banned = network.restrict(
        case=f.case, kind="not_invited", person=father, basis="manager", reason=f"{f.marker} risk", by=by
    )
    around_people(f, by, child, aunt)
    tie = circle.record_closeness(person=mother, other=child, quality="close", by=by)
    search.answer_prompt(case=f.case, prompt="godparents", kind="nobody", asked=f.marker, by=by)
    f.keys |= {
        "closeness": tie.key,
        "mother": mother.key, "father": father.key, "nan": nan.key, "child": child.key, "aunt": aunt.key, "gone": gone.key,
        "change": f.case.network_changes.get().key, "tie": partner.key, "open_contact": address.key, "banned": banned.key,
        "withheld": f.case.contact_details.filter(person=mother, is_withheld=True, until=None).first().key,
        "shown": f.case.contact_details.filter(person=nan, is_withheld=False, until=None).first().key,
        "responsibility": f.case.responsibilities.first().key,
        "restriction": f.case.restrictions.filter(kind="must_not_meet").first().key,
    }  # fmt: skip


def around_people(f, by, child, aunt):
    """Where they live, who cares for the child, a baby who is not born yet, the child's own list."""
    row = f.case.children.get(person=child)
    baby = network.add_person(case=f.case, by=by, family_name=f.marker, status="unborn")
    friend = network.add_person(case=f.case, by=by, given_name="Bo", family_name=f.marker)
    home = network.add_household(case=f.case, label=f"{f.marker} house", people=[aunt], by=by)
    f.keys |= {
        "baby": baby.key, "household": home.key, "lives": home.members.get().key,
        "carer": network.add_carer(child=row, carer=aunt, kind="kinship", by=by).key,
        "association": network.add_association(
            person=friend, to=child, role="friend", words=f"{f.marker} pal", by=by
        ).key,
        "wish": network.record_wish(
            child=row, words=f"{f.marker} Bo", kind="there", why=f"{f.marker} is kind", by=by
        ).key,
    }  # fmt: skip


def person_of(f, name):
    """One of the people, by the name of the key."""
    return f.case.people.get(key=f.keys[name])


def first_conference(f, by, place, hour):
    """The conference that was held yesterday, written down afterwards."""
    start = at_local(today() - dt.timedelta(days=1), dt.time(hour))
    row = meeting.book(
        case=f.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=3), venue=place, by=by,
        people=[person_of(f, "mother"), person_of(f, "nan")], now=start - dt.timedelta(days=9),
    )  # fmt: skip
    meeting.begin(conference=row, by=by, at=start)
    for asked in row.invitations.all():
        meeting.mark_came(invitation=asked, came="here", by=by, at=start)
    meeting.end_conference(conference=row, by=by, at=start + dt.timedelta(hours=3))
    f.keys["contact"] = meeting.record_contact(
        case=f.again(), person=person_of(f, "mother"), on=today(), how="visit", note=f.marker, by=by
    ).key


def plan(f, by, author):
    """Version 1 agreed, version 2 agreed, version 3 being written; help asked, copies made, a review ahead."""
    f.case = f.again()
    made = plans.start_plan(case=f.case, by=by)
    words = f"{f.marker} want to stay together"
    plans.write_text(plan=made, section="matters", words=words, version=0, by=by)
    action = plans.add_action(plan=made, by=by, what=f"{f.marker} school run", who=person_of(f, "nan"))
    second = plans.add_action(plan=made, by=by, what=f"{f.marker} Sunday lunch", who=person_of(f, "mother"))
    asked = plans.ask_help(plan=made, item=f"{f.marker} bus pass", by=by)
    offer = plans.offer_care(
        plan=made, person=person_of(f, "aunt"), child=f.case.children.get(person=person_of(f, "child")), by=by,
        words=f"{f.marker} would have them", agrees_to_assessment=True,
    )  # fmt: skip
    f.keys["offer"] = offer.key
    drawn = Scan(f"\x89PNG {f.marker}".encode("latin-1"), "image/png")
    photo = plans.add_photo(plan=made, scan=drawn, kind="drawing", about=f"{f.marker} drew a house", by=by)
    plans.check_photo(photo=photo, by=f.s.carol)
    f.keys["photo"] = photo.key
    finish(made, f, by, author)
    version = made.versions.get(number=1)
    copy = plans.make_copy(version=version, person=person_of(f, "nan"), by=by)
    if copy.needs_release:
        plans.release_copy(copy=copy, by=f.s.carol)
    wrong = plans.make_copy(version=version, staff=author, by=by)
    incident = plans.report_wrong_copy(
        copy=wrong, what=f"{f.marker} got it", found_at=timezone.now(), safety=f"{f.marker} is safe", by=by
    )
    pack = plans.ask_for_pack(
        version=version, wanted=[{"role": f"{f.marker} school", "edition": "standard"}], by=by
    )
    plans.new_version(plan=fresh(made), why=f"{f.marker} asked", asked_by=f.marker, by=by)
    plans.write_text(plan=fresh(made), section="matters", words=f"{words}, all of us", version=1, by=by)
    finish(made, f, by, author)
    newest = plans.make_copy(version=made.versions.get(number=2), person=person_of(f, "nan"), by=by)
    f.keys["part"] = f"actions:{second.key}"
    f.keys["included"] = made.included_anyway.create(
        person=person_of(f, "nan"), part=f.keys["part"], reason=f"{f.marker} asked", by=by, at=timezone.now()
    ).key
    plans.new_version(plan=fresh(made), why=f"{f.marker} asked again", asked_by=f.marker, by=by)
    plans.ask_to_type(plan=fresh(made), by=by)
    plans.record_facts(plan=fresh(made), by=by, family_monitor=f"{f.marker} Bea")
    earlier_plan(f, author)
    f.keys["feedback"] = plans.add_feedback(
        case=f.again(),
        who="family",
        moment="review",
        answers={},
        words=f"{f.marker} cuvinte",
        language="Romanian",
        by=by,
    ).key
    f.keys |= {
        "action": action.key, "second_action": second.key, "help": asked.key, "copy": copy.key, "new_copy": newest.key,
        "version": copy.version.key, "new_version": newest.version.key,
        "review": f.case.reviews.get(stage="due").key, "check_in": made.check_ins.get(closed_at=None).key,
        "outcome": f.case.outcome_points.first().key,
        "early": plans.ask_early(case=f.again(), asked_by=f.marker, why=f.marker, by=by).key,
        "rule": plans.add_rule(
            service=f.case.service, what="check_in", weeks=2, status="epo" if f.marker == ZEBRA else "s47", by=f.s.carol
        ).key,
        "pack": pack.key,
        "incident": incident.key, "child_row": f.case.children.first().key,
    }  # fmt: skip


def earlier_plan(f, author):
    """A plan that a later conference replaced: it waits for a decision, and another was given since."""
    moment = timezone.now() - dt.timedelta(days=2)
    row = {"number": 1, "by": author, "read": ""}
    waits = {
        "outcome": "awaiting", "awaiting_who": f.marker, "awaiting_what": f"{f.marker} money", "awaiting_by": today()
    }  # fmt: skip
    for name, answers in (("awaited", waits), ("answered", {"outcome": "as_written"})):
        plan = f.case.plans.create(
            stage="final",
            outcome="awaiting",
            started_by=author,
            started_at=moment,
            final_at=moment,
            ended_at=moment,
        )
        plan.versions.create(
            number=1, outcome="awaiting", frozen=f.case.plans.get(ended_at=None).versions.first().frozen, sha256=name,
            made_by=author, made_at=moment,
        )  # fmt: skip
        f.keys[name] = plan.decisions.create(**row, **answers, at=timezone.now()).key


def finish(made, f, by, author):
    """Agreement, the social worker's answer, typed, checked, final."""
    plans.record_agreement(
        plan=fresh(made), person=person_of(f, "nan"), answer="agrees", how="signed", words=f.marker, by=by
    )
    plans.show_for_agreement(plan=fresh(made), by=by)
    plans.decide(plan=fresh(made), outcome="as_written", by=author)
    plans.mark_typed(plan=fresh(made), by=by)
    plans.mark_checked(plan=fresh(made), by=by)
    plans.finalise(plan=fresh(made), by=by)


def fresh(plan):
    """The plan as the database has it."""
    return (
        type(plan)
        .objects.select_related("case__service", "case__coordinator", "case__referrer")
        .get(pk=plan.pk)
    )


def next_conferences(f, by, place, hour):
    """A review that is booked, with letters that may be sent, and one that is under way."""
    start = at_local(today() + dt.timedelta(days=14), dt.time(hour))
    row = meeting.book(
        case=f.again(), kind="review", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=place, by=by,
        people=[person_of(f, "mother"), person_of(f, "nan")],
    )  # fmt: skip
    apart = network.restrict(
        case=f.case, kind="must_not_meet", person=person_of(f, "aunt"), other=person_of(f, "nan"), basis="request",
        reason=f"{f.marker} quarrel", by=by,
    )  # fmt: skip
    meeting.mark_safe_to_send(conference=type(row).objects.get(pk=row.pk), by=by)
    override = meeting.ask_override(
        conference=row, restriction=apart, why=f.marker, arrangements=f"{f.marker} separate rooms", by=by
    )
    now = timezone.now()
    day = meeting.book(
        case=f.again(), kind="review", starts_at=now - dt.timedelta(minutes=30), ends_at=now + dt.timedelta(hours=1),
        venue=place, by=by, people=[person_of(f, "mother"), person_of(f, "nan")], now=now - dt.timedelta(hours=1),
    )  # fmt: skip
    meeting.begin(conference=day, by=by)
    f.keys |= {
        "conference": row.key, "invitation": row.invitations.get(person=person_of(f, "mother")).key,
        "override": override.key, "day": day.key, "day_invitation": day.invitations.get(person=person_of(f, "nan")).key,
    }  # fmt: skip


def earlier_referrals(f, author):
    """The same author's referrals before there is a record: a shared draft, one sent, one returned (B: the draft)."""
    draft = letters.write(author, f.marker)
    shared_with = f.s.shay if author == f.s.tom else f.s.max
    draft.rows["share"] = referring.share(referral=draft.again(), person=shared_with, by=author)
    f.referrals["draft"] = draft
    if f.marker == ZEBRA:
        return
    returned = letters.write(author, f.marker)
    returned.rows["share"] = referring.share(referral=returned.again(), person=shared_with, by=author)
    f.referrals |= {
        "sent": letters.sent(letters.write(author, f.marker), author),
        "returned": letters.returned(returned, author, f.s.carol, f.marker),
    }
    same_name = cast.person(f.s.service, "Maureen", f.marker, Role.SOCIAL_WORKER)
    for stage in ("sent", "returned"):
        made = f.referrals[stage]
        made.rows["colleague"] = same_name
        made.rows["conflict"] = referring.declare_conflict(
            referral=made.again(), person=f.s.otis, reason=f"{f.marker} cousin", by=f.s.carol
        )


def around(f, coordinator):
    """A notice to the coordinator, a message to them that failed, and words of theirs that are not saved yet."""
    note_tick(at=timezone.now(), scheduled=0, sent=0, failed=0)
    notice, failed = notify(
        kind="case.allocated",
        to=coordinator,
        about=f.case,
        case=f.case,
        unique_key=f"tried:{f.case.reference}",
    )
    Message.objects.filter(pk=failed.pk).update(state=Message.State.FAILED, attempts=9)
    draft = keep_draft(
        by=coordinator, address=reverse("family_plans:write", args=[f.case.reference]), page="/elsewhere/",
        reference=f.case.reference, data=QueryDict("matters=Their+own+words"), continues="",
    )  # fmt: skip
    copy = copy_for(f.again(), coordinator, person_of(f, "nan"), today(), Choices())
    look = network.ask_look(copy=copy, by=coordinator)
    f.keys["safeguarding"] = cases.raise_notice(
        case=f.again(), facts=f"{f.marker} said so", arose="review", person_told=True, by=coordinator
    ).key
    f.keys["finish"] = cases.ask_finish(
        case=f.again(), reason="plan_working", told=f"{f.marker} knows", by=coordinator
    ).key
    f.keys |= {"notice": notice.key, "failed": failed.key, "kept": draft.key, "look": look.key}
