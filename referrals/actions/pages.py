"""Two people write one draft: a page that somebody saved meanwhile is not written over unseen (decisions.md)."""

from django.db import transaction
from django.utils import timezone

from fgc.lib.errors import Refused
from referrals.actions.draft import writable
from referrals.models import SavedPage


class Changed(Refused):
    """Somebody saved this page since it was opened; `saved` says who and when."""

    def __init__(self, saved, by):
        self.saved, self.is_own = saved, saved.by_id == by.pk
        who = "You saved this page elsewhere" if self.is_own else f"{saved.by.name} saved this page"
        super().__init__(f"{who} while you were writing. Yours is not saved yet: look at both, then choose")


def version_of(referral, place):
    """How often a page was saved; read it before the answers of the page, so that none is missed."""
    rows = SavedPage.objects.filter(referral=referral, place=place)
    return rows.values_list("version", flat=True).first() or 0


@transaction.atomic
def save_page(*, referral, place, read_at, by, save):
    """Carry out `save()` of a page that was opened at version `read_at`, and count it; returns what it returned.

    Raises Changed when the page was saved since. None for `read_at`: a page that is not compared.
    """
    referral = writable(referral)
    saved = SavedPage.objects.filter(referral=referral, place=place).select_related("by").first()
    if read_at is not None and read_at != (saved.version if saved else 0):
        raise Changed(saved or SavedPage(by=by, at=timezone.now()), by)
    note_saved(referral, place, by=by)
    return save()


def note_saved(referral, *places, by):
    """Count that pages of a locked draft were saved, also those that show the same answers elsewhere."""
    for place in places:
        row, made = SavedPage.objects.get_or_create(
            referral=referral, place=place, defaults={"by": by, "at": timezone.now()}
        )
        if not made:
            row.version, row.by, row.at = row.version + 1, by, timezone.now()
            row.save(update_fields=["version", "by", "at"])
