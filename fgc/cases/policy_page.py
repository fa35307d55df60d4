"""The page docs/access.md, made from the policy table so that it cannot drift from the code."""

from fgc.cases import policy

HEADS = {
    policy.REFERRER: "Referrer",
    policy.REFERRER_MANAGER: "Referrer's manager",
    policy.COORDINATOR: "Coordinator, cover",
    policy.SERVICE_MANAGER: "Service manager",
    policy.BUSINESS_SUPPORT: "Business support",
    policy.GOVERNANCE: "Information governance, with a grant",
    policy.EMERGENCY: "Emergency",
    policy.HANDING_OVER: "Former coordinator, five days",
    policy.SHARED: "Shared, if named",
}
TOP = """# Who may see and do what

Made from `fgc/cases/policy.py` by `manage.py access_page`; a test says when it is out of date.
R read, W write, A approve; after a colon what it extends to. Blank: the page answers 404, as if the record did not exist.
A relationship to the record gives rights, a role alone does not. A conflict of interest denies everything. On a restricted
record the role-wide columns (referrer's manager, service manager, business support) hold only for people named on it.
Of somebody with several relationships each letter keeps its own limit: reading everything through a share does not widen
what business support may write.
"""


def page():
    """The whole page as Markdown."""
    lines = [TOP, "| | " + " | ".join(HEADS.values()) + " |", "|---|" + "---|" * len(HEADS)]
    for right, words in policy.RIGHTS.items():
        cells = [policy.TABLE[column].get(right, "").replace(":", ": ") for column in HEADS]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
