"""Names people tied to the child through one partnership: step, in-law, by marriage (network.md 3)."""

from dataclasses import dataclass

from ..genogram.model import ENDED_STATUSES
from .blood import blood_label, side_of
from .terms import line_word, partner_word, possessive, word

WEDDED = ("married", "civil_partnership", "separated", "widowed")


@dataclass(frozen=True)
class Tie:
    """The way to somebody through a partnership: from `kin` of the child to `partner`, then to the person."""

    kin: object
    partner: object
    link: object


def nearest_tie(tree, child, person):
    """The shortest way to the person over exactly one partnership, or None."""
    best = None
    for one in tree.people:
        near = tree.kin(child, one)
        if near is None and not _cares_for(tree, one, child):
            continue
        start = near.up + near.down if near else 1
        for partner, link in tree.partners[one]:
            if link.status == "never_lived_together" or tree.kin(child, partner):
                continue
            far = tree.kin(partner, person)
            if far is None or person == one:
                continue
            cost = start + far.up + far.down + 1
            cost += 0.5 * (link.status in ENDED_STATUSES) + 0.25 * (link.status not in WEDDED[:2])
            if best is None or cost < best[0]:
                best = (cost, Tie(one, partner, link))
    return best[1] if best else None


def _cares_for(tree, carer, child):
    return any(link.parent == carer for link in tree.carers[child])


def tie_label(tree, child, person, tie, name):
    """What the person is by that tie; `name(a, b)` gives the label of anybody else on the way."""
    near = tree.kin(child, tie.kin)
    far = tree.kin(tie.partner, person)
    owner = name(child, tie.kin) if tie.kin != child else ""
    if tie.link.status in ENDED_STATUSES and person != tie.partner:
        shared = [one for one in tree.children[tie.kin] if one in tree.children[tie.partner]]
        if shared:
            return possessive(name(child, shared[0]), blood_label(tree, shared[0], person, with_side=False))
    if person == tie.partner:
        return _partner_label(tree, child, person, tie, near, owner)
    label = _beyond_partner(tree, child, person, tie, near, far, owner)
    if label:
        return label
    return possessive(name(child, tie.partner), blood_label(tree, tie.partner, person, with_side=False))


def _partner_label(tree, child, person, tie, near, owner):
    status, gender = tie.link.status, tree.people[person].gender
    plain = partner_word(status, gender)
    if near is None:
        return possessive(owner, plain)
    where = (near.up, near.down)
    if where == (0, 0):
        return plain
    if where == (1, 0):
        return _parents_partner(tree, child, person, status, owner, plain)
    wedded = status in WEDDED
    apart = " (separated)" if status == "separated" else ""
    side = side_of(tree, child, near.first_steps)
    plain_side = f"{side.name} " if side.name in ("maternal", "paternal") else ""
    if near.down == 0 and near.up >= 2 and wedded:
        return side.before("step-" + line_word(near.up, 0, gender)) + apart
    if where == (1, 1) and wedded:
        return word("in-law", gender) + apart
    if where == (0, 1) and wedded:
        return word("child-in-law", gender) + apart
    if near.down == 1 and near.up >= 2 and wedded:
        return f"{plain_side}{'great-' * (near.up - 2)}{word('aunt', gender)} by marriage{apart}"
    return possessive(owner, plain)


def _parents_partner(tree, child, person, status, owner, plain):
    who, born = tree.people[person], tree.people[child].birth_year
    step = word("stepparent", who.gender)
    if status == "separated":
        return f"{step} (separated from {owner})"
    if status == "widowed" and who.death_year and born and who.death_year < born:
        return possessive(owner, "late " + word("spouse", who.gender))
    if status in WEDDED:
        return step
    return possessive(owner, "partner" if status == "engaged" else plain)


def _beyond_partner(tree, child, person, tie, near, far, owner):
    """The person is a relative of the partner: in-laws and step-relatives that have a word of their own."""
    gender = tree.people[person].gender
    wedded = tie.link.status in WEDDED
    live = tie.link.status not in ENDED_STATUSES
    beyond = (far.up, far.down)
    if near is None:
        return None
    where = (near.up, near.down)
    if beyond == (0, 1) and live:
        return _step_child(tree, child, tie, near, gender)
    if where == (1, 0) and far.down == 0 and wedded:
        return "step-" + line_word(far.up + 1, 0, gender)
    inside = {(1, 0): "parent-in-law", (1, 1): "in-law"}.get(beyond)
    if inside and wedded and (near.down >= 1 or where == (0, 0)):
        return possessive(owner, word(inside, gender)) if owner else word(inside, gender)
    return None


def _step_child(tree, child, tie, near, gender):
    """A child whom only the partner brought: of oneself, a parent, a grandparent, an aunt."""
    if (near.up, near.down) == (0, 0):
        return word("stepchild", gender) if tie.link.status in WEDDED else None
    if (near.up, near.down) == (1, 0):
        return word("stepsibling", gender)
    if near.down == 0:
        between = [one for one in tree.children[tie.kin] if one in tree.ancestors(child)]
        owner = blood_label(tree, child, between[0]) if between else "parent"
        return possessive(owner, word("stepsibling", gender))
    if near.down == 1 and near.up == 2:
        return side_of(tree, child, near.first_steps).before("step-cousin")
    return None
