"""A referral in words: the same summary for checking answers, for reading, and for the family's record."""

from dataclasses import replace

from django.urls import reverse

from fgc.cases.codes import LEGAL_STATUSES, LIVES_WITH
from fgc.lib.dates import today
from fgc.lib.text import and_list, label, labels
from fgc.network.disclosure import withheld_in
from referrals import codes
from referrals.answers import AMENDABLE, PAGES
from referrals.clocks import long_day

LABELS = {
    "told_voluntary": "Told that it is voluntary", "privacy_on": "Privacy notice given",
    "sharing_agreed": "Agrees to share information", "sharing_limits": "What may not be shared",
    "private_matters": "Not to be known by others", "purposes": "What the plan is about", "primary_need": "Main need",
    "background": "Background", "strengths": "What is working well", "worries": "What we are worried about",
    "change": "What needs to change", "change_by": "By when", "contingency": "If there is no plan, or it is not agreed",
    "is_urgent": "Urgent", "urgent_reason": "Why it is urgent", "interpreters": "Interpreters",
    "reading": "Reading and understanding", "access": "Access", "care_and_travel": "Childcare, travel and times",
    "mothers_customs": "Customs on the mother’s side", "fathers_customs": "Customs on the father’s side",
    "coordinator_wish": "Wishes about the coordinator", "venue": "Venue", "services": "Help and services",
    "budget": "Budget", "budget_by": "Authorised by", "budget_on": "Authorised on",
    "budget_limits": "What it may be spent on",
    "can_agree": "Can agree a plan on the day", "agree_with": "Who must be reached", "agree_phone": "Their phone",
    "source": "Referral from", "working_hours": "Days and hours", "leave": "Leave and cover",
    "met_family": "Has talked with the family", "leaflet": "Leaflet given", "attends": "Will come to all of it",
    "earlier": "Earlier referrals", "manager_name": "Manager", "manager_contact": "Manager’s phone or email",
    "manager_view": "Manager’s view", "manager_on": "Manager told on",
}  # fmt: skip
LISTS = {"purposes": codes.PURPOSES}
NOT_GIVEN = "Not answered"
WITHHELD = "Withheld. Once there is a record it can be opened in the family network, with a reason."


def groups(found, sight, *, change=False, amend=False):
    """Groups of cards with rows of key and value. `change` adds links for a draft, `amend` those after sending."""
    if found.referral.case_id and sight.contact == "open":
        sight = replace(sight, kept=_withheld_since(found))
    made = [
        ("The children", [_child(found, child, sight, change) for child in found.children]),
        ("The family network", [_person(found, person, sight, change) for person in found.people]),
        ("Parental responsibility and agreement", _agreement(found, change)),
        ("Why now", [_page(found, "purpose", change, amend), _questions(found, change), _bottom_lines(found, change),
                     _dates(found, change, amend)]),
        ("Safety and contact restrictions", _safety(found, change) if sight.safety else []),
        ("Practical", [_page(found, "taking-part", change, amend), _page(found, "money", change, amend),
                       _page(found, "referrer", change, amend)]),
    ]  # fmt: skip
    return [{"title": title, "cards": cards} for title, cards in made if cards]


def _child(found, child, sight, change):
    fathers = and_list(person.name for person in found.fathers_of(child))
    father = fathers or ". ".join(filter(None, [label(codes.FATHERS, child.father), child.father_why]))
    rows = [
        ("Born", long_day(child.born_on) if child.born_on else child.age_words(today())),
        ("Known as", child.known_as),
        ("Gender", child.get_gender_display()), ("Pronouns", child.pronouns),
        ("Ethnicity", child.get_ethnicity_display()),
        ("Religion", child.religion), ("First language", child.language), ("Interpreter", child.interpreter),
        ("Disabilities", and_list(labels(codes.DISABILITIES, child.disabilities))),
        ("Health and learning", child.needs),
        ("Lives with", child.lives_with_words or label(LIVES_WITH, child.lives_with)),
        ("Address", _contact(found, child, child.address, child.address_kept_from, sight)),
        ("School", ". ".join(filter(None, [child.school, child.school_contact]))),
        ("Legal status", and_list(labels(LEGAL_STATUSES, child.statuses))),
        ("Child protection plan", child.get_cp_category_display()),
        ("Young carer", child.get_young_carer_display()),
        ("Knows about it", child.get_knows_display()), ("Wants a conference", child.get_agrees_display()),
        ("Says", child.views), ("Why views are not known", child.views_unknown_why),
        ("Advocate", child.get_advocate_display()), ("Father", father), ("Council’s number", child.council_id),
    ]  # fmt: skip
    url = _url(found, "referrals:change_child", child.key) if change else ""
    return _card(child.name, rows, url)


def _person(found, person, sight, change):
    names = {child.pk: child.short_name for child in found.children}
    given = {tie.child_id: tie.get_kind_display() for tie in person.ties.all()}
    ties = [f"{given[child]} of {name}" for child, name in names.items() if child in given]
    not_yet = f"Must not be contacted yet: {person.not_yet_why}" if person.not_yet == "yes" else ""
    contact = [
        (words, _contact(found, person, getattr(person, name), person.keep_from, sight))
        for name, words in (("phone", "Phone"), ("email", "Email"), ("address", "Address"))
    ]
    rows = [
        ("Contact", not_yet), ("Is", "\n".join(ties)),
        ("Year of birth", str(person.birth_year or "")), ("Lives", person.lives_with),
        ("Knows about it", person.get_aware_display()), ("Wants to be involved", person.get_wants_display()),
        ("First language", person.language), ("Interpreter", person.interpreter), ("Needs", person.needs),
        *contact,
        ("Keep details from", person.keep_from if sight.contact != "none" else ""),
        ("Safe contact", person.safe_contact if sight.contact != "none" else ""),
    ]  # fmt: skip
    url = _url(found, "referrals:change_person", person.key) if change else ""
    return _card(person.name, rows, url)


