"""Two children and their parents, in the demonstration's service: a map that is still to be built."""

from fgc.accounts.models import User
from fgc.cases import actions as cases
from fgc.lib.dates import today
from fgc.network import actions as network


def family():
    """Make them by the real actions, with Amina as coordinator; returns the reference."""
    person = {user.first_name.lower(): user for user in User.objects.all()}
    tom, carol, amina = (person[name] for name in ("tom", "carol", "amina"))
    case = cases.open_case(
        service=tom.service, title="Ilhan and Zaki A.", children_count=2, referrer=tom, team=tom.team,
        received_on=today(), by=carol,
    )  # fmt: skip
    case = cases.allocate(case=case, coordinator=amina, by=carol)
    ilhan, zaki, deqa, said = (
        network.add_person(case=case, by=amina, given_name=given, family_name=family, gender=gender, birth_year=year)
        for given, family, gender, year in (
            ("Ilhan", "Aden", "f", 2017), ("Zaki", "Aden", "m", 2020), ("Deqa", "Nuur", "f", 1990),
            ("Said", "Aden", "m", 1988),
        )
    )  # fmt: skip
    for child in (ilhan, zaki):
        network.add_child(case=case, person=child, by=amina)
        for parent in (deqa, said):
            network.add_parent(child=child, parent=parent, by=amina)
    return case.reference
