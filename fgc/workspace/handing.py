"""A coordinator's families by urgency, for whoever hands them over when the coordinator is away or leaves (scenario 18)."""

import datetime as dt

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.cases.access import visible_to
from fgc.cases.load import loads
from fgc.cases.models import Case
from fgc.lib.text import count
from fgc.workspace.facts import facts_of
from fgc.workspace.next_step import next_step
from referrals.models import Referral

SOON = dt.timedelta(days=7)


def families_of(person, reader):
    """The open families of a coordinator that the reader can open; how many more there are."""
    whole = Case.objects.filter(coordinator=person, is_open=True)
    mine = visible_to(reader, whole, need="manage.write")
    return mine, whole.count() - mine.count()


def by_urgency(cases, service, day):
    """The families in the order in which they need somebody, and of each what is urgent: (cases, hints by reference)."""
    cases = list(cases)
    facts = facts_of(cases)
    wishes = dict(
        Referral.objects.filter(case__in=cases)
        .exclude(coordinator_wish="")
        .order_by("-pk")
        .values_list("case", "coordinator_wish")
    )
    found = []
    for case in cases:
        step = next_step(case, facts[case.pk], service, day)
        late = step.days_late(service, day) if step else 0
        soon = case.conference_on and day <= case.conference_on <= day + SOON
        hint = _hint(case, step, late, soon, wishes.get(case.pk, ""))
        order = (not soon, case.conference_on if soon else day, not case.is_urgent, -late, case.title)
        found.append((order, case, hint))
    found.sort(key=lambda row: row[0])
    return [case for _o, case, _h in found], {case.reference: hint for _o, case, hint in found}


def others(person):
    """The coordinators who could take families, and what each carries."""
    people = User.objects.filter(service=person.service_id, role=Role.COORDINATOR, is_active=True)
    carried = {load.person.pk: f"{load.person.name}: {load.text}" for load in loads(person.service)}
    return people.exclude(pk=person.pk), carried


def _hint(case, step, late, soon, wish):
    said = (
        [f"Conference on {case.conference_on:%A} {case.conference_on.day} {case.conference_on:%B}"]
        if soon
        else []
    )
    if case.is_urgent:
        said.append("Urgent")
    if case.on_hold_until:
        said.append("On hold")
    said.append(case.stage_label)
    if step:
        said.append(f"Next: {step.title[0].lower()}{step.title[1:]}")
    if late:
        said.append(f"{count(late, 'working day')} late")
    if wish:
        said.append(f"The family’s wishes: {wish}")
    return ". ".join(said)
