"""The Rowes on the evening of their conference: a whole referral with its bottom line, and a plan that is shown."""

from family_plans import actions as plans
from fgc.accounts.models import User
from fgc.cases import actions as cases
from fgc.lib.dates import today
from fgc.network import actions as network
from referrals import actions as referring
from tests.permissions import referral as letters

BOTTOM_LINE = "Lee must not live with the children"


def family():
    """Make them by the real actions in the service of the cast; returns the reference."""
    person = {user.first_name.lower(): user for user in User.objects.all()}
    tom, carol, amina = (person[name] for name in ("tom", "carol", "amina"))
    written = letters.write(tom, "Rowe")
    line = written.again().bottom_lines.first()
    line.text = BOTTOM_LINE
    line.save(update_fields=["text"])
    other = referring.Choice("other", reason="A family of its own")
    case = referring.accept(referral=letters.sent(written, tom).again(), by=carol, choice=other)
    case = cases.allocate(case=case, coordinator=amina, by=carol)
    nan = network.add_person(case=case, by=amina, given_name="Bridie", family_name="Rowe")
    for to in ("arranged", "held"):
        case = cases.move(case=case, to=to, by=amina, on=today())
    plan = plans.start_plan(case=case, by=amina)
    plans.add_action(
        plan=plan, by=amina, what="Lee moves back in to help at night", who=nan, by_words="From Sunday"
    )
    plans.ask_help(plan=plan, by=amina, item="Bus fares for Bridie", how_much="£40 a week for 12 weeks")
    plans.show_for_agreement(plan=plan, by=amina)
    plans.record_agreement(plan=plan, person=nan, answer="agrees", how="signed", by=amina)
    return case.reference
