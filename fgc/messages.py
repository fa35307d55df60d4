"""What each kind of message says, and whether it is still wanted and allowed: asked when it is sent.

A row of `KINDS` is one kind: its words, the right that its reader must have (fgc/cases/policy.py), the page
it leads to, and, where a thing may have changed meanwhile, the question whether it is still wanted.
"""

from dataclasses import dataclass

from django.db.models import Value
from django.urls import reverse

from conferences import clocks as conference_clocks
from conferences.models import Conference, SafetyOverride
from conferences.stages import BOOKED, CANCELLED
from family_plans import clocks as plan_clocks
from family_plans import stages as plans
from family_plans.models import HelpRequest, Incident, Plan
from fgc.accounts.roles import Role
from fgc.cases import clocks
from fgc.cases.access import abilities, abilities_listed, scope_of
from fgc.cases.holders import Holders
from fgc.cases.models import Case, CaseFinish, SafeguardingNotice
from fgc.lib.dates import today
from fgc.network.models import AddressChange, Restriction
from fgc.notifications.registry import Registry, Spec, Text
from referrals import clocks as referral_clocks
from referrals.access import READ
from referrals.access import abilities as referral_abilities
from referrals.access import visible_to as referrals_visible_to
from referrals.models import Referral
from referrals.stages import DECLINED, RETURNED, SENT

# What wording a notice and deciding on it needs of a record; a referral has the first two.
COLUMNS = (
    "reference", "title", "id", "service_id", "team_id", "coordinator_id", "referrer_id", "is_restricted",
)  # fmt: skip


@dataclass(frozen=True)
class AboutCase(Spec):
    """A message about a family's record. It stops when the record is finished or its messages are stopped."""

    title: str
    need: str
    url_name: str
    still: object = None
    same_day: bool = False
    reminder: bool = False
    replaces: str = ""
    whatever: bool = False  # wanted whatever the state of the record, as long as its rule says so
    names_nobody: bool = False
    even_finished: bool = False  # a promise stands when the work has finished, unless messages were stopped
    even_stopped: bool = False  # it says that the messages are stopped: it goes out all the same

    def wanted(self, message):
        """Whether the record is open, lets messages out, and the thing is as it was."""
        if self.whatever:
            return self.still(message)
        case = Case.objects.filter(reference=message.case).first()
        if case is None or not (case.is_open or self.even_finished):
            return False
        if case.messages_stopped_at and not self.even_stopped:
            return False
        return self.still is None or self.still(message)

    def text(self, message):
        """The words, when the person may open what they lead to."""
        case = Case.objects.filter(reference=message.case).first()
        if case is None or not abilities(message.recipient, case).can(self.need):
            return None
        return self.worded(case)

    def opens(self, can):
        """Whether these abilities over a record open the page that it leads to."""
        return can is not None and can.can(self.need)

    def worded(self, case):
        """The words about a record that the person can open."""
        words = case.reference if self.names_nobody else f"{case.title}, {case.reference}"
        return Text(self.title, words, reverse(self.url_name, args=[case.reference]))


@dataclass(frozen=True)
class AboutNotice(AboutCase):
    """A safeguarding notice: goes out whatever the state of the record, at any hour, and names nobody."""

    def wanted(self, message):
        """Whether the notice is there."""
        return SafeguardingNotice.objects.filter(key=message.about).exists()

    def worded(self, case):
        """The reference alone: what is written on a screen must not tell of a family."""
        return Text(self.title, case.reference, reverse(self.url_name, args=[case.reference]))


@dataclass(frozen=True)
class AboutList(Spec):
    """A message to whoever has a role, whatever records they may open: it says nothing but which list to look at."""

    title: str
    body: str
    role: str
    url_name: str
    still: object
    same_day: bool = True

    def wanted(self, message):
        """Whether the thing is as it was."""
        return self.still(message)

    def text(self, message):
        """The words, while the person has the role."""
        return self.worded() if message.recipient.role == self.role else None

    def worded(self):
        """The words, which name neither a record nor anybody."""
        return Text(self.title, self.body, reverse(self.url_name))


@dataclass(frozen=True)
class AboutReferral(Spec):
    """A message about a referral that is no record yet; wanted while it stands at one of some stages."""

    title: str
    stages: tuple = ()
    still: object = None
    same_day: bool = False
    reminder: bool = False

    def wanted(self, message):
        """Whether the referral still stands where it stood."""
        referral = Referral.objects.filter(reference=message.case, stage__in=self.stages).first()
        return referral is not None and (self.still is None or self.still(message))

    def text(self, message):
        """The words, when the person may open the referral."""
        referral = Referral.objects.select_related("case").filter(reference=message.case).first()
        if referral is None or READ not in referral_abilities(message.recipient, referral):
            return None
        return self.worded(referral)

    def opens(self, can):
        """Whether what was found under the reference is a referral: then it is open."""
        return can is None

    def worded(self, referral):
        """The words about a referral that the person can open."""
        return Text(self.title, referral.reference, reverse("referrals:referral", args=[referral.reference]))


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