def _agreement(found, change):
    held = {}
    for row in found.responsibilities:
        held.setdefault(row.child.name, []).append(
            ". ".join(filter(None, [f"{row.holder}: {row.get_basis_display()}", row.checked])))  # fmt: skip
    rows = [(name, "\n".join(lines)) for name, lines in held.items()]
    cards = [_card("Parental responsibility", rows, _url(found, "referrals:rows", "responsibility") if change else "",
                   blank="Nobody recorded")]  # fmt: skip
    consents = []
    for person in found.to_ask():
        given = found.consents.get(person.pk)
        said = (
            [
                given.get_answer_display(),
                long_day(given.on) if given.on else "",
                given.get_how_display(),
                given.why,
            ]
            if given
            else []
        )
        consents.append((person.name, ". ".join(filter(None, said)) or NOT_GIVEN))
    cards.append(_card("Agreement to refer", consents, _url(found, "referrals:agreement") if change else "",
                       blank="Nobody to ask yet"))  # fmt: skip
    return [*cards, _page(found, "sharing", change, False)]


def _questions(found, change):
    rows = [(str(number), row.text) for number, row in enumerate(found.questions, start=1)]
    return _card(
        "Questions for the family",
        rows,
        _url(found, "referrals:rows", "questions") if change else "",
        blank=NOT_GIVEN,
    )


def _bottom_lines(found, change):
    rows = [
        (str(number), f"{row.text}\nWhy: {row.reason}")
        for number, row in enumerate(found.bottom_lines, start=1)
    ]
    blank = "There are none" if found.referral.no_bottom_lines else NOT_GIVEN
    return _card(
        "Bottom lines", rows, _url(found, "referrals:rows", "bottom-lines") if change else "", blank=blank
    )


def _dates(found, change, amend):
    card = _page(found, "dates", change, amend)
    for row in found.dates:
        words = ". ".join(filter(None, [long_day(row.on), row.note]))
        card["rows"].append({"key": row.get_kind_display(), "value": words})
    return card


def _safety(found, change):
    rows = []
    for topic, question, _ in codes.SAFETY:
        given = found.safety.get(topic)
        rows.append(
            (
                question,
                "\n".join(filter(None, [given.get_answer_display(), given.detail])) if given else NOT_GIVEN,
            )
        )
    pairs = [
        (pair.sentence, "\n".join(filter(None, [
            pair.get_source_display(), pair.reason, pair.evidence, f"Until {long_day(pair.until)}" if pair.until else ""])))
        for pair in found.pairs
    ]  # fmt: skip
    blank = "There is nobody to keep apart" if found.referral.no_pairs else NOT_GIVEN
    return [
        _card(
            "Who must not meet or know",
            pairs,
            _url(found, "referrals:rows", "pairs") if change else "",
            blank=blank,
        ),
        _card("Safety questions", rows, _url(found, "referrals:safety") if change else ""),
    ]


def _page(found, name, change, amend):
    page, referral = PAGES[name], found.referral
    title = {"dates": "Urgency and key dates"}.get(name, page.title)
    card = _card(title, [], _url(found, "referrals:answers", name) if change else "")
    for field in page.fields:
        words = _answer(referral, field)
        if not words and not change and field not in AMENDABLE:
            continue
        row = {"key": LABELS[field], "value": words or "Nothing written"}
        if amend and field in AMENDABLE:
            url = reverse("referrals:amend", args=[referral.reference, field])
            row["actions"] = [{"url": url, "text": "Amend", "hidden": LABELS[field]}]
        if words or change or amend:
            card["rows"].append(row)
    return card


def _answer(referral, field):
    """One answer of the referral in words."""
    value = getattr(referral, field)
    if field in LISTS:
        return and_list(labels(LISTS[field], value))
    if field == "budget":
        return "" if value is None else f"£{value:,.2f}"
    if hasattr(value, "strftime"):
        return long_day(value)
    display = getattr(referral, f"get_{field}_display", None)
    return str(display() if display else value or "")


def _contact(found, row, value, keep_from, sight):
    if not value or sight.contact == "none":
        return ""
    is_withheld = value in sight.kept or found.is_withheld(row, value, keep_from)
    return value if sight.shows(is_withheld) else WITHHELD


def _withheld_since(found):
    """The contact details of the referral that the family's record withholds now, whatever was said at first."""
    values = [value for one in found.people for value in (one.phone, one.email, one.address)]
    values += [child.address for child in found.children]
    return frozenset(withheld_in(found.referral.case, [(value, value) for value in values if value]))


def _card(title, rows, url, blank=""):
    shown = [{"key": key, "value": value} for key, value in rows if value]
    return {
        "title": title,
        "rows": shown,
        "blank": blank,
        "actions": [{"url": url, "text": "Change"}] if url else [],
    }


def _url(found, name, *words):
    return reverse(name, args=[found.referral.reference, *words])
