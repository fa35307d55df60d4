"""The matrix as data: for every address of the product what access.md asks of the person who opens it.

A row is written from what the page is for and from access.md, never from the code of its view. A name of the
resolver without a row, or a row without a name, fails the suite.
"""

from fgc.accounts.roles import Role
from tests.permissions.expect import (
    WHOLE,
    ForRoles,
    OfCase,
    OfReferral,
    Open,
    Own,
    SecondPerson,
    SignedIn,
    Watching,
)

POSTING = WHOLE | {"after safe to send"}
WATCHERS = frozenset({Role.SERVICE_MANAGER, Role.COORDINATOR, Role.BUSINESS_SUPPORT, Role.ADMINISTRATOR})


def case(*needs, args=(), **more):
    """A page under a family's reference; `args` are the further keys of its address."""
    return OfCase(args=("reference", *args), needs=needs, **more)


def referral(need, *args, **more):
    """A page under a referral's reference."""
    return OfReferral(args=("reference", *args), need=need, **more)


def roles(*names, **more):
    """A page of some roles."""
    return ForRoles(roles=frozenset(names), **more)


def of_service(*names, args, **more):
    """A page about a row of one service."""
    return ForRoles(roles=frozenset(names), args=args, here_only=True, **more)


MANAGING = {
    "workspace:let_in": case("manage.write"),
    "workspace:conflict": case("manage.write"),
    "network:knows": case("manage.write", args=("asked_about",)),
    "workspace:unrestrict": case("manage.write"),
    "workspace:end_access": case("manage.write", args=("member",)),
    "workspace:change_referrer": case("manage.write"),
    "workspace:hold": case("manage.write"),
    "workspace:resume": case("manage.write"),
    "workspace:finish": case("manage.write"),
    "workspace:stop_messages": case("progress.write"),
    "workspace:ask_finish": case("manage.read:ask; set restricted"),
    "workspace:sign_off": case("manage.write", args=("finish",)),
    # How the work ended holds the family's words: for the coordinator who asks and the manager who signs off.
    "workspace:finished": case("manage.write", "manage.read:ask; set restricted"),
    "workspace:after_finish": case("manage.write", "manage.read:ask; set restricted"),
    "workspace:allow_messages": case("manage.write"),
    "workspace:reopen": case("manage.write"),
    "referrals:allocate": case("manage.write"),
    "referrals:end_repeat": case("manage.write", args=("repeat",)),
    # A coordinator asks for the rest, and may restrict ("ask, set restricted"); naming more people then is letting in.
    "workspace:restrict": case(
        "manage.write", "manage.read:ask; set restricted", when_restricted=("manage.write",)
    ),
}

ADDRESSED = frozenset({"addressed to them"})
SAFEGUARDING = {
    "workspace:notices": case("safeguarding.read"),
    "workspace:raise_notice": case("safeguarding.write"),
    # The social worker and their manager answer: the notice is addressed to them.
    "workspace:answer_notice": case("safeguarding.read", args=("safeguarding",), extents=ADDRESSED),
}

WORKSPACE = {
    **SAFEGUARDING,
    "healthz": Open(),
    "readyz": Open(),
    "tickz": Open(),
    "workspace:help": Open(),
    "workspace:accessibility": Open(),
    "workspace:privacy": Open(),
    "workspace:audit_explained": Open(),
    "workspace:logo": SignedIn(),
    "workspace:home": SignedIn(),
    "workspace:cases": SignedIn(),
    "workspace:search": SignedIn(post_only=True),
    "workspace:case": case("progress.read"),
    "workspace:history": case("timeline.read"),
    "workspace:away": SignedIn(),
    "workspace:add_away": SignedIn(),
    "workspace:end_away": of_service(Role.SERVICE_MANAGER, args=("absence",), refused=404, post_only=True),
    "workspace:agree_cover": of_service(Role.SERVICE_MANAGER, args=("absence",), refused=404, post_only=True),
    "workspace:hand_over": of_service(Role.SERVICE_MANAGER, args=("user",)),
    "workspace:missed": roles(Role.COORDINATOR, Role.SERVICE_MANAGER),
    "workspace:timescales": case("progress.write"),
    "workspace:urgency": case("progress.write"),
    "workspace:why_missed": case("progress.write", args=("=conference",)),
    "workspace:note_done": case("progress.write", args=("=report",)),
    "workspace:case_access": case("access_log.read"),
    "workspace:access_log": roles(Role.INFORMATION_GOVERNANCE),
    "workspace:promises": roles(
        Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER, Role.COORDINATOR, Role.SERVICE_MANAGER, refused=404
    ),
    "reports:dashboard": roles(Role.SERVICE_MANAGER),
    "notifications:messages": SignedIn(),
    "notifications:read_all": SignedIn(post_only=True),
    "notifications:message": Own(args=("notice",), of="amina"),
    "notifications:health": roles(*WATCHERS),
    "notifications:run": roles(Role.SERVICE_MANAGER, Role.ADMINISTRATOR, post_only=True),
    "notifications:all_again": roles(Role.SERVICE_MANAGER, Role.ADMINISTRATOR, post_only=True),
    "notifications:again": Watching(args=("failed",), post_only=True, roles=WATCHERS),
    "notifications:done": Watching(args=("failed",), post_only=True, roles=WATCHERS),
    "kept:waiting": SignedIn(),
    "kept:writing": Own(args=("kept",), of="amina"),
    "kept:throw_away": Own(args=("kept",), of="amina", post_only=True),
}

