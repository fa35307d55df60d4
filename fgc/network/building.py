"""Where the family is built from: the row of quick ways to add somebody, and the way back."""

from django.urls import reverse

FAMILY, PERSON = "family", "person"
# (way, words of the button, the key that opens it while a card of the picture is focused)
BUTTONS = (
    ("mother", "mother", "m"),
    ("father", "father", "f"),
    ("partner", "partner", "p"),
    ("child", "child", "c"),
    ("sibling", "brother or sister", "b"),
    ("other", "someone else", "o"),
)


def add_links(case, person, back=PERSON):
    """[{url, text, way, key}]: the quick forms of one person; `back` is the page to return to."""
    return [
        {
            "url": f"{reverse('network:quick_add', args=[case.reference, person.key, way])}?back={back}",
            "text": text,
            "way": way,
            "key": key,
        }
        for way, text, key in BUTTONS
    ]


def anchor(person):
    """The id of a person's line on the family page."""
    return f"person-{person.key}"
