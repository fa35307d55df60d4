"""Writing a family's plan from a sheet, agreeing it, making it final, handing it over."""

import contextlib
import io
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from family_plans import actions
from family_plans.attendance import whole_of
from family_plans.scans import scan_of
from family_plans.sharing import people_due
from fgc.demo.days import after
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.pdf import PdfUnavailable


@dataclass
class Does:
    """One action of a plan."""

    what: str
    who: str
    when: str = ""
    known: str = ""
    checks: str = ""
    heading: str = ""
    help: str = ""
    days: int | None = None  # by a day so many days after the plan
    about: tuple = ()  # children, when it is about some of them only


@dataclass
class Help:
    """Help that the family asks for, and what was answered."""

    item: str
    whom: str
    much: str = ""
    answer: str = "yes"
    reason: str = ""
    due_days: int | None = None  # days after the answer
    about: tuple = ()


@dataclass
class Said:
    """What one person said of the plan."""

    name: str
    words: str = ""
    answer: str = "agrees"
    how: str = "signed"


@dataclass
class Offer:
    """Somebody who would care for a child if a parent cannot."""

    name: str
    child: str
    words: str = ""
    for_long: bool = False
    agrees: bool | None = True
    share: bool = False
    in_plan: bool = True


@dataclass
class PlanSheet:
    """A whole plan: sections by name, a child's own words by the child's name, what will happen, help, agreement."""

    texts: dict
    does: list
    said: list
    voices: dict = field(default_factory=dict)
    help: list = field(default_factory=list)
    first: dict = field(default_factory=dict)  # words that were typed over, by section
    offers: list = field(default_factory=list)
    facts: dict = field(default_factory=dict)  # who made it and who keeps it going
    spoke: dict = field(default_factory=dict)  # who spoke for a child, by the child's name
    flip_chart: tuple = ()  # what the family wrote on it, line by line


def write(written, sheet, conference=None):
    """Begin the plan and write it as the family says it."""
    by = written.case.coordinator
    plan = actions.start_plan(case=written.case, conference=conference, by=by)
    for section, words in sheet.texts.items():
        for version, said in enumerate(filter(None, (sheet.first.get(section), words))):
            actions.write_text(plan=plan, section=section, words=said, version=version, by=by)
    for name, words in sheet.voices.items():
        child = written.case.children.get(person=written.person(name))
        actions.write_text(plan=plan, section="child", child=child, words=words, version=0, by=by)
    for row in sheet.does:
        action = actions.add_action(
            plan=plan, by=by, heading=row.heading, what=row.what, who=written.person(row.who),
            by_words=row.when, by_when=after(today(), row.days) if row.days else None, how_known=row.known,
            checker=written.person(row.checks) if row.checks else None, help_needed=row.help,
        )  # fmt: skip
        _about(written, plan, action, row)
    for row in sheet.help:
        asked = actions.ask_help(plan=plan, item=row.item, from_whom=row.whom, how_much=row.much, by=by)
        _about(written, plan, asked, row)
    for row in sheet.offers:
        child = written.case.children.get(person=written.person(row.child))
        actions.offer_care(
            plan=plan, person=written.person(row.name), child=child, words=row.words, for_long=row.for_long,
            agrees_to_assessment=row.agrees, may_share_address=row.share, in_plan=row.in_plan,
            by=by,
        )  # fmt: skip
    if sheet.facts or sheet.spoke:
        voices = {
            written.case.children.get(person=written.person(name)): who for name, who in sheet.spoke.items()
        }
        actions.record_facts(plan=plan, voices=voices, by=by, **sheet.facts)
    if sheet.flip_chart:
        photo = actions.add_photo(
            plan=plan, scan=scan_of(flip_chart(sheet.flip_chart)), kind="flip_chart", by=by,
            about=f"The flip chart: {'; '.join(sheet.flip_chart)}",
        )  # fmt: skip
        actions.check_photo(photo=photo, by=written.cast["carol"], in_copies=True)
    return plan


def _about(written, plan, part, row):
    if row.about:
        children = [written.case.children.get(person=written.person(name)) for name in row.about]
        actions.say_about(plan=plan, part=part, children=children, by=written.case.coordinator)


