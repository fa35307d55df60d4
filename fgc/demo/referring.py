"""Writing a referral from a sheet, page by page, with the actions that the form calls."""

import datetime as dt

from fgc.cases import actions as cases
from fgc.demo.days import at
from fgc.demo.networks import draw_network
from fgc.lib.dates import today
from fgc.network.models import Person
from referrals import actions, codes
from referrals.answers import CHILD_PAGES
from referrals.sections import whole

TAKING_PART = ("reading", "mothers_customs", "fathers_customs", "coordinator_wish")
REFERRER = ("leave", "earlier")
NOT_MET = ("Theo F.",)  # whose social worker nobody has found the time to meet
# The families of the demonstration are not one another, whatever they have in common.
ANOTHER = actions.Choice("other", reason="Other parents, and another school")
MANAGERS = {"tom": "priya", "mina": "priya", "grace": "owen"}


class Written:
    """A referral that was written from a sheet; with `case` once it has been accepted."""

    def __init__(self, cast, sheet, days):
        self.cast, self.sheet, self.days = cast, sheet, days
        self.author = cast[sheet.author]
        self.manager = cast[MANAGERS[sheet.author]]
        self.referral, self.case = None, None
        self.children, self.people = {}, {}

    def person(self, name):
        """Somebody of the family's network by first name (or what they are known as)."""
        return next(one for one in Person.objects.filter(case=self.case) if one.short_name == name)

    def persons(self, *names):
        """Several people by first name."""
        return [self.person(name) for name in names]


def draft(cast, sheet, days):
    """Begin a referral and write the children and the people: what somebody does in a first sitting."""
    written = Written(cast, sheet, days)
    written.referral = actions.start(by=written.author)
    for child in sheet.children:
        _child(written, child)
    for person in sheet.people:
        _person(written, person)
    return written


def complete(written):
    """Write everything that the referral still lacks."""
    for child in written.sheet.children:
        if child.father:
            code, why = child.father
            actions.set_father(
                referral=written.referral, child=written.children[child.given], father=code, why=why,
                by=written.author,
            )  # fmt: skip
    _responsibility(written)
    _agreement(written)
    _why_now(written)
    _safety(written)
    _practical(written)
    return written


def _child(written, sheet):
    days = written.days
    about = {
        "given_name": "" if sheet.is_unborn else sheet.given, "family_name": sheet.family,
        "is_unborn": sheet.is_unborn, "gender": "" if sheet.is_unborn else sheet.gender,
    }  # fmt: skip
    if sheet.is_unborn:
        about["due_on"] = days.ahead(7 * sheet.weeks_to_go)
    else:
        about |= {
            "born_on": days.born(sheet.age, sheet.months), "ethnicity": sheet.ethnicity,
            "religion": sheet.religion, "language": sheet.language, "disabilities": ["NONE"],
        }  # fmt: skip
    home = {
        "lives_with": "unborn" if sheet.is_unborn else sheet.lives_with, "statuses": list(sheet.statuses),
        "address": _home(written.sheet, sheet), "school": "" if sheet.is_unborn else sheet.school,
    }  # fmt: skip
    voice = {} if sheet.is_unborn else {"knows": "yes", "agrees": "yes", "advocate": sheet.advocate}
    if not sheet.is_unborn:
        voice |= {"views": sheet.views}
        if not sheet.views:
            voice |= {"agrees": "not_asked", "views_unknown_why": f"{sheet.given} is too young to say."}
    pages = {"about": about, "home": home, "voice": voice}
    for name, value in sheet.more.items():
        page = next(page for page, fields in CHILD_PAGES.items() if name in fields)
        pages[page][name] = value
    row = None
    for page, answers in pages.items():
        if answers:
            row = actions.save_child(
                referral=written.referral, page=page, child=row, by=written.author, **answers
            )
    written.children[sheet.given] = row


def _home(family, child):
    """Where the child lives: as the sheet says, or with the first person who has an address."""
    if child.is_unborn:
        return ""
    return child.address or next((person.address for person in family.people if person.address), "")


def _person(written, sheet):
    ties = {row.key: kind for name, row in written.children.items() if (kind := sheet.tie_to(name))}
    who = {"given_name": sheet.given, "family_name": sheet.family, "gender": sheet.gender}
    if sheet.age:
        who["birth_year"] = written.days.year_of(sheet.age)
    contact = {
        "aware": "yes",
        "wants": "yes",
        "not_yet": "no",
        "phone": sheet.phone,
        "address": sheet.address,
    }
    for name, value in sheet.more.items():
        (who if name in ("known_as", "lives_with") else contact)[name] = value
    row = actions.save_person(referral=written.referral, page="who", by=written.author, ties=ties, **who)
    actions.save_person(referral=written.referral, page="contact", person=row, by=written.author, **contact)
    written.people[sheet.given] = row


def _responsibility(written):
    for person in written.sheet.people:
        for name, child in written.children.items():
            basis = person.pr_for(name)
            if basis and not child.is_unborn:
                actions.save_row(
                    referral=written.referral, into="responsibility", child=child,
                    person=written.people[person.given], basis=basis,
                    checked="" if basis == "not_known" else f"Seen by {written.author.name}", by=written.author,
                )  # fmt: skip
    council = written.sheet.more.get("council_holds", ())
    for name in council:
        actions.save_row(
            referral=written.referral, into="responsibility", child=written.children[name], person=None,
            basis="care_order", checked="Order seen", by=written.author,
        )  # fmt: skip


