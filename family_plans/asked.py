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


def changed_since(plan):
    """The keys of the bottom lines that are new or say something else than when the plan was made last."""
    version = plan.versions.last()
    if version is None:
        return set()
    then = {row["key"]: row["text"] for row in version.content["asked"]["bottom_lines"]}
    return {
        row["key"] for row in what_was_asked(plan.case)["bottom_lines"] if then.get(row["key"]) != row["text"]
    }
