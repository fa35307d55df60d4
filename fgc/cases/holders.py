"""Who is told about a family on a day: whoever holds it now, and whoever stands in while they are away. Pure reading.

Nothing is written down beforehand: a reminder asks here when it is planned and again when it is sent.
"""

from functools import cached_property

from django.db.models import F, Q

from fgc.accounts.models import Absence, TeamManager, User
from fgc.accounts.roles import Role
from fgc.cases import policy
from fgc.cases.models import Membership


class Holders:
    """The people of every family on one day, read once: a handful of queries, whatever the number of families."""

    def __init__(self, day):
        self.day = day

    def coordinator(self, case):
        """The coordinator; while away those let in to cover; with neither the service managers."""
        here = case.coordinator
        if here and here.is_active and here.pk not in self._away:
            return [here]
        covers = [person for person in self._covers.get(case.pk, ()) if person.pk not in self._away]
        return covers or self.managers(case)

    def referrer(self, case):
        """The social worker who holds the family; while away, or with none, the managers of the team."""
        here = case.referrer
        if here and here.is_active and here.pk not in self._away:
            return [here]
        return self.team_managers(case)

    def managers(self, case):
        """The service managers who may open the family's record: those at work, or all when every one is away."""
        found = self._of_role(case.service_id, Role.SERVICE_MANAGER)
        if case.is_restricted:
            found = [person for person in found if (case.pk, person.pk) in self._named]
        return self._at_work([person for person in found if (case.pk, person.pk) not in self._barred])

    def team_managers(self, case):
        """The managers of the social worker's team."""
        found = self._team_managers.get(case.team_id, ())
        if case.is_restricted:
            found = [person for person in found if (case.pk, person.pk) in self._named]
        return self._at_work([person for person in found if (case.pk, person.pk) not in self._barred])

    def staff(self, service_id, *roles):
        """The active people of a service in these roles: those at work, or all when every one is away."""
        return self._at_work([person for role in roles for person in self._of_role(service_id, role)])

    def _at_work(self, people):
        return [person for person in people if person.pk not in self._away] or list(people)

    def _of_role(self, service_id, role):
        return self._by_role.get((service_id, role), [])

    @cached_property
    def _away(self):
        return frozenset(Absence.objects.on(self.day).values_list("person_id", flat=True))

    @cached_property
    def _by_role(self):
        found = {}
        roles = (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT)
        for person in User.objects.filter(role__in=roles, is_active=True).order_by("pk"):
            found.setdefault((person.service_id, person.role), []).append(person)
        return found

    @cached_property
    def _team_managers(self):
        found = {}
        rows = TeamManager.objects.filter(
            until=None, person__is_active=True, person__role=Role.SOCIAL_WORK_MANAGER
        )
        for row in rows.select_related("person").order_by("pk"):
            found.setdefault(row.team_id, []).append(row.person)
        return found

    def _members(self, relationship):
        return Membership.objects.filter(
            Q(until=None) | Q(until__gte=self.day),
            relationship=relationship,
            starts_on__lte=self.day,
            ended_at=None,
            person__is_active=True,
        ).order_by("pk")

    @cached_property
    def _covers(self):
        found = {}
        away = self._members(policy.COVER).filter(case__coordinator__in=self._away)
        gone = self._members(policy.COVER).filter(case__coordinator__is_active=False)
        for row in (away | gone).select_related("person"):
            found.setdefault(row.case_id, []).append(row.person)
        return found

    @cached_property
    def _named(self):
        rows = self._members(policy.NAMED).filter(person__service=F("case__service"))
        return frozenset(rows.values_list("case_id", "person_id"))

    @cached_property
    def _barred(self):
        return frozenset(self._members(policy.CONFLICT).values_list("case_id", "person_id"))
