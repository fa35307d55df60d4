"""The plain pages of the form: which answers of the referral each one holds, and what it needs to be whole."""

from dataclasses import dataclass

from referrals import needs


@dataclass(frozen=True)
class AnswerPage:
    """One page of answers: the section it belongs to, its heading, and the fields it may write."""

    section: str
    title: str
    fields: tuple
    needs: tuple


PAGES = {
    "sharing": AnswerPage(
        "agreement", "Sharing information",
        ("told_voluntary", "privacy_on", "sharing_agreed", "sharing_limits", "private_matters"), needs.SHARING),
    "purpose": AnswerPage(
        "purpose", "What the plan is about",
        ("purposes", "primary_need", "background", "strengths", "worries", "change", "change_by", "contingency"),
        needs.PURPOSE),
    "dates": AnswerPage("dates", "How urgent it is", ("is_urgent", "urgent_reason"), needs.DATES),
    "taking-part": AnswerPage(
        "taking_part", "Interpreter, access, venue and advocate",
        ("interpreters", "reading", "access", "care_and_travel", "mothers_customs", "fathers_customs",
         "coordinator_wish", "venue"), needs.TAKING_PART),
    "money": AnswerPage(
        "money", "Money and authority to agree",
        ("services", "budget", "budget_by", "budget_on", "budget_limits", "can_agree", "agree_with", "agree_phone"),
        needs.MONEY),
    "referrer": AnswerPage(
        "referrer", "You and your manager",
        ("source", "working_hours", "leave", "met_family", "leaflet", "attends", "earlier", "manager_name",
         "manager_contact", "manager_view", "manager_on"), needs.REFERRER),
}  # fmt: skip

CHILD_PAGES = {
    "about": (
        "given_name", "family_name", "known_as", "is_unborn", "born_on", "due_on", "gender", "pronouns", "ethnicity",
        "religion", "language", "interpreter", "disabilities", "needs", "council_id",
    ),
    "home": (
        "lives_with", "lives_with_words", "address", "address_kept_from", "school", "school_contact", "statuses",
        "cp_category", "young_carer",
    ),
    "voice": ("knows", "agrees", "views", "views_unknown_why", "advocate"),
}  # fmt: skip

PERSON_PAGES = {
    "who": ("given_name", "family_name", "known_as", "gender", "birth_year", "lives_with"),
    "contact": (
        "aware", "wants", "not_yet", "not_yet_why", "language", "interpreter", "needs", "phone", "email", "address",
        "keep_from", "safe_contact",
    ),
}  # fmt: skip

# Long answers that a manager may amend after sending, with a reason (access.md).
AMENDABLE = {
    "background": "Background", "strengths": "What is working well", "worries": "What we are worried about",
    "change": "What needs to change", "contingency": "If there is no plan, or it is not agreed",
    "interpreters": "Interpreters", "access": "Access", "care_and_travel": "Childcare, travel and times",
    "venue": "Venue", "services": "Help and services", "budget_limits": "Limits of the budget",
    "private_matters": "What a parent does not want others to know", "urgent_reason": "Why it is urgent",
}  # fmt: skip


@dataclass(frozen=True)
class RowKind:
    """A list of short rows under a referral: its relation, its fields, and the section it belongs to."""

    section: str
    related: str
    fields: tuple
    is_ordered: bool = False
    none_field: str = ""  # the answer "there are none"


ROWS = {
    "responsibility": RowKind("responsibility", "responsibilities", ("child", "person", "basis", "checked")),
    "questions": RowKind("questions", "questions", ("text",), is_ordered=True),
    "bottom-lines": RowKind("bottom_lines", "bottom_lines", ("text", "reason"), is_ordered=True,
                            none_field="no_bottom_lines"),
    "dates": RowKind("dates", "dates", ("kind", "on", "note")),
    "pairs": RowKind(
        "safety", "pairs",
        ("kind", "person", "child", "other_person", "other_child", "source", "evidence", "until", "reason"),
        none_field="no_pairs"),
}  # fmt: skip
