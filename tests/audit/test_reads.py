"""What a read says: whose page it was; and what the session keeps of a search."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from fgc.audit.models import AuditEvent
from fgc.lib.encrypted import decrypt
from fgc.network import actions as network
from tests import cast
from tests.built import built_once

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def family():
    """A case with a mother who has a phone number, and a neighbour who has none."""
    w = cast.world()
    case = cast.open_case(w)
    mother, other = (
        network.add_person(case=case, by=w.amina, given_name=name, family_name="Reid")
        for name in ("Kelly", "Joan")
    )
    phone = network.add_contact(
        person=mother, kind="phone", value="07700 900123", by=w.amina, is_withheld=False, is_safe=True
    )
    return w, case, mother, other, phone


def reads(case):
    """What the reads of the case were about, in order."""
    found = AuditEvent.objects.filter(kind="case.opened", case=case.reference).order_by("seq")
    return [(event.object_kind, event.object_key) for event in found]


def test_reading_one_persons_contact_is_recorded_about_that_person(family):
    """Once a page; the page of the whole family is about nobody in particular."""
    w, case, mother, other, phone = family
    client = cast.signed_in(w.amina)
    client.get(reverse("network:person", args=[case.reference, mother.key]))
    client.get(reverse("network:change_contact", args=[case.reference, phone.key]))
    client.get(reverse("network:person", args=[case.reference, other.key]))
    client.get(reverse("network:family", args=[case.reference]))
    of = "network.person"
    assert reads(case) == [(of, mother.key), (of, mother.key), (of, other.key), ("", "")]


def test_who_may_not_open_it_leaves_no_read_about_anybody(family):
    """A colleague of another team finds nothing, and nothing says whom they looked for."""
    w, case, mother, _, phone = family
    client = cast.signed_in(w.grace)
    for name, key in (("person", mother.key), ("change_contact", phone.key)):
        assert client.get(reverse(f"network:{name}", args=[case.reference, key])).status_code == 404
    assert reads(case) == []


@pytest.mark.parametrize(
    ("search", "listed", "who"),
    [("workspace:search", "workspace:cases", "amina"), ("accounts:search_users", "accounts:users", "sam")],
)
def test_what_was_searched_for_cannot_be_read_in_the_session(family, search, listed, who):
    """Nothing of it in the session's row; the next page still knows it, and a lost key only forgets it."""
    w, *_ = family
    client = cast.signed_in(getattr(w, who))
    client.post(reverse(search), {"words": "Kayleigh"})
    row = Session.objects.get(session_key=client.session.session_key)
    kept = row.get_decoded()
    assert "kayleigh" not in str(kept).casefold() and "kayleigh" not in row.session_data.casefold()
    name = next(name for name in kept if name.endswith("_search"))
    assert decrypt(kept[name]) == "Kayleigh"
    page = reverse(listed) + "?search=1"
    assert 'value="Kayleigh"' in client.get(page).content.decode()
    session = client.session
    session[name] = "Kayleigh"  # as an earlier release kept it, or a key that is gone
    session.save()
    assert client.get(page).status_code == 200
    client.post(reverse(search), {"words": ""})
    assert name not in client.session


def test_an_invitation_link_is_not_readable_in_the_session():
    """It is shown once, to the administrator who made it."""
    w = cast.world()
    client = cast.signed_in(w.sam, just_now=True)
    answer = client.post(
        reverse("accounts:add_user"),
        {
            "name": "Nora Quin",
            "email": "nora.quin@northshore.example",
            "role": "coordinator",
            "working_pattern": "1",
        },
    )
    row = Session.objects.get(session_key=client.session.session_key)
    assert "/password/reset/" not in str(row.get_decoded())
    assert "/password/reset/" in client.get(answer.url).content.decode()
    assert "/password/reset/" not in client.get(answer.url).content.decode()
