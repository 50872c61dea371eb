"""Places and bodies that are known by name: look-up of phrases of several words, longest first.

Countries with old names and peoples, towns, posts, regions and waters, governments in telegram shorthand,
international bodies, agencies, parties, companies. One short form may stand for several governments
(`GOI`); which of them is decided by who writes, so all are kept.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from reftel.extract.lexicon import flags, listed, table
from reftel.extract.words import cut, titled
from reftel.gazetteer.posts import posts
from reftel.gazetteer.tags import codes

__all__ = ["Phrase", "country_name", "phrases"]

_AMBIGUOUS: Final = frozenset({"acronym-word", "acronym-role", "acronym-place", "acronym-treaty"})
# Towns that read as words or as names of persons unless something else says that a town is meant.
_DOUBTFUL: Final = frozenset(word.replace("_", " ") for word in listed("town-doubtful"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One name of a place or body.

    `kind` is `country`, `people`, `town`, `post`, `government`, `region`, `water`, `place`, `direction`,
    `group`, or that of a body; `countries` those it may belong to, the likeliest first; `doubtful` where the
    words may as well be something else.
    """

    words: tuple[str, ...]
    kind: str
    name: str
    countries: tuple[str, ...]
    doubtful: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it is a place rather than a body."""
        return self.kind in _PLACES


_PLACES: Final = frozenset(
    ["country", "people", "town", "post", "government", "region", "water", "place", "direction", "group"]
)


@cache
def country_name(iso2: str) -> str | None:
    """The commonest name of a country."""
    for row in table("countries"):
        if row["iso2"] == iso2:
            return titled(row["names"].split("|")[0])
    return None


def _plurals(people: str) -> list[str]:
    if people.endswith(("ESE", "ISH", "CH", "SHMAN", "CHMAN", "MEN", "S")):
        return [people]
    return [people, f"{people}S"]


class _Collector:
    """Phrases by their first word, as they are read from the tables."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, ...], Phrase] = {}

    def add(self, written: str, kind: str, name: str, country: str | None, *, doubtful: bool = False) -> None:
        """One name; a second country under the same name is kept behind the first."""
        words = tuple(cut(written))
        held = self.found.get(words)
        if held is not None:
            if country and country not in held.countries and held.kind == kind:
                self.found[words] = Phrase(words, kind, held.name, (*held.countries, country), held.doubtful)
            return
        self.found[words] = Phrase(words, kind, name, (country,) if country else (), doubtful)


def _countries(into: _Collector) -> None:
    for row in table("countries"):
        names = row["names"].split("|")
        for name in names:
            into.add(name, "country", titled(names[0]), row["iso2"])
        for people in row["peoples"].split():
            for form in _plurals(people):
                into.add(form, "people", titled(names[0]), row["iso2"])
    for row in table("governments"):
        into.add(row["short"], "government", row["name"], row["iso2"])


def _towns(into: _Collector) -> None:
    for row in table("regions"):
        into.add(row["name"], row["kind"], titled(row["name"]), None)
    for row in (*table("towns"), *table("cities")):
        for town in row["towns"].split("|"):
            into.add(town, "town", titled(town, town=True), row["iso2"], doubtful=town in _DOUBTFUL)
    for post in (each for each in posts().values() if each.country not in {None, "US"}):
        for name in (post.spaced.upper(), post.city.upper(), post.city.upper().replace("-", " ")):
            if all(letter.isalpha() or letter in " -'" for letter in name):
                into.add(
                    name,
                    "town",
                    titled(post.city.upper(), town=True),
                    post.country,
                    doubtful=name in _DOUBTFUL,
                )


def _bodies(into: _Collector) -> None:
    for row in table("organisations"):
        doubtful = row["kind"] in _AMBIGUOUS
        if row["full"]:
            into.add(row["name"], row["kind"], row["full"], row["country"] or None, doubtful=doubtful)
    known = flags()
    for tag in (meanings[-1] for meanings in codes().values()):
        if (
            tag.kind == "organization"
            and tag.code.isalpha()
            and len(tag.code) > 2
            and not known.get(tag.code, 0)
        ):
            into.add(tag.code, "international", tag.meaning, None)


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """All phrases by their first word, the longest first."""
    into = _Collector()
    _countries(into)
    _towns(into)
    _bodies(into)
    by_first: dict[str, list[Phrase]] = {}
    for phrase in into.found.values():
        by_first.setdefault(phrase.words[0], []).append(phrase)
    return {
        first: tuple(sorted(found, key=lambda each: -len(each.words))) for first, found in by_first.items()
    }
