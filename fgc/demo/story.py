"""The Karims, from Tom's first draft to a plan that is being lived (domain.md 10, scenarios 2, 3 and 5)."""

from fgc.demo import karim_copies, karim_sheet, planning
from fgc.demo.conducting import Asked, Meeting, Mode, answers, arrange, goodbye, held, talks, tell
from fgc.demo.days import after, at
from fgc.demo.following import check_in, in_their_language
from fgc.demo.karim_home import at_home
from fgc.demo.karim_plan import PLAN
from fgc.demo.referring import ANOTHER, complete, draft, give
from fgc.network import actions as network
from fgc.network.models import Person
from referrals import actions as referrals

SATURDAY = 5
INTERPRETER = "Interpreter for Urdu (a woman), for the whole conference and family time"
ASKED = [
    Asked("Nadia", how="in_person", support="A chair that tips back. Comes first, by the kitchen door."),
    Asked("Leah", how="in_person", support="Her advocate sits beside her"),
    Asked("Sami", how="in_person", support="Football in the yard whenever he wants"),
    Asked("Imran"),
    Asked("Samina"),
    Asked("Faisal"),
    Asked("Bilal", how="message"),
    Asked("Zara", answer="unsure", how="message"),
    Asked("Jean"),
    Asked("Gary", support="Comes with Sami"),
    Asked("Maureen", answer="not_coming"),
    Asked("Bushra", Mode.VIDEO, how="somebody", support=INTERPRETER, zone="Asia/Karachi"),
    Asked("Daniel", private=False),
    Asked("Craig", Mode.WRITING, how="letter", tell_place=False, support="His words are read out by Gary"),
]
AT_PATS = [
    Asked("Pat", support="Sits with people on her right"),
    Asked("Sami", support="Samina brings him"),
    Asked("Samina"),
]
BUSHRA_WROTE = (
    "پہلی بار کسی نے میری زبان میں پوچھا کہ میں کیا سوچتی ہوں۔ اسکرین پر سب کے چہرے دیکھ کر دل ٹھہر گیا۔",
    "Urdu",
    "For the first time somebody asked in my language what I think. Seeing all their faces on the screen steadied my heart.",
    "Farah Malik, interpreter",
)
COPIES = [("Nadia", "hand"), ("Bushra", "screen"), ("Craig", "post")]


def karim(cast, days):
    """Scenes of about four months."""
    final = days.ago(74)
    saturday = after(final, -3)
    while saturday.weekday() != SATURDAY:
        saturday = after(saturday, -1)
    written = yield from _referral(cast, days, saturday)
    yield from _preparing(written, saturday)
    main, pats = _meetings(written, saturday)
    yield at(after(saturday, -19), 11)
    conference = arrange(written, main)
    yield at(after(saturday, -18), 10)
    sitting = arrange(written, pats)
    tell(written, conference, main)
    tell(written, sitting, pats)
    yield at(after(saturday, -12), 15)
    answers(written, conference, main)
    answers(written, sitting, pats)
    yield from held(written, sitting, pats, called_in=0)
    yield at(pats.day, 18, 25)
    goodbye(written, sitting)
    yield from held(written, conference, main, called_in=2)
    plan = planning.write(written, PLAN, conference)
    yield at(saturday, 16, 10)
    planning.show(written, plan, PLAN, but=("Craig", "Pat"))
    yield at(saturday, 16, 20)
    planning.answer(written, plan, PLAN)
    goodbye(written, conference)
    yield at(after(saturday, 2), 17)
    for row in PLAN.said:
        if row.name in ("Craig", "Pat"):
            planning.say(written, plan, row)
    yield at(final, 14)
    version = planning.finish(written, plan)
    yield at(after(final, 1), 16)
    karim_copies.words(written, version)
    planning.hand_out(
        written, version, COPIES, editions={"Bushra": {"edition": "language", "language": "ur"}}
    )
    yield from karim_copies.pack(written, version, final)
    planning.hand_to_the_rest(written, version)
    yield from _afterwards(written, plan, final)
    yield from karim_copies.went_wrong(written, version, days.ago(1))


