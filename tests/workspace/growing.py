"""More of everything around a family of the permission tests: rows made in bulk from those that real actions made."""

import datetime as dt

from django.utils import timezone

from conferences.models import Conference, Contact, Invitation, Venue
from family_plans.models import (
    ActionProgress,
    CareOffer,
    Feedback,
    HelpRequest,
    Incident,
    OutcomePoint,
    Plan,
    PlanCopy,
    PlanVersion,
    Review,
    ReviewRule,
)
from fgc.accounts.models import Absence, RoleChange, Team, TeamManager, User
from fgc.audit.actions import record
from fgc.cases.models import Case, CaseUserObjectPermission, Membership
from fgc.kept.models import KeptWriting
from fgc.lib.dates import today
from fgc.lib.keys import new_key
from fgc.lib.references import new_reference
from fgc.network.models import ContactDetail, NetworkChild, ParentLink, Person, Restriction
from fgc.notifications.models import Message
from referrals.models import Referral, ReferralMatch, ReferralShare
from tests.permissions.family import person_of

STAGES = ("waiting", "preparing", "arranged", "reviewing")


def twin(row, **changes):
    """A row of the same kind with the same values, but its own id and key; not saved."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del values[row._meta.pk.attname]
    if "key" in values:
        values["key"] = new_key()
    for name, value in changes.items():
        field = row._meta.get_field(name)
        values[field.attname] = getattr(value, "pk", value) if field.is_relation else value
    return type(row)(**values)


def grow(f, number):
    """That many more families, referrals, notices, events, people, teams and venues, all as family A has them."""
    cases = families(f, number)
    around_families(f, cases)
    later(f, cases)
    waiting_referrals(f, cases)
    notices(f, cases)
    the_office(f, number)
    their_own_lists(f, cases)
    one_family(f, number)
    for case in cases:
        record("case.opened", by=f.s.amina, case=case.reference, right="people")
        record("network.person_added", by=f.s.amina, case=f.case)


def families(f, number):
    """Families of the same people, with the same grants; every fifth is restricted to two who are named."""
    base, now = f.again(), timezone.now()
    members = list(base.memberships.prefetch_related("permissions"))
    cases = Case.objects.bulk_create(
        [
            twin(
                base, reference=new_reference("FGC"), title=f"Child {n}.", stage=STAGES[n % 4], updated_at=now,
                accepted_on=today() - dt.timedelta(days=9 * n), is_restricted=n % 5 == 0,
                restricted_reason="A colleague" if n % 5 == 0 else "", review_due_on=today(),
            )
            for n in range(number)
        ]
    )  # fmt: skip
    pairs = [(twin(member, case=case), member) for case in cases for member in members]
    Membership.objects.bulk_create([mine for mine, _ in pairs])
    CaseUserObjectPermission.objects.bulk_create(
        twin(permission, content_object=mine.case_id, membership=mine)
        for mine, member in pairs
        for permission in member.permissions.all()
    )
    return cases


def around_families(f, cases):
    """A conference soon with somebody asked, a contact made, a plan, a review due."""
    booked = Conference.objects.get(key=f.keys["conference"])
    asked, contact = Invitation.objects.get(key=f.keys["invitation"]), f.case.contacts.first()
    review, plan, start = (
        f.case.reviews.get(key=f.keys["review"]),
        f.case.plans.get(ended_at=None),
        timezone.now(),
    )
    conferences = Conference.objects.bulk_create(
        twin(
            booked, case=case, venue=None, starts_at=start + dt.timedelta(hours=n + 1),
            ends_at=start + dt.timedelta(hours=n + 2),
        )
        for n, case in enumerate(cases)
    )  # fmt: skip
    Invitation.objects.bulk_create(twin(asked, conference=row) for row in conferences)
    Contact.objects.bulk_create(twin(contact, case=case) for case in cases)
    plans = Plan.objects.bulk_create(twin(plan, case=case) for case in cases)
    help_asked, yesterday = HelpRequest.objects.get(key=f.keys["help"]), today() - dt.timedelta(days=1)
    HelpRequest.objects.bulk_create(
        twin(
            help_asked, plan=row, answer="yes", decided_by="Tom", decided_on=yesterday, due_on=yesterday
        )
        for row in plans
    )  # fmt: skip
    offer = CareOffer.objects.get(key=f.keys["offer"])
    CareOffer.objects.bulk_create(twin(offer, plan=row) for row in plans)
    Review.objects.bulk_create(
        twin(review, case=row.case_id, plan=row, due_on=today() + dt.timedelta(days=n - 3))
        for n, row in enumerate(plans)
    )


def later(f, cases):
    """In each family a child whose outcomes are due today."""
    point = OutcomePoint.objects.select_related("child__person").get(key=f.keys["outcome"])
    people = Person.objects.bulk_create(twin(point.child.person, case=case) for case in cases)
    children = NetworkChild.objects.bulk_create(
        twin(point.child, case=person.case_id, person=person) for person in people
    )
    OutcomePoint.objects.bulk_create(
        twin(point, case=child.case_id, child=child, due_on=today()) for child in children
    )


def waiting_referrals(f, cases):
    """For each family one referral that is a draft, one sent and late, one returned, one accepted."""
    late = today() - dt.timedelta(days=5)
    for stage, written in f.referrals.items():
        base, changes = written.again(), {}
        if stage == "sent":
            changes = {"decide_by": late, "received_on": late}
        rows = Referral.objects.bulk_create(
            twin(
                base, reference=new_reference("REF"), **changes, **({"case": case} if stage == "accepted" else {})
            )
            for case in cases
        )  # fmt: skip
        if stage == "returned":
            Referral.objects.bulk_create(
                twin(row, reference=new_reference("REF"), stage="withdrawn") for row in rows
            )
        ReferralShare.objects.bulk_create(
            twin(share, referral=row) for share in base.shares.all() for row in rows
        )
        if stage == "accepted":
            referred_again(f, rows)


def referred_again(f, accepted):
    """Each of these referrals was accepted as one that follows family A's."""
    ReferralMatch.objects.bulk_create(
        ReferralMatch(referral=row, case=f.case, decision="repeat", by=f.s.carol, at=timezone.now())
        for row in accepted
    )


