"""Who is not invited: another way to take part, why, who agrees, and how they were told."""

import datetime as dt

import pytest
from django.utils import timezone

from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.messages import MESSAGES
from fgc.network import actions, restrictions
from fgc.network.audience import Audience
from fgc.network.models import Restriction
from fgc.network.reminders import plan
from fgc.notifications.actions import add
from fgc.notifications.models import Message
from tests import cast
from tests.network.restricted import Family

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    """A family with something to keep from Darren."""
    return Family()


def test_nobody_is_left_out_without_another_way(f):
    row = f.restrict("not_invited", f.darren, category="violence", extent="part")
    assert (row.category, row.extent) == ("violence", "part")
    with pytest.raises(Refused, match="another way"):
        actions.approve_restriction(restriction=row, by=f.w.carol)
    row = actions.approve_restriction(restriction=row, by=f.w.carol, other_way="A letter that is read out")
    with pytest.raises(Refused, match="Say how they were told"):
        actions.record_told(restriction=row, by=f.w.amina, other_way="A letter", told_on=today())
    with pytest.raises(Refused, match="another way"):
        actions.record_told(restriction=row, by=f.w.amina, other_way=" ")
    row = actions.record_told(
        restriction=row, by=f.w.amina, other_way="A letter", told_on=today(), told_how="By Amina on the phone",
        challenge="Asked for a second look; the decision stands",
    )  # fmt: skip
    assert restrictions.followed(row)[-1] == "Challenge: Asked for a second look; the decision stands"
    assert restrictions.sentence(row) == "Darren is not invited to part of the conference"


def test_what_belongs_to_one_kind_is_not_kept_for_another(f):
    row = f.restrict("must_not_meet", f.kayleigh, f.darren, scope="room", category="violence", other_way="x")
    assert (row.scope, row.category, row.other_way) == ("room", "", "")
    row = f.restrict("speak_first", f.june, scope="knowing")
    assert row.scope == "call"


def test_the_form_asks_why_and_keeps_what_was_typed(f):
    amina = cast.signed_in(f.w.amina)
    url = f"/cases/{f.case.reference}/restrictions/add/"
    answers = {
        "kind": "not_invited", "person": f.darren.key, "other": "", "basis": "child", "reason": "Her wish",
        "evidence": "", "since": "", "until": "", "review_on": "", "category": "", "extent": "whole",
        "other_way": "Sends a letter", "scope": "",
    }  # fmt: skip
    page = amina.post(url, answers).content.decode()
    assert "Select why they are not invited" in page and "Sends a letter" in page
    assert amina.post(url, answers | {"category": "child"}).status_code == 302
    row = Restriction.objects.get()
    assert (row.category, row.other_way) == ("child", "Sends a letter")
    told = f"/cases/{f.case.reference}/restrictions/{row.key}/told/"
    sent = {
        "other_way": "Sends a letter", "told_on": "", "told_how": "Not told: it would put Ellie at risk",
        "challenge": "",
    }  # fmt: skip
    page = amina.post(told, sent, follow=True).content.decode()
    assert "Not told: it would put Ellie at risk" in page
    assert cast.signed_in(f.w.carol).get(told).status_code == 403


def test_a_proposal_is_brought_up_to_the_manager_until_it_is_decided_and_says_so_everywhere(f):
    """The coordinator leaves nobody out for good alone; the manager who proposed it is not asked to agree with herself."""
    row = f.restrict("not_invited", f.darren, category="violence", other_way="A letter")
    assert restrictions.sentence(row) == "Darren is not invited, if a service manager agrees"
    assert [view.sentence for view in Audience.for_staff(f.case, f.w.amina).restrictions()] == [
        "Darren is not invited, if a service manager agrees."
    ]
    assert list(plan(timezone.now())) == []
    later = timezone.now() + dt.timedelta(days=8)
    sent = list(plan(later))
    assert [(one["kind"], one["to"].first_name) for one in sent] == [("restriction.proposed", "Carol")] * 2
    assert len({one["unique_key"] for one in sent}) == 2
    add(sent)
    told = Message.objects.filter(kind="restriction.proposed").first()
    spec = MESSAGES["restriction.proposed"]
    assert spec.wanted(told) and "waits for your decision" in spec.text(told).title
    actions.approve_restriction(restriction=row, by=f.w.carol)
    assert list(plan(later)) == [] and not spec.wanted(told)
    f.restrict("not_invited", f.june, category="violence", by=f.w.carol)
    assert list(plan(later)) == []
