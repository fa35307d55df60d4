"""What is asked of every page: no accessibility fault, one h1, a title, no complaint, no sideways scroll."""

from importlib.resources import files

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Why axe cannot judge some contrast, where somebody looked instead
TOO_SHORT = ("shortTextContent", "pseudoContent", "nonBmp")  # a tick box of paper, the line of a timeline
OUT_OF_SIGHT = (
    "outsideViewport",
    "elmPartiallyObscured",
)  # in a table that scrolls: judged at 1280, where it shows
VIOLATIONS = "window.fgcRefused = []; addEventListener('securitypolicyviolation', e => fgcRefused.push(e.violatedDirective))"

ASK = """async tags => {
    const holder = (node, what) => {
        try { return document.querySelector(node.target[0]).closest(what) } catch { return null }
    };
    const short = rules => rules.map(rule => ({id: rule.id, nodes: rule.nodes.map(node => ({
        html: node.html,
        target: String(node.target),
        why: (node.any[0] && node.any[0].data && node.any[0].data.messageKey) || '',
        drawn: Boolean(holder(node, '.fgc-chart, .genogram')),
        sheet: Boolean(holder(node, 'dialog[open]')),
        scrolls: Boolean(holder(node, '.fgc-scroll')),
    }))}));
    const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete']};
    const found = await axe.run(options);
    return {violations: short(found.violations), unsure: short(found.incomplete)};
}"""


def faults(page):
    """What axe complains of, contrast it cannot judge included, but for what is known."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result = page.evaluate(ASK, TAGS)
    unsure = [rule for rule in result["unsure"] if rule["id"] == "color-contrast"]
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['target']} {node['why']})"
        for rule in result["violations"] + unsure
        for node in rule["nodes"]
        if not known(rule["id"], node)
    ]


def known(rule, node):
    """Whether this finding is one of those that stay, each with its reason."""
    if rule == "aria-allowed-attr":  # docs/frontend.md: GOV.UK sets it on a radio that reveals a question
        return "govuk-radios__input" in node["html"] and "aria-expanded" in node["html"]
    if rule == "color-contrast":
        # figures of a chart are told again as a table, names of the family tree as a list; a sheet lies over the
        # page, which axe does not know: looked at, black on paper
        if node["sheet"] and node["why"] == "elmPartiallyObscuring":
            return True
        return node["drawn"] or node["why"] in TOO_SHORT or (node["scrolls"] and node["why"] in OUT_OF_SIGHT)
    return False


def sideways(page):
    """By how many pixels the page scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def frame_faults(page):
    """What is wrong with the title, the headings and the content policy."""
    found = []
    if not page.title().strip():
        found.append("no title")
    headings = page.locator("h1").count()
    if headings != 1:
        found.append(f"{headings} h1")
    found += [f"content policy refused {what}" for what in page.evaluate("window.fgcRefused || []")]
    return found
