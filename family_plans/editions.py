"""The editions of a plan: which can be made for whom, and which one a person's record suggests."""

from family_plans.blocks import CHILD, EASY, LANGUAGE
from family_plans.languages import LANGUAGES, language_in

LABELS = {
    "standard": "Standard",
    EASY: "Easy read",
    "large": "Large print (18 point)",
    "very_large": "Very large print (24 point)",
    CHILD: "A page for a child",
    "court": "For the court",
    "filing": "For a child’s record",
}
FILING = "filing"
EVERYBODYS = ("standard", EASY, "large", "very_large")
EASY_WORDS = ("easy read", "easy-read", "learning", "pictures", "simple words", "finds reading")
VERY_LARGE_WORDS = ("24 point", "24pt", "24-point", "very large")
LARGE_WORDS = ("large print", "large type", "18 point", "18pt", "big print", "sight", "glaucoma")


def choices_for(*, is_child=False, is_family=True, languages=()):
    """[(code, label)] of the editions that can be made; another language only once somebody has put it into words."""
    codes = [*EVERYBODYS, *([CHILD] if is_child else []), *([] if is_family else ["court"])]
    found = [(code, LABELS[code]) for code in codes]
    return found + [
        (f"{LANGUAGE}-{code}", label_of(LANGUAGE, code)) for code in languages if code in LANGUAGES
    ]


def label_of(edition, language="", child=None):
    """An edition in words: `Urdu beside English`; with the child for whose record it is, `For Ellie’s record`."""
    if child is not None:
        return for_record(child)[1]
    if edition == LANGUAGE:
        return f"{LANGUAGES[language].name} beside English" if language in LANGUAGES else "Another language"
    return LABELS.get(edition, edition)


def for_record(child):
    """The choice that makes the copy for one child's record in the council's own system."""
    return f"{FILING}-{child.key}", f"For {child.person.short_name}’s record"


def parted(code):
    """(edition, language or key of a child) of a choice: `language-ur` is ("language", "ur")."""
    edition, _, language = code.partition("-")
    return edition, language


def suggested(*, reads="", access_needs="", written_language="", is_child=False, languages=()):
    """The choice that the record asks for: what a person can read goes before the language, a child's page last."""
    needs = access_needs.casefold()
    for code, words in (("very_large", VERY_LARGE_WORDS), ("large", LARGE_WORDS)):
        if reads == code or any(word in needs for word in words):
            return code
    language = language_in(written_language)
    if language in languages:
        return f"{LANGUAGE}-{language}"
    if reads == EASY or any(word in needs for word in EASY_WORDS):
        return EASY
    return CHILD if is_child else "standard"


def missing_language(written_language, languages):
    """The name of the language a person reads in whose words nobody has written yet; empty when there is nothing to say."""
    code = language_in(written_language)
    return LANGUAGES[code].name if code and code not in languages else ""
