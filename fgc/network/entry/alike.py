"""Whether two people may be one: the names folded, the years of birth compared (network.md 2.2, in short)."""

import unicodedata


def may_be_same(name, year, other_names, other_year):
    """Whether somebody with these names and that year may be the one called `name`; a year apart is one person."""
    if not fold(name) or fold(name) not in {fold(each) for each in other_names if each}:
        return False
    return not (year and other_year) or abs(year - other_year) <= 2


def fold(name):
    """The name without accents, capitals, hyphens and double spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c) and c not in "'’")
    return " ".join(kept.split())