def flip_chart(lines):
    """A drawn flip chart, as a photo of one: there are no real pictures in a demonstration."""
    image, out = Image.new("RGB", (900, 120 + 110 * len(lines)), "#fffdf5"), io.BytesIO()
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text(
            (70, 70 + 110 * number), line, fill=("#1d3557", "#9d0208", "#2d6a4f")[number % 3], font_size=52
        )
    image.save(out, "JPEG")
    return out.getvalue()


def ask_for_money(written, plan, asks, who, until):
    """The family asks for money in a new version; the social worker may not decide that, so it waits for a manager."""
    item, much, decider = asks
    by = written.case.coordinator
    actions.new_version(plan=plan, why="It costs more than we can find", asked_by=who, by=by)
    actions.ask_help(plan=plan, item=item, how_much=much, from_whom="The council", by=by)
    actions.show_for_agreement(plan=plan, by=by)
    actions.decide(
        plan=plan, outcome="awaiting", awaiting_who=decider, awaiting_what=f"{item}: {much}", awaiting_by=until,
        by=written.case.referrer,
    )  # fmt: skip
    finish(written, plan)


def show(written, plan, sheet, *, but=()):
    """Record what people said of it, but for some, and show it to the social worker."""
    for row in sheet.said:
        if row.name not in but:
            say(written, plan, row)
    return actions.show_for_agreement(plan=plan, by=written.case.coordinator)


def say(written, plan, row):
    """Record what one person said of the plan."""
    actions.record_agreement(
        plan=plan, person=written.person(row.name), answer=row.answer, how=row.how, words=row.words,
        by=written.case.coordinator,
    )  # fmt: skip


def answer(written, plan, sheet):
    """The social worker agrees, and answers what help there will be."""
    by = written.case.referrer
    for request, row in zip(plan.help_requests.order_by("pk"), sheet.help, strict=True):
        due = after(today(), row.due_days) if row.due_days else None
        actions.answer_help(request=request, answer=row.answer, reason=row.reason, due_on=due, by=by)
    actions.decide(plan=plan, outcome="as_written", by=by)


def finish(written, plan):
    """The family checked what was typed; the plan is final. Returns the version."""
    by = written.case.coordinator
    actions.mark_typed(plan=plan, by=by)
    actions.mark_checked(plan=plan, by=by)
    version = actions.finalise(plan=plan, by=by)
    written.case.refresh_from_db()
    return version


def hand_out(written, version, to, editions=None):
    """Make a copy for each and one for the social worker, and note how it reached them."""
    for name, how in to:
        _give(written, version, how, person=written.person(name), **(editions or {}).get(name, {}))
    _give(written, version, "screen", staff=written.case.referrer)


def hand_to_the_rest(written, version):
    """A copy by hand for each to whom one is due and who has none; the child's page for a child."""
    whole = whole_of(version.plan.conference)
    got = version.copies.filter(recalled_at=None)
    children = set(written.case.children.values_list("person", flat=True))
    due = people_due(version.pk, version.plan_id, whole and whole.pk).filter(case=written.case)
    for person in due.exclude(pk__in=got.exclude(person=None).values("person")):
        with contextlib.suppress(Refused):  # who must not know of the work gets nothing
            edition = "child" if person.pk in children else "standard"
            _give(written, version, "hand", person=person, edition=edition)
    if not got.filter(staff=written.case.referrer, child=None).exists():
        _give(written, version, "screen", staff=written.case.referrer)


def give_for_record(written, version, name):
    """A copy for one child's record, for the social worker to file."""
    child = written.case.children.get(person=written.person(name))
    _give(written, version, "screen", staff=written.case.referrer, edition="filing", child=child)


def _give(written, version, how, **whom):
    """Carol looks at it first where the family keeps something from somebody. None where this machine makes no PDFs."""
    by = written.case.coordinator
    with contextlib.suppress(PdfUnavailable):
        copy = actions.make_copy(version=version, by=by, **whom)
        actions.release_copy(copy=copy, by=written.cast["carol"])
        actions.record_handed_over(copy=copy, how=how, by=by)
