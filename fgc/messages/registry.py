"""Wording many notices at once, as one person may read them."""

from django.db.models import Value

from fgc.cases.access import abilities_listed, scope_of
from fgc.cases.models import Case
from fgc.messages.specs import AboutList
from fgc.notifications.registry import Registry
from referrals.access import visible_to as referrals_visible_to
from referrals.models import Referral

# What wording a notice and deciding on it needs of a record; a referral has the first two.
COLUMNS = (
    "reference", "title", "id", "service_id", "team_id", "coordinator_id", "referrer_id", "is_restricted",
)  # fmt: skip


class Messages(Registry):
    """The kinds of this product; a page of notices is worded with a handful of queries."""

    def text_all(self, messages):
        """The words of notices to one person, where what they lead to is open to that person, by message id."""
        if not messages:
            return {}
        things = self._things(messages[0].recipient, {message.case for message in messages})
        found = {}
        for message in messages:
            spec, (thing, can) = self.get(message.kind), things.get(message.case, (None, None))
            if isinstance(spec, AboutList):
                if text := self.text(message):
                    found[message.pk] = text
            elif spec and thing and spec.opens(can):
                found[message.pk] = spec.worded(thing)
        return found

    def open_to(self, user, references):
        """Those of the references that the person can open."""
        return set(self._things(user, references))

    def _things(self, user, references):
        """What the person can open of these, by reference, with the abilities (None: a referral). Two queries."""
        if not references or not user.is_active:
            return {}
        scope = scope_of(user)
        cases = Case.objects.filter(reference__in=references).order_by()
        referrals = referrals_visible_to(user, Referral.objects.filter(reference__in=references), scope)
        nothing = [Value(None, output_field=Case._meta.get_field(name)) for name in COLUMNS[2:]]
        rows = cases.values_list(*COLUMNS).union(
            referrals.order_by().values_list("reference", "title", *nothing), all=True
        )
        found = {}
        for row in rows:
            case = Case(**dict(zip(COLUMNS, row, strict=True)))
            if case.id is None:
                found[case.reference] = Referral(reference=case.reference), None
            elif can := abilities_listed(user, case, scope):
                found[case.reference] = case, can
        return found
