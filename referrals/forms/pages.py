"""The plain pages of the form, one for each name of referrals.answers.PAGES."""

from django import forms

from fgc.lib.forms import DateField, Fieldset, NearDateField
from referrals import codes
from referrals.answers import PAGES
from referrals.forms.base import DraftForm, choose, pick, tick, words


class SharingForm(DraftForm):
    """That the family knows it is voluntary, and what may be shared."""

    needed = PAGES["sharing"].needs
    told_voluntary = pick(
        "Have you told the family that it is voluntary?", codes.YES_NO, inline=True,
        help_text="Saying no is their choice and is not held against them.")  # fmt: skip
    privacy_on = NearDateField(label="When was the privacy notice given?", required=False, past=True,
                               help_text="For example, 17/11/2026.")  # fmt: skip
    sharing_agreed = pick(
        "Does the family agree that you share information with the FGC service?", codes.YES_NO, inline=True
    )
    sharing_limits = words("What may not be shared, or with whom?", rows=3, limit=1000,
                           help_text="Leave blank if there are no limits.")  # fmt: skip
    private_matters = words(
        "What does a parent not want others in the family to know?", rows=3, limit=1000,
        help_text="Only the coordinator and the service read this. Write ‘none’ if there is nothing.")  # fmt: skip


class PurposeForm(DraftForm):
    """Why now, in words that the family will see."""

    needed = PAGES["purpose"].needs
    purposes = tick("What should the family’s plan be about?", codes.PURPOSES)
    primary_need = choose("Main need, for reports", codes.NEEDS, blank="Not chosen")
    background = words("What is the background, and why are you involved?", rows=6, limit=4000,
                       help_text="Short, and as you would say it to the family. The family will see this.")  # fmt: skip
    strengths = words("What is working well?", rows=5, limit=4000, help_text="The family will see this.")
    worries = words("What are you worried about?", rows=5, limit=4000,
                    help_text="Say what has happened, in plain words. The family will see this.")  # fmt: skip
    change = words("What needs to change?", rows=5, limit=4000, help_text="The family will see this.")
    change_by = DateField(label="By when does it need to change?", about="The date", required=False,
                          help_text="For example, 27 3 2027.")  # fmt: skip
    contingency = words("What will the council do if there is no plan, or it is not agreed?", rows=4, limit=4000,
                        help_text="The family will see this.")  # fmt: skip


class UrgencyForm(DraftForm):
    """Whether it cannot wait."""

    needed = PAGES["dates"].needs
    is_urgent = pick("Is it urgent?", codes.YES_NO, inline=True,
                     help_text="For example a hearing, a birth or a move within six weeks.")  # fmt: skip
    urgent_reason = words("If it is urgent, why?", rows=3, limit=1000)


class TakingPartForm(DraftForm):
    """What people need to be able to take part."""

    needed = PAGES["taking-part"].needs
    interpreters = words(
        "Who needs an interpreter, and in which language or sign language?", rows=3, limit=1000,
        help_text="Say the dialect and whether they would like a woman or a man. Relatives do not interpret. "
                  "Write ‘nobody’ if nobody does.")  # fmt: skip
    reading = words("Does anybody find reading hard, or want easy read?", rows=2, limit=1000)
    access = words("What do people need to get in, hear, see and understand?", rows=3, limit=1000,
                   help_text="Write ‘nothing’ if there is nothing.")  # fmt: skip
    care_and_travel = words("Childcare, travel, work and best times", rows=3, limit=1000,
                            help_text="Write ‘none’ if there is nothing to think of.")  # fmt: skip
    mothers_customs = words("Customs, faith, diet and holy days on the mother’s side", rows=2, limit=1000)
    fathers_customs = words("Customs, faith, diet and holy days on the father’s side", rows=2, limit=1000)
    coordinator_wish = words("Would the family like a coordinator of a certain gender, language or background?",
                             rows=2, limit=1000)  # fmt: skip
    venue = words("Where could the family meet, and where not?", rows=2, limit=1000)


class MoneyForm(DraftForm):
    """What can be offered, and who can say yes on the day."""

    needed = PAGES["money"].needs
    layout = (
        Fieldset("Help that can be offered", "services"),
        Fieldset("Money", "budget", "budget_by", "budget_on", "budget_limits"),
        Fieldset("Agreeing the plan on the day", "can_agree", "agree_with", "agree_phone"),
    )
    services = words("Which services and help can be offered?", rows=4, limit=2000,
                     help_text="Write ‘none’ if there is nothing to offer.")  # fmt: skip
    budget = forms.DecimalField(label="Budget in pounds", required=False, min_value=0, max_digits=8, decimal_places=2,
                                widget=forms.NumberInput(attrs={"class": "govuk-input--width-10"}),
                                help_text="Enter 0 if no money is authorised.")  # fmt: skip
    budget_by = words("Who authorised it?", limit=120)
    budget_on = NearDateField(label="When was it authorised?", required=False, past=True)
    budget_limits = words("What may it be spent on?", rows=2, limit=1000)
    can_agree = pick("Can you agree a plan on the day?", codes.YES_NO, inline=True)
    agree_with = words("If not, who must be reached?", limit=120)
    agree_phone = words("Their phone number for that day", limit=20)


class ReferrerForm(DraftForm):
    """The social worker, how they can be reached, and what their manager knows."""

    needed = PAGES["referrer"].needs
    layout = (
        Fieldset(
            "About you", "source", "working_hours", "leave", "met_family", "leaflet", "attends", "earlier"
        ),
        Fieldset("Your manager", "manager_name", "manager_contact", "manager_view", "manager_on"),
    )
    source = choose("Where does the referral come from?", codes.SOURCES)
    working_hours = words(
        "Which days and hours do you work?", limit=200, help_text="For example, Monday to Thursday, 9 to 5."
    )
    leave = words("Leave in the next months, and who covers", limit=300)
    met_family = pick(
        "Have you talked with the family about a family group conference?", codes.YES_NO, inline=True
    )
    leaflet = pick("Has the family been given the leaflet?", codes.YES_NO, inline=True)
    attends = pick(
        "Will you come to the whole conference and the review, outside office hours if needed?",
        codes.YES_NO,
        inline=True,
    )
    earlier = words("Earlier referrals, or the number of the council record", limit=300)
    manager_name = words("Your manager’s name", limit=120)
    manager_contact = words("Your manager’s phone or email", limit=120)
    manager_view = pick(
        "What does your manager say about this referral?",
        [("approved", "Has approved it"), ("aware", "Knows about it"), ("no", "Does not know yet")])  # fmt: skip
    manager_on = NearDateField(label="When?", about="The date", required=False, past=True)


FORMS = {
    "sharing": SharingForm,
    "purpose": PurposeForm,
    "dates": UrgencyForm,
    "taking-part": TakingPartForm,
    "money": MoneyForm,
    "referrer": ReferrerForm,
}
