"""Families of the last half year whose work went its way: what the service manager's figures are made of."""

from dataclasses import dataclass

from family_plans import actions as plans
from fgc.cases import actions as cases
from fgc.demo import planning
from fgc.demo.conducting import Asked, Meeting, talks
from fgc.demo.days import after, at, working_after
from fgc.demo.following import looked_in, on_paper
from fgc.demo.later_stories import met
from fgc.demo.met_again import met_again
from fgc.demo.planning import Does, PlanSheet, Said
from fgc.demo.referring import referred
from fgc.demo.sheets import Child, Family, Someone
from fgc.lib.dates import today

VENUES = ("Harbour Community Centre", "St Bride's Hall", "Crosby Library")
MEN = {"Idris", "Kofi", "Reuben", "Tomasz", "Jake", "Femi", "Luca", "Tariq", "Yaw", "Declan", "Phil", "Dayo"}


def gender(name):
    """The code of the network for a first name of this module."""
    return "m" if name in MEN else "f"


@dataclass
class Past:
    """One family, in a few words: who, when, what they were asked and what they decided."""

    child: str
    family: str
    age: int
    parent: str
    kin: tuple  # first name, last name, what they are to the child; empty: nobody was named
    coordinator: str
    author: str
    accepted: int  # days ago
    took: int  # working days from acceptance to the conference
    asked: str
    voice: str
    does: tuple  # two actions: what the parent does, what the other does
    ends: str = ""  # a reason for finishing; none: the plan is being lived
    money: tuple = ()  # asked for later, and not the social worker's to give: what, how much, who decides
    again: bool = False  # they met again before that was decided

    def sheet(self):
        """The referral."""
        tail = f"{self.accepted + 300:03d}"
        return Family(
            author=self.author,
            children=[
                Child(
                    self.child,
                    self.family,
                    self.age,
                    views=self.voice,
                    gender=gender(self.child),
                    father=("not_named", "To be talked about with the coordinator."),
                )
            ],
            people=[
                Someone(
                    self.parent,
                    self.family,
                    "f",
                    self.age + 24,
                    "mother",
                    pr="mother",
                    phone=f"07700 900{tail}",
                    address=f"{self.accepted % 60} Albion Place, Bootle",
                ),
                *(
                    Someone(given, family, gender(given), ties=tie, phone=f"0151 496 0{tail}")
                    for given, family, tie in filter(None, [self.kin])
                ),
            ],
            background=f"Things have been hard at home for {self.parent} since the summer.",
            strengths=f"{self.parent} and {self.kin[0] if self.kin else self.child} talk nearly every day.",
            worries=f"{self.child} has been carrying too much.",
            change=f"{self.child} has grown-ups to lean on.",
            questions=(self.asked,),
        )

    def plan(self):
        """The plan."""
        mine, theirs = self.does
        kin = self.kin[0]
        return PlanSheet(
            texts={"matters": f"{self.child} first.", "first_call": kin},
            voices={self.child: self.voice},
            does=[
                Does(mine, self.parent, "Every week", f"{self.child} says so", kin),
                Does(theirs, kin, "Every week", f"{self.child} says so", self.parent),
            ],
            said=[Said(self.parent), Said(kin), Said(self.child, how="spoken")],
        )


PAST = [
    Past("Poppy", "Ashworth", 8, "Leanne", ("Val", "Ashworth", "mothers_mother"), "amina", "tom", 196, 33,
         "Who can have Poppy on the nights that Leanne works?", "I like Nana’s stairs.",
         ("Leanne swaps to the early shift.", "Val has Poppy on Thursdays."), "plan_working"),
    Past("Idris", "Rahman", 13, "Salma", ("Tariq", "Rahman", "mothers_sibling"), "bryn", "grace", 188, 28,
         "Who does Idris talk to?", "My uncle listens.",
         ("Salma eats with Idris every evening.", "Tariq takes Idris fishing."), "reviews_complete"),
    Past("Maisie", "Caldwell", 5, "Hayley", ("Jan", "Caldwell", "mothers_mother"), "shanice", "tom", 179, 41,
         "How does Maisie get to nursery?", "Jan has a red car.",
         ("Hayley packs the bag the night before.", "Jan drives Maisie to nursery."), "concerns_reduced"),
    Past("Kofi", "Mensah", 10, "Abena", ("Yaw", "Mensah", "mothers_sibling"), "bryn", "mina", 171, 30,
         "Who can be at home when Abena is away for work?", "I want my own key.",
         ("Abena writes her week on the door.", "Yaw stays when Abena is away."), "plan_working"),
    Past("Erin", "Gallagher", 15, "Siobhan", ("Declan", "Gallagher", "mothers_sibling"), "amina", "grace", 163, 36,
         "What would help Erin to stay at school?", "I want to do hair.",
         ("Siobhan comes to the college open day.", "Declan finds Erin a Saturday job."), "plan_working"),
    Past("Reuben", "Sharif-Cohen", 7, "Leah", ("Miriam", "Cohen", "mothers_mother"), "shanice", "mina", 155, 25,
         "Who helps when Leah has treatment?", "Bubbe makes soup.",
         ("Leah says early when a bad day is coming.", "Miriam moves in for treatment weeks."), "reviews_complete"),
    Past("Tomasz", "Nowak", 12, "Joanna", ("Krystyna", "Nowak", "mothers_mother"), "bryn", "grace", 147, 44,
         "Who can help Tomasz to get up and out?", "Phone off at ten is fair.",
         ("Joanna keeps the phones in the kitchen.", "Krystyna rings at seven."), "reviews_complete"),
    Past("Bella", "Whitfield", 9, "Gemma", ("Pam", "Whitfield", "mothers_mother"), "amina", "tom", 139, 31,
         "Where is Bella when Gemma feels unwell?", "Pam’s dog sleeps on my bed.",
         ("Gemma rings Pam before it gets bad.", "Pam keeps a bed made up."), "plan_working"),
    Past("Yusra", "Haddad", 11, "Rania", ("Amal", "Haddad", "mothers_sibling"), "shanice", "tom", 126, 38,
         "How can Yusra have time to be eleven?", "I translated everything. I am tired.",
         ("Rania asks for an interpreter.", "Amal comes to appointments."),
         money=("An interpreter for appointments", "£35 a visit for 12 weeks", "Priya Nair"), again=True),
    Past("Jake", "Orrell", 14, "Mandy", ("Phil", "Orrell", "mothers_sibling"), "bryn", "mina", 113, 29,
         "Who keeps an eye on Jake at weekends?", "Phil’s garage is sound.",
         ("Mandy and Jake eat out once a month.", "Phil teaches Jake to weld.")),
    Past("Amelia", "Stott", 6, "Becky", ("Joan", "Stott", "mothers_mother"), "shanice", "grace", 98, 35,
         "Who can collect Amelia from school?", "Gran is always early.",
         ("Becky does mornings.", "Joan does afternoons.")),
    Past("Femi", "Okonjo", 8, "Grace", ("Dayo", "Okonjo", "mothers_sibling"), "bryn", "tom", 84, 27,
         "Who can help in the half-term week?", "Dayo does voices.",
         ("Grace takes one day off.", "Dayo has Femi for the rest."),
         money=("Dayo’s bus", "£40 a week for 12 weeks", "Priya Nair")),
]  # fmt: skip
STOPPED = [
    ("Luca", "Ferri", 10, "Paola", (), "amina", "grace", 134, "family_chose_not"),
    (
        "Skye",
        "Pennington",
        13,
        "Tanya",
        ("Ann", "Pennington", "mothers_mother"),
        "bryn",
        "mina",
        72,
        "concerns_reduced",
    ),
]


