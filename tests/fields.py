"""Which field of a family's record each relationship reads on the pages, as access.md says: one line a field (safety.md B8).

A letter for each who is shown it; whoever has no letter is not. `tests/canaries.py` plants a string in each field.
"""

from family_plans.models import HelpRequest, Review
from fgc.cases.models import CaseFinish, SafeguardingNotice
from fgc.lib.dates import today
from fgc.network import actions as network
from referrals.models import ReferralConsent

READERS = {
    "referrer": "r",
    "referrer's manager": "m",
    "coordinator": "c",
    "former coordinator": "f",
    "service manager": "s",
    "business support": "b",
    "information governance": "g",
    "emergency": "e",
    "shared with": "h",
    "anonymous": "",
    "another coordinator": "",
    "administrator": "",
    "service manager with a conflict": "",
}
SHOWN = {
    # People, and how they may be reached.
    "name of somebody found later": "c f s g e",
    "name of somebody in the referral": "r m c f s b g e h",
    "phone that the coordinator found": "c s e",
    "address of somebody invited": "c s b e",
    "how to ring": "c s e",
    "phone that the referrer gave": "r c s e",
    "withheld street": "",
    "withheld town": "",
    "withheld postcode": "",
    "withheld phone": "",
    "withheld e-mail": "",
    "person note": "c f s g e",
    "person access_needs": "c f s g e",
    "person diet": "c f s g e",
    "school": "r m c f s g e",
    "household": "c f s g e",
    # What is known of danger, and what staff write for themselves.
    "why one must not know": "c s g e",
    "exclusion reason": "c s g e",
    "exclusion evidence": "c s g e",
    "override why": "c s g e",
    "override arrangements": "c s g e",
    "alarm": "c s g e",
    "safeguarding notice": "r m c s g e",
    "preparation note": "c f g e",
    "who was asked": "c f g e",
    "whom a child does not want, and why": "c f g e",
    # The referral.
    "safety answer": "r m c s g e",
    "pair in the referral": "r m c s g e",
    "bottom line": "r m c s b g e",
    "background of the referral": "r m c s b g e",
    "private matters of the referral": "r m c s b g e",
    "why consent was refused": "r m c s b g e",
    # The conference, the plan and what became of it.
    "place that one must not know": "r m c f s b g e",
    "plan being written": "c s b",
    "plan that was agreed": "r m c s b g e h",
    "help that the council refused": "r m c s b",
    "words of a review": "r m c s g e",
    "new worries at a review": "r m c s g e",
    # About the record.
    "reason of a grant": "c s g",
    "who was told of the ending": "c s",
    "words that are not saved yet": "c",
}
REVEALED = "c s e"  # after the password again and a reason


def plant_fields(planted, by):
    """Write strings into the fields that no other canary is in."""
    f, nan, family = planted.f, planted.people["nan"], {"of_family": True}
    network.add_contact(person=nan, kind="address", value="43 Qzxinvited Row", by=by)
    note = planted.note
    note("address of somebody invited", ("Qzxinvited",), *planted.any_of("contact"), **family)
    note(
        "name of somebody in the referral",
        ("Agnieszka Rimmer",),
        *planted.any_of("people", "referral", "plan_final"),
        **family,
    )
    note(
        "phone that the referrer gave",
        ("07700 900456", "07700900456"),
        *planted.any_of("contact", "referral"),
        **family,
    )
    written = f.marker.casefold() + " want to stay together"
    note("plan that was agreed", (written,), *planted.any_of("plan_final", "plan_shown"), **family)
    put = planted.put
    accepted = f.referrals["accepted"].referral
    referrals = type(accepted).objects.filter(pk=accepted.pk)
    put("background of the referral", referrals, "background", *planted.any_of("referral"))
    put("private matters of the referral", referrals, "private_matters", *planted.any_of("referral"))
    refused = ReferralConsent.objects.filter(referral=accepted, answer="declines")
    put("why consent was refused", refused, "why", *planted.any_of("referral", "consent"))
    put(
        "safeguarding notice",
        SafeguardingNotice.objects.filter(case=f.case),
        "facts",
        *planted.any_of("safeguarding"),
    )
    put(
        "who was told of the ending",
        CaseFinish.objects.filter(case=f.case),
        "told",
        *planted.any_of("manage"),
    )
    asked = HelpRequest.objects.filter(key=f.keys["help"])
    put(
        "help that the council refused",
        asked,
        "reason",
        *planted.any_of("plan_final", "plan_draft", "reviews"),
        **family,
    )
    held = Review.objects.get(key=f.keys["review"])
    held.pk, held.key, held.stage, held.held_on, held.outcome = (
        None,
        "qzxheld222",
        "held",
        today(),
        "continue",
    )
    held.save(force_insert=True)
    reviews = Review.objects.filter(pk=held.pk)
    put("words of a review", reviews, "words", *planted.any_of("reviews"))
    put("new worries at a review", reviews, "worries", *planted.any_of("reviews"))
