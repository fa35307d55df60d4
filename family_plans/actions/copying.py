"""Copies: one for each recipient, made for that recipient, numbered, hashed and handed over (domain.md 5.1, 5.2)."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from family_plans.actions.beginning import refuse_withheld
from family_plans.editions import FILING, choices_for
from family_plans.freezing import places_of
from family_plans.models import CopyFile, PlanCopy, PlanVersion
from family_plans.paper import WORDED, Paper, content_of_copy, paper_for
from family_plans.recipients import Prints, is_out_of_date, what_copies_depend_on
from family_plans.second_looks import LOOKERS, waiting_for
from family_plans.wordings import languages_of, printed
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.access import abilities
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import clean
from fgc.network.disclosure import needs_second_look, withheld_in
from fgc.network.elsewhere import found_elsewhere
from fgc.network.models import Network
from fgc.network.names import names_one_of
from fgc.network.restrictions import check_may_reach, check_may_send


class NumberTaken(Refused):
    """Another copy got the number that is printed on this one: make it again."""


@dataclass(frozen=True)
class Prepared:
    """A copy on paper that nobody has yet: its row, its bytes, and what it was made from."""

    copy: PlanCopy
    paper: Paper
    made_from: tuple


def make_copy(*, version, by, **whom):
    """Make a copy and keep it: `prepare_copy`, then `save_copy`, once more when its number was taken meanwhile."""
    return with_number(lambda: save_copy(prepared=prepare_copy(version=version, by=by, **whom), by=by))


def with_number(make):
    """What `make()` returns; it runs a second time when the number of its copy was taken meanwhile."""
    try:
        return make()
    except NumberTaken:
        return make()


def prepare_copy(
    *, version, by, person=None, staff=None, role="", edition="standard", language="", child=None
):
    """Make the PDF of a version for one recipient, what they must not know left out. Nothing is written.

    Drawing takes about a second: call it outside a transaction, so that nobody waits for a lock meanwhile.
    Raises Refused, and PdfUnavailable when this machine cannot make PDFs.
    """
    check_edition(version, edition, language, person=person, staff=staff, child=child)
    if person is not None and person.case_id != version.plan.case_id:
        raise Refused("Choose somebody of this family", field="person")
    if person is not None:
        check_may_reach(person)
    role = clean(role).strip()[:120]
    if not (person or staff or role):
        raise Refused("Say who the copy is for", field="role")
    if role and names_one_of(role, version.plan.case.people.on_map()):
        raise Refused(
            "This is somebody of the family. Choose them in the list, so that what they must not know is left out.",
            field="role",
        )
    # The time is taken first: what is recorded from now on makes the copy out of date, never the reverse.
    copy = PlanCopy(
        version=version, person=person, staff=staff, role=role, edition=edition, language=language, child=child,
        made_by=by, made_at=timezone.now(),
    )  # fmt: skip
    made_from = what_copies_depend_on(version)
    copy.secrets = Prints(version.plan.case).of(copy)
    copy.number = _next_number(version)
    refuse_withheld(version.content, version.plan.case)
    _refuse_withheld_words(version, edition, language)
    copy.found = "\n".join(found_elsewhere(version.plan.case, by, _said_in(copy), copy.made_at))
    return Prepared(copy, paper_for(copy), made_from)


@transaction.atomic
def save_copy(*, prepared, by):
    """Keep a prepared copy and its bytes with their hash.

    Raises Refused when the family's record changed since it was drawn, NumberTaken when its number is not free.
    """
    copy, paper = prepared.copy, prepared.paper
    version, case = copy.version, copy.version.plan.case
    PlanVersion.objects.select_for_update().get(pk=version.pk)
    Network.objects.select_for_update().filter(case=case).first()  # whoever changes the map has finished
    if what_copies_depend_on(version) != prepared.made_from:
        raise Refused("Something in this family’s record changed while the copy was being made. Try again.")
    if copy.number != _next_number(version):
        raise NumberTaken("Other copies were being made at the same moment. Try again.")
    copy.needs_release = needs_second_look(case) or bool(copy.found)
    copy.sha256 = hashlib.sha256(paper.data).hexdigest()
    copy.pages, copy.left_out = paper.pages, paper.left_out
    copy.save(force_insert=True)
    CopyFile.objects.create(copy=copy, data=paper.data)
    record(
        "plan.copy_made",
        by=by,
        case=case,
        about=copy,
        number=version.number,
        copy=copy.number,
        sha256=copy.sha256,
    )
    return copy


def check_edition(version, edition, language="", *, person=None, staff=None, child=None):
    """Raises Refused unless this edition can be made for this recipient."""
    children = version.plan.case.children
    if edition == FILING:
        if staff is None or child is None or child.case_id != version.plan.case_id:
            raise Refused("The copy for a child’s record is for whoever files it there", field="edition")
        return
    choices = choices_for(
        is_child=person is not None and children.filter(person=person).exists(),
        is_family=person is not None,
        languages=languages_of(version) if language else (),
    )
    wanted = f"{edition}-{language}" if language else edition
    if wanted not in dict(choices):
        raise Refused("This edition cannot be made for them. Choose another", field="edition")


def _said_in(copy):
    """(place, words) of what this recipient gets: what the family and others wrote, and the words of the edition."""
    content, _left_out = content_of_copy(copy)
    yield from places_of(content)
    for rows in content["asked"].values():
        yield from (("what the family was asked", row["text"]) for row in rows)
    yield from (("who asked for this version", content["front"][name]) for name in ("why", "asked_by"))
    if copy.edition in WORDED:
        for name, row in printed(copy.version, copy.edition, copy.language).items():
            yield name, row.words


def _refuse_withheld_words(version, edition, language):
    """As `refuse_withheld`, for what staff or a translator wrote beside the plan."""
    words = printed(version, edition, language) if edition in WORDED else {}
    if withheld_in(version.plan.case, [(name, row.words) for name, row in words.items()]):
        raise Refused(
            "A withheld address or phone number is written in the words of this edition. Take it out: no copy may carry it."
        )


def _next_number(version):
    return (version.copies.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def release_copy(*, copy, by, reason=""):
    """A second person has looked at a copy of a family with something to keep from somebody: it may leave.

    Nobody releases what they made; where nobody else is there the service manager may, with a reason (decisions.md),
    but not when it names another family.
    """
    copy = (
        PlanCopy.objects.select_for_update(of=("self",)).select_related("version__plan__case").get(pk=copy.pk)
    )
    if copy.may_leave:
        return copy
    if copy.recalled_at:
        raise Refused("This copy was called back. Make a new one")
    case = copy.version.plan.case
    at_work = abilities(by, case).whole("plan_draft")
    if by.role not in LOOKERS or not (at_work or waiting_for(by).filter(pk=copy.pk).exists()):
        raise Refused("Another coordinator or a service manager has to look at this copy")
    own = copy.made_by_id == by.pk
    if own and (copy.found or by.role != Role.SERVICE_MANAGER):
        raise Refused("Somebody other than you has to look at this copy")
    if own and not reason.strip():
        raise Refused("Say why nobody else can look at it", field="reason")
    copy.released_by, copy.released_at, copy.release_reason = by, timezone.now(), clean(reason).strip()[:500]
    copy.save(update_fields=["released_by", "released_at", "release_reason"])
    record("plan.copy_released", by=by, case=case, about=copy, number=copy.number)
    return copy


@transaction.atomic
def record_handed_over(*, copy, how, by, on=None):
    """Record how and when a copy reached its recipient."""
    copy = (
        PlanCopy.objects.select_for_update(of=("self",)).select_related("version__plan__case").get(pk=copy.pk)
    )
    if copy.recalled_at:
        raise Refused("This copy was called back. Make a new one")
    if not copy.may_leave:
        raise Refused("A second person has to look at this copy first")
    if is_out_of_date(copy) and not copy.handed_over_on:
        raise Refused("Something was recorded since that this copy may not carry. Make a new copy instead")
    if copy.person and not copy.handed_over_on:
        check_may_send(copy.person)
    if how not in dict(PlanCopy.WAYS):
        raise Refused("Choose how it was handed over", field="how")
    if on and on > today():
        raise Refused("The day must be today or in the past", field="on")
    copy.handed_over_on, copy.handed_how, copy.handed_by = on or today(), how, by
    copy.save(update_fields=["handed_over_on", "handed_how", "handed_by"])
    record("plan.copy_handed_over", by=by, case=copy.version.plan.case, about=copy, how=how)
    return copy
