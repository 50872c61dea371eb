"""Telegram shorthand and acronyms in running text, each with what it stands for.

Text in capitals throughout (most of the 1970s) hides acronyms among words: there, entries that are also
English words are left alone. Single letters are office symbols, never shorthand of the text.
"""

import re
from functools import cache

from reftel.desk.explaining import Explained
from reftel.gazetteer import terms
from reftel.telegram.text import Span

__all__ = ["in_capitals", "shorthand_in"]

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[/+&-][A-Za-z0-9]+)*")
_PROSE_WORDS = frozenset({"CHARGE", "QUOTE", "REPEAT", "SMART", "UNQUOTE", "PARAS", "BENELUX", "STRATCOM"})


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout, as teletypes did."""
    head = text[:4000]
    small = sum(map(str.islower, head))
    return small * 20 < sum(map(str.isalpha, head))


@cache
def _shorthand() -> dict[str, str]:
    return {key: words for key, words in terms.acronyms().items() if len(key) > 1}


def shorthand_in(text: str, *, capitals: bool) -> list[tuple[Span, Explained]]:
    """Every piece of shorthand in a text with its place; `capitals` says how the telegram is written."""
    table = _shorthand()
    found: list[tuple[Span, Explained]] = []
    for token in _TOKEN.finditer(text):
        written = token[0]
        key = written.upper()
        meaning = table.get(key)
        if meaning is None or not _meant(written, key, capitals=capitals):
            continue
        found.append(((token.start(), token.end()), Explained(written, meaning, "acronym")))
    return found


def _meant(written: str, key: str, *, capitals: bool) -> bool:
    if capitals:
        return key not in terms.words_too()
    if written == key:
        return key not in {"RE", "CAN"}
    # `Poloff`, `septel`, `Amcit`: shorthand that grew into words; short ones would catch names
    return len(key) > 4 and key not in _PROSE_WORDS
