"""What happened around the families of `seed_scale`: referrals, contacts, plans, reviews and messages, in bulk."""

import datetime as dt
import json

from conferences.models import Contact
from family_plans.freezing import canonical, content_of, sha256_of
from family_plans.models import HelpRequest, Plan, PlanAction, PlanVersion, Review
from fgc.lib.references import new_reference
from fgc.notifications.models import Message
from referrals.models import Referral

DEEDS = (
    "Gran has the children on Fridays.",
    "Uncle Lee drives to school.",
    "Mum rings the school each week.",
)
CONTACTS = 3  # with the people of one open family


def referrals_that_wait(number, staff, day, now):
    """Some sent and waiting for a decision, a third of them late; as many again being written."""
    rows = []
    for n in range(number):
        author = staff["referrers"][n % len(staff["referrers"])]
        received = day - dt.timedelta(days=n % 6)
        for stage, decide in (("sent", received + dt.timedelta(days=3)), ("draft", None)):
            rows.append(Referral(
                reference=new_reference("REF"), service=staff["service"], author=author, team=author.team, stage=stage,
                title=f"Child {n}", children_count=1, updated_at=now, received_on=received if decide else None,
                sent_at=now if decide else None, decide_by=decide,
            ))  # fmt: skip
    Referral.objects.bulk_create(rows)


def add_work(families, day, now):
    """For (case, person) pairs: how the family came, who was spoken to, what was planned, looked at and told."""
    Referral.objects.bulk_create([_accepted(case, now) for case, _ in families])
    Contact.objects.bulk_create([
        Contact(case=case, person=person, on=case.accepted_on + dt.timedelta(days=n), how="phone", note="", minutes=10,
                by=case.coordinator)
        for case, person in families if case.coordinator for n in range(CONTACTS if case.is_open else 1)
    ])  # fmt: skip
    _plans([pair for pair in families if pair[0].stage in ("reviewing", "closed")], day, now)
    Message.objects.bulk_create([row for case, _ in families for row in _told(case, day, now)])


def _accepted(case, now):
    return Referral(
        reference=new_reference("REF"), service=case.service, author=case.referrer, team=case.team, case=case,
        stage="accepted", title=case.title, children_count=1, updated_at=now, sent_at=now, received_on=case.received_on,
        decide_by=case.accepted_on, decided_at=now, decided_by=case.referrer,
    )  # fmt: skip


def _plans(families, day, now):
    """A final plan with its actions, its version, some help that was promised, and a look at it: held or ahead."""
    plans = Plan.objects.bulk_create([
        Plan(case=case, stage="final", outcome="agreed", started_by=case.coordinator, started_at=now, final_at=now)
        for case, _ in families
    ])  # fmt: skip
    both = list(zip(plans, (person for _, person in families), strict=True))
    PlanAction.objects.bulk_create([
        PlanAction(plan=plan, order=n, what=what, who=person, changed_by=plan.started_by, changed_at=now)
        for plan, person in both for n, what in enumerate(DEEDS)
    ])  # fmt: skip
    HelpRequest.objects.bulk_create([
        HelpRequest(plan=plan, item="Bus fares", answer="yes", decided_by="The team", decided_on=day,
                    due_on=day + dt.timedelta(days=plan.pk % 30 - 5), delivered_on=None if plan.case.is_open else day)
        for plan in plans if plan.pk % 4 == 0
    ])  # fmt: skip
    Review.objects.bulk_create([_review(plan, day, now) for plan in plans])
    if plans:
        pattern = content_of(plans[0], outcome="agreed", made_on=day)
        PlanVersion.objects.bulk_create([_version(plan, pattern, now) for plan in plans])


def _review(plan, day, now):
    ahead = plan.case.is_open
    return Review(
        case=plan.case, plan=plan, due_on=plan.case.review_due_on or day, rule="Scale", stage="due" if ahead else "held",
        held_on=None if ahead else day, outcome="" if ahead else "end", made_by=plan.started_by, made_at=now,
        closed_at=None if ahead else now,
    )  # fmt: skip


def _version(plan, pattern, now):
    content = json.loads(json.dumps(pattern)) | {
        "front": pattern["front"] | {"reference": plan.case.reference}
    }
    text = canonical(content)
    return PlanVersion(
        plan=plan,
        number=1,
        outcome="agreed",
        frozen=text,
        sha256=sha256_of(text),
        made_by=plan.started_by,
        made_at=now,
    )


def _told(case, day, now):
    """A notice that was read and an e-mail that went; for an open family also a new notice and one that is yet to go."""
    person = case.coordinator or case.referrer
    ways = [("read", "in_app", "sent", now, now), ("went", "email", "sent", now, None)]
    if case.is_open:
        ways += [
            ("new", "in_app", "sent", now, None),
            ("ahead", "email", "due", now + dt.timedelta(days=7), None),
        ]
    for name, channel, state, due, read in ways:
        yield Message(
            kind="case.referrer_changed", about=case.reference, case=case.reference, recipient=person, channel=channel,
            unique_key=f"scale:{case.reference}:{name}", due_at=due, state=state, read_at=read,
            sent_at=now if state == "sent" else None,
        )  # fmt: skip
