"""What one person's invitation says: a value without contact details or other people (safety.md 4.4)."""

from dataclasses import dataclass

from conferences.models import Invitation
from conferences.words import clock, day_words, elsewhere
from fgc.network.audience import Audience
from fgc.network.disclosure import withheld_in

Mode = Invitation.Mode
HOLDS_WITHHELD = "The place or the note about it holds a withheld address or number. Choose another place or change the note."
HOLDS_KEPT = (
    "The place or the note about it names somebody or something that {} must not know of. "
    "Choose another place, change the note, or do not tell them the place."
)


@dataclass(frozen=True)
class Letter:
    """The words of one letter. There is no field for an address or for other people, so none can slip in."""

    to: str
    first_name: str
    mode: str
    says_when: bool
    day: str
    time: str
    time_there: str
    place: tuple
    ring: str
    phone: str
    language: str


def letter(invitation, case):
    """The letter to a person: when and where only if they may know, and never to who only writes."""
    conference, mode = invitation.conference, invitation.mode
    says_when = invitation.tell_place and mode != Mode.WRITING
    start = invitation.arrive_at or conference.starts_at
    return Letter(
        to=invitation.person.name,
        first_name=invitation.person.short_name,
        mode=mode,
        says_when=says_when,
        day=day_words(start) if says_when else "",
        time=_time(invitation, start) if says_when else "",
        time_there=elsewhere(start, invitation.time_zone) if says_when else "",
        place=_place(conference) if says_when and mode == Mode.ROOM else (),
        ring=case.coordinator.first_name if case.coordinator else "us",
        phone=case.service.phone,
        language=language_of(invitation.person),
    )


def place_problem(invitation, case):
    """Why where it is may not be written to this person, or nothing: it holds a withheld detail, or what is kept from them."""
    lines = letter(invitation, case).place
    if lines and place_is_withheld(invitation.conference, case):
        return HOLDS_WITHHELD
    audience = Audience.for_person(invitation.person)
    return (
        ""
        if all(audience.may_read(line) for line in lines)
        else HOLDS_KEPT.format(invitation.person.short_name)
    )


def place_is_withheld(conference, case):
    """Whether where a conference is holds a withheld address or number of the family, for the coordinator to read."""
    return bool(withheld_in(case, [("place", "\n".join(_place(conference)))]))


def language_of(person):
    """The language to reach a person in when it is not English: what they read, else what is interpreted, else spoken."""
    interpreted = person.interpreter.partition(",")[0]  # "Urdu, a woman, not a relative"
    found = next(filter(None, (person.written_language, interpreted, person.language)), "").strip()
    return "" if found.casefold() == "english" else found


def needs_of(person):
    """What whoever prepares the letter must know: the language, the interpreter, the form in which writing reaches them."""
    found = []
    if words := language_of(person):
        found.append(f"This letter is in English, and {person.short_name} needs {words}.")
        found.append("Have it translated, or read it to them with an interpreter.")
    if person.interpreter:
        found.append(f"Interpreter: {person.interpreter}.")
    if person.reads != person.Reads.STANDARD:
        found.append(f"How writing reaches them: {person.get_reads_display()}.")
    return found


def _time(invitation, start):
    """Somebody with a time of their own is not told when the others come or go."""
    conference = invitation.conference
    return clock(start) if invitation.arrive_at else f"{clock(start)} to {clock(conference.ends_at)}"


def _place(conference):
    venue = conference.venue
    lines = (
        [venue.name, venue.address, conference.place_note, venue.access] if venue else [conference.place_note]
    )
    return tuple(line for text in lines for line in text.splitlines() if line.strip())
