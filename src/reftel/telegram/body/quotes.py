"""Stretches of the body that quote another text: notes, speeches, letters, talking points.

Numbers in them belong to that text. What is never closed ends with the body, and is trusted less.
"""

import re
from collections.abc import Iterator
from typing import Final

from reftel.telegram.text import Span

__all__ = ["find_quotes"]

_KINDS: Final = (
    r"TEXT|QUOTE|POINTS|NON-?PAPER|TRANSLATION|LETTER|NOTE|DEMARCHE|STATEMENT|MESSAGE|TRANSCRIPT|ARTICLE|CABLE"
    r"|EXCERPTS?|AIDE-?MEMOIRE|COMMUNIQUE|DECLARATION|SPEECH|EDITORIAL|RESOLUTION|DRAFT|AGREEMENT|LIST|TABLE"
)
_NAMED: Final = rf"\s+(?:OF\s+)?(?:[A-Z'/-]{{1,20}}\s+){{0,4}}?(?:{_KINDS})\b"
# BEGIN UNOFFICIAL TRANSLATION, TEXT FOLLOWS, QUOTE, QTE
_OPENS: Final = {
    "BEGIN": re.compile(rf"(?<![A-Z])BEGIN(?:S|NING)?\b{_NAMED}"),
    "TEXT": re.compile(r"(?<![A-Z])TEXT\s+(?:FOLLOWS|BEGINS|AS\s+FOLLOWS)\b"),
    "QUOTE": re.compile(r"(?<![A-Z-])QUOTE\b"),
    "QTE": re.compile(r"(?<![A-Z-])QTE\b"),
}
# END TEXT NOTE, END OF QUOTE, TEXT ENDS, UNQUOTE, UNQTE
_CLOSES: Final = {
    "END": re.compile(rf"(?<![A-Z])END(?:S)?\b{_NAMED}"),
    "TEXT": re.compile(r"(?<![A-Z])TEXT\s+ENDS\b"),
    "QUOTE": re.compile(r"(?<=UN)QUOTE\b|(?<=UN-)QUOTE\b"),
    "QTE": re.compile(r"(?<=UN)QTE\b"),
}
_DEEPEST: Final = 8
_NEAR: Final = 20  # signs between the words that announce a text and its opening


def _found(capitals: str, patterns: dict[str, re.Pattern[str]]) -> Iterator[tuple[int, int, str]]:
    """Where the patterns match, each looked for where its first word stands: from, to, word."""
    for word, pattern in patterns.items():
        place = capitals.find(word)
        while place >= 0:
            match = pattern.match(capitals, place)
            if match is not None:
                yield place, match.end(), word
            place = capitals.find(word, place + 1)


def find_quotes(text: str, capitals: str, start: int) -> list[Span]:
    """The quoted stretches of a body, in order, disjoint; `capitals` is the body from `start` on."""
    closes = [(place, end, False) for place, end, _ in _found(capitals, _CLOSES)]
    ended = {end for _, end, _ in closes}
    opens = [
        (place, end, True)
        for place, end, word in _found(capitals, _OPENS)
        # END QUOTE is no opening, nor is the verb in a text of both cases
        if end not in ended and (word not in {"QUOTE", "QTE"} or text[start + place : start + end] == word)
    ]
    if not opens:
        return []
    spans: list[Span] = []
    opened, depth = 0, 0
    announced = -_NEAR  # TEXT FOLLOWS: BEGIN TEXT opens one text
    for place, end, opening in sorted(opens + closes):
        if opening:
            if depth and place - announced < _NEAR:
                continue
            announced = end if capitals.startswith("TEXT", place) else -_NEAR
            if not depth:
                opened = place
            depth = min(depth + 1, _DEEPEST)
        elif depth:
            depth -= 1
            if not depth:
                spans.append((start + opened, start + end))
    if depth:
        spans.append((start + opened, start + len(capitals)))
    return spans
