"""Comparing colleagues who are new, or are called or reached otherwise by now, with everybody on the families' maps.

Whoever is put on a map is compared with the colleagues there are (knowing.py); this is the other way round. A job does
it (referrals/jobs.py), because one colleague may have to be compared with all the people of a service.
"""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from fgc.accounts.models import User
from fgc.lib.encrypted import keyed_hash
from fgc.network import alike
from fgc.network.actions.knowing import ask
from fgc.network.actions.version import wait_turn
from fgc.network.duplicates import skeleton
from fgc.network.knowing import numbers_of, share_a_name
from fgc.network.models import Person, StaffCompared, StaffQuestion

TOGETHER = 25  # colleagues in one go: each reading of all the people serves so many
NAMES = ("given_name", "known_as", "family_name", "former_name")
Shares = StaffQuestion.Shares


def to_compare():
    """[(colleague, whether by name, whether by number)] of those who are new or changed since; two queries."""
    done = {row.staff_id: row for row in StaffCompared.objects.all()}
    found = []
    for user in User.objects.filter(is_active=True, service__isnull=False).order_by("pk"):
        row = done.get(user.pk)
        name, numbers = _print(user)
        named, reached = row is None or row.name != name, row is None or row.numbers != numbers
        if named or reached:
            found.append((user, named, reached))
    return found


def forget_those_away():
    """Whose account has ended is compared with everybody when it opens again: meanwhile nobody was compared with them."""
    StaffCompared.objects.filter(staff__is_active=False).exclude(name="").update(name="", numbers="")


def compare(*, colleagues, settled=frozenset(), by=None):
    """Ask about colleagues of one service (as `to_compare` gives them) and whoever on a map is like them.

    `settled` are pairs of ids (record, colleague) of whom the people that came with the referral were asked about on it.
    """
    seen = {user.pk: _print(user) for user, _named, _reached in colleagues}
    like = [*_by_name([user for user, named, _reached in colleagues if named])]
    like += _by_number([user for user, _named, reached in colleagues if reached])
    for person_id, user, shares in like:
        _bring_up(person_id, user, shares, settled, by)
    for pk, (name, numbers) in seen.items():
        said = {"name": name, "numbers": numbers, "at": timezone.now()}
        StaffCompared.objects.update_or_create(staff_id=pk, defaults=said)


@transaction.atomic
def _bring_up(person_id, user, shares, settled, by):
    person = Person.objects.on_map().select_related("case").get(pk=person_id)
    wait_turn(person.case)
    if person.referred_key and (person.case_id, user.pk) in settled:
        return
    rows = StaffQuestion.objects.filter(about=person, staff=user, shares=shares, answered_at=None)
    rows.exclude(withdrawn_at=None).update(withdrawn_at=None, asked_at=timezone.now())
    ask(person, [user], shares, by=by)


def _by_name(colleagues):
    """(person, colleague, what they share) of those who have one name, in one reading of all the people."""
    by_sound = defaultdict(list)
    for user in colleagues:
        by_sound[skeleton(user.name.rpartition(" ")[2])[:1]].append(user)
    if not by_sound:
        return
    people = Person.objects.on_map().filter(case__service=colleagues[0].service_id).order_by()
    for pk, given, known_as, family, former in people.values_list("pk", *NAMES).iterator(chunk_size=2000):
        given, family = (
            [name for name in (given, known_as) if name],
            [name for name in (family, former) if name],
        )
        for sound in {skeleton(name)[:1] for name in family} & by_sound.keys():
            for user in by_sound[sound]:
                if share_a_name(user, given, family):
                    yield pk, user, Shares.NAME


def _by_number(colleagues):
    """The same of those who have a number or an e-mail address in common, by the index of their hashes."""
    by_match = defaultdict(list)
    for user in colleagues:
        for match in numbers_of(user):
            by_match[match].append(user)
    if not by_match:
        return []
    pairs = alike.reached_at(colleagues[0].service_id, by_match)
    return [(person, user, Shares.NUMBER) for person, match in pairs for user in by_match[match]]


def _print(user):
    """What stands for a colleague's name, and for their numbers, without saying them."""
    return keyed_hash(user.name), keyed_hash(" ".join(sorted(numbers_of(user))))