def notices(f, cases):
    """For each person a notice about each family and about each referral sent, and a message that failed."""
    base = Message.objects.get(key=f.keys["notice"])
    failed = Message.objects.get(key=f.keys["failed"])
    sent = list(Referral.objects.filter(stage="sent").values_list("reference", flat=True))
    people = User.objects.filter(is_active=True).exclude(role="")
    rows = []
    for n, case in enumerate(cases):
        rows.append(twin(failed, case=case.reference, unique_key=f"failed:{case.reference}"))
        for person in people:
            named = {"recipient": person, "unique_key": f"{case.reference}:{person.key}:in_app"}
            rows.append(twin(base, case=case.reference, **named))
            named["unique_key"] = f"ref:{named['unique_key']}"
            rows.append(twin(base, kind="referral.sent", case=sent[n % len(sent)], **named))
    Message.objects.bulk_create(rows)


def the_office(f, number):
    """People, half of them waiting for a role; teams with two managers; venues; people in a team."""
    s, venue = f.s, Venue.objects.get(key=f.keys["venue"])
    waiting = RoleChange.objects.get(person__key=f.keys["user"], decided_at=None)
    marks = [new_key() for _ in range(number)]
    people = User.objects.bulk_create(
        twin(s.bryn, email=f"{mark}@northshore.example", name=f"Bryn {mark}", team=s.south) for mark in marks
    )
    RoleChange.objects.bulk_create(twin(waiting, person=person) for person in people[::2])
    teams = Team.objects.bulk_create(twin(s.south, name=f"Team {mark}") for mark in marks)
    link = TeamManager.objects.get(key=f.keys["manager"])
    TeamManager.objects.bulk_create(
        twin(link, team=team, person=person) for team in teams for person in (s.max, s.priya)
    )
    Venue.objects.bulk_create(twin(venue, name=f"Hall {mark}") for mark in marks)