ADMIN, MANAGER = Role.ADMINISTRATOR, Role.SERVICE_MANAGER
ACCOUNTS = {
    "account_login": Open(),
    "account_logout": Open(),
    "account_inactive": Open(),
    "account_signup": Open(),
    "account_reauthenticate": SignedIn(without_role=True),
    "account_change_password": SignedIn(without_role=True),
    "account_reset_password": Open(),
    "account_reset_password_done": Open(),
    "account_reset_password_from_key": Open(args=("=zz", "=set-password")),
    "account_reset_password_from_key_done": Open(),
    "accounts:account": SignedIn(without_role=True),
    "accounts:waiting": SignedIn(without_role=True),
    "accounts:emails": SignedIn(),
    "accounts:service": roles(ADMIN, MANAGER),
    "accounts:letterhead": roles(ADMIN, MANAGER),
    "accounts:take_back": SignedIn(),
    "accounts:stay": SignedIn(without_role=True),
    "accounts:users": roles(ADMIN, MANAGER),
    "accounts:search_users": roles(ADMIN, MANAGER, post_only=True),
    "accounts:user": of_service(ADMIN, MANAGER, args=("user",)),
    "accounts:add_user": roles(ADMIN),
    "accounts:change_user": of_service(ADMIN, args=("user",)),
    "accounts:invite_user": of_service(ADMIN, args=("user",), post_only=True),
    "accounts:end_user": of_service(ADMIN, args=("user",)),
    "accounts:resume_user": of_service(ADMIN, args=("user",), post_only=True),
    "accounts:propose_role": of_service(ADMIN, args=("user",)),
    "accounts:decide_role": of_service(MANAGER, args=("user",)),
    "accounts:teams": roles(ADMIN),
    "accounts:add_team": roles(ADMIN),
    "accounts:team": of_service(ADMIN, args=("team",)),
    "accounts:change_team": of_service(ADMIN, args=("team",)),
    "accounts:close_team": of_service(ADMIN, args=("team",), post_only=True),
    "accounts:add_manager": of_service(ADMIN, args=("team",)),
    "accounts:end_manager": of_service(ADMIN, args=("team", "manager"), post_only=True),
}

