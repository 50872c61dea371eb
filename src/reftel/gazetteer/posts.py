"""Posts: their canonical names, how people write them, and the codes of archives and relays.

A name is looked up without blanks, hyphens, apostrophes and points, in upper case. A look-up is exact
over names, short forms and known misspellings; nearness is for the caller to decide and to report.
"""

from dataclasses import dataclass
from functools import cache

from reftel.gazetteer.table import rows

__all__ = ["Post", "by_code", "by_routing", "find_post", "fold_name", "names", "posts"]


@dataclass(frozen=True, slots=True)
class Post:
    """One post; `country` is ISO 3166 alpha-2 today, `code` the archive's six-letter code."""

    canonical: str
    spaced: str
    city: str
    country_name: str
    country: str | None
    plad: str
    routing: str | None
    variants: tuple[str, ...]
    code: str | None
    notes: str


_DROPPED = str.maketrans("", "", " -'’.`\t\n\r/,")


def fold_name(name: str) -> str:
    """A post's name as it is looked up: upper case, letters and digits only."""
    return name.translate(_DROPPED).upper()


@cache
def posts() -> dict[str, Post]:
    """All posts by canonical name."""
    return {
        row["canonical"]: Post(
            canonical=row["canonical"],
            spaced=row["spaced_name"],
            city=row["city"],
            country_name=row["country"],
            country=row["iso2"] or None,
            plad=row["plad"],
            routing=row["routing_indicator"] or None,
            variants=tuple(row["variants"].split()),
            code=row["nara_code"] or None,
            notes=row["notes"],
        )
        for row in rows("posts")
    }


@cache
def names() -> dict[str, Post]:
    """Every folded spelling that names exactly one post: canonical names first, then variants."""
    table = {fold_name(post.canonical): post for post in posts().values()}
    for post in posts().values():
        table.setdefault(fold_name(post.spaced), post)
    for post in posts().values():
        for variant in post.variants:
            table.setdefault(fold_name(variant), post)
    return table


@cache
def _codes() -> dict[str, Post]:
    return {post.code: post for post in posts().values() if post.code}


@cache
def _routings() -> dict[str, Post]:
    return {post.routing: post for post in posts().values() if post.routing}


def find_post(name: str) -> Post | None:
    """The post a spelling names, or None; exact over canonical names, short forms and misspellings."""
    return names().get(fold_name(name))


def by_code(code: str) -> Post | None:
    """The post of an archive code such as `PHNOM` or `NEWDE`."""
    return _codes().get(code.upper())


def by_routing(indicator: str) -> Post | None:
    """The post of a routing indicator such as `RUEHPF`."""
    return _routings().get(indicator.upper())
