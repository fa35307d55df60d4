"""How close one person is to others, as rows of that person's page."""

from django.db.models import Q
from django.urls import reverse

from fgc.network.models import Tie
from fgc.network.support import help_words, other_end
from fgc.network.ways import reads_notes


def on_persons_page(request, family_map, person):
    """Context of `network/person_ties.html`: how close the person is to others, for those who read working notes."""
    notes = reads_notes(request, family_map.case)
    writes = family_map.case.can.can("preparation.write")
    return {
        "closeness": ties_of_person(family_map, person, writes=writes) if notes else [],
        "shows_closeness": notes,
        "can_record_closeness": writes and len(family_map.people) > 1,
    }


def ties_of_person(family_map, person, *, writes):
    """Rows of a summary list on a person's page: how close they are to each other one, as each sees it."""
    rows = []
    mine = Q(a=person) | Q(b=person)
    for tie in family_map.case.ties.filter(mine, until=None).select_related("seen_by"):
        other = family_map.by_id.get(other_end(tie, person.pk))
        if other is None or (tie.seen_by_id and tie.seen_by_id not in family_map.by_id):
            continue
        eyes = tie.seen_by.short_name if tie.seen_by else "the coordinator"
        row = {
            "key": other.name,
            "value": tie.get_quality_display(),
            "detail": f"{_direction_words(tie, person)}As {eyes} sees it, since {tie.since.day} {tie.since:%B %Y}",
        }
        if writes:
            hidden = f"how close {person.short_name} and {other.name} are"
            row["actions"] = [
                {
                    "url": reverse(f"network:{name}_closeness", args=[family_map.case.reference, tie.key]),
                    "text": text,
                    "hidden": hidden,
                }
                for name, text in (("change", "Change"), ("end", "End"))
            ]
        rows.append(row)
    return rows


def _direction_words(tie, person):
    if tie.direction == Tie.Direction.NONE:
        return ""
    return f"Help goes {help_words(tie, person.pk, person.short_name).lower().replace(person.short_name.lower(), person.short_name)}. "