def _conference(*stages):
    return lambda message: Conference.objects.filter(key=message.about, stage__in=stages).exists()


def _plan_is_shown(message):
    return Plan.objects.filter(key=message.about, stage=plans.SHOWN).exists()


def _runs(message):
    """Whether the rule that made this reminder still says so: the thing, the day, the step, and this very person.

    Asked when it is sent: work that is done, moved, handed over or explained reminds nobody any more.
    """
    rule, day, calendars = TIMESCALES[message.kind.split(".")[1]], today(), clocks.Calendars()
    dues = list(rule(Case.objects.filter(reference=message.case), day, calendars))
    stem = message.unique_key.rpartition(f":{message.recipient.key}:")[0]
    said = clocks.messages(dues, day, Holders(day), calendars)
    return any(
        item["unique_key"] == stem and item["kind"] == message.kind and item["to"].pk == message.recipient_id
        for item in said
    )


def _restriction_ends(message):
    found = Restriction.objects.current().filter(key=message.about, until__isnull=False).first()
    return found is not None and str(found.until) in message.unique_key


def _restriction_waits(message):
    """Held still, and waiting since the day that the message was made for."""
    found = Restriction.objects.to_decide(today()).filter(key=message.about).first()
    return found is not None and any(
        str(day) in message.unique_key for day in (found.until, found.review_on) if day
    )


def _proposal_waits(message):
    return Restriction.objects.waiting_for_approval().filter(key=message.about).exists()


def _move_is_there(message):
    return AddressChange.objects.filter(key=message.about).exists()


def _alarm_stands(message):
    return AddressChange.objects.filter(key=message.about, alarm=True, alarm_cleared_at=None).exists()


def _is_emergency(message):
    return Case.objects.filter(reference=message.case, is_emergency=True).exists()


def _is_urgent(message):
    return Case.objects.filter(reference=message.case, is_urgent=True).exists()


def _help_is_late(message):
    return HelpRequest.objects.filter(
        key=message.about, delivered_on=None, removed_at=None, due_on__lt=today()
    ).exists()


def _decision_is_due(message):
    referral = Referral.objects.filter(reference=message.case).first()
    return bool(referral and referral.decide_by and referral.decide_by.isoformat() in message.unique_key)


def _nobody_acknowledged(message):
    referral = Referral.objects.filter(reference=message.case, acknowledged_at=None).first()
    day = referral.acknowledge_by if referral else None
    return bool(day and day.isoformat() in message.unique_key)


def _finish_waits(message):
    return CaseFinish.objects.filter(key=message.about, signed_off_at=None, sent_back_at=None).exists()


def _incident_is_open(message):
    return Incident.objects.filter(key=message.about, closed_at=None).exists()


def _override_waits(message):
    return SafetyOverride.objects.waiting().filter(key=message.about).exists()


CASE, CONFERENCE, NOTICES = "workspace:case", "conferences:conference", "workspace:notices"
PLAN, REVIEWS = "family_plans:plan", "family_plans:reviews"
# Each timescale and the rule that measures it, collected from the apps that own the dates.
TIMESCALES = referral_clocks.RULES | conference_clocks.RULES | plan_clocks.RULES
SAID = {
    clocks.SOON: "Soon due",
    clocks.DUE: "Due today",
    clocks.LATE: "Late",
    clocks.CLIMBED: "Late, and nobody has said why",
}


def _of_clocks():
    """The kinds of the timescales: one for each step of each. What climbed leads managers to where it is explained."""
    for clock in clocks.CLOCKS.values():
        title = clock.title[0].lower() + clock.title[1:]
        for step, said in SAID.items():
            explained = step == clocks.CLIMBED and clock.holder != clocks.REFERRER
            need, page = ("progress.write", TIMES) if explained else (clock.need, clock.url_name)
            yield (
                clock.kind(step),
                AboutCase(
                    f"{said}: {title}",
                    need,
                    page,
                    _runs,
                    reminder=not clock.same_day,
                    replaces=clock.stem,
                    whatever=clock.whatever,
                    even_finished=clock.even_finished,
                    names_nobody=clock.names_nobody,
                    same_day=clock.same_day,
                ),
            )


TIMES = "workspace:timescales"

