"""Starting a referral and saving its plain pages."""

from django.db import transaction
from django.utils import timezone

from fgc.accounts.models import Service
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.references import unused_reference
from fgc.lib.text import and_list
from referrals.access import may_start
from referrals.answers import PAGES, ROWS
from referrals.missing import completed
from referrals.models import Referral, ReferralStageChange
from referrals.sections import whole
from referrals.stages import DRAFT, WRITABLE


@transaction.atomic
def start(*, by, author=None, service=None):
    """Begin a draft. Business support names the social worker for whom it logs one that came by post."""
    if not may_start(by):
        raise Refused("Your role does not refer families.")
    author = author or by
    service = service or author.service or Service.objects.first()
    if service is None or (author != by and author.service_id != by.service_id):
        raise Refused("Choose a social worker of this service", field="author")
    referral = Referral.objects.create(
        reference=unused_reference("REF", lambda ref: Referral.objects.filter(reference=ref).exists()),
        service=service,
        author=author,
        logged_by=by if by != author else None,
        team=author.team,
        updated_at=timezone.now(),
    )
    ReferralStageChange.objects.create(referral=referral, after=DRAFT, at=timezone.now(), by=by)
    record("referral.started", by=by, case=referral)
    return referral


@transaction.atomic
def save_answers(*, referral, page, by, **answers):
    """Save what is given of one page (a name of PAGES); other names raise ValueError."""
    unknown = set(answers) - set(PAGES[page].fields)
    if unknown:
        raise ValueError(f"not on that page: {sorted(unknown)}")
    referral = writable(referral)
    for name, value in answers.items():
        setattr(referral, name, value)
    referral.save(update_fields=list(answers))
    touch(referral)
    record("referral.saved", by=by, case=referral, section=PAGES[page].section)
    return referral


@transaction.atomic
def say_none(*, referral, kind, none, by):
    """Record that there are no bottom lines, or nobody to keep apart: `none` is an answer too."""
    name = ROWS[kind].none_field
    referral = writable(referral)
    if none and getattr(referral, ROWS[kind].related).exists():
        raise Refused("There are some on the list. Remove them first, if there are really none", field="none")
    setattr(referral, name, none)
    referral.save(update_fields=[name])
    touch(referral)
    record("referral.saved", by=by, case=referral, section=ROWS[kind].section)
    return referral


def writable(referral):
    """The referral, locked, while it may be written; raises Refused once it has been sent."""
    referral = Referral.objects.select_for_update().get(pk=referral.pk)
    if referral.stage not in WRITABLE:
        raise Refused("This referral has been sent, so it cannot be changed here. Add to it instead.")
    return referral


def take_off(referral, related, row, *, section, by):
    """Take a row off one of the lists of a draft."""
    referral = writable(referral)
    getattr(referral, related).filter(pk=row.pk).delete()
    touch(referral)
    record("referral.row_removed", by=by, case=referral, section=section, key=row.key)


def touch(referral):
    """Write the names that lists show and the sections that are whole."""
    found = whole(referral)
    referral.title = title_of(found.children)
    referral.children_count = len(found.children)
    referral.completed = completed(found)
    referral.updated_at = timezone.now()
    referral.save(update_fields=["title", "children_count", "completed", "updated_at"])


def title_of(children):
    """`Ellie, Mason and unborn baby R.`: the names as lists show them."""
    if not children:
        return ""
    names = [
        name if name != "Unborn baby" else "unborn baby" for name in (child.short_name for child in children)
    ]
    initial = next((child.family_name[0].upper() for child in children if child.family_name), "")
    title = and_list(names) + (f" {initial}." if initial else "")
    return (title[:1].upper() + title[1:])[:200]
