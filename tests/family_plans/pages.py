"""The addresses of the pages of a family's plan, and what each person of the cast is answered there."""

from django.urls import reverse

from tests import cast

EVERYBODY = ("tom", "grace", "priya", "amina", "bryn", "carol", "dele", "ivy", "sam")


def url(name, home, *args):
    """The address of a page of this family."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def statuses(home, address, method="get"):
    """What each person of the cast is answered."""
    return {
        name: getattr(cast.signed_in(getattr(home.world, name)), method)(address).status_code
        for name in EVERYBODY
    }


def refused(code, *names, rest):
    """One code for the people named, another for the rest."""
    return {name: code if name in names else rest for name in EVERYBODY}
