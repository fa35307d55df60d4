"""What the family was asked: the questions and bottom lines as the referral shared them."""


def what_was_asked(case):
    """The questions and the bottom lines of the family's latest referral, as plain values."""
    referral = case.referrals.order_by("-pk").first()
    if referral is None:
        return {"questions": [], "bottom_lines": []}
    return {
        "questions": [{"key": row.key, "text": row.text} for row in referral.questions.all()],
        "bottom_lines": [{"key": row.key, "text": row.text} for row in referral.bottom_lines.all()],
    }
