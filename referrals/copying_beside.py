"""What is copied beside the people and their lines: responsibility, restrictions, contact details.

The class that copies (referrals/copying.py) knows who became whom.
"""

import datetime as dt

from django.db import transaction

from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions as network

LOOK_AGAIN = dt.timedelta(weeks=12)  # when it is asked again whether nobody should visit alone


class Beside:
    """The second half of a copying, for a class that has `case`, `found`, `by`, and who on the map is who."""

    def _responsibilities(self):
        for row in self.found.responsibilities:
            self._unless_there(
                network.record_responsibility,
                child=self.network_child[row.child_id], by=self.by, basis=row.basis, evidence_seen=row.checked,
                holder=self.of_person[row.person_id] if row.person_id else None,
            )  # fmt: skip

    def _unless_there(self, act, **given):
        """Do what a record that was there before may refuse because it holds it already."""
        if not self.known:
            act(**given)
            return
        try:
            with transaction.atomic():
                act(**given)
        except Refused:
            return

    def _restrictions(self):
        for pair in self.found.pairs:
            self._unless_there(
                network.restrict,
                case=self.case, kind=pair.kind, person=self._either(pair.person_id, pair.child_id),
                other=self._either(pair.other_person_id, pair.other_child_id), basis=pair.source,
                reason=pair.reason, evidence=pair.evidence, until=pair.until, by=self.by,
                since=min(today(), pair.until) if pair.until else None,
            )  # fmt: skip
        for person in self.found.people:
            if person.not_yet == "yes":
                self._unless_there(
                    network.restrict,
                    case=self.case, kind="speak_first", person=self.of_person[person.pk], basis="safety_plan",
                    reason=f"Must not be contacted yet: {person.not_yet_why}", by=self.by,
                )  # fmt: skip

    def _visits(self):
        """That nobody should visit alone comes from the referral's answers, and is looked at again."""
        said = self.found.safety.get("lone_visit")
        child = next(iter(self.found.children), None)
        if child and said and said.answer == "yes":
            self._unless_there(
                network.restrict,
                case=self.case, kind="visit_together", person=self.of_child[child.pk], basis="safety_plan",
                reason=said.detail or "The referral says that nobody should visit alone.", by=self.by,
                review_on=today() + LOOK_AGAIN,
            )  # fmt: skip

    def _contacts(self):
        """What must not be known is withheld from the start."""
        for child in self.found.children:
            if child.address:
                self._contact(
                    child, self.of_child[child.pk], "address", child.address, child.address_kept_from, ""
                )
        for person in self.found.people:
            for kind in ("phone", "email", "address"):
                value = getattr(person, kind)
                if value:
                    onto = self.of_person[person.pk]
                    self._contact(person, onto, kind, value, person.keep_from, person.safe_contact)

    def _contact(self, row, person, kind, value, keep_from, how):
        if keep_from:
            how = f"Keep from {keep_from}. {how}".strip()
        withheld = self.found.is_withheld(row, value, keep_from)
        self._unless_there(
            network.add_contact,
            person=person, kind=kind, value=value, by=self.by, is_withheld=withheld or None, how=how[:200],
            supplied_by_referrer=True,
        )  # fmt: skip

    def _either(self, person_id, child_id):
        return self.of_person[person_id] if person_id else self.of_child[child_id]