def _referral(cast, days, saturday):
    yield at(after(saturday, -51), 14)
    written = draft(cast, karim_sheet.SHEET, days)
    yield at(after(saturday, -50), 9, 40)
    complete(written)
    referrals.send(referral=written.referral, by=cast["tom"])
    yield at(after(saturday, -50), 12)
    referrals.acknowledge(referral=written.referral, by=cast["dele"])
    yield at(after(saturday, -50), 15)
    referrals.approve(referral=written.referral, by=cast["priya"])
    yield at(after(saturday, -47), 10)
    referrals.return_with_question(referral=written.referral, text=karim_sheet.QUESTION, by=cast["carol"])
    yield at(after(saturday, -46), 9, 15)
    referrals.answer_question(referral=written.referral, answer=karim_sheet.ANSWER, by=cast["tom"])
    yield at(after(saturday, -45), 11)
    written.case = referrals.accept(referral=written.referral, by=cast["carol"], choice=ANOTHER)
    yield at(after(saturday, -44), 9, 30)
    give(written, "amina")
    return written


def _preparing(written, saturday):
    """Amina meets Nadia and hears of more people; then she talks with each of them."""
    case, amina = written.case, written.case.coordinator
    day = lambda weeks_before, plus=0: after(saturday, -7 * weeks_before + plus)  # noqa: E731
    yield from talks(written, [
        (day(6, 2), 10, "Nadia", "visit", 75, "Told me who matters to them. Wants her mum there all the time. Frightened "
         "of Craig, and fair about him. Would like the food to come before the talking."),
    ])  # fmt: skip
    yield at(day(6, 2), 13)
    _more_people(case, amina)
    yield from talks(written, [
        (day(6, 4), 16, "Leah", "elsewhere", 40, "At school, with Ms Pike next door. Would like an advocate. Wants Paris."),
        (day(6, 5), 16, "Sami", "visit", 30, "Showed me his boots. Wants Gaz. Does not want to hear about the door."),
        (day(5, 2), 12, "Imran", "phone", 25, "Steady. Can do his nights off. Worries that he says it wrong."),
        (day(5, 3), 17, "Craig", "phone", 10, "", False),
        (day(5, 4), 17, "Craig", "phone", 35, "Went through the order with him. He may not come. Upset, then offered to "
         "write. Wants Sami to know he is sorry about the door. Nothing was said of where anybody lives."),
        (day(5, 5), 18, "Samina", "visit", 60, "Already does half of it. Would have all the children. Will set up the call."),
        (day(4, 2), 9, "Bushra", "video", 50, "With the interpreter. Read the leaflet to her. 3pm in Lahore suits. "
         "Tried the tablet: it works if the neighbour is in."),
        (day(4, 3), 11, "Pat", "visit", 55, "Does not want to choose between her son and Sami. A sitting of her own "
         "suits her. Will pass letters on, and read them first."),
        (day(4, 3), 15, "Faisal", "phone", 15, "Will keep the list. Of course he will."),
        (day(4, 4), 15, "Bilal", "message", None, "Drives over from Bradford. Yes."),
        (day(4, 5), 15, "Zara", "message", None, "Will come if she can swap her shift."),
        (day(3, 1), 11, "Jean", "elsewhere", 45, "Leah lived with her for five months when she was six. Both light up."),
        (day(3, 1), 14, "Gary", "phone", 10, "Will bring Sami, and read Craig’s words out plainly."),
        (day(3, 1), 16, "Maureen", "phone", 10, "Has her grandchildren that day. Sends love and a tin of flapjacks."),
        (day(3, 2), 9, "Daniel", "elsewhere", 20, "Will say what Sami is good at first. Leaves before family time."),
    ])  # fmt: skip


