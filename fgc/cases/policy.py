"""Who may see and do what, as data. The page docs/access.md and the permission tests are generated from it.

One row a right, one column a relationship (access.md). A cell holds letters, R read, W write, A approve, and
after a colon what it extends to when that is less than everything. A right not named in a column: 404.
"""

from dataclasses import dataclass

RIGHTS = {
    "referral": "Referral form",
    "progress": "Stage, dates, coordinator, own tasks",
    "people": "People and how they are related",
    "contact": "Contact details",
    "reveal": "Withheld address or phone",
    "safety": "Safety: must not meet, must not know, exclusions",
    "preparation": "Preparation: contacts, wishes, who declined, working notes",
    "bottom_lines": "Bottom lines, questions for the family",
    "booking": "Booking, invitations, attendance",
    "money": "Money",
    "plan_draft": "Plan while being written",
    "plan_shown": "Plan shown for agreement",
    "plan_final": "Plan, final",
    "reviews": "Reviews and progress",
    "safeguarding": "Safeguarding notice",
    "feedback": "Feedback answers",
    "manage": "Allocate, hand over, close, reopen, restrict, grant access",
    "access_log": "Who has looked at this case",
    "offers": "Offers and the duty clock",
    "consent": "Consent",
    "timeline": "Timeline",
    "documents": "Documents",
    "letters": "Letters and sent-log",
    "complaints": "Complaints, compliments",
}

REFERRER, REFERRER_MANAGER, COORDINATOR, COVER = "referrer", "referrer_manager", "coordinator", "cover"
SERVICE_MANAGER, BUSINESS_SUPPORT, GOVERNANCE = "service_manager", "business_support", "info_governance"
SHARED, EMERGENCY, CONFLICT, HANDING_OVER, NAMED = "shared", "emergency", "conflict", "handing_over", "named"

_COORDINATING = {
    "referral": "R",
    "progress": "RW",
    "people": "RW",
    "contact": "RW",
    "reveal": "R",
    "safety": "RW",
    "preparation": "RW",
    "bottom_lines": "RW:accept a change and tell people",
    "booking": "RW",
    "money": "R:request",
    "plan_draft": "RW",
    "plan_shown": "RW",
    "plan_final": "RW",
    "reviews": "RW",
    "safeguarding": "RW",
    "feedback": "R:what the person allowed",
    "manage": "R:ask; set restricted",
    "access_log": "R",
    "offers": "R",
    "consent": "RW",
    "timeline": "R",
    "documents": "RW",
    "letters": "RW",
    "complaints": "R:theirs",
}

