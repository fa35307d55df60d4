"""The timescales of work with a family (domain.md 1.6): what has to be done by when, and who is told as it nears.

An app measures its own (`clocks.py` of the apps yields `Due`); this says what follows from a day. All pure.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q, prefetch_related_objects

from fgc.accounts.models import Service
from fgc.cases.models import Case, MissedTimescale
from fgc.lib.dates import LONDON, at_local

AT = dt.time(8)  # London time: reminders are there when the day begins
SOON, DUE, LATE, CLIMBED = "soon", "due", "late", "climbed"
COORDINATOR, REFERRER, MANAGER = "coordinator", "referrer", "manager"
TO_EVERY_MANAGER = (
    "decision",
    "help_answer",
    "notice",
)  # once late, to the managers of the team and of the service


@dataclass(frozen=True)
class Clock:
    """One timescale: what it is called, who does it, the right and page of what is to be done, days of warning.

    `soon` is in working days, or in days when `by_calendar`; `done_by` names the milestone that ends it.
    """

    name: str
    title: str
    holder: str
    need: str
    url_name: str
    soon: tuple = (1,)
    by_calendar: bool = False
    done_by: str = ""
    whatever: bool = (
        False  # said also when the work is finished or the messages are stopped: for somebody's safety
    )
    even_finished: bool = False  # a promise stands when the work has finished, unless messages were stopped
    names_nobody: bool = False
    same_day: bool = False  # its hours run at night and at weekends too: its e-mails go then as well
    for_safety: bool = False  # no reason excuses it: managers are told until it is done

    @property
    def stem(self):
        """What the kinds of its messages begin with."""
        return f"clock.{self.name}."

    def kind(self, step):
        """The kind of message of one step."""
        return f"{self.stem}{step}"


CLOCKS = {
    clock.name: clock
    for clock in (
        Clock("allocate", "Give the family to a coordinator", MANAGER, "manage.write", "referrals:allocate"),
        Clock(
            "hold", "Look again at a family whose work is on hold", MANAGER, "manage.write", "workspace:case"
        ),
        Clock("spoke", "Speak to the social worker", COORDINATOR, "preparation.read", "workspace:timescales",
              done_by="spoke_to_referrer"),
        Clock("met", "Meet the social worker about the referral", COORDINATOR, "preparation.read",
              "workspace:timescales", done_by="met_referrer"),
        Clock("first_contact", "Make the first contact with the family", COORDINATOR, "preparation.read",
              "conferences:preparation"),
        Clock("in_touch", "Be in touch with the family", COORDINATOR, "preparation.read", "conferences:preparation",
              soon=()),
        Clock("conference", "Hold the conference", COORDINATOR, "booking.read", "conferences:conference", soon=(6,)),
        Clock("emergency", "Hold the emergency meeting within 24 hours", COORDINATOR, "booking.read",
              "conferences:conference", soon=(), same_day=True),
        Clock("report", "Send the report for the conference", REFERRER, "booking.read", "conferences:conference",
              soon=(5, 1), done_by="report_came"),
        Clock("recorded", "Record what happened at the conference", COORDINATOR, "booking.read",
              "conferences:conference", soon=()),
        Clock("share_plan", "Get the plan to everyone", COORDINATOR, "plan_final.read", "family_plans:plan"),
        Clock("answer", "Answer on the family’s plan", REFERRER, "plan_shown.read", "family_plans:plan"),
        Clock("tell_family", "Tell the family what of its plan was not agreed and why, and that it can change it", COORDINATOR,
              "plan_shown.read", "family_plans:plan", soon=(), same_day=True),
        Clock("way_on", "Arrange another conference, or finish the work", COORDINATOR, "booking.read",
              "conferences:conference", soon=(5,)),
        Clock("decision", "Decide what the family’s plan waits for", REFERRER, "plan_final.read",
              "family_plans:plan", even_finished=True),
        Clock("tell_answer", "Tell the family what was decided on its earlier plan", COORDINATOR, "plan_final.read",
              "family_plans:plan", soon=(), even_finished=True),
        Clock("help_answer", "Answer what the family asked for", REFERRER, "plan_shown.read", "family_plans:plan",
              even_finished=True),
        Clock("help_day", "Say by when the promised help comes", REFERRER, "plan_shown.read", "family_plans:plan",
              even_finished=True),
        Clock("care", "Ask for the assessment that somebody agreed to", REFERRER, "plan_final.read",
              "family_plans:plan", even_finished=True),
        Clock("meet_again", "Arrange the day on which the family meets again", COORDINATOR, "booking.read",
              "conferences:conference", soon=(5, 1)),
        Clock("second_look", "A copy of a plan waits for a second person", MANAGER, "plan_draft.read",
              "family_plans:copies", soon=()),
        Clock("photo", "Look whether a photo shows what is kept from somebody", COORDINATOR, "plan_draft.read",
              "family_plans:photos", soon=()),
        Clock("action", "Ask how something in the family’s plan went", COORDINATOR, "reviews.read",
              "family_plans:reviews", soon=()),
        Clock("review", "Hold the review", COORDINATOR, "reviews.read", "family_plans:reviews", soon=(21, 7),
              by_calendar=True),
        Clock("file", "File the family’s plan on each child’s record", REFERRER, "reviews.write", "family_plans:filing"),
        Clock("child_plan", "Put the plan’s actions in each child’s own plan, and say so", REFERRER, "reviews.write",
              "family_plans:filing"),
        Clock("incident", "Decide about a copy that went wrong, within 72 hours", MANAGER, "manage.read",
              "family_plans:copies", soon=(2, 1), by_calendar=True, whatever=True, same_day=True,
              for_safety=True),
        Clock("check_in", "Check in with the family", COORDINATOR, "reviews.read", "family_plans:reviews", soon=(2,)),
        Clock("early", "Answer who asked for an early review", COORDINATOR, "reviews.read", "family_plans:reviews"),
        Clock("outcomes", "Ask how the children are", COORDINATOR, "reviews.write", "family_plans:outcomes", soon=(5,),
              whatever=True),
        Clock("finish", "Finish the work, or set another review", COORDINATOR, "progress.read", "workspace:case",
              soon=(5,)),
        Clock("sign_off", "Sign off the end of the work with a family", MANAGER, "manage.write", "workspace:finished",
              whatever=True),
        Clock("risk", "Pass on that a review found somebody at risk", COORDINATOR, "safeguarding.read",
              "workspace:notices", soon=(), whatever=True, names_nobody=True, same_day=True, for_safety=True),
        Clock("notice", "Answer a safeguarding notice", REFERRER, "safeguarding.read", "workspace:notices", soon=(),
              whatever=True, names_nobody=True, for_safety=True),
    )
}  # fmt: skip
CLOCK_NAMES = [(clock.name, clock.title) for clock in CLOCKS.values()]


@dataclass(frozen=True)
class Due:
    """One running timescale of one family. `climbs_on` when a manager is told, if not so many days after it."""

    clock: str
    case: Case
    about: str
    due_on: dt.date
    climbs_on: dt.date | None = None
    done_on: dt.date | None = None
    soon: tuple | None = None  # days of warning, where the service sets them
    repeats: dt.date | None = None  # the latest day on which it is said again
    at: dt.datetime | None = (
        None  # the moment at which it is late, where hours count: weekends and nights too
    )

    @property
    def rule(self):
        """The row of CLOCKS."""
        return CLOCKS[self.clock]

    @property
    def identity(self):
        """What a reason for missing it is written about."""
        return self.case.pk, self.clock, self.about, self.due_on

    def key(self, step, on):
        """What makes a reminder of this step one and the same, for one person."""
        which = f"{step}{on:%m%d}" if step == SOON or (self.repeats and step == DUE) else step
        until = f"{self.at:%Y%m%d%H%M}" if self.at else f"{self.due_on:%Y%m%d}"
        return f"{self.clock}:{self.about}:{until}:{which}"


@dataclass
class Calendars:
    """The services by id, each with its closed days read once, however many families it has."""

    services: dict = field(default_factory=lambda: {row.pk: row for row in Service.objects.all()})
    seen: dict = field(default_factory=dict)

    def after(self, case, day, count):
        """The day so many working days after `day`, by the calendar of the family's service."""
        return self._found("working_days_after", case, day, count)

    def before(self, case, day, count):
        """The day so many working days before `day`."""
        return self._found("working_days_before", case, day, count)

    def between(self, case, since, until):
        """The working days after one day up to another."""
        return self._found("working_days_between", case, since, until)

    def of(self, case):
        """The family's service."""
        return self.services[case.service_id]

    def _found(self, way, case, day, count):
        asked = way, case.service_id, day, count
        if asked not in self.seen:
            self.seen[asked] = getattr(self.of(case), way)(day, count)
        return self.seen[asked]


