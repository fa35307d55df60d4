"""Staff who may know a family: they share a name, a phone number or an e-mail address with somebody of it.

Asked of a service manager, never of the person concerned (domain.md 10, scenario 20). About the only manager it is asked
of information governance; where nobody else is there, of themselves (docs/decisions/0023).
"""

from dataclasses import dataclass

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.cases.access import abilities
from fgc.cases.models import Case
from fgc.cases.policy import CONFLICT
from fgc.lib.text import and_list
from fgc.network.duplicates import Known, same_name, skeleton
from fgc.network.matches import match_of
from fgc.network.models import StaffQuestion

SAYS = {
    StaffQuestion.Shares.NAME: "the same name as {}",
    StaffQuestion.Shares.NUMBER: "the same phone number or e-mail address as {}",
}
BARRED = "Somebody answered this meanwhile: there is a conflict of interest, and the record is closed to them"
SOMEBODY = "somebody of this family"


@dataclass(frozen=True)
class Asked:
    """That a colleague has something in common with people of a family: pairs of what it is and the person's name."""

    person: User
    shared: tuple

    @property
    def words(self):
        """What is in common, as it stands after "has" or "have"."""
        said = []
        for what, sentence in SAYS.items():
            names = dict.fromkeys(name for shared, name in self.shared if shared == what)
            if names:
                said.append(sentence.format(and_list(names)))
        return " and ".join(said)

    def sentence(self, reader):
        """`Dele Ade (business support) has the same name as Dele Ade. Is this a conflict of interest?`"""
        if reader.pk == self.person.pk:
            return f"You have {self.words}. Do you know this family?"
        role = self.person.role_name.lower()
        return f"{self.person.name} ({role}) has {self.words}. Is this a conflict of interest?"

    def nameless(self):
        """The same for a reader who may not know who is in the family."""
        return Asked(self.person, tuple((what, SOMEBODY) for what, _name in self.shared))


def colleagues(service_id):
    """The people of a service whose account is open."""
    return User.objects.filter(service=service_id, is_active=True).order_by("name", "pk")


def share_a_name(user, given, family):
    """Whether somebody of these first names and last names is called like a member of staff."""
    first, _, last = user.name.rpartition(" ")
    # Names that do not even begin with the same sound are not compared letter by letter.
    near = any(skeleton(name)[:1] == skeleton(last)[:1] for name in family or ("",))
    if not (first and given and near):
        return False
    return same_name(Known(given=(first,), family=(last,)), Known(given=tuple(given), family=tuple(family)))


def numbers_of(user):
    """The hashes by which a member of staff's own numbers are found among those of a family."""
    own = {match_of("email", user.email)}
    return own | {match_of("phone", user.phone)} if user.phone else own


def who_answers(service_id, concerned, *, decides, barred):
    """Who is asked whether `concerned` knows a family.

    The other managers of the service who decide about the family (`decides(person)`); else information governance,
    less whoever is `barred` (ids); else the one concerned, when they decide.
    """
    others = colleagues(service_id).exclude(pk=concerned.pk)
    managers = [person for person in others.filter(role=Role.SERVICE_MANAGER) if decides(person)]
    if managers:
        return managers
    governance = others.filter(role=Role.INFORMATION_GOVERNANCE).exclude(pk__in=barred)
    return list(governance) or ([concerned] if decides(concerned) else [])


def asked_about(case, reader):
    """What is asked of this reader about the record of a family: one `Asked` for each colleague."""
    rows = StaffQuestion.objects.waiting().filter(case=case)
    found = [asked for asked in _by_colleague(rows) if reader in answerers(case, asked.person)]
    return _readable(case, reader, found)


def asked_before(case, reader, key):
    """What was asked of this reader about the colleague with that key, answered meanwhile or not; None otherwise.

    For a form that was open while somebody else answered: what was typed in it is not thrown away.
    """
    rows = StaffQuestion.objects.filter(case=case, staff__key=key).exclude(staff=reader)
    found = [asked for asked in _by_colleague(rows) if reader in answerers(case, asked.person)]
    return _readable(case, reader, found)[0] if found else None


def is_barred(case, staff):
    """Whether a colleague has a conflict of interest with a family."""
    return case.memberships.filter(person=staff, relationship=CONFLICT, ended_at=None).exists()


def _readable(case, reader, found):
    """The same, without names for a reader who may not know who is in the family."""
    return found if abilities(reader, case).whole("people") else [asked.nameless() for asked in found]


def _by_colleague(questions):
    rows = {}
    for row in questions.select_related("staff", "about"):
        rows.setdefault(row.staff, []).append((row.shares, row.about.name))
    return [Asked(staff, tuple(shared)) for staff, shared in rows.items()]


def answerers(case, staff):
    """Who is asked whether a colleague knows the family of a record."""
    barred = case.memberships.filter(relationship=CONFLICT, ended_at=None).values("person")
    return who_answers(
        case.service_id, staff, barred=barred,
        decides=lambda person: abilities(person, case).can("manage.write"),
    )  # fmt: skip


def answered_about(case, reader):
    """What was answered before, with the reason; the reader is left out."""
    rows = StaffQuestion.objects.filter(case=case, is_conflict=False).exclude(staff=reader)
    found = {}
    for row in rows.select_related("staff", "answered_by"):
        said = {
            "name": row.staff.name,
            "words": row.reason,
            "by": row.answered_by.name,
            "at": row.answered_at,
        }
        found[row.staff_id, row.answered_at] = said
    return list(found.values())


def for_governance(user):
    """The records with a question about a manager that is asked of information governance: [(case, Asked)]."""
    waiting = StaffQuestion.objects.waiting().filter(
        case__service=user.service_id, staff__role=Role.SERVICE_MANAGER
    )
    cases = Case.objects.filter(pk__in=waiting.values("case")).select_related("coordinator").order_by("pk")
    return [(case, asked) for case in cases for asked in asked_about(case, user)]