TABLE = {
    REFERRER: {
        "referral": "RW:dated additions once sent, amend with reason",
        "progress": "R",
        "people": "R:named by them",
        "contact": "R:supplied by them",
        "reveal": "R:supplied by them",
        "safety": "R:summary",
        "bottom_lines": "RW:until shared",
        "booking": "R:date, place, attendance",
        "money": "R:authorised by them",
        "plan_shown": "RA",
        "plan_final": "R",
        "reviews": "RW:own tasks",
        "safeguarding": "R:addressed to them",
        "manage": "R:ask",
        "offers": "RW",
        "consent": "RW:taken by them",
        "timeline": "R:referral, dates, plan, reviews",
        "documents": "R:filed to the referrer",
        "letters": "R:theirs",
    },
    REFERRER_MANAGER: {
        "referral": "RA",
        "progress": "R",
        "people": "R:named by their worker",
        "safety": "R:summary",
        "bottom_lines": "RWA",
        "booking": "R:date, place, attendance",
        "money": "RA:own team's",
        "plan_shown": "RA",
        "plan_final": "R",
        "reviews": "R",
        "safeguarding": "R:addressed to them",
        "manage": "R:ask",
        "offers": "RWA",
        "consent": "R",
        "timeline": "R:referral, dates, plan, reviews",
        "documents": "R:filed to the referrer",
        "letters": "R:theirs",
    },
    COORDINATOR: _COORDINATING,
    COVER: _COORDINATING,
    SERVICE_MANAGER: {
        "referral": "RWA:amend with reason",
        "progress": "RW",
        "people": "R",
        "contact": "R",
        "reveal": "R",
        "safety": "RA",
        "preparation": "R:with a reason",
        "bottom_lines": "R",
        "booking": "RW",
        "money": "RA",
        "plan_draft": "R",
        "plan_shown": "R",
        "plan_final": "R",
        "reviews": "R",
        "safeguarding": "R",
        "feedback": "R",
        "manage": "RW",
        "access_log": "R",
        "offers": "R",
        "consent": "R",
        "timeline": "R",
        "documents": "R",
        "letters": "R",
        "complaints": "RW",
    },
    BUSINESS_SUPPORT: {
        "referral": "RW:logging one that came by post",
        "progress": "RW",
        "people": "R:invited",
        "contact": "R:for posting",
        "safety": "R:practical instruction",
        "booking": "RW:after safe to send",
        "money": "RW:spending",
        "plan_draft": "RW:types it when asked",
        "plan_final": "R:post copies",
        "reviews": "RW:dates",
        "feedback": "RW:from paper",
        "offers": "RW",
        "consent": "R",
        "timeline": "R:logistics",
        "documents": "RW:logistics",
        "letters": "RW",
        "complaints": "W:logging",
    },
    GOVERNANCE: {
        "referral": "R",
        "progress": "R",
        "people": "R",
        "safety": "R",
        "preparation": "R",
        "bottom_lines": "R",
        "booking": "R",
        "money": "R:totals",
        "plan_final": "R",
        "reviews": "R",
        "safeguarding": "R",
        "feedback": "R:grouped",
        "access_log": "R",
        "offers": "R",
        "consent": "R",
        "timeline": "R",
        "documents": "R",
        "letters": "R",
        "complaints": "R",
    },
    EMERGENCY: {
        "referral": "R",
        "progress": "R",
        "people": "R",
        "contact": "R",
        "reveal": "R",
        "safety": "R",
        "preparation": "R",
        "bottom_lines": "R",
        "booking": "R",
        "plan_final": "R",
        "reviews": "R",
        "safeguarding": "R",
        "offers": "R",
        "consent": "R",
        "timeline": "R",
    },
    # The old coordinator finishes notes for five days (domain.md 7.2 c).
    HANDING_OVER: {
        "progress": "R",
        "people": "R",
        "preparation": "RW",
        "booking": "R",
        "bottom_lines": "R",
        "timeline": "R",
    },
    # A dated grant to a named person: only what it names, of these.
    SHARED: {
        "progress": "R",
        "people": "R",
        "booking": "R",
        "plan_final": "R",
        "reviews": "R",
        "timeline": "R",
    },
}

# What a person must hold of a relationship, as guardian's permission on the case (fgc/cases/models).
PERMISSION = {
    REFERRER: "refer",
    COORDINATOR: "coordinate",
    COVER: "cover",
    NAMED: "named",
    GOVERNANCE: "govern",
    EMERGENCY: "emergency",
    HANDING_OVER: "finish_notes",
    SHARED: "share",
}

# Which relationship a role carries to every unrestricted case of its service or team; NAMED gives it on a restricted one.
ROLE_WIDE = {
    "service_manager": SERVICE_MANAGER,
    "business_support": BUSINESS_SUPPORT,
    "social_work_manager": REFERRER_MANAGER,
}

# Who can give a right that a person lacks: said on the 403 page.
WHO_CAN_GIVE = {
    "plan_shown": "the social worker or their manager",
    "manage": "the service manager",
    "money": "the service manager",
}


@dataclass(frozen=True)
class Cell:
    """What one person may do with one row of the table: each letter with what it extends to.

    They stay in pairs: reading everything through one relationship does not widen what another lets them write.
    """

    grants: frozenset = frozenset()  # pairs of a letter and its extent

    def __or__(self, other):
        return Cell(self.grants | other.grants)

    @property
    def letters(self):
        """The letters that some relationship gives."""
        return frozenset(letter for letter, _extent in self.grants)

    def extents(self, letter):
        """What one letter extends to; an empty text among them means everything."""
        return frozenset(extent for held, extent in self.grants if held == letter)

    def whole(self, letter):
        """Whether some relationship gives the letter without a limit."""
        return (letter, "") in self.grants


def cell(relationship, right):
    """The cell of the table; empty when there is none."""
    letters, _, extent = TABLE.get(relationship, {}).get(right, "").partition(":")
    return Cell(frozenset((letter, extent) for letter in letters))
