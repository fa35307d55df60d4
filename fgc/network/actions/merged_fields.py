"""Of two records that become one: which values stay, and putting back what was there (fgc/network/actions/merging.py)."""

from fgc.network.models import Person
from fgc.network.validation import check_person

# Fields that are chosen together: a birth is one answer, and so is a death.
TOGETHER = {
    "born_on": ("born_on", "birth_year", "birth_precision"),
    "status": ("status", "died_year", "died_on", "due_on"),
    "touch": ("touch", "last_in_touch"),
}
PLAIN = (
    "given_name", "family_name", "known_as", "former_name", "called", "gender", "pronouns", "language", "interpreter",
    "interpreter_relative", "reads", "written_language", "access_needs", "faith", "diet", "note", "source",
)  # fmt: skip
BLANK = {
    "gender": "u",
    "birth_precision": "unknown",
}  # what stands where nothing was said; elsewhere it is nothing


def take_fields(kept, gone, take):
    """Write the chosen values on the one who stays; returns what was there before, for undoing."""
    before = {}
    for first in (*TOGETHER, *PLAIN, "referred_key"):
        if first in take or says_less(kept, gone, first):
            for name in fields_of(first):
                before[name] = Person._meta.get_field(name).value_to_string(kept)
                setattr(kept, name, getattr(gone, name))
    check_person(kept)
    if before:
        kept.save(update_fields=list(before))
    return before


def fields_of(first):
    """The fields that are one answer with this one, itself among them."""
    return TOGETHER.get(first, (first,))


def says_less(one, other, first):
    """Whether a record says what the other says, and the other something more: "died" and "died in 2015"."""
    pairs = [(name, getattr(one, name), getattr(other, name)) for name in fields_of(first)]
    return any(mine != theirs for _name, mine, theirs in pairs) and all(
        mine == theirs or _is_blank(name, mine) for name, mine, theirs in pairs
    )


def _is_blank(name, value):
    return value in ("", None, BLANK.get(name, ""))


def fields_back(merge, before):
    """What was taken from the record that went is put back; what somebody has changed since is theirs to keep."""
    kept, gone = merge.kept, merge.gone
    together = {name: names for names in TOGETHER.values() for name in names}
    back = [
        name
        for name in before
        if all(getattr(kept, one) == getattr(gone, one) for one in together.get(name, (name,)))
    ]
    for name in back:
        field, text = Person._meta.get_field(name), before[name]
        value = None if text in ("", "None") and field.null else field.to_python(text)
        setattr(kept, name, value)
    if back:
        kept.save(update_fields=back)
