"""What the killed web process is asked for: a family on the day of its conference, and what its record says at the end."""

import datetime as dt
import hashlib
import io
import json
import sys

from django.core.management import call_command
from django.utils import timezone

from conferences import actions as conferences
from family_plans.models import Plan
from fgc.accounts.models import User
from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.cases.models import Case
from fgc.lib.dates import today
from fgc.network import actions as network
from tests import cast
from tests.permissions.asking import sign_in


def make(*, first):
    """A family whose conference is today, with an address that is withheld; what the client needs to know, as JSON."""
    if first:
        cast.world()
    person = {user.first_name.lower(): user for user in User.objects.all()}
    tom, carol, amina = (person[name] for name in ("tom", "carol", "amina"))
    case = cases.open_case(
        service=tom.service, title="Ellie R.", children_count=1, referrer=tom, team=tom.team, received_on=today(),
        by=carol,
    )  # fmt: skip
    case = cases.allocate(case=case, coordinator=amina, by=carol)
    ellie, rose, katie = (
        network.add_person(case=case, by=amina, given_name=name, family_name="Rowe")
        for name in ("Ellie", "Rose", "Katie")
    )
    network.add_child(case=case, person=ellie, by=amina)
    network.add_contact(person=katie, kind="address", value="4 Hidden Row", is_withheld=True, by=amina)
    start = timezone.now() - dt.timedelta(minutes=5)
    day = conferences.book(
        case=case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=3), venue=None,
        place_note="Room 2", people=[rose, katie], by=amina, now=start - dt.timedelta(days=7),
    )  # fmt: skip
    asked = {row.person.given_name.lower(): row.key for row in day.invitations.select_related("person")}
    return {
        "reference": case.reference, "day": day.key, "invitations": asked, "rose": rose.key, "katie": katie.key,
        "cookies": {name: sign_in(person[name]) for name in ("tom", "carol", "amina")},
    }  # fmt: skip


def found(reference):
    """Everything that was said, as the record has it, once the whole of it has been found in order."""
    case = Case.objects.get(reference=reference)
    plan = Plan.objects.get(case=case)
    versions = list(plan.versions.all())
    assert [hashlib.sha256(one.frozen.encode()).hexdigest() for one in versions] == [
        one.sha256 for one in versions
    ]
    assert (plan.stage == "final") == bool(versions) and case.stage == "reviewing"
    call_command("verify_audit", stdout=io.StringIO())
    day = case.conferences.get()
    copies = [copy for version in versions for copy in version.copies.all()]
    assert all(bytes(copy.file.data).startswith(b"%PDF") for copy in copies)
    return {
        "came": sorted(day.invitations.filter(came="here").values_list("person__given_name", flat=True)),
        "held": day.stage,
        "words": {row.section: row.words for row in plan.texts.all()},
        "actions": list(plan.actions.filter(removed_at=None).values_list("what", flat=True)),
        "help": list(plan.help_requests.values_list("item", flat=True)),
        "agreed": sorted(plan.agreements.values_list("person__given_name", flat=True)),
        "decisions": plan.decisions.count(),
        "versions": [json.loads(one.frozen)["actions"][-1]["what"] for one in versions],
        "copies": [[copy.number, copy.released_at is not None] for copy in copies],
        "reviews": case.reviews.count(),
        "made_final": AuditEvent.objects.filter(kind="plan.made_final", case=reference).count(),
    }


def main():
    """`make first`, `make more` or `found REFERENCE`."""
    what, more = sys.argv[-2:]
    print(json.dumps(make(first=more == "first") if what == "make" else found(more)))
