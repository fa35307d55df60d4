"""Many people typing into one plan at once, in threads; `main()` does it on a database of its own."""

import threading

from django.core.management import call_command
from django.db import close_old_connections, connection

from family_plans import actions
from family_plans.models import Plan
from tests.built import built_once
from tests.family_plans import family as fam

PEOPLE, EACH = 50, 4


@built_once
def all_at_once():
    """50 people add 4 actions each at the same moment; returns what stands in the plan and what went wrong."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    gate, wrong = threading.Barrier(PEOPLE), []

    def types(person):
        try:
            gate.wait(timeout=60)
            for number in range(EACH):
                plan = Plan.objects.get(case=home.case)
                heading = ("", "Mornings", "Money")[person % 3]
                actions.add_action(plan=plan, what=f"{person}:{number}", heading=heading, by=home.world.amina)
        except Exception as error:  # noqa: BLE001 whatever it is, it is the finding
            wrong.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=types, args=(person,)) for person in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    return list(home.plan.actions.filter(removed_at=None).values_list("what", flat=True)), wrong


def main():
    """Make the tables, let them type, say how many actions stand."""
    call_command("migrate", "--skip-checks", verbosity=0)
    found, wrong = all_at_once()
    print(len(found), len(set(found)), len(wrong), wrong[:1])
