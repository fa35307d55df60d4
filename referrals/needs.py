"""What must be answered before a referral can be sent (the M and C of domain.md 2), as tables.

The forms use the tables to complain at the field; referrals/sections.py uses them to say what is missing. An
answer may be saved without them: a section is only not completed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Need:
    """One answer that must be given, what to say when it is not, and when it is asked at all."""

    field: str
    message: str
    when: Callable[[Any], bool] | None = None
    fine: Callable[[Any], bool] | None = None  # besides not being blank


def born(get):
    """The child has been born."""
    return not get("is_unborn")


CHILD = (
    Need("given_name", "Enter the child’s first name", born),
    Need("born_on", "Enter the child’s date of birth", born),
    Need("due_on", "Enter when the baby is due", lambda get: get("is_unborn")),
    Need("gender", "Select the child’s gender", born),
    Need("ethnicity", "Select the child’s ethnicity", born),
    Need("religion", "Enter the child’s religion, or ‘none’", born),
    Need("language", "Enter the child’s first language", born),
    Need("disabilities", "Select any disabilities, or ‘None’", born),
)
CHILD_HOME = (
    Need("lives_with", "Select who the child lives with"),
    Need("lives_with_words", "Say where the child lives", lambda get: get("lives_with") == "other"),
    Need("address", "Enter the child’s address now", born),
    Need("school", "Enter the school, nursery or children’s centre, or ‘none’", born),
    Need("statuses", "Select the legal status, or ‘None of these’"),
    Need(
        "cp_category",
        "Select the category of the child protection plan",
        lambda get: "cp" in (get("statuses") or ()),
    ),
)
CHILD_VOICE = (
    Need("knows", "Select whether the child knows about the referral", born),
    Need("agrees", "Select whether the child wants a family group conference", born),
    Need(
        "views_unknown_why",
        "Enter the child’s views, or why they are not known yet",
        lambda get: born(get) and not get("views"),
    ),
    Need("advocate", "Select an answer about an advocate", born),
)
FATHER = (
    Need("father", "Say who the father is, or why that is not known"),
    Need(
        "father_why",
        "Say why the father is not named",
        lambda get: get("father") in ("not_known", "not_named"),
    ),
)
PERSON = (Need("given_name", "Enter the person’s first name"),)
PERSON_REACH = (
    Need("aware", "Select whether they know about the referral"),
    Need("wants", "Select whether they want to be involved"),
    Need("not_yet", "Select whether they must not be contacted yet"),
    Need("not_yet_why", "Say why they must not be contacted yet", lambda get: get("not_yet") == "yes"),
)
SHARING = (
    Need(
        "told_voluntary",
        "Tell the family that it is voluntary before you send the referral",
        fine=lambda value: value == "yes",
    ),
    Need("privacy_on", "Enter when the privacy notice was given"),
    Need("sharing_agreed", "Select whether the family agrees to share information with the service"),
    Need("sharing_limits", "Say what may not be shared", lambda get: get("sharing_agreed") == "no"),
    Need("private_matters", "Enter what a parent does not want others to know, or ‘none’"),
)
CONSENT = (
    Need("answer", "Select an answer"),
    Need("on", "Enter when they said so", lambda get: get("answer") in ("agrees", "declines")),
    Need("how", "Select how they agreed", lambda get: get("answer") == "agrees"),
    Need("why", "Say why they have not been asked", lambda get: get("answer") == "not_asked"),
)
PURPOSE = (
    Need("purposes", "Select what the plan is for"),
    Need("background", "Enter the background and why you are involved"),
    Need("strengths", "Enter what is working well"),
    Need("worries", "Enter what you are worried about"),
    Need("change", "Enter what needs to change"),
    Need("change_by", "Enter by when it needs to change"),
    Need("contingency", "Enter what will happen if there is no plan, or it is not agreed"),
)
DATES = (
    Need("is_urgent", "Select whether it is urgent"),
    Need("urgent_reason", "Say why it is urgent", lambda get: get("is_urgent") == "yes"),
)
TAKING_PART = (
    Need("interpreters", "Enter who needs an interpreter, or ‘nobody’"),
    Need("access", "Enter what people need to get in, hear, see and understand, or ‘nothing’"),
    Need("care_and_travel", "Enter needs for childcare, travel and times, or ‘none’"),
)
MONEY = (
    Need("services", "Enter the help and services that can be offered, or ‘none’"),
    Need("budget", "Enter the budget, or 0"),
    Need("budget_by", "Enter who authorised the budget", lambda get: get("budget")),
    Need("can_agree", "Select whether you can agree a plan on the day"),
    Need("agree_with", "Enter who must be reached to agree a plan", lambda get: get("can_agree") == "no"),
    Need(
        "agree_phone",
        "Enter the phone number on which they can be reached",
        lambda get: get("can_agree") == "no",
    ),
)
REFERRER = (
    Need("source", "Select where the referral comes from"),
    Need("working_hours", "Enter the days and hours you work"),
    Need("met_family", "Select whether you have talked with the family about it"),
    Need("leaflet", "Select whether the family has the leaflet"),
    Need("attends", "Select whether you will come to the whole conference and the review"),
    Need("manager_name", "Enter your manager’s name"),
    Need(
        "manager_view",
        "Tell your manager about the referral before you send it",
        fine=lambda value: value in ("aware", "approved"),
    ),
    Need("manager_on", "Enter when your manager was told"),
)


def lacking(needs, get):
    """The needs that the answers do not meet; `get` gives an answer by its name."""
    return [need for need in needs if _lacks(need, get)]


def lacking_of(needs, row):
    """The needs that a row of the database does not meet."""
    return lacking(needs, lambda name: getattr(row, name))


def _lacks(need, get):
    if need.when and not need.when(get):
        return False
    value = get(need.field)
    if value in (None, "", [], ()):
        return True
    return need.fine is not None and not need.fine(value)