def _more_people(case, by):
    find = lambda name: next(p for p in Person.objects.filter(case=case) if p.short_name == name)  # noqa: E731
    nadia, bushra, samina, imran = (find(name) for name in ("Nadia", "Bushra", "Samina", "Imran"))
    leah, sami = find("Leah"), find("Sami")
    baby = Person.objects.get(case=case, status="unborn")
    for tie in samina.case.sibling_links.filter(a__in=(nadia, samina), b__in=(nadia, samina)):
        network.remove_tie(tie=tie, by=by)  # they are both Bushra's, which says it better
    network.add_parent(child=samina, parent=bushra, by=by)
    faisal = network.add_person(
        case=case, by=by, given_name="Faisal", family_name="Mirza", gender="m", faith="Muslim"
    )
    network.add_partnership(a=samina, b=faisal, status="married", started=2009, by=by)
    bilal = network.add_person(
        case=case, by=by, given_name="Bilal", family_name="Karim", gender="m", birth_year=nadia.birth_year + 3,
        called="Mamu", note="Drives over from Bradford",
    )  # fmt: skip
    network.add_parent(child=bilal, parent=bushra, by=by)
    zara = network.add_person(
        case=case, by=by, given_name="Zara", family_name="Hussain", gender="f", called="Phuppo"
    )
    network.add_sibling(a=imran, b=zara, kind="full", by=by)
    others = (
        ("Maureen", "Fagan", "f", leah, "neighbour", "the old neighbour", False),
        ("Gary", "Quirk", "m", sami, "youth", "football coach", False),
        ("Jean", "Whitby", "f", leah, "foster_carer", "", False),
    )
    for given, family, gender, to, role, words, professional in others:
        person = network.add_person(case=case, by=by, given_name=given, family_name=family, gender=gender)
        network.add_association(
            person=person, to=to, role=role, words=words, is_professional=professional, by=by
        )
    craig = find("Craig")
    network.add_partnership(a=nadia, b=craig, status="separated", by=by, started=leah.birth_year + 3)
    network.add_partnership(a=nadia, b=imran, status="engaged", by=by)
    network.change_person(person=bushra, by=by, called="نانی", faith="Muslim", diet="Halal")
    network.change_person(person=samina, by=by, called="Khala", faith="Muslim", diet="Halal")
    network.change_person(person=nadia, by=by, faith="Muslim", diet="Halal")
    network.change_person(person=find("Pat"), by=by, called="Nan Pat", faith="Catholic")
    network.change_person(person=baby, by=by, called="Bean")
    at_home(case, find, by)
    for name, phone in (("Faisal", "07700 900285"), ("Bilal", "07700 900731"), ("Zara", "07700 900640"),
                        ("Jean", "0151 496 0271"), ("Gary", "07700 900119"), ("Maureen", "0151 496 0618")):  # fmt: skip
        network.add_contact(person=find(name), kind="phone", value=phone, by=by)


def _meetings(written, saturday):
    main = Meeting(
        saturday, (13, 0), (16, 30), "Harbour Community Centre", ASKED, ("tom",),
        note="Room 2, the quiet room for Nadia, and the kitchen from noon",
    )  # fmt: skip
    pats = Meeting(after(saturday, -2), (17, 0), (18, 30), "Crosby Library", AT_PATS, ("tom",), "separate")
    return main, pats


def _afterwards(written, plan, final):
    """Promised help comes, or does not; Amina and Tom look in."""
    tom = written.case.referrer
    breakfast, _bed, travel = plan.help_requests.order_by("pk")
    yield at(after(final, 5), 10)
    in_their_language(written, *BUSHRA_WROTE)
    yield at(after(final, 6), 9)
    planning.actions.deliver_help(request=breakfast, by=tom)
    yield at(after(final, 9), 9)
    planning.actions.deliver_help(request=travel, by=tom)
    yield from check_in(
        written, plan, after(final, 27), "Samina", "The mornings are calmer. Craig has written twice.",
        (1, "under_way", "Every day but two"), (2, "done", "I get my own seat"), (9, "stuck", "Pat’s letter box was broken"),
    )  # fmt: skip
    yield from talks(written, [
        (after(final, 28), 11, "Faisal", "phone", 10, "The list is on the fridge. Leah has missed one day, with a cold."),
        (after(final, 56), 11, "Nadia", "phone", 20, "Sleeping more. Inaya still shares a bed: the new one has not come."),
    ])  # fmt: skip
    yield at(after(final, 66), 17)
    planning.actions.ask_early(
        case=written.case, asked_by="Leah", why="I want to talk about Fridays", by=written.case.coordinator
    )