def _agreement(written):
    sheets = {person.given: person for person in written.sheet.people}
    day = today() - dt.timedelta(days=6)
    for row in whole(written.referral).to_ask():
        answers = sheets[row.given_name].consent or {"answer": "agrees", "how": "signed", "on": day}
        actions.save_consent(referral=written.referral, person=row, by=written.author, **answers)
    actions.save_answers(
        referral=written.referral, page="sharing", by=written.author, told_voluntary="yes", privacy_on=day,
        sharing_agreed="yes", private_matters=written.sheet.private,
    )  # fmt: skip


def _why_now(written):
    sheet, referral, by = written.sheet, written.referral, written.author
    actions.save_answers(
        referral=referral, page="purpose", by=by, purposes=list(sheet.purposes), primary_need=sheet.need,
        background=sheet.background, strengths=sheet.strengths, worries=sheet.worries, change=sheet.change,
        change_by=today() + dt.timedelta(weeks=12), contingency=sheet.contingency,
    )  # fmt: skip
    for text in sheet.questions:
        actions.save_row(referral=referral, into="questions", text=text, by=by)
    for text, reason in sheet.bottom_lines:
        actions.save_row(referral=referral, into="bottom-lines", text=text, reason=reason, by=by)
    if not sheet.bottom_lines:
        actions.say_none(referral=referral, kind="bottom-lines", none=True, by=by)


def _safety(written):
    sheet, referral, by = written.sheet, written.referral, written.author
    answers = {topic: "yes" if topic in sheet.safety else "no" for topic, _, _ in codes.SAFETY}
    actions.save_safety(referral=referral, answers=answers, by=by)
    if sheet.safety:
        actions.save_safety_details(referral=referral, details=sheet.safety, by=by)
    everybody = written.people | written.children
    for pair in sheet.pairs:
        answers = dict(pair)
        for side, name in (("", answers.pop("who")), ("other_", answers.pop("whom"))):
            answers[f"{side}{'child' if name in written.children else 'person'}"] = everybody[name]
        if "until_days" in answers:
            answers["until"] = written.days.ahead(answers.pop("until_days"))
        actions.save_row(referral=referral, into="pairs", by=by, **answers)
    if not sheet.pairs:
        actions.say_none(referral=referral, kind="pairs", none=True, by=by)


def _practical(written):
    sheet, referral, by, manager = written.sheet, written.referral, written.author, written.manager
    actions.save_answers(
        referral=referral, page="dates", by=by, is_urgent="yes" if sheet.urgent else "no",
        urgent_reason=sheet.urgent,
    )  # fmt: skip
    for kind, days, note in sheet.dates:
        actions.save_row(
            referral=referral, into="dates", kind=kind, on=written.days.ahead(days), note=note, by=by
        )
    actions.save_answers(
        referral=referral, page="taking-part", by=by, interpreters=sheet.interpreters, access=sheet.access,
        care_and_travel=sheet.travel, venue=sheet.venue, **_more(sheet, TAKING_PART),
    )  # fmt: skip
    money = {"services": sheet.services, "budget": sheet.budget, "can_agree": "yes"}
    if sheet.budget:
        money |= {"budget_by": manager.name, "budget_on": today(), "budget_limits": sheet.budget_limits}
    actions.save_answers(referral=referral, page="money", by=by, **money)
    actions.save_answers(
        referral=referral, page="referrer", by=by, source="social_worker", met_family="yes", leaflet="yes",
        attends="yes", working_hours="Monday to Friday, 9 to 5; evenings and Saturdays when a family asks",
        manager_name=manager.name, manager_view="aware", manager_on=today() - dt.timedelta(days=1),
        manager_contact=manager.email, **_more(sheet, REFERRER),
    )  # fmt: skip


def _more(sheet, names):
    return {name: sheet.more[name] for name in names if name in sheet.more}


def sent_and_approved(cast, sheet, days, back):
    """Scenes: written and sent so many working days ago, acknowledged and approved the day after; not answered."""
    yield at(days.back(back), 11)
    written = complete(draft(cast, sheet, days))
    actions.send(referral=written.referral, by=written.author)
    yield at(days.back(back - 1), 10)
    actions.acknowledge(referral=written.referral, by=cast["dele"])
    actions.approve(referral=written.referral, by=written.manager)
    return written


def referred(cast, sheet, days, *, sent, accepted=None, allocated=None, coordinator="", hour=9, minute=0):
    """Scenes: written and sent, approved, accepted, given to a coordinator who draws the map, as far as days are given.

    Returns what was written.
    """
    yield at(sent, hour, minute)
    written = complete(draft(cast, sheet, days))
    actions.send(referral=written.referral, by=written.author)
    if accepted is None:
        return written
    yield at(accepted, hour, minute + 5)
    actions.acknowledge(referral=written.referral, by=cast["dele"])
    actions.approve(referral=written.referral, by=written.manager)
    written.case = actions.accept(referral=written.referral, by=cast["carol"], choice=ANOTHER)
    if allocated is None:
        return written
    yield at(allocated, hour, minute + 10)
    give(written, coordinator)
    yield at(allocated, hour, minute + 20)
    draw_network(written)
    return written


def give(written, coordinator):
    """Give the family to a coordinator who was asked whether they know it."""
    cast = written.cast
    actions.allocate(case=written.case, coordinator=cast[coordinator], asked="no_conflict", by=cast["carol"])
    written.case.refresh_from_db()
    if written.case.title not in NOT_MET:
        for what in ("spoke_to_referrer", "met_referrer"):
            cases.note_done(case=written.case, what=what, on=today(), by=cast[coordinator])
