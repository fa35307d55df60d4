"""What a page is made of: each element with its way down to it, its links, and faults that need no browser to be seen."""

import zlib
from collections import Counter
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SAID = ("role", "type", "scope", "lang", "open", "disabled", "hidden", "aria-expanded", "aria-current")


class Reading(HTMLParser):
    """`parts` are numbers, one for each kind of element and place: tag, classes and what it says, below the same."""

    def __init__(self, text):
        super().__init__()
        self.links, self.parts, self.ids, self.headings = [], set(), Counter(), []
        self._open = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        """One element."""
        values = {name: value or "" for name, value in attributes}
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if "id" in values:
            self.ids[values["id"]] += 1
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        self.parts.add(part := self._part(tag, values))
        if tag not in VOID:
            self._open.append((tag, part))

    def handle_startendtag(self, tag, attributes):
        """One element that ends at once."""
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        """The end of an element, and of those in it that have none of their own."""
        for place in reversed(range(len(self._open))):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def _part(self, tag, values):
        above = self._open[-1][1] if self._open else 0
        said = [f"{name}={values[name]}" for name in SAID if name in values]
        known = sorted({name for name in values if name.startswith("aria-")})
        words = [str(above), tag, *sorted(values.get("class", "").split()), *said, *known]
        return zlib.crc32(" ".join(words).encode())

    def faults(self):
        """What is wrong with the headings and the names of places."""
        found = [f"the id {name} {count} times" for name, count in self.ids.items() if count > 1]
        if self.headings.count(1) != 1:
            found.append(f"{self.headings.count(1)} h1")
        return found