def reminded(cases):
    """Those of the families that anybody may be reminded of: open, messages not stopped."""
    return cases.filter(is_open=True, messages_stopped_at=None)


def working(cases):
    """Those whose clocks run: not on hold."""
    return reminded(cases).filter(on_hold_until=None)


def reasons(dues):
    """The reason that stands for each timescale that was missed, by its identity; for safety none ever does. One query."""
    wanted = {due.identity for due in dues}
    rows = MissedTimescale.objects.filter(
        Q(case__in={due.case.pk for due in dues}),
        clock__in={due.clock for due in dues if not due.rule.for_safety},
    )
    found = {(row.case_id, row.clock, row.about, row.due_on): row for row in rows.order_by("at", "pk")}
    return {identity: row for identity, row in found.items() if identity in wanted}


def steps(due, day, calendars):
    """The steps reached on `day` that somebody is told of, as (name, the day it fell).

    The latest for the holder and, once it has climbed, the one for managers: a clock that was off says no old ones.
    """
    if due.at:
        return [(step, due.due_on) for step in (LATE, CLIMBED) if due.due_on <= day]
    if due.repeats:
        reached = [(DUE, due.repeats)]
    else:
        found = [(SOON, _warned(due, days, calendars)) for days in _warnings(due)]
        found += [(DUE, due.due_on), (LATE, calendars.after(due.case, due.due_on, 1))]
        reached = [step for step in sorted(found, key=lambda step: step[1]) if step[1] <= day][-1:]
    if due.rule.holder == MANAGER:
        return reached
    climbs = due.climbs_on or calendars.after(due.case, due.due_on, calendars.of(due.case).climb_days or 1)
    return reached + ([(CLIMBED, climbs)] if climbs <= day else [])


