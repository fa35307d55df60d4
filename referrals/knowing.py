"""Staff who may know a family: they share a name, a phone number or an e-mail address with somebody of a referral.

Asked of a service manager, never of the person concerned, who is told nothing of it (domain.md 10, scenario 20).
"""

from dataclasses import dataclass

from fgc.accounts.models import User
from fgc.network.actions.contacts import match_of
from fgc.network.duplicates import Known, same_name, skeleton


@dataclass(frozen=True)
class Question:
    """That somebody of the service has something in common with somebody of a referral; `words` say what."""

    person: User
    words: str

    @property
    def sentence(self):
        """`Dele Ade (business support) has the same name as Dele Ade. Is this a conflict of interest?`"""
        return f"{self.person.name} ({self.person.role_name.lower()}) {self.words}. Is this a conflict of interest?"


def questions(referral, reader):
    """The questions about a referral that nobody has answered yet, without one about the reader."""
    people = [*referral.children.all(), *referral.people.all()]
    settled = {row.person_id for row in referral.conflicts.all()}
    settled |= set(referral.conflict_answers.values_list("coordinator_id", flat=True))
    staff = User.objects.filter(service=referral.service_id, is_active=True).exclude(
        pk__in=[reader.pk, referral.author_id, *settled]
    )
    details = _details(people)
    found = ((person, _in_common(person, people, details)) for person in staff.order_by("name", "pk"))
    return [Question(person, words) for person, words in found if words]


def cleared(referral, reader):
    """Whom somebody asked about already and found without a conflict, with the reason; the reader is left out."""
    rows = referral.conflict_answers.filter(has_conflict=False).exclude(coordinator=reader)
    return [
        {"name": row.coordinator.name, "words": row.words, "by": row.by.name, "at": row.at}
        for row in rows.select_related("coordinator", "by")
    ]


def _in_common(user, people, details):
    for match in (match_of("phone", user.phone) if user.phone else "", match_of("email", user.email)):
        if match in details:
            return f"has the same phone number or e-mail address as {details[match]}"
    first, _, last = user.name.rpartition(" ")
    mine = Known(given=(first,), family=(last,))
    for person in people:
        names = tuple(name for name in (person.given_name, person.known_as) if name)
        # Names that do not even begin with the same sound are not compared letter by letter.
        near = skeleton(person.family_name)[:1] == skeleton(last)[:1]
        if first and names and near and same_name(mine, Known(given=names, family=(person.family_name,))):
            return f"has the same name as {person.name}"
    return ""


def _details(people):
    """{hash: name} of the phone numbers and e-mail addresses of a referral's people."""
    return {
        match_of(kind, value): person.name
        for person in people
        for kind in ("phone", "email")
        if (value := getattr(person, kind, ""))
    }
