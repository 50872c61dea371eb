"""Whose dossiers an archive can fill: countries of its posts and TAGS, topics, who is named most."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.countries import Countries
from reftel.archive.search import find
from reftel.archive.words import WordsUnusableError
from reftel.desk.dossier_answers import DossierKind
from reftel.gazetteer.tags import meanings
from reftel.query import read

__all__ = ["KnownSubject", "known_countries", "known_topics"]

_WASHINGTON = "US"


@dataclass(frozen=True, slots=True)
class KnownSubject:
    """Something a dossier can be opened of; `telegrams` is how many are of it, at least."""

    name: str
    kind: DossierKind
    telegrams: int
    label: str = ""


def _counts(archive: Archive) -> dict[str, list[tuple[str, int]]]:
    try:
        found = find(archive.words, read("").tree, limit=0, facets=("country", "post", "tag"))
    except WordsUnusableError:
        return {}
    return {str(name): [(value, count) for value, count in rows] for name, rows in found.facets.items()}


def known_countries(archive: Archive, connection: Connection, limit: int) -> list[KnownSubject]:
    """Countries by how many telegrams come from their posts or carry their TAGS, whichever is more."""
    countries, counts = Countries(connection), _counts(archive)
    names: dict[str, str] = {}
    ways: dict[str, Counter[str]] = {}
    for facet in ("country", "post", "tag"):
        for value, count in counts.get(facet, ()):
            country = countries.of_tag(value) if facet == "tag" else countries.named(value)
            if country is not None and country.code != _WASHINGTON:
                names[country.code] = country.name
                ways.setdefault(country.code, Counter())[facet] += count
    found = [KnownSubject(names[code], "country", max(by.values())) for code, by in ways.items()]
    return sorted(found, key=lambda one: (-one.telegrams, one.name))[:limit]


def known_topics(archive: Archive, limit: int) -> list[KnownSubject]:
    """Codes of TAGS that stand for a subject, the most used first."""
    found: list[KnownSubject] = []
    for value, count in _counts(archive).get("tag", ()):
        meant = [one.meaning for one in meanings(value) if one.kind in ("subject", "program")]
        if meant:
            found.append(KnownSubject(value, "topic", count, meant[0]))
    return sorted(found, key=lambda one: (-one.telegrams, one.name))[:limit]
