"""Staff who may know a family that is referred: they share a name or a number with somebody of the referral.

Whom this is asked of, fgc/network/knowing.py says; those who are put on the map later are asked about there.
"""

from fgc.accounts.roles import Role
from fgc.network.knowing import Asked, colleagues, numbers_of, share_a_name, who_answers
from fgc.network.matches import match_of
from fgc.network.models import StaffQuestion
from referrals.access import DECIDE, abilities
from referrals.models import Referral
from referrals.stages import RETURNED, SENT

OPEN = (SENT, RETURNED)
Shares = StaffQuestion.Shares


def questions(referral, reader):
    """The questions about a referral that nobody has answered yet and that are asked of this reader."""
    return [asked for asked in _open(referral) if reader in answerers(referral, asked.person)]


def asked_before(referral, reader, key):
    """The colleague with that key when it was asked of this reader about them, and answered meanwhile; None otherwise."""
    settled = {row.person for row in referral.conflicts.select_related("person")}
    settled |= {row.coordinator for row in referral.conflict_answers.select_related("coordinator")}
    found = (person for person in settled if person.key == key and person.pk != reader.pk)
    return next((person for person in found if reader in answerers(referral, person)), None)


def stands_aside(referral, person):
    """Whether somebody else has to say first that this person does not know the family."""
    staff = colleagues(referral.service_id).filter(pk=person.pk)
    return bool(_open(referral, staff)) and person not in answerers(referral, person)


def answerers(referral, staff):
    """Who is asked whether a colleague knows the family of a referral."""
    barred = referral.conflicts.filter(ended_at=None).values("person")
    return who_answers(
        referral.service_id, staff, barred=barred,
        decides=lambda person: DECIDE in abilities(person, referral),
    )  # fmt: skip


def for_governance(user):
    """The referrals with a question about a manager that is asked of information governance: [(referral, Asked)].

    They may not read the referral: nobody of the family is named.
    """
    managers = list(colleagues(user.service_id).filter(role=Role.SERVICE_MANAGER))
    waiting = Referral.objects.filter(service=user.service_id, stage__in=OPEN, case=None).order_by(
        "sent_at", "pk"
    )
    return [
        (referral, asked.nameless())
        for referral in waiting.prefetch_related("children", "people", "conflicts", "conflict_answers")
        for asked in _open(referral, managers)
        if user in answerers(referral, asked.person)
    ]


def cleared(referral, reader):
    """Whom somebody asked about already and found without a conflict, with the reason; the reader is left out."""
    rows = referral.conflict_answers.filter(has_conflict=False).exclude(coordinator=reader)
    return [
        {"name": row.coordinator.name, "words": row.words, "by": row.by.name, "at": row.at}
        for row in rows.select_related("coordinator", "by")
    ]


def _open(referral, staff=None):
    """What is to be asked about some staff (all of the service, unless named) and is not answered yet."""
    people = [*referral.children.all(), *referral.people.all()]
    settled = {row.person_id for row in referral.conflicts.all()}
    settled |= {row.coordinator_id for row in referral.conflict_answers.all()} | {referral.author_id}
    staff = colleagues(referral.service_id) if staff is None else staff
    details = _details(people)
    found = (_asked(user, people, details) for user in staff if user.pk not in settled)
    return [asked for asked in found if asked]


def _asked(user, people, details):
    for match in numbers_of(user):
        if match in details:
            return Asked(user, ((Shares.NUMBER, details[match]),))
    for person in people:
        given = [name for name in (person.given_name, person.known_as) if name]
        if share_a_name(user, given, [person.family_name] if person.family_name else []):
            return Asked(user, ((Shares.NAME, person.name),))
    return None


def _details(people):
    """{hash: name} of the phone numbers and e-mail addresses of a referral's people."""
    return {
        match_of(kind, value): person.name
        for person in people
        for kind in ("phone", "email")
        if (value := getattr(person, kind, ""))
    }
