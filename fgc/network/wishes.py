"""The child's own list as plain values: kept apart from the adults' list, and told to few.

That a child does not want somebody there is for whoever reads the preparation whole (access.md, preparation):
the coordinator and cover, information governance with a grant, emergency; a service manager with the reason given.
"""

from django.urls import reverse

from fgc.lib.dates import today
from fgc.network.models import ChildWish

Kind = ChildWish.Kind
COLOURS = {Kind.THERE: "green", Kind.HELPS: "teal", Kind.UNSURE: "grey", Kind.NOT_THERE: "red"}
# As the coordinator reads them; the child's own words for the same stand on the form.
READ = {
    Kind.THERE: "Wants them there",
    Kind.HELPS: "They help",
    Kind.UNSURE: "Not sure",
    Kind.NOT_THERE: "Does not want them there",
}
NEVER_ASKED = ("unborn", "loss", "deceased", "unknown")


def sees_private(user, case):
    """Whether the reader may see whom a child does not want there: the preparation whole, or its reason given today."""
    if case.can.whole("preparation"):
        return True
    if not case.can.can("preparation.read"):
        return False
    # The reasons belong to an app above: they are asked for by their related name only.
    return case.preparation_reads.filter(by=user, on=today()).exists()


def needs_reason(case):
    """Whether the reader has to say why before anything of the preparation is shown (access.md)."""
    return "with a reason" in case.can.extents("preparation") and not case.can.whole("preparation")


def lines(family_map, child, *, private, can_write, can_restrict):
    """[line] of the list as it is now, in the child's order."""
    rows = child.wishes.filter(removed_at=None).select_related("person")
    return [
        _line(family_map, child, row, can_write, can_restrict)
        for row in rows
        if private or row.kind != Kind.NOT_THERE
    ]


def before(child, *, private):
    """Sentences: what the child said before and no longer says, the latest first."""
    rows = child.wishes.exclude(removed_at=None).order_by("-removed_at", "-pk")
    return [
        f"{row.words}: {READ[row.kind].lower()}{_because(row)} (asked on {_day(row.asked_on)})"
        for row in rows
        if private or row.kind != Kind.NOT_THERE
    ]


def to_choose_from(people, child):
    """Of the people whom the child may know of, those to choose from: living, and not on the list that is shown.

    Somebody the child wants to stay away is offered like anybody else: that they were left out would tell of it.
    """
    listed = set(_for_all_eyes(child).values_list("person_id", flat=True))
    at_work = set(child.case.associations.filter(is_professional=True).values_list("person_id", flat=True))
    leave_out = listed | at_work | {child.person_id}
    return [one for one in people if one.pk not in leave_out and one.status not in NEVER_ASKED]


def called(person):
    """What a child would call somebody: Nan, or the first name."""
    return person.called or person.short_name


def shown_to_child(child):
    """The names on the list that may stand on a screen others can see: never of those the child wants to stay away."""
    return [{"words": row.words, "says": row.get_kind_display()} for row in _for_all_eyes(child)]


def private_line(child, person, words):
    """The line that says of this person or name that the child does not want them there, or None."""
    rows = child.wishes.filter(removed_at=None, kind=Kind.NOT_THERE)
    return next(
        (
            row
            for row in rows
            if (person and row.person_id == person.pk) or row.words.casefold() == words.strip().casefold()
        ),
        None,
    )


def _for_all_eyes(child):
    return child.wishes.filter(removed_at=None).exclude(kind=Kind.NOT_THERE)


def _line(family_map, child, row, can_write, can_restrict):
    reference = family_map.case.reference
    meant = family_map.by_id.get(row.person_id)
    line = {
        "key": row.key,
        "words": row.words,
        "tag": {"text": READ[row.kind], "colour": COLOURS[row.kind]},
        "why": row.why,
        "asked_on": row.asked_on,
        "person": meant.name if meant and meant.name != row.words else "",
        "what": family_map.label(meant.pk) if meant else "",
        "url": reverse("network:person", args=[reference, meant.key]) if meant else "",
        "can_write": can_write,
        "links": [],
    }
    if not can_write:
        return line
    line["links"].append(_link("network:change_wish", reference, row, "They say something else now"))
    text = "Change who is meant" if meant else "Say who this is, or add them to the map"
    line["links"].append(_link("network:link_wish", reference, row, text))
    if row.kind == Kind.NOT_THERE and can_restrict:
        line["links"] += _safety_links(reference, child, meant)
    return line


def _safety_links(reference, child, meant):
    """Ways to act on it. Nothing follows by itself: a wish is weighed, not carried out (scenario 22)."""
    add = reverse("network:add_restriction", args=[reference])
    other = f"&other={meant.key}" if meant else ""
    speak = f"{add}?about={child.person.key}{other}&kind=speak_first&basis=child"
    links = [{"url": speak, "text": f"Record: speak to {child.person.short_name} first"}]
    if meant:
        meet = f"{add}?about={child.person.key}{other}&kind=must_not_meet&basis=child"
        links.append({"url": meet, "text": "Record that they must not meet"})
    return links


def _link(name, reference, row, text):
    return {"url": reverse(name, args=[reference, row.key]), "text": text}


def _because(row):
    return f", “{row.why}”" if row.why else ""


def _day(day):
    return f"{day.day} {day:%B %Y}"
