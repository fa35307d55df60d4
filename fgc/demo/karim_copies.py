"""The Karims' copies: Urdu for Nani, easy read for Imran, a child's page each, a pack, the filing, one that went wrong."""

import contextlib

from django.utils import timezone

from family_plans import actions
from family_plans.actions.packing import make_pack
from family_plans.blocks import blocks_of
from fgc.demo.days import after, at
from fgc.demo.planning import give_for_record, hand_to_the_rest
from fgc.lib.errors import Refused
from fgc.lib.pdf import is_available

# What Farah Malik, the interpreter of the day, put into Urdu, by the beginning of the block's name or of its English.
URDU = {
    "This plan belongs": "یہ منصوبہ خاندان کا ہے۔ اس میں لکھے الفاظ خاندان کے اپنے ہیں۔",
    "In our own words": "ہمارے اپنے الفاظ میں",
    "What we agreed": "ہم نے کیا طے کیا",
    "Who": "کون",
    "Who checks": "کون دیکھے گا",
    "By when, how often": "کب، کتنی بار",
    "How we will know": "ہمیں کیسے پتا چلے گا",
    "Help we ask for": "جو مدد ہم مانگتے ہیں",
    "If things go wrong": "اگر کچھ غلط ہو جائے",
    "Staying in touch": "رابطے میں رہنا",
    "Who agreed": "کون راضی ہوا",
    "The family may ask": "خاندان کسی بھی وقت جلد جائزے کا کہہ سکتا ہے۔",
    "We stay together": "ہم ساتھ رہتے ہیں۔ لیہ کو چودہ سال کی رہنے دیا جائے۔ سامی رات بھر سوئے اور گول کرے۔ "
    "انایا کو گلے لگایا جائے۔ کسی کو اکیلے مضبوط نہیں بننا۔",
    "We turn up": "ہم پہنچ جاتے ہیں۔ ہم لوگوں کو کھانا کھلاتے ہیں۔ نانی نے ہم پانچوں کو پالا ہے۔",
    "Samina takes Sami": "ثمینہ سامی کو ناشتہ کلب اور انایا کو نرسری لے جاتی ہیں، تاکہ لیہ اپنی بس پکڑ سکے۔",
    "Leah catches": "لیہ اپنی سہیلیوں کے ساتھ بس پکڑتی ہے۔ مشکل صبح وہ گھر رہنے کے بجائے خالہ کو پیغام بھیجتی ہے۔",
    "Imran does bath": "عمران اپنی چھٹی کی راتوں میں سامی اور انایا کو نہلاتے، کہانی سناتے اور سلاتے ہیں۔",
    "Zara goes with": "زارا نادیہ کے ساتھ ڈاکٹر کے پاس جاتی ہیں، اور بعد میں وہ کیک کھاتی ہیں۔",
    "Nani reads with": "نانی اسکرین پر لیہ، سامی اور انایا کے ساتھ پڑھتی ہیں، اور ہم سب چائے کے لیے ٹھہرتے ہیں۔",
    "Samina. If she cannot": "ثمینہ۔ اگر وہ فون نہ اٹھا سکیں تو عمران۔",
}
EASY = {
    "We stay together": "We stay together.\nLeah can be fourteen.\nSami sleeps well and plays football.\nInaya gets cuddles.",
    "Samina takes Sami": "Samina takes Sami to breakfast club.\nSamina takes Inaya to nursery.\nLeah gets her bus.",
    "When Bean is on the way": "When Bean is born,\nSamina and Faisal look after Leah, Sami and Inaya.\nImran stays with Nadia.",
}
FOR_CHILDREN = {
    "Samina takes Sami": "Khala takes Sami to breakfast club.\nKhala takes Inaya to nursery.",
    "Craig writes to Sami": "Sami’s dad writes to Sami once a week.\nNan Pat reads it first.",
}
PACK = [("Leah", "child"), ("Sami", "child"), ("Imran", "easy_read"), ("Pat", "large"), ("Zara", "standard")]
WRONG = (
    "Zara’s copy was posted to the flat that she moved out of. The new tenant rang us: the envelope was opened, one "
    "page was read. We are fetching it today."
)
SAFE = (
    "No address or phone number is in the copy, so nobody is easier to find. Nadia and Zara were rung the same hour. "
    "Nobody is in danger that we know of."
)


def words(written, version):
    """Amina writes the words with Imran and the children; the interpreter puts the plan into Urdu, Bilal reads it."""
    by = written.case.coordinator
    sets = (
        ("language", "ur", URDU, "Farah Malik, interpreter", "Bilal Karim"),
        ("easy_read", "", EASY, "Amina Yusuf, with Imran", ""),
        ("child", "", FOR_CHILDREN, "Amina Yusuf, with Leah", ""),
    )
    for edition, language, said, who, checker in sets:
        found = {}
        for block in blocks_of(version.content, edition):
            text = next((text for first, text in said.items() if _begins(block, first)), None)
            if text:
                found[block.name] = (text, 0)
        actions.save_wordings(
            version=version, edition=edition, language=language, words=found, made_by_words=who,
            checked_by_words=checker, by=by,
        )  # fmt: skip


def _begins(block, first):
    """Whether these are the words of a block: a heading whole, the family's own by how they begin."""
    if block.name.startswith("said:"):
        return block.words == first or (len(first) > 12 and block.words.startswith(first) and " " in first)
    return len(first) > 9 and block.words.startswith(first)


def pack(written, version, final):
    """One button for the others; Carol looks at each, Dele posts them; Tom files the plan for Leah and Sami."""
    by, carol = written.case.coordinator, written.cast["carol"]
    yield at(after(final, 1), 16, 40)
    if is_available():
        wanted = [{"person": written.person(name), "edition": edition} for name, edition in PACK]
        asked = actions.ask_for_pack(version=version, wanted=wanted, by=by)
        while make_pack(asked.pk, timezone.now()):  # on a slow machine one turn is not enough for all
            pass
        for item in asked.items.select_related("copy"):
            actions.release_copy(copy=item.copy, by=carol)
            with contextlib.suppress(
                Refused
            ):  # nothing is sent to somebody whose change of address is looked at
                actions.record_handed_over(copy=item.copy, how="post", by=written.cast["dele"])
    yield at(after(final, 2), 9, 10)
    give_for_record(written, version, "Inaya")  # Tom has still to file it
    yield at(after(final, 2), 9, 30)
    for name, number in (("Leah", "LCS 40117"), ("Sami", "LCS 40118")):
        child = written.case.children.get(person=written.person(name))
        actions.record_filing(
            version=version, child=child, council_id=number, filed_on=after(final, 2),
            in_child_plan_on=after(final, 2) if name == "Leah" else None, by=written.case.referrer,
        )  # fmt: skip


def went_wrong(written, version, day):
    """A day ago: Zara's copy is in the wrong hands; the 72 hours run, and she gets another."""
    by = written.case.coordinator
    yield at(day, 16, 20)  # late in the day: after a weekend the 72 hours are not over yet
    copy = version.copies.filter(person=written.person("Zara")).first()
    if copy is None:
        return
    incident = actions.report_wrong_copy(copy=copy, what=WRONG, found_at=timezone.now(), safety=SAFE, by=by)
    yield at(day, 16, 40)
    actions.tell_somebody(incident=incident, who="Zara Hussain", how="Amina rang her", on=day, by=by)
    actions.tell_somebody(incident=incident, who="Nadia Karim", how="Amina rang her", on=day, by=by)
    actions.record_steps(incident=incident, governance_told=True, by=by)
    yield at(day, 17, 40)
    hand_to_the_rest(written, version)
