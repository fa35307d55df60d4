"""Everything that a person does to a family's plan and its reviews."""

from family_plans.actions.agreeing import (
    decide,
    go_on_writing,
    mark_checked,
    mark_typed,
    record_agreement,
    show_for_agreement,
)
from family_plans.actions.arranging import (
    move_action,
    named_for,
    put_back_action,
    record_absent_agreed,
    remove_action,
    split_action,
)
from family_plans.actions.awaited import decide_earlier, record_told_earlier, told_earlier_of
from family_plans.actions.beginning import may_begin_anew, new_version, start_plan
from family_plans.actions.caring import care_of, offer_care, record_care, remove_offer
from family_plans.actions.copying import (
    make_copy,
    prepare_copy,
    record_handed_over,
    release_copy,
    save_copy,
    with_number,
)
from family_plans.actions.facts import facts_said, named_to_watch, record_facts, record_monitor_agreed
from family_plans.actions.filing import filed_so_far, record_filing
from family_plans.actions.finalising import finalise, record_no_plan
from family_plans.actions.helping import answer_help, ask_help, change_help, deliver_help, remove_help
from family_plans.actions.holding import Found, hold_review
from family_plans.actions.incidents import (
    close_incident,
    record_steps,
    report_wrong_copy,
    steps_of,
    tell_somebody,
)
from family_plans.actions.learning import add_feedback, record_outcome, set_outcome_points, translate_feedback
from family_plans.actions.limiting import include_anyway, leave_off_again, say_about
from family_plans.actions.living import (
    answer_early,
    ask_early,
    record_check_in,
    set_check_in,
    skip_check_in,
    tell_news,
)
from family_plans.actions.packing import ask_for_pack, retry_pack
from family_plans.actions.photographing import add_photo, check_photo, remove_photo
from family_plans.actions.reviewing import (
    arrange_meeting,
    book_review,
    cancel_review,
    change_review,
    decline_review,
    set_review,
)
from family_plans.actions.ruling import add_rule, end_rule
from family_plans.actions.steps import Conflict
from family_plans.actions.telling import record_told, told_of
from family_plans.actions.undoing import last_step, undo
from family_plans.actions.wording import Conflicts, save_wordings
from family_plans.actions.writing import (
    add_action,
    agree_spelling,
    ask_to_type,
    change_action,
    change_plain_words,
    write_contingency,
    write_text,
)

__all__ = [
    "Conflict",
    "Conflicts",
    "Found",
    "add_action",
    "add_feedback",
    "add_photo",
    "add_rule",
    "agree_spelling",
    "answer_early",
    "answer_help",
    "arrange_meeting",
    "ask_early",
    "ask_for_pack",
    "ask_help",
    "ask_to_type",
    "book_review",
    "cancel_review",
    "care_of",
    "change_action",
    "change_help",
    "change_plain_words",
    "change_review",
    "check_photo",
    "close_incident",
    "decide",
    "decide_earlier",
    "decline_review",
    "deliver_help",
    "end_rule",
    "facts_said",
    "filed_so_far",
    "finalise",
    "go_on_writing",
    "hold_review",
    "include_anyway",
    "last_step",
    "leave_off_again",
    "make_copy",
    "mark_checked",
    "mark_typed",
    "may_begin_anew",
    "move_action",
    "named_for",
    "named_to_watch",
    "new_version",
    "offer_care",
    "prepare_copy",
    "put_back_action",
    "record_absent_agreed",
    "record_agreement",
    "record_care",
    "record_check_in",
    "record_facts",
    "record_filing",
    "record_handed_over",
    "record_no_plan",
    "record_monitor_agreed",
    "record_outcome",
    "record_steps",
    "record_told",
    "record_told_earlier",
    "release_copy",
    "remove_action",
    "remove_help",
    "remove_offer",
    "remove_photo",
    "report_wrong_copy",
    "retry_pack",
    "save_copy",
    "save_wordings",
    "say_about",
    "set_check_in",
    "set_outcome_points",
    "set_review",
    "show_for_agreement",
    "skip_check_in",
    "split_action",
    "start_plan",
    "steps_of",
    "tell_news",
    "tell_somebody",
    "told_earlier_of",
    "told_of",
    "translate_feedback",
    "undo",
    "with_number",
    "write_contingency",
    "write_text",
]
