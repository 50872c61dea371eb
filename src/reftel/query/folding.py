"""Text as it is compared: without case, accents and marks of typesetting, with the way back to offsets.

Searching, cutting snippets and matching one record all fold alike, so that what is found can be shown.
Typewriter and typeset forms meet: curly apostrophes and hyphens of all kinds become the plain ones, soft
hyphens and marks of direction vanish.
"""

import re
from unicodedata import category, normalize

__all__ = ["fold", "fold_with_offsets"]

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_LETTERS = {
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ŋ": "n", "Ŋ": "n",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "´": "'", "′": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-",
}  # fmt: skip

_known: dict[str, str] = {}


def _fold_character(character: str) -> str:
    """What one character outside ASCII is compared as; nothing for marks that do not show."""
    folded = _LETTERS.get(character)
    if folded is None:
        kept = [each for each in normalize("NFKD", character) if category(each) not in {"Mn", "Me", "Cf"}]
        # a letter that takes two to write small (`ß`) gives both; `lower` at the end handles ASCII only
        folded = "".join(kept).casefold()
    return folded


def _replacement(found: re.Match[str]) -> str:
    character = found[0]
    folded = _known.get(character)
    if folded is None:
        folded = _known[character] = _fold_character(character)
    return folded


def fold(text: str) -> str:
    """The text as it is compared; may be shorter or longer than it was."""
    if not text.isascii():
        text = _NON_ASCII.sub(_replacement, text)
    return text.lower()


def fold_with_offsets(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each of its characters the offset it came from.

    None instead of a list where every offset stayed what it was, which is nearly always so.
    """
    folded = fold(text)
    if text.isascii():
        return folded, None
    if all(len(_known[each].lower()) == 1 for each in set(_NON_ASCII.findall(text))):
        return folded, None
    offsets: list[int] = []
    last = 0
    for found in _NON_ASCII.finditer(text):
        offsets.extend(range(last, found.start()))
        offsets.extend([found.start()] * len(_known[found[0]].lower()))
        last = found.end()
    offsets.extend(range(last, len(text) + 1))
    return folded, offsets