NETWORK = {
    "network:family": case("people.read"),
    "network:family_list": case("people.read"),
    # Copies are made by who works on the whole map.
    "network:copies": case("people.write"),
    "network:copy": case("people.write"),
    "network:copy_pdf": case("people.write"),
    "network:ask_look": case("people.write", post_only=True, data=(("recipient", "nan"),)),
    # A second person who works with the whole record, never whoever reads a part of it.
    "network:copy_look": case("plan_draft.read", args=("look",), extents=WHOLE, hidden=True),
    "network:confirm_family": case("people.write", post_only=True),
    # How close people are, and why it is not safe to ask, are working notes.
    "network:circle": case("preparation.read"),
    "network:who_helps_me": case("preparation.read"),
    "network:who_else": case("preparation.read"),
    "network:answer_prompt": case("preparation.write", args=("=godparents", "=family")),
    "network:record_closeness": case("preparation.write", args=("mother",)),
    "network:change_closeness": case("preparation.write", args=("closeness",)),
    "network:end_closeness": case("preparation.write", args=("closeness",)),
    "network:person": case("people.read", args=("mother",)),
    "network:add_person": case("people.write"),
    "network:change_person": case("people.write", args=("aunt",)),
    "network:remove_person": case("people.write", args=("aunt",)),
    "network:restore_person": case("people.write", args=("gone",), post_only=True),
    "network:add_relative": case("people.write", args=("mother", "=partner")),
    "network:quick_add": case("people.write", args=("mother", "=partner")),
    "network:add_people": case("people.write"),
    "network:undo_change": case("people.write", args=("change",), post_only=True),
    "network:add_tie": case("people.write", args=("mother",)),
    "network:remove_tie": case("people.write", args=("=partner", "tie")),
    "network:child": case("people.write", args=("child",)),
    "network:add_responsibility": case("people.write", args=("child",)),
    "network:end_responsibility": case("people.write", args=("responsibility",)),
    "network:change_responsibility": case("people.write", args=("responsibility",)),
    "network:add_carer": case("people.write", args=("child",)),
    "network:end_carer": case("people.write", args=("carer",)),
    "network:change_association": case("people.write", args=("association",)),
    "network:born": case("people.write", args=("baby",)),
    "network:lost": case("people.write", args=("baby",)),
    "network:died": case("people.write", args=("aunt",)),
    "network:twins": case("people.write", args=("aunt",)),
    "network:households": case("people.read"),
    "network:add_household": case("people.write"),
    "network:rename_household": case("people.write", args=("household",)),
    "network:move_home": case("people.write", args=("mother",)),
    "network:leave_home": case("people.write", args=("lives",)),
    # What a child wants is part of the preparation; others know nothing of it.
    "network:child_list": case("preparation.read", args=("child",)),
    "network:fill_list": case("people.write", args=("child",)),
    "network:change_wish": case("people.write", args=("wish",)),
    "network:link_wish": case("people.write", args=("wish",)),
    "network:take_back_wish": case("people.write", args=("wish",), post_only=True),
    "network:move_wish_up": case("people.write", args=("wish",), post_only=True),
    "network:add_contact": case("contact.write", args=("mother",)),
    "network:change_contact": case("contact.write", args=("open_contact",)),
    "network:close_contact": case("contact.write", args=("open_contact",)),
    "network:reveal_contact": case("reveal.read", args=("withheld",)),
    "network:add_restriction": case("safety.write"),
    "network:approve_restriction": case("safety.approve", args=("banned",)),
    "network:same_person": case("people.write", args=("aunt",)),
    "network:merge": case("people.write", args=("aunt", "nan")),
    "network:undo_merge": case("people.write", args=("merge",), post_only=True),
    "network:moved": case("contact.write", args=("home",)),
    "network:new_address": case("contact.write", args=("mover",)),
    "network:change_of_address": case("safety.read", args=("move",), extents=WHOLE),
    "network:clear_alarm": case("safety.write", "safety.approve", args=("move",)),
    "network:told_of_move": case("contact.write", args=("move",)),
    "network:tell_restriction": case("safety.write", args=("banned",)),
    "network:safety": roles(Role.COORDINATOR, Role.SERVICE_MANAGER),
    "network:decide_restriction": case("safety.write", args=("restriction",)),
}

