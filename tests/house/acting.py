"""What the rules about actions look for (rule 3): their shape, and what an update names.

Whatever writes and can be called from outside the actions is an action. What only other actions use is a part of
one: it runs in their transaction and may be positional. What writes nothing is a question.
"""

import ast

from tests.house.calls import calls
from tests.house.writing import calls_of_methods

RECORD = ("fgc.audit.actions", "record")
MESSAGE = "a message is the service's row, whatever happened to the family stands in the record"
OWN_NOTICE = "whether somebody has read their own notices is nothing of a family"
FOLLOWS = "it runs in the transaction of what it follows, which may be an action of any app below"
# What one of them does not have, and why. Whatever no longer lacks it has to leave the table.
LACKS = {
    "fgc.audit.actions.record": ("keywords record", "it is the event"),
    "fgc.notifications.actions.add": ("keywords by record", MESSAGE),
    "fgc.notifications.actions.gather": ("by record", MESSAGE),
    "fgc.notifications.actions.mark_read": ("record", OWN_NOTICE),
    "fgc.notifications.actions.mark_all_read": ("record", OWN_NOTICE),
    "fgc.notifications.actions.note_tick": ("by record", "the pulse of the service"),
    "conferences.actions.following.check_invitations_again": ("atomic", FOLLOWS),
    "conferences.actions.following.check_safety_again": ("atomic", FOLLOWS),
    "fgc.kept.actions.forget_over": ("by", "time does it, nobody"),
    "fgc.network.actions.undo.remembered": ("record", "what is done inside writes its own events"),
    "referrals.actions.pages.save_page": ("record", "what it carries out writes its own event"),
    "fgc.network.actions.comparing.compare": ("atomic", "a worker's job: an action for each person found"),
    "fgc.network.actions.comparing.forget_those_away": (
        "by atomic record",
        "what the job remembers is nothing of a family",
    ),
    "family_plans.actions.packing.make_pack": (
        "keywords by atomic",
        "a worker's job: an action for each copy",
    ),
}


def out_of_shape(found):
    """Actions that are not keyword-only, by somebody, atomic and recorded."""
    known = calls(found)
    for key, node in known.functions.items():
        dotted, name = key
        if "actions" not in dotted.split(".") or name.startswith("_") or key not in known.writing:
            continue
        users = known.users.get(key, set()) - {dotted}
        if users and all("actions" in user.split(".") for user in users):
            continue
        lacks = " ".join(_lacks(known, key, node))
        if lacks != LACKS.get(f"{dotted}.{name}", ("", ""))[0]:
            yield f"{dotted}.{name} lacks {lacks or 'nothing any more'}"


def _lacks(known, key, node):
    if node.args.args or node.args.posonlyargs or node.args.vararg:
        yield "keywords"
    if "by" not in [each.arg for each in node.args.kwonlyargs]:
        yield "by"
    if not _is_atomic(known, key):
        yield "atomic"
    if RECORD not in known.reached(key) - {key} and not _imports_record(known, key):
        yield "record"


def _is_atomic(known, key):
    """Decorated; or all that it writes stands in a transaction, or is done by one function that is atomic."""
    dotted, node = key[0], known.functions[key]
    if any("atomic" in ast.unparse(each) for each in node.decorator_list):
        return True
    inside = {
        id(inner)
        for block in ast.walk(node)
        if isinstance(block, ast.With) and any("atomic" in ast.unparse(each) for each in block.items)
        for inner in ast.walk(block)
    }
    loose = [each for each in known.direct_writes(key) if id(each) not in inside]
    others = {
        other
        for piece in ast.walk(node)
        if isinstance(piece, ast.Name | ast.Attribute) and id(piece) not in inside
        for other in known.names_in(dotted, ast.Expression(piece))
        if other in known.writing and other != key
    }
    return not loose and len(others) <= 1 and all(_is_atomic(known, other) for other in others)


def _imports_record(known, key):
    """Whether it calls `record` of the audit app, where that app itself is not among the modules looked at."""
    module, name = known.imports[key[0]].get("record", ("", ""))
    return (module, name) == RECORD and any(
        isinstance(node, ast.Name) and node.id == "record" for node in ast.walk(known.functions[key])
    )


def whole_saves(found):
    """A row that is saved without saying which fields: it would put back what somebody else wrote meanwhile."""
    for dotted, _text, tree in found:
        if dotted == "fgc.accounts.models.people":
            continue  # Django's way to make a person who signs in
        for call in calls_of_methods(tree):
            names = {keyword.arg for keyword in call.keywords}
            if call.func.attr == "save" and not call.args and not names & {"update_fields", "force_insert"}:
                yield f"{dotted}:{call.lineno} {ast.unparse(call)}"
