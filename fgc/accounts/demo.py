"""Whom one can sign in as in a demonstration: invented people, one password for all, shown on the page."""

from fgc.accounts.models import User
from fgc.accounts.roles import Role

PASSWORD = "harbour-demo-2026"  # noqa: S105 - printed on the sign-in page of a demonstration
DOMAIN = "@northshore.example"
ORDER = list(Role)


def signins():
    """The first two people of each role, for the sign-in page of a demonstration: e-mail, name and role."""
    people = User.objects.filter(email__endswith=DOMAIN, is_active=True).exclude(role="").order_by("pk")
    found = []
    for role in ORDER:
        of_role = [person for person in people if person.role == role]
        found += [
            {"email": person.email, "name": person.name, "role": person.role_name} for person in of_role[:2]
        ]
    return found
