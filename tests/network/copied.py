"""A family whose tree is copied, and asking for its copies as the pages do."""

import io

import pypdf

from fgc.lib.dates import today
from fgc.network import actions
from fgc.network.models import CopyLook
from tests import cast


class Family:
    """Leila (12), her mother Nadia, her father Darren, Nan, a half-sister Grace whose father is Stefan, friends, a teacher."""

    def __init__(self):
        self.w = cast.world()
        self.case = cast.open_case(self.w, "Leila H.")
        year = today().year
        self.leila = self.add("Leila", "f", birth_year=year - 12)
        self.nadia = self.add("Nadia", "f", birth_year=year - 34)
        self.darren = self.add("Darren", "m", birth_year=year - 36)
        self.nan = self.add("Bushra", "f", called="Nan")
        self.stefan = self.add("Stefan", "m")
        self.grace = self.add("Grace", "f", birth_year=year - 5)
        self.maureen, self.omar = self.add("Maureen", "f"), self.add("Omar", "m")
        by = self.w.amina
        self.child = actions.add_child(case=self.case, person=self.leila, by=by)
        for child, parent in (
            (self.leila, self.nadia), (self.leila, self.darren), (self.nadia, self.nan), (self.grace, self.nadia),
            (self.grace, self.stefan),
        ):  # fmt: skip
            actions.add_parent(child=child, parent=parent, by=by)
        self.pal = actions.add_association(
            person=self.maureen, to=self.leila, role="friend", words="Keeps the spare key", by=by
        )
        actions.add_association(person=self.omar, to=self.leila, role="teacher", is_professional=True, by=by)

    def add(self, name, gender="u", **fields):
        return actions.add_person(
            case=self.case, by=self.w.amina, given_name=name, family_name="Hale", gender=gender, **fields
        )

    def restrict(self, kind, person, other):
        return actions.restrict(
            case=self.case,
            kind=kind,
            person=person,
            other=other,
            basis="request",
            reason="Asked for",
            by=self.w.amina,
        )

    def get(self, page, user=None, **query):
        query = {name: getattr(value, "key", value) for name, value in query.items()}
        return cast.signed_in(user or self.w.amina).get(
            f"/cases/{self.case.reference}/family/copies/{page}", query
        )

    def copy(self, person, **query):
        """(what stands on the copy, what stands around it)."""
        html = self.get("copy/", recipient=person, **query).content.decode()
        start, end = html.index("<article"), html.index("</article>")
        return html[start:end], html[:start] + html[end:]

    def ask(self, person, user=None, **query):
        """Ask for a look at a copy; returns it."""
        query = {name: getattr(value, "key", value) for name, value in query.items()}
        sent = cast.signed_in(user or self.w.amina).post(
            f"/cases/{self.case.reference}/family/copies/ask/", {"recipient": person.key, **query}
        )
        assert sent.status_code == 302, sent.content.decode()
        return CopyLook.objects.first()

    def look(self, look, user, **sent):
        """Open the page of a look (or send it, when there is something to send)."""
        client = cast.signed_in(user)
        url = f"/cases/{self.case.reference}/family/copies/looks/{look.key}/"
        return client.post(url, sent) if sent else client.get(url)

    def released(self, person, by, **query):
        """The answer to the PDF after somebody else released it."""
        assert self.look(self.ask(person, **query), by, release="yes").status_code == 302
        return self.get("pdf/", recipient=person, **query)

    def pdf(self, person, **query):
        return self.get("pdf/", recipient=person, **query).content


def words_of(data):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())