SERVICE = (Role.COORDINATOR, Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT)
INVITATION = ("conference", "invitation")
CONFERENCES = {
    "conferences:calendar": SignedIn(),
    "conferences:venues": roles(*SERVICE, refused=404),
    "conferences:add_venue": roles(*SERVICE, refused=404),
    "conferences:change_venue": of_service(*SERVICE, args=("venue",), refused=404),
    "conferences:close_venue": of_service(*SERVICE, args=("venue",), refused=404, post_only=True),
    "conferences:preparation": case("preparation.read"),
    "conferences:give_reason": case("preparation.read", post_only=True),
    "conferences:record_contact": case("preparation.write"),
    "conferences:correct_contact": case("preparation.write", args=("contact",)),
    "conferences:conference": case("booking.read"),
    # Business support books nothing itself: it posts, and notes answers, once the coordinator said it is safe.
    "conferences:book": case("booking.write", extents=WHOLE),
    "conferences:move": case("booking.write", args=("conference",), extents=POSTING),
    "conferences:cancel": case("booking.write", args=("conference",), extents=WHOLE),
    "conferences:safe_to_send": case("booking.write", args=("conference",), extents=WHOLE, post_only=True),
    "conferences:invite": case("booking.write", args=("conference",), extents=WHOLE),
    "conferences:invitation": case("booking.write", args=INVITATION, extents=POSTING),
    "conferences:change_invitation": case("booking.write", args=INVITATION, extents=WHOLE),
    "conferences:answer": case("booking.write", args=INVITATION, extents=POSTING),
    "conferences:told": case("booking.write", args=INVITATION, extents=POSTING),
    "conferences:uninvite": case("booking.write", args=INVITATION, extents=WHOLE),
    "conferences:ask_override": case("safety.write", args=("conference",)),
    "conferences:decide_override": case("safety.approve", args=("override",)),
    "conferences:running_sheet": case("booking.write", args=("conference",), extents=POSTING),
    "conferences:calendar_file": case("booking.read", args=("conference",)),
    "conferences:day": case("booking.write", args=("day",), extents=WHOLE),
    "conferences:came": case("booking.write", args=("day", "day_invitation"), extents=WHOLE),
    "conferences:step": case("booking.write", args=("day", "=start-sharing"), extents=WHOLE, post_only=True),
    "conferences:family_time": case("booking.write", args=("day",), extents=WHOLE),
    "conferences:times": case("booking.write", args=("day",), extents=WHOLE),
    "conferences:end": case("booking.write", args=("day",), extents=WHOLE),
    "conferences:cover": case("booking.write", args=("day",), extents=WHOLE),
}

