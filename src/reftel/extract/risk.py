"""How private persons in legal cases are shown in everything that is derived from telegrams.

An archive shows a text as it is to those who may read it. What is derived from it travels further:
dossiers, findings of cases, lists of names, answers to language models. There a private person who is
accused, imprisoned, a victim, a witness or seeks asylum appears by role and initials (`accused T. D.`),
unless the reader has the right to names and asks for them. Officials are public in their office and are
shown by name, also where they are accused.

One function decides for all of these: `shown`. Who is such a person is decided where names are found
(`standing`), once for each telegram, and kept beside the name (`Name.standing`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reftel.extract.findings import Name
from reftel.extract.lexicon import COMMON_GIVEN, TITLE, WORD, flags

__all__ = ["Private", "initials", "private_persons", "shown"]


_MOST_PARTS: Final = 8
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Private:
    """A private person in a case: the name as found, and how the person stands in the case."""

    name: str
    standing: str


def private_persons(names: Iterable[Name]) -> list[Private]:
    """The private persons in cases among the names of one telegram, once each, full names first."""
    found = {
        (each.name or each.text).upper(): Private(each.name or each.text, each.standing)
        for each in names
        if each.kind == "person" and each.standing is not None
    }
    return sorted(found.values(), key=lambda person: (-len(person.name), person.name))


def initials(name: str) -> str:
    """`Terrence Arlo Doran` as `T. A. D.`; a surname alone as `D.`."""
    return " ".join(f"{part[0].upper()}." for part in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name))


def shown(words: str, people: Iterable[Private], *, may_see_names: bool) -> str:
    """Words as they are shown: private persons in cases by role and initials, unless names may be seen.

    Every occurrence goes: the full name, its parts in any case, the surname alone. A reader without the right
    gets `accused T. D.` where the words are the name itself, and `[accused T. D.]` inside longer words, so
    that it is seen that something else stands in the text.
    """
    if may_see_names or not words:
        return words
    for person in people:
        label = f"{person.standing} {initials(person.name)}"
        pattern = _pattern(person.name)
        if " ".join(words.split()).upper() == person.name.upper() or pattern.fullmatch(words):
            return label
        words = pattern.sub(f"[{label}]", words)
    return words


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str]:
    """Every way a name is written: whole, surname first, by surname alone, in the plural, over a line end."""
    parts = [part for part in name.replace(".", " ").split() if len(part) > 1][:_MOST_PARTS]
    given = "".join(rf"(?:{_letters(part)}[\s.]{{1,3}})?" for part in parts[:-1])
    first = "|".join(_letters(part) for part in parts[:-1])
    after = rf"(?:,\s{{0,3}}(?:{first})(?![^\W_])(?:\s{{1,3}}(?:{first})(?![^\W_])){{0,6}})?" if first else ""
    surname = _letters(parts[-1] if parts else name)
    alone = "|".join(_letters(part) for part in parts[1:-1] if _is_surname(part))
    alone = f"|{alone}" if alone else ""
    ending = r"(?:e?s)?(?![^\W_])"
    return re.compile(
        rf"(?<![^\W_]){given}(?:[A-Z]\.\s?)?(?:{surname}{ending}{after}|(?:(?!){alone}){ending})",
        re.IGNORECASE,
    )


def _letters(part: str) -> str:
    """A word that may be broken at a line end."""
    return r"(?:-\s{1,3})?".join(re.escape(letter) for letter in part[:_LONGEST])


def _is_surname(part: str) -> bool:
    """Whether a name in the middle may be used alone, as the first of two surnames is."""
    return len(part) > 3 and not flags().get(part.upper(), 0) & (WORD | COMMON_GIVEN | TITLE)