def their_own_lists(f, cases):
    """Copies that wait and that went wrong, answers given, days away, lines of the service, words nobody has saved."""
    now, copy = timezone.now(), PlanCopy.objects.get(key=f.keys["new_copy"])
    versions = PlanVersion.objects.bulk_create(
        twin(copy.version, plan=plan) for plan in Plan.objects.filter(case__in=cases)
    )
    PlanCopy.objects.bulk_create(
        twin(copy, version=version, needs_release=True, released_at=None, released_by=None)
        for version in versions
    )
    incident = Incident.objects.get(key=f.keys["incident"])
    Incident.objects.bulk_create(twin(incident, case=case) for case in cases)
    Feedback.objects.bulk_create(
        Feedback(
            case=case, who=who, moment="end", answers={"heard": 4, "safe": n % 5 + 1}, given_on=today(),
            entered_by=f.s.dele, entered_at=now,
        )
        for n, case in enumerate(cases) for who, _label in Feedback.WHO
    )  # fmt: skip
    away = Absence.objects.get(key=f.keys["absence"])
    Absence.objects.bulk_create(
        twin(away, person=person, agreed_by=f.s.carol, agreed_at=now)
        for _ in cases for person in (f.s.otis, f.s.amina, f.s.tom)
    )  # fmt: skip
    rule = ReviewRule.objects.get(key=f.keys["rule"])
    ReviewRule.objects.bulk_create(twin(rule) for _ in cases)
    kept = KeptWriting.objects.get(key=f.keys["kept"])
    KeptWriting.objects.bulk_create(
        twin(kept, person=person, why="signed_out", token=case.reference, reference=case.reference)
        for case in cases for person in User.objects.filter(is_active=True).exclude(role="")
    )  # fmt: skip


def one_family(f, number):
    """Family A itself: people with an address, asked, met, kept apart, with a copy; actions, help, reviews held."""
    case, find = f.case, person_of
    aunt, detail = find(f, "aunt"), f.case.contact_details.get(key=f.keys["open_contact"])
    people = Person.objects.bulk_create(twin(aunt, given_name=f"Orla {new_key()}") for _ in range(number))
    ContactDetail.objects.bulk_create(twin(detail, person=person) for person in people)
    link = ParentLink.objects.filter(parent=find(f, "nan")).first()
    ParentLink.objects.bulk_create(twin(link, child=person) for person in people)
    contact, ban = case.contacts.first(), case.restrictions.get(key=f.keys["restriction"])
    Contact.objects.bulk_create(twin(contact, person=person) for person in people)
    Restriction.objects.bulk_create(twin(ban, other=person) for person in people)
    for name in ("invitation", "day_invitation"):
        asked = Invitation.objects.get(key=f.keys[name])
        Invitation.objects.bulk_create(twin(asked, person=person) for person in people)
    member = case.memberships.filter(ended_at=None).first()
    Membership.objects.bulk_create(twin(member, ended_at=timezone.now()) for _ in people)
    the_plan(f, people)


def the_plan(f, people):
    """More actions, help asked, agreements and copies of the plan, and reviews that were held."""
    plan = f.case.plans.get(ended_at=None)
    for row in (plan.actions.get(key=f.keys["action"]), HelpRequest.objects.get(key=f.keys["help"])):
        type(row).objects.bulk_create(twin(row) for _ in people)
    said = plan.agreements.filter(number=1).first()
    type(said).objects.bulk_create(twin(said, person=person) for person in people)
    copy = PlanCopy.objects.get(key=f.keys["new_copy"])
    start = copy.version.copies.count() + 10
    PlanCopy.objects.bulk_create(
        twin(copy, person=person, number=start + n) for n, person in enumerate(people)
    )
    due = f.case.reviews.get(key=f.keys["review"])
    held = Review.objects.bulk_create(
        twin(due, stage="held", held_on=today(), outcome="continue") for _ in people
    )
    ActionProgress.objects.bulk_create(
        ActionProgress(review=review, action=action, state="done")
        for review in held
        for action in plan.actions.all()[:2]
    )
