"""What to call somebody in a title or a sentence: the name, or what is known of a person nobody can name."""

from fgc.network.models import Person

PARENT = {Person.Gender.MAN: "father", Person.Gender.WOMAN: "mother"}
SOMEBODY = {Person.Gender.MAN: "man", Person.Gender.WOMAN: "woman"}


def described(person):
    """The name; for a parent nobody can name "the father who is not known"."""
    if person.status != Person.Status.UNKNOWN or person.given_name or person.known_as or person.family_name:
        return person.name
    kinds = PARENT | {"": "parent"} if person.child_links.exists() else SOMEBODY | {"": "person"}
    return f"the {kinds.get(person.gender, kinds[''])} who is not known"


def opening(words):
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]
