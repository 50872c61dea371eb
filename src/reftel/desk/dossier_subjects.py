"""From what a person typed to the telegrams and findings a dossier is made of.

A name is tried as a country, then as the name of a telegram (a case), then as a code of TAGS (a topic), then
as a person or a body that texts name; what is left is a topic of words. A front may say which it means.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.countries import Countries, CountryNamed
from reftel.archive.dossier import Scope, named_telegrams, telegrams_by_year
from reftel.archive.facts import holders_named
from reftel.archive.findings_rows import fold
from reftel.archive.neighbourhood import around
from reftel.archive.search import find
from reftel.archive.words import WordsUnusableError
from reftel.desk.dossier_answers import DossierKind
from reftel.desk.naming import find_named
from reftel.errors import ReftelError
from reftel.gazetteer.tags import meanings
from reftel.query import read
from reftel.suspense.due import Wanted

__all__ = ["NothingKnownError", "Subject", "subject_of"]

_MOST = 400
_CODE = re.compile(r"[A-Z]{2,5}")


class NothingKnownError(ReftelError):
    """A dossier of something this archive knows nothing of."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a dossier is about: its scope of findings, its telegrams, and how the book is asked."""

    name: str
    kind: DossierKind
    scope: Scope
    wanted: Wanted
    telegrams: int
    by_year: dict[int, int]
    newest: Sequence[int]
    key: str | None = None
    also: list[str] = field(default_factory=list)


def subject_of(
    archive: Archive,
    connection: Connection,
    name: str,
    kind: DossierKind | None,
    *,
    since: str | None,
    until: str | None,
) -> Subject:
    """The subject of a name; refused where nothing at all goes by it."""
    countries = Countries(connection)
    country = countries.named(name) if kind in (None, "country") else None
    if country is not None:
        return _country(archive, connection, countries, country, Scope(since=since, until=until))
    if kind == "country":
        raise NothingKnownError(
            f"No country goes by {name!r}. `reftel facts add FILE --kind countries` names your own."
        )
    if kind in (None, "case") and (rows := find_named(connection, name)):
        near = around(connection, rows[0].number, _MOST)
        return _of_telegrams(name, "case", list(near.telegrams), Scope(since=since, until=until))
    if kind in (None, "topic") and _CODE.fullmatch(name) and meanings(name):
        return _topic(archive, name, f"tags:{name}", Scope(since=since, until=until))
    if kind in (None, "person", "organisation"):
        found = _named(connection, name, kind, Scope(since=since, until=until))
        if found is not None:
            return found
    if kind in ("person", "organisation"):
        raise NothingKnownError(f"No {kind} goes by {name!r} here. `reftel search` looks for the words.")
    return _topic(archive, name, name, Scope(since=since, until=until), "case" if kind == "case" else "topic")


def _country(
    archive: Archive, connection: Connection, countries: Countries, country: CountryNamed, base: Scope
) -> Subject:
    own = countries.is_own(country.code)
    pieces = [f"post:{post}" for post in country.posts] if own else [f"country:{country.code}"]
    pieces += [f"tags:{tag}" for tag in country.tags]
    asked = f"({' OR '.join(pieces)}){_days(base)}" if len(pieces) > 1 else f"{pieces[0]}{_days(base)}"
    total, by_year, newest = _search(archive, asked)
    if not total:  # the index may be behind, or the posts known to no table
        by_year = telegrams_by_year(connection, country.posts)
        total = sum(by_year.values())
    scope = Scope(
        country=None if own else country.code,
        telegrams=newest if own else (),
        since=base.since,
        until=base.until,
    )
    return Subject(
        country.name, "country", scope, Wanted(country=country.code, since=base.since, until=base.until),
        total, by_year, newest, country.code,
    )  # fmt: skip


def _of_telegrams(name: str, kind: DossierKind, numbers: Sequence[int], base: Scope) -> Subject:
    scope = Scope(telegrams=numbers, since=base.since, until=base.until)
    return Subject(name, kind, scope, Wanted(since=base.since, until=base.until), len(numbers), {}, numbers)


def _topic(archive: Archive, name: str, query: str, base: Scope, kind: DossierKind = "topic") -> Subject:
    if read(query).tree is None:  # else every telegram there is would be of it
        raise NothingKnownError(f"Nothing goes by {name!r}: it holds no word to look for.")
    total, by_year, newest = _search(archive, f"{query}{_days(base)}")
    scope = Scope(telegrams=newest, since=base.since, until=base.until)
    wanted = Wanted(topic=name, since=base.since, until=base.until)
    return Subject(name, kind, scope, wanted, total, by_year, newest)


def _named(connection: Connection, name: str, kind: DossierKind | None, base: Scope) -> Subject | None:
    kinds = {"person": ["person"], "organisation": ["organisation"]}.get(
        kind or "", ["person", "organisation"]
    )
    also, numbers = named_telegrams(connection, name, kinds, _MOST)
    holders = holders_named(connection, name) if kind != "organisation" else []
    if not also and not holders:
        return None
    meant: DossierKind = kind or ("person" if holders or len(name.split()) < 4 else "organisation")
    names = list(dict.fromkeys([fold(name), *(fold(one) for one in also)]))[:50]
    scope = Scope(telegrams=numbers, names=names, since=base.since, until=base.until)
    wanted = Wanted(party=name, since=base.since, until=base.until)
    return Subject(name, meant, scope, wanted, len(numbers), {}, numbers, None, also)


def _days(base: Scope) -> str:
    if base.since is None and base.until is None:
        return ""
    return f" date:{base.since or ''}..{base.until or ''}"


def _search(archive: Archive, query: str) -> tuple[int, dict[int, int], list[int]]:
    """How many telegrams, how many of each year, and the newest of them."""
    try:
        found = find(archive.words, read(query).tree, limit=_MOST, order="newest", facets=("year",))
    except WordsUnusableError:
        return 0, {}, []
    by_year = {int(value): count for value, count in found.facets.get("year", []) if value.isdecimal()}
    return found.total, dict(sorted(by_year.items())), [number for number, _ in found.hits]