def _started(cast, days, past):
    accepted = days.ago(past.accepted)
    written = yield from referred(
        cast,
        past.sheet(),
        days,
        sent=after(accepted, -5),
        accepted=accepted,
        allocated=working_after(accepted, 2),
        coordinator=past.coordinator,
        hour=9 + past.accepted % 6,
        minute=past.accepted % 40,
    )
    yield from talks(
        written, [(working_after(accepted, 6), 16, past.parent, "visit", 45, "Said who should come.")]
    )
    return written


def went_its_way(past, number):
    """The story of one family: prepared, met, planned, and for some looked at again and finished."""

    def story(cast, days):
        written = yield from _started(cast, days, past)
        accepted = days.ago(past.accepted)
        kin = past.kin[0]
        yield from talks(
            written, [(working_after(accepted, 9), 17, kin, "phone", 20, "Will come, and bring cake.")]
        )
        day = working_after(accepted, past.took)
        asked = [Asked(past.parent), Asked(kin), Asked(past.child, how="in_person")]
        hour = 9 + number % 5
        meeting = Meeting(day, (hour, 30), (hour + 3, 0), VENUES[number % 3], asked, (past.author,))
        sheet = past.plan()
        plan = yield from met(written, meeting, booked=working_after(accepted, 12), plan_sheet=sheet)
        yield at(working_after(day, 1), 9)
        planning.answer(written, plan, sheet)
        yield at(working_after(day, 1), 16)
        version = planning.finish(written, plan)
        if not past.ends:  # of those that finished, nobody counts any more what is late
            yield at(working_after(day, 2), 10)
            planning.hand_to_the_rest(written, version)
        last = min(after(day, 84), days.ago(4 + number)) if past.ends else days.ago(1)
        yield from looked_in(written, plan, working_after(day, 1), last, past.parent)
        if past.again:
            yield from met_again(written, past, plan, days)
        elif past.money:
            yield at(days.back(1), 15)
            until = working_after(days.back(1), 2)
            planning.ask_for_money(written, plan, past.money, past.parent, until)
        if past.ends:
            yield from _ended(written, plan, past, last, cast, number)

    return story


def _ended(written, plan, past, day, cast, number):
    by = written.case.coordinator
    yield at(day, 14)
    review = written.case.reviews.get()
    progress = [(action, "done", "") for action in plan.actions.all()]
    plans.hold_review(
        review=review, held_on=day, outcome="end", by=by, progress=progress, words="It works. We will ring."
    )
    yield at(day, 15)
    written.case.refresh_from_db()
    cases.finish(
        case=written.case, reason=past.ends, told=f"{past.parent} and {past.kin[0]}, at the review",
        letter_on=today(), feedback_asked_on=today(), records_label="family_help", by=by,
    )  # fmt: skip
    yield at(day, 16)
    written.case.refresh_from_db()
    on_paper(written, cast, number)


def stopped(child, family, age, parent, kin, coordinator, author, accepted, reason):
    """The story of a family that did not want, or did not need, a conference."""

    def story(cast, days):
        past = Past(
            child, family, age, parent, kin, coordinator, author, accepted, 0,
            "Who can help?", "I am all right.", ("", ""), reason,
        )  # fmt: skip
        written = yield from _started(cast, days, past)
        yield at(working_after(days.ago(accepted), 11), 15)
        cases.finish(case=written.case, reason=reason, by=written.case.coordinator)

    return story


STORIES = [went_its_way(past, number) for number, past in enumerate(PAST)] + [
    stopped(*row) for row in STOPPED
]