KINDS = {
    "referral.sent": AboutReferral("A referral has come", (SENT,)),
    "referral.answered": AboutReferral("A question about a referral is answered", (SENT,)),
    "referral.returned": AboutReferral("A question about your referral", (RETURNED,)),
    "referral.declined": AboutReferral("Your referral was not accepted", (DECLINED,)),
    "referral.acknowledge_due": AboutReferral(
        "Tell the social worker that their referral has come", (SENT,), _nobody_acknowledged, reminder=True),
    "referral.acknowledge_late": AboutReferral(
        "Nobody has said that a referral has come", (SENT,), _nobody_acknowledged, reminder=True),
    "referral.decision_due": AboutReferral(
        "A referral waits for a decision", (SENT,), _decision_is_due, reminder=True),
    "referral.decision_late": AboutReferral(
        "The decision on a referral is late", (SENT,), _decision_is_due, reminder=True),
    "referral.accepted": AboutCase("Your referral was accepted", "progress.read", CASE),
    "case.referrer_changed": AboutCase("You are the social worker of a family", "progress.read", CASE),
    "case.allocated": AboutCase("A family has a coordinator", "progress.read", CASE),
    "case.urgent": AboutCase("A family has to meet soon", "progress.write", TIMES, _is_urgent),
    "case.emergency": AboutCase(
        "A family has to meet within 24 hours", "progress.write", TIMES, _is_emergency, same_day=True),
    "case.finish_asked": AboutCase(
        "A coordinator asks you to finish the work with a family", "manage.write", "workspace:finished", _finish_waits, even_stopped=True),
    "case.messages_stopped": AboutCase(
        "All messages of a record are stopped: talk together before anything is sent", "progress.read", CASE,
        even_stopped=True),
    "safeguarding.notice": AboutNotice(
        "A safeguarding notice waits for your answer today", "safeguarding.read", NOTICES, same_day=True),
    "safeguarding.answered": AboutNotice(
        "A safeguarding notice was answered", "safeguarding.read", NOTICES, same_day=True),
    "incident.opened": AboutCase(
        "A copy of a plan went wrong: keep people safe first", "access_log.read", "family_plans:copies",
        _incident_is_open, same_day=True, whatever=True, names_nobody=True),
    "incident.governance": AboutList(
        "A copy of a plan went wrong", "The Information Commissioner may have to be told within 72 hours.",
        Role.INFORMATION_GOVERNANCE, "family_plans:incidents", _incident_is_open),
    "conference.booked": AboutCase(
        "A conference is arranged", "booking.read", CONFERENCE, _conference(BOOKED)),
    "conference.moved": AboutCase(
        "A conference was moved", "booking.read", CONFERENCE, _conference(BOOKED)),
    "conference.cancelled": AboutCase(
        "A conference was cancelled", "booking.read", CONFERENCE, _conference(CANCELLED)),
    "override.asked": AboutCase(
        "A safety decision waits for you", "safety.approve", CONFERENCE, _override_waits),
    "override.decided": AboutCase(
        "A service manager decided about safety at a conference", "safety.read", CONFERENCE),
    "plan.to_agree": AboutCase(
        "A family's plan waits for your answer", "plan_shown.read", PLAN, _plan_is_shown),
    "plan.agreed": AboutCase("A family's plan was agreed", "plan_final.read", PLAN),
    "plan.refused": AboutCase("A family's plan was not agreed", "plan_final.read", PLAN),
    "restriction.expiring": AboutCase(
        "A safety restriction is about to end", "safety.read", "network:family", _restriction_ends, reminder=True),
    "restriction.review": AboutCase(
        "A safety restriction is to be looked at again", "safety.read", "network:family", _restriction_waits, reminder=True),
    "restriction.undecided": AboutCase(
        "Nobody has decided on a safety restriction", "safety.read", "network:family", _restriction_waits, reminder=True),
    "restriction.proposed": AboutCase(
        "Somebody is not to be invited: it waits for your decision", "safety.approve", "network:family", _proposal_waits,
        reminder=True),
    "address.changed": AboutCase(
        "Somebody of a family has moved", "people.read", "network:family", _move_is_there),
    "address.alarm": AboutCase(
        "A change of address needs a check before anything is sent", "safety.read", "network:family", _alarm_stands,
        same_day=True),
    "task.overdue": AboutCase(
        "Help that was promised has not come", "reviews.read", REVIEWS, _help_is_late, reminder=True, even_finished=True),
    "task.unkept": AboutCase(
        "Help that your team promised has not come", "reviews.read", REVIEWS, _help_is_late, reminder=True, even_finished=True),
    **dict(_of_clocks()),
}  # fmt: skip

MESSAGES = Messages(KINDS)
