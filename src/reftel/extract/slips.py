"""Names of countries and peoples with one slip of the key: `BOLVIIA`, `NORWEIGIAN`, `CREECE`.

Telegrams were typed by hand and garbled on their way. A word that no table knows and that is one letter away
from a country or people, and from one only, is taken for it, with less confidence.
"""

from functools import cache, lru_cache
from typing import Final

from reftel.extract.known import Phrase, phrases
from reftel.extract.lexicon import is_misspelling

__all__ = ["near_country"]

_SHORTEST: Final = 6
_LONGEST: Final = 24


@cache
def _by_shortened() -> dict[str, list[Phrase]]:
    """Countries and peoples by every form of their name that lacks one letter, and by the name itself."""
    found: dict[str, list[Phrase]] = {}
    for listed in phrases().values():
        for phrase in listed:
            if phrase.kind in {"country", "people"} and len(phrase.words) == 1 and not phrase.doubtful:
                name = phrase.words[0]
                if len(name) >= _SHORTEST and name.isalpha():
                    for form in _shortened(name):
                        found.setdefault(form, []).append(phrase)
    return found


def _shortened(word: str) -> set[str]:
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


@lru_cache(maxsize=8192)
def near_country(word: str) -> Phrase | None:
    """The country or people that an unknown word in capital letters stands for, if it is a slip of one."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return None
    near: dict[str, Phrase] = {}
    for form in _shortened(word):
        for phrase in _by_shortened().get(form, ()):
            if _is_one_slip(word, phrase.words[0]):
                near[phrase.name] = phrase
    if len(near) != 1 or is_misspelling(word):
        return None
    return next(iter(near.values()))


def _is_one_slip(written: str, meant: str) -> bool:
    """Whether one letter is lacking, too many, another, or changed places with its neighbour."""
    if abs(len(written) - len(meant)) > 1:
        return False
    place = 0
    while place < min(len(written), len(meant)) and written[place] == meant[place]:
        place += 1
    rest, wanted = written[place:], meant[place:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:])
    )
