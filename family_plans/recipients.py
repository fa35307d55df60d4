"""One recipient's version of the content: what they must not know is left out, so that nothing shows it was there."""

from functools import cached_property

from django.db.models import Max
from django.utils import timezone

from family_plans.freezing import places_of
from family_plans.limits import Limits, for_reader
from family_plans.naming import Names
from fgc.network import disclosure
from fgc.network.audience import Audience
from fgc.network.disclosure import secrets_of, secrets_print, withheld_in
from fgc.network.kept import Kept
from fgc.network.models import Person

NOTHING = Kept()
LISTS = ("texts", "actions", "help", "care", "agreements")
FRONT_WORDS = ("why", "asked_by", "place", "made_by")


def hidden_from(person):
    """The people whom this member of the family must not know of."""
    ids = kept_from(person).people
    return list(Person.objects.filter(case=person.case, pk__in=ids))


def kept_from(person):
    """What is kept from this member of the family, through the one door to it."""
    return Audience.for_person(person).kept


def known_beside(person, hidden):
    """The other people of the family."""
    return list(person.case.people.on_map().exclude(pk__in=[one.pk for one in hidden]))


class Prints:
    """Of one family: the print of all that decides now what a copy leaves out, for each copy; read when first asked."""

    def __init__(self, case):
        self.case, self.limits = case, Limits(case)

    @cached_property
    def base(self):
        """The part that is the same for every copy: what is kept from whom."""
        return secrets_print(self.case)

    def of(self, copy):
        """The print for a copy's reader."""
        return self.limits.print_for(self.base, copy)


def is_out_of_date(copy):
    """Whether something that a copy for the family may not carry was recorded after it was made."""
    version = copy.version
    return is_behind(copy, secret_since(version), Prints(version.plan.case))


def is_behind(copy, moment, secrets):
    """Whether a copy for the family was made before that moment, or while something else was left out of it."""
    other = bool(copy.secrets) and copy.secrets != secrets.of(copy)
    return is_older_than(copy, moment) or (other and not copy.staff_id)


def is_older_than(copy, moment):
    """Whether a copy for the family was made before that moment, if there is one."""
    return bool(moment and not copy.staff_id and copy.made_at < moment)


def secret_since(version):
    """Before which moment no copy of a version may have been made: when something to keep was recorded last."""
    case = version.plan.case
    if withheld_in(case, places_of(version.content)):
        return timezone.now()
    return disclosure.secret_since(case)


def what_copies_depend_on(version):
    """Plain values that differ as soon as a copy of this version would have to be made anew.

    Every change to the family's people, ties, restrictions or contact details raises the map's version; the rows
    of what is kept from somebody are compared as well, however they came to be.
    """
    case_id = version.plan.case_id
    anyway = version.plan.included_anyway.filter(taken_back_at=None).order_by("pk")
    last = version.plan.versions.aggregate(last=Max("number"))["last"]
    return (last, *secrets_of(case_id), tuple(anyway.values_list("pk", flat=True)))


def without_withheld(content, case):
    """The content without what others wrote around the plan and that holds a withheld detail; how many parts went."""
    front, asked = content["front"], content["asked"]
    written = [(row["key"], row["text"]) for rows in asked.values() for row in rows]
    written += [(name, front.get(name, "")) for name in FRONT_WORDS]
    gone = set(withheld_in(case, written))
    if not gone:
        return content, 0
    asked = {name: [row for row in rows if row["key"] not in gone] for name, rows in asked.items()}
    front = {name: "" if name in gone else value for name, value in front.items()}
    return {**content, "front": front, "asked": asked}, len(gone)


def content_for(content, hidden, known=(), kept=NOTHING, reader=None):
    """The content without the hidden people and without every part that names one; and how many parts went.

    What is about children whose parent, relative or carer the `reader` (limits.Reader) is not goes as well.

    `known` are the other people of the family, whose names are no other form of a hidden one's. `kept` is all that
    is kept from the reader: what tells of a pregnancy or a school goes, and what those agreed to, do or are named in
    of whom the reader must not know that they take part. A sitting to which one of them came goes as a whole, unless
    `reader` was there too.
    """
    left = {**for_reader(content, reader)}
    if hidden or kept:
        left = _without(left, hidden, known, kept, reader)
    left["actions"] = [{**row, "number": number} for number, row in enumerate(left["actions"], start=1)]
    gone = sum(len(content[name]) - len(left[name]) for name in LISTS)
    return left, gone


def _without(content, hidden, known, kept, reader):
    keys = {person.key for person in hidden}
    names = Names(hidden, known)

    def clear(item):
        return not _mentions(item, keys, lambda words: names.are_in(words) or kept.is_said_in(words))

    left = {
        "front": {
            **content["front"],
            "children": [one for one in content["front"]["children"] if clear(one)],
        },
        "asked": {name: [one for one in rows if clear(one)] for name, rows in content["asked"].items()},
    }
    apart = _named_apart(kept, known)

    def bare(words):
        return words if not isinstance(words, str) or (clear(words) and not apart(words)) else ""

    texts = [{**one, "spoken_by": bare(one.get("spoken_by", ""))} for one in content["texts"]]
    left["keeping"] = {name: bare(value) for name, value in content["keeping"].items()}
    for name in LISTS:
        rows = texts if name == "texts" else content[name]
        left[name] = [one for one in rows if clear(one)]
    for name in LISTS:
        left[name] = [
            one for one in left[name] if not (_is_of(one, kept.taking_part) or _mentions(one, set(), apart))
        ]
    for name in FRONT_WORDS:
        left["front"][name] = bare(left["front"].get(name, ""))
    if "came" in content:  # who was at each sitting (paper.content_of_copy)
        left["came"] = _sittings(content["came"], keys | kept.taking_part, reader.key if reader else "")
    if "said" in content:  # what staff or a translator wrote beside it (blocks.with_wordings)
        left["said"] = {
            name: value if clear(value) and not apart(value) else ""
            for name, value in content["said"].items()
        }
        left["credits"] = [one for one in content["credits"] if clear(one)]
    decision = content["decision"]
    left["decision"] = decision and {name: value if clear(value) else "" for name, value in decision.items()}
    return left


def _sittings(lists, keys, reader):
    """The sittings that the reader may learn of: those without any of these people, and those where the reader was."""
    found = []
    for one in lists:
        there = {row["key"] for row in one["people"]}
        if not there & keys or reader in there - {""}:
            found.append({**one, "people": [row for row in one["people"] if row["key"] not in keys]})
    return found


def _named_apart(kept, known):
    """Whether words name somebody of whom the reader must not know that they take part: parts of the plan that do, go."""
    theirs = [person for person in known if person.key in kept.taking_part]
    return Names(theirs, [person for person in known if person not in theirs]).are_in


def _is_of(item, keys):
    """Whether a part is what one of these people agreed to, does or looks at."""
    return any(item.get(name, {}).get("key") in keys for name in ("person", "who", "checker"))


def _mentions(item, keys, tells):
    """Whether a value, or anything inside it, is one of the hidden people, is about them only, or tells of what is kept."""
    if isinstance(item, dict):
        return (
            item.get("key") in keys
            or item.get("child") in keys
            or (item.get("only_for") and keys >= set(item["only_for"]))
            or any(_mentions(v, keys, tells) for v in item.values())
        )
    if isinstance(item, list):
        return any(_mentions(value, keys, tells) for value in item)
    return isinstance(item, str) and tells(item)