DATES = WHOLE | {"dates"}
STEP = case("plan_shown.write", post_only=True)
SECOND = SecondPerson(
    args=("new_copy",), roles=frozenset({Role.COORDINATOR, Role.SERVICE_MANAGER}), not_for="amina"
)
PLANS = {
    "family_plans:plan": case("plan_final.read", "plan_shown.read"),
    "family_plans:start": case("plan_draft.write", extents=WHOLE, post_only=True),
    "family_plans:ask_to_type": STEP,
    "family_plans:show": STEP,
    "family_plans:typed": STEP,
    "family_plans:checked": STEP,
    "family_plans:go_on_writing": STEP,
    # Business support was asked to type family A's plan.
    "family_plans:write": case("plan_draft.write"),
    "family_plans:change_action": case("plan_draft.write", args=("action",)),
    "family_plans:split_action": case("plan_draft.write", args=("action",)),
    "family_plans:absent_agreed": case("plan_draft.write", args=("action",)),
    "family_plans:about_children": case("plan_draft.write"),
    "family_plans:facts": case("plan_draft.write"),
    "family_plans:monitor_agreed": case("plan_draft.write"),
    "family_plans:spelling": case("plan_draft.write"),
    "family_plans:earlier_words": case("plan_draft.read"),
    "family_plans:plain_words": roles(*SERVICE, refused=404),
    "family_plans:change_plain_words": roles(Role.SERVICE_MANAGER, refused=404),
    "family_plans:ask_help": case("plan_draft.write"),
    "family_plans:change_help": case("plan_draft.write", args=("help",)),
    "family_plans:answer_help": case("plan_shown.approve", "plan_shown.write", args=("help",)),
    # Progress: the coordinator, and the social worker for what they promised; business support has the dates only.
    "family_plans:deliver_help": case("reviews.write", args=("help",), extents=WHOLE | {"own tasks"}),
    "family_plans:agreement": case("plan_shown.write"),
    "family_plans:agree": case("plan_shown.write", args=("nan",)),
    "family_plans:decide": case("plan_shown.approve"),
    "family_plans:told": case("plan_shown.approve", "plan_shown.write"),
    "family_plans:decide_earlier": case("plan_shown.approve", args=("awaited",)),
    "family_plans:told_earlier": case("plan_shown.approve", "plan_shown.write", args=("answered",)),
    # Offers of care: whoever works with the whole plan, and the social worker whose task an assessment is.
    "family_plans:care": case(
        "plan_draft.read", "reviews.write:own tasks", extents=WHOLE, known_by="plan_final"
    ),
    "family_plans:photos": case("plan_shown.read"),
    "family_plans:add_photo": case("plan_shown.write"),
    "family_plans:photo": case("plan_shown.read", args=("photo",)),
    "family_plans:check_photo": case(
        "plan_draft.read", extents=WHOLE, known_by="plan_shown", args=("photo",)
    ),
    "family_plans:remove_photo": case("plan_shown.write", args=("photo",), post_only=True),
    "family_plans:offer_care": case("plan_shown.write"),
    "family_plans:record_care": case("reviews.write:own tasks", args=("offer",)),
    "family_plans:remove_offer": case("plan_shown.write", args=("offer",), post_only=True),
    "family_plans:finalise": case("plan_final.write"),
    "family_plans:no_plan": case("plan_final.write"),
    "family_plans:new_version": case("plan_final.write"),
    "family_plans:versions": case("plan_final.read"),
    "family_plans:version": case("plan_final.read", args=("version",)),
    "family_plans:compare": case("plan_final.read", args=("version", "new_version")),
    "family_plans:words": case("plan_final.write"),
    "family_plans:write_words": case("plan_final.write", args=("=easy_read",)),
    "family_plans:pack": case("plan_final.write"),
    "family_plans:pack_made": case("plan_final.write", args=("pack",)),
    "family_plans:retry_pack": case("plan_final.write", args=("pack",), post_only=True),
    # A wrong copy: whoever holds the family or manages the service acts; governance reads, with a grant.
    "family_plans:wrong_copy": case("plan_final.write", "manage.write", args=("copy",)),
    "family_plans:incident": case("access_log.read", args=("incident",)),
    "family_plans:incident_told": case("plan_final.write", "manage.write", args=("incident",)),
    "family_plans:incident_steps": case("plan_final.write", "manage.write", args=("incident",)),
    "family_plans:close_incident": case(
        "plan_final.write", "manage.write", args=("incident",), post_only=True
    ),
    "family_plans:incidents": roles(Role.SERVICE_MANAGER, Role.INFORMATION_GOVERNANCE),
    "family_plans:prove": case("access_log.read"),
    "family_plans:filing": case("reviews.write", extents=WHOLE | {"own tasks"}),
    "family_plans:file_for": case("reviews.write", args=("child_row",), extents=WHOLE | {"own tasks"}),
    # Everybody's copies: for who makes them, the service manager, and who posts them.
    "family_plans:copies": case(
        "plan_draft.read", known_by="plan_final", sending=("plan_final.write",), data=(("role", "=School"),)
    ),
    "family_plans:make_copy": case("plan_final.write", post_only=True, data=(("person", "nan"),)),
    "family_plans:copy_pdf": case("plan_draft.read", args=("copy",), hidden=True),
    "family_plans:release_copy": case(
        "plan_draft.read", known_by="plan_final", args=("new_copy",), extents=WHOLE
    ),
    # What one reader's copy leaves off tells what is kept from whom.
    "family_plans:left_off": case("plan_draft.read", known_by="plan_final", args=("nan",), extents=WHOLE),
    "family_plans:include_part": case("plan_final.write", args=("nan", "part")),
    "family_plans:leave_off_again": case("plan_final.write", args=("included",), post_only=True),
    # decisions.md: any other coordinator or manager of the service; they see the copy and nothing else of the record.
    "family_plans:second_looks": roles(Role.COORDINATOR, Role.SERVICE_MANAGER, refused=404),
    "family_plans:second_look": SECOND,
    "family_plans:second_look_pdf": SECOND,
    "family_plans:handed_over": case("plan_final.write", "plan_final.read:post copies", args=("copy",)),
    "family_plans:reviews": case("reviews.read"),
    "family_plans:set_review": case("reviews.write", extents=DATES),
    "family_plans:change_review": case("reviews.write", args=("review",), extents=DATES),
    "family_plans:book_review": case("reviews.write", args=("review",), extents=DATES),
    "family_plans:hold_review": case("reviews.write", args=("review",), extents=WHOLE),
    "family_plans:decline_review": case("reviews.write", args=("review",), extents=WHOLE),
    "family_plans:reviews_due": SignedIn(),
    # Anybody who writes anything of reviews may write down that somebody asks for one; the coordinator answers.
    "family_plans:ask_early": case("reviews.write"),
    "family_plans:answer_early": case("reviews.write", args=("early",), extents=WHOLE),
    "family_plans:set_check_in": case("reviews.write", extents=WHOLE),
    "family_plans:check_in": case("reviews.write", args=("check_in",), extents=WHOLE),
    "family_plans:skip_check_in": case("reviews.write", args=("check_in",), extents=WHOLE),
    "family_plans:action_news": case("reviews.read", args=("action",), extents=WHOLE | {"own tasks"}),
    "family_plans:tell_news": case("reviews.write", args=("action",), extents=WHOLE),
    "family_plans:rules": roles(Role.SERVICE_MANAGER),
    # Outcomes are for the service's learning: the coordinator and the service manager, who learn from them.
    "family_plans:outcomes": case("reviews.write", "manage.write", extents=WHOLE),
    "family_plans:record_outcome": case("reviews.write", "manage.write", args=("outcome",), extents=WHOLE),
    "family_plans:outcomes_due": roles(Role.COORDINATOR, Role.SERVICE_MANAGER),
    "family_plans:feedback": case("feedback.read"),
    "family_plans:add_feedback": case("feedback.write", args=("=family",)),
    "family_plans:translate_feedback": case("feedback.write", args=("feedback",)),
    "family_plans:feedback_paper": SignedIn(args=("=child",)),
    "family_plans:service_feedback": roles(Role.SERVICE_MANAGER),
    "family_plans:end_rule": of_service(Role.SERVICE_MANAGER, args=("rule",), post_only=True),
}

