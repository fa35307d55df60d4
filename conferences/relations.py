"""What each person is to the children, in a word or two, for lists of people."""

from fgc.lib.dates import age_on, today
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.models import Restriction

# Somebody looking on must not know of a person, or of a baby that is expected.
UNKNOWN = (Restriction.Kind.MUST_NOT_KNOW_OF, Restriction.Kind.MUST_NOT_KNOW_PREGNANCY)


class Relations:
    """The people of a case whom the reader may know of, with how the family calls them or what they are."""

    def __init__(self, case, user):
        self.audience = Audience.for_staff(case, user)
        self.map = FamilyMap(case, self.audience, today())

    def people(self):
        """Those whom the reader may know of, children first."""
        first = set(self.map.index)
        return sorted(self.map.people, key=lambda person: (person.pk not in first, person.pk))

    def knows(self, person):
        """Whether the reader may know of this person."""
        return person.pk in self.map.by_id

    def words(self, person):
        """What follows a name and a comma: a child's age, what the family calls them, what they are."""
        age = age_on(today(), person.born_on)
        if person.pk in self.map.index or (age is not None and age < 18):
            return f"age {age}" if age is not None else "child"
        return person.called or self.map.label(person.pk)

    def words_on_screen(self, person):
        """As `words`, where the family may look on: no label worked out from somebody whom, or from a baby of whom, one must not know."""
        secret = any(view.row and view.row.kind in UNKNOWN for view in self.map.restrictions)
        words = self.words(person)
        return "" if secret and words == self.map.label(person.pk) else words
