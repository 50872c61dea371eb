"""What can be a code of a TAGS line: the table, codes run together, codes with a slip of the key.

Only subjects and programs run together with countries and regions; a slip is mended only where one code
of the time is left that can be meant.
"""

import re
from functools import cache, lru_cache
from typing import Final

from reftel.gazetteer.tags import Tag, codes

__all__ = ["cut_codes", "is_place", "is_topic", "known_codes", "looks_coded", "mend_code"]

_DIGITS: Final = str.maketrans("0158", "OISB")
_FIELDS: Final = frozenset("ABCEKMOPST")
_FORMS: Final = re.compile(r"[A-Z][A-Z0-9'&/-]*")
_LAG: Final = 3  # years by which telegrams run ahead of the table, or behind it


@cache
def known_codes() -> dict[str, tuple[Tag, ...]]:
    """Every code of the table, in capitals."""
    return {code.upper(): tags for code, tags in codes().items()}


@lru_cache(4096)
def is_topic(code: str) -> bool:
    """Whether a code is a subject or a program."""
    return any(tag.kind in {"subject", "program"} for tag in known_codes().get(code, ()))


@lru_cache(4096)
def is_place(code: str) -> bool:
    """Whether a code is a country or a region."""
    return any(tag.kind in {"country", "region"} for tag in known_codes().get(code, ()))


def looks_coded(word: str) -> bool:
    """Whether a word that no table holds looks like a code: short, or with stroke or hyphen."""
    if not _FORMS.fullmatch(word):
        return False
    return len(word) <= 5 or (len(word) <= 10 and ("/" in word or "-" in word))


def cut_codes(word: str) -> list[str]:
    """The codes a word is made of, longest first; empty where it is not made of codes alone."""
    if "/" in word:
        parts = word.split("/")
        return parts if len(parts) < 8 and all(is_topic(part) or is_place(part) for part in parts) else []
    if not 6 <= len(word) <= 40 or not word.isalpha() or not is_topic(word[:4]):
        return []
    ways: list[list[str] | None] = [[]] + [None] * len(word)
    for place in range(len(word)):
        way = ways[place]
        if way is None:
            continue
        for size, fits in ((4, is_topic), (2, is_place)):
            piece = word[place : place + size]
            if len(piece) == size and ways[place + size] is None and fits(piece):
                ways[place + size] = [*way, piece]
    return ways[-1] or []


def mend_code(word: str, year: int | None) -> str | None:
    """The one code that a word with a letter too many, or with digits for letters, can be."""
    if any(letter.isdecimal() for letter in word):
        lettered = word.translate(_DIGITS)
        return lettered if lettered != word and len(word) == 4 and is_topic(lettered) else None
    if len(word) != 5 or not word.isalpha() or word[0] not in _FIELDS:
        return None
    fits = {word[:place] + word[place + 1 :] for place in range(5)}
    meant = [code for code in fits if code[0] == word[0] and is_topic(code) and _in_use(code, year)]
    return meant[0] if len(meant) == 1 else None


def _in_use(code: str, year: int | None) -> bool:
    return year is None or any(
        tag.first_year - _LAG <= year <= tag.last_year + _LAG for tag in known_codes()[code]
    )