def told(due, step, holders):
    """Who is told of a step: the present holder, and once it has climbed their managers."""
    if step != CLIMBED:
        return {COORDINATOR: holders.coordinator, REFERRER: holders.referrer, MANAGER: holders.managers}[
            due.rule.holder
        ](due.case)
    if due.rule.holder == REFERRER:  # the council's side decides, the coordinator tells the family
        people = [*holders.team_managers(due.case), *holders.coordinator(due.case)]
        return people + (holders.managers(due.case) if due.clock in TO_EVERY_MANAGER else [])
    return holders.managers(due.case)


def messages(dues, day, holders, calendars):
    """Every message due by `day` about these timescales, as arguments of `notify`.

    Once a reason is given nobody is told that it is late.
    """
    dues = [due for due in dues if due.done_on is None]
    explained = reasons(dues) if dues else {}
    reached = [(due, found) for due in dues if (found := steps(due, day, calendars))]
    prefetch_related_objects([due.case for due, _found in reached], "coordinator", "referrer")
    for due, found in reached:
        for step, on in found:
            if step in (LATE, CLIMBED) and due.identity in explained:
                continue
            for person in dict.fromkeys(told(due, step, holders)):
                yield {
                    "kind": due.rule.kind(step),
                    "about": due.about,
                    "case": due.case.reference,
                    "to": person,
                    "due_at": due.at or at_local(on, AT),
                    "unique_key": due.key(step, on),
                }


def planned(now, *rules, holders):
    """What several rules have to say at a moment, about all families."""
    day, calendars = now.astimezone(LONDON).date(), Calendars()
    dues = [due for rule in rules for due in rule(Case.objects.all(), day, calendars)]
    return messages(dues, day, holders, calendars)


def _warnings(due):
    return due.rule.soon if due.soon is None else due.soon


def _warned(due, days, calendars):
    if due.rule.by_calendar:
        return due.due_on - dt.timedelta(days=days)
    return calendars.before(due.case, due.due_on, days)
