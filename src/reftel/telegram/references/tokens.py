"""A REF block as words, figures and single signs, each with its place.

Letters and figures are always told apart, so that `06SUVA512` is three tokens without a gap and reads
like `06 SUVA 512`. Brackets and quotation marks are paired once, in one pass.
"""

import re
from typing import NamedTuple

__all__ = ["FIGURES", "SIGN", "WORD", "Token", "pairs", "tokens_of"]

WORD, FIGURES, SIGN = "word", "figures", "sign"

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<figures>[0-9]+)|[^\s¶]")  # an archive's pilcrow is a blank
_CLOSING = {")": "(", "]": "[", "}": "{"}
_FURTHEST = 60  #: a bracket that closes later than this many tokens on was never meant to be a pair


class Token(NamedTuple):
    """One word, row of figures or sign, upper case; `gap` is a blank before it, `line` a line end."""

    text: str
    start: int
    end: int
    kind: str
    gap: bool
    line: bool


def tokens_of(joined: str) -> list[Token]:
    """The tokens of a string, in order."""
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(joined):
        start, end = match.span()
        kind = match.lastgroup or SIGN
        gap = start != last or not found
        line = gap and ("\n" in joined[last:start] or "\r" in joined[last:start])
        found.append(Token(match.group().upper(), start, end, kind, gap, line))
        last = end
    return found


def pairs(tokens: list[Token]) -> dict[int, int]:
    """Index of each bracket or quotation mark that is closed near by, with the index that closes it."""
    closed: dict[int, int] = {}
    open_at: list[int] = []
    quote: int | None = None
    for index, token in enumerate(tokens):
        if token.kind != SIGN:
            continue
        sign = token.text
        if sign in "([{":
            open_at.append(index)
        elif sign in _CLOSING:
            if open_at and tokens[open_at[-1]].text == _CLOSING[sign]:
                start = open_at.pop()
                if index - start <= _FURTHEST:
                    closed[start] = index
        elif sign in '"“”':
            if quote is not None and index - quote <= _FURTHEST:
                closed[quote] = index
                quote = None
            else:
                quote = index
    return closed
