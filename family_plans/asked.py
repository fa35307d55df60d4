"""What the family was asked: the questions and bottom lines as the referral shared them."""


def what_was_asked(case):
    """The questions and the bottom lines of the family's referrals, as plain values: a second one may have joined it."""
    referrals = case.referrals.order_by("pk").prefetch_related("questions", "bottom_lines")
    return {
        name: [
            {"key": row.key, "text": row.text}
            for referral in referrals
            for row in getattr(referral, name).all()
        ]
        for name in ("questions", "bottom_lines")
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
