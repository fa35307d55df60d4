"""Which parts of a plan are about some of the children only, and which of them one reader gets (domain.md 10.3).

A part goes to the parents, relatives and carers of the children it is about, to whoever does or checks it, and to
whom it is given all the same with a reason. The referrer, the coordinator and the court have the whole plan.
"""

import hashlib
from collections import defaultdict
from functools import cached_property

from family_plans.models import IncludedAnyway
from fgc.lib.text import count
from fgc.network.kin import kin_by_child

PARTS = ("texts", "actions", "help", "care")


def part_of(kind, row):
    """The name of a part, the same in every version: `actions:KEY`, `texts:child:KEY of the child`."""
    if kind != "texts":
        return f"{kind}:{row['key']}"
    return ":".join(filter(None, ["texts", row["section"], row["child"]]))


def about(row):
    """The keys of the children a part is about, when not all of them: chosen, or the child whose words or home it is."""
    return frozenset(row.get("only_for") or filter(None, [row.get("child", "")]))


def is_limited(content):
    """Whether any part is about some of the children only."""
    return any(about(row) for kind in PARTS for row in content[kind])


class Limits:
    """The ties and exceptions of one family, read once and only when a part asks for them."""

    def __init__(self, case):
        self.case = case

    @cached_property
    def kin(self):
        """{person's id: keys of the children whose parent, relative or carer they are}."""
        keys = dict(self.case.children.values_list("person_id", "person__key"))
        found = defaultdict(set)
        for child, family in kin_by_child(self.case).items():
            for person in family:
                found[person].add(keys[child])
        return found

    @cached_property
    def anyway(self):
        """{(plan's id, person's id): names of the parts they get all the same}."""
        rows = IncludedAnyway.objects.filter(plan__case=self.case, taken_back_at=None)
        found = defaultdict(set)
        for plan, person, part in rows.values_list("plan_id", "person_id", "part"):
            found[plan, person].add(part)
        return found

    def reader(self, person, plan):
        """One member of the family as the reader of a plan."""
        return Reader(self, person, plan.pk)

    def print_for(self, base, copy):
        """`base`, the print of what is kept from whom, with all else that decides what this reader's copy leaves out."""
        if copy.person_id is None or not is_limited(copy.version.content):
            return base
        kin = sorted(self.kin[copy.person_id])
        anyway = sorted(self.anyway[copy.version.plan_id, copy.person_id])
        return hashlib.sha256(repr((base, kin, anyway)).encode()).hexdigest()


class Reader:
    """A member of the family to whom a plan goes."""

    def __init__(self, limits, person, plan_id):
        self.limits, self.person, self.plan_id = limits, person, plan_id
        self.key = person.key

    def may_have(self, kind, row):
        """Whether a part may reach this reader, as far as the children it is about decide."""
        children = about(row)
        if not children or self._does(row):
            return True
        kin = self.limits.kin[self.person.pk]
        if children & kin or part_of(kind, row) in self.limits.anyway[self.plan_id, self.person.pk]:
            return True
        # A child's own words go to whom the map does not connect with any child: nothing says that they are strangers.
        return not row.get("only_for") and not kin

    def may_have_picture(self, child):
        """Whether what a child drew may reach this reader: like that child's own words."""
        return not child or self.may_have("texts", {"section": "child", "child": child})

    def _does(self, row):
        return any(row.get(name, {}).get("key") == self.key for name in ("who", "checker", "person"))


def for_reader(content, reader):
    """The content without the parts that are about other children only."""
    if reader is None:
        return content
    parts = {kind: [row for row in content[kind] if reader.may_have(kind, row)] for kind in PARTS}
    return {**content, **parts}


def for_record_of(content, key):
    """The content that concerns one child, for that child's record: theirs and what is common; no part of another child."""
    parts = {kind: [row for row in content[kind] if not about(row) or key in about(row)] for kind in PARTS}
    children = [one for one in content["front"]["children"] if one["key"] == key]
    return {**content, **parts, "front": {**content["front"], "children": children}}


def about_others(content, reader):
    """How much of the plan is about other children and goes to this reader in no copy; nothing when all of it does."""
    gone = sum(not reader.may_have(kind, row) for kind in PARTS for row in content[kind])
    return (
        f"{count(gone, 'part')} about other children {'is' if gone == 1 else 'are'} left off." if gone else ""
    )