REFERRERS = (Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER, Role.BUSINESS_SUPPORT)
QUESTIONS = ("=questions", "questions")
REFERRALS = {
    "referrals:mine": roles(*REFERRERS),
    "referrals:team": roles(Role.SOCIAL_WORK_MANAGER),
    "referrals:waiting": roles(Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT),
    "referrals:start": roles(*REFERRERS),
    "referrals:of_case": case(
        "referral.read", sending=("referral.write:dated additions once sent, amend with reason",)
    ),
    "referrals:referral": referral("read"),
    "referrals:sent": referral("read"),
    "referrals:tasks": referral("write"),
    "referrals:check": referral("write", sending="send"),
    "referrals:answer": referral("send", opens=frozenset({"returned"})),
    "referrals:share": referral("share"),
    "referrals:unshare": referral("share", "share"),
    "referrals:withdraw": referral("withdraw"),
    "referrals:accept": referral("decide"),
    "referrals:return": referral("decide"),
    "referrals:decline": referral("decide"),
    "referrals:colleagues": roles(Role.INFORMATION_GOVERNANCE),
    # A service with two managers asks one about the other: nothing is asked of information governance.
    "referrals:colleague": ForRoles(refused=404, args=("reference", "user")),
    "referrals:conflict": referral("conflict"),
    "referrals:knows": referral("decide", "colleague", opens=frozenset({"sent", "returned"})),
    "referrals:lift_conflict": referral("decide", "conflict", opens=frozenset({"sent", "returned"})),
    "referrals:acknowledge": referral("acknowledge", post_only=True),
    "referrals:approve": referral("approve", post_only=True),
    "referrals:add": referral("add"),
    "referrals:amend": referral("amend", "=background"),
    "referrals:answers": referral("write", "=purpose"),
    "referrals:safety": referral("write"),
    "referrals:safety_details": referral("write"),
    "referrals:children": referral("write"),
    "referrals:add_child": referral("write"),
    "referrals:change_child": referral("write", "child"),
    "referrals:child_home": referral("write", "child"),
    "referrals:child_voice": referral("write", "child"),
    "referrals:child_father": referral("write", "child"),
    "referrals:remove_child": referral("write", "child"),
    "referrals:people": referral("write"),
    "referrals:add_person": referral("write"),
    "referrals:change_person": referral("write", "person"),
    "referrals:person_contact": referral("write", "person"),
    "referrals:remove_person": referral("write", "person"),
    "referrals:agreement": referral("write"),
    "referrals:consent": referral("write", "person"),
    "referrals:rows": referral("write", "=questions"),
    "referrals:add_row": referral("write", "=questions"),
    "referrals:change_row": referral("write", *QUESTIONS),
    "referrals:remove_row": referral("write", *QUESTIONS),
    "referrals:move_row": referral("write", *QUESTIONS, post_only=True),
}

ROWS = MANAGING | WORKSPACE | ACCOUNTS | NETWORK | CONFERENCES | PLANS | REFERRALS
