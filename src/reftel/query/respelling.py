"""Other spellings of one word: British and American, and foreign names written in English letters.

These are guesses by rule and table; whoever uses them keeps those that some telegram holds.
"""

import re
from functools import cache, lru_cache

from reftel.gazetteer.variants import spellings

__all__ = ["name_spellings", "two_englishes"]

_ISE = re.compile(r"([a-z]{3,})(is|iz)(e|ed|es|er|ers|ing|ation|ations|ational|able)")
_SHORTEST_NAME = 5
_LONGEST = 30
_MOST = 40

# Letters that English words hardly have in these places: they show a name written by its sound.
_FOREIGN = re.compile(
    r"q(?!u)|kh|dh|^dj|^tch|aa|(?:[bcdghklmnrstvyz]off|eff|[a-z]{3}[oe]v)$|sky$|skii$|skiy$"
)
_SOUNDS = (
    ("dhdh", "dd"), ("q", "k"), ("q", "g"), ("q", "gh"), ("kh", "k"), ("kh", "h"), ("dh", "d"), ("dh", "dd"),
    ("dh", "z"), ("gh", "g"), ("dj", "j"), ("tch", "ch"), ("ou", "u"), ("oe", "u"), ("ei", "ai"),
    ("ay", "ai"), ("ee", "i"), ("aa", "a"), ("oo", "u"), ("ff", "v"), ("yy", "y"), ("iy", "y"),
    ("skii", "sky"), ("skiy", "sky"), ("sky", "ski"), ("sch", "sh"), ("ph", "f"),
)  # fmt: skip


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    """Heads of words with the other head, both ways, the longest first."""
    pairs = [pair for british, american in spellings() for pair in ((british, american), (american, british))]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=5_000)
def two_englishes(word: str) -> tuple[str, ...]:
    """A word as it is written on the other side of the Atlantic."""
    if len(word) > _LONGEST:
        return ()
    found = [other + word[len(head) :] for head, other in _heads() if word.startswith(head)][:2]
    if ise := _ISE.fullmatch(word):
        found.append(f"{ise[1]}{'iz' if ise[2] == 'is' else 'is'}{ise[3]}")
    return tuple(dict.fromkeys(each for each in found if each != word))


@lru_cache(maxsize=5_000)
def name_spellings(word: str) -> tuple[str, ...]:
    """A name as others write its sounds; nothing for words that look English."""
    if not _SHORTEST_NAME <= len(word) <= _LONGEST or not word.isalpha() or not _FOREIGN.search(word):
        return ()
    found = {word: None}
    for sound, other in _SOUNDS:
        for each in list(found):
            if sound in each and len(found) < _MOST:
                found[each.replace(sound, other)] = None
    return tuple(each for each in found if each != word)
