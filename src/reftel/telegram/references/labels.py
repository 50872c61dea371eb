"""Labels of references: `A.`, `(A)`, `A)`, `[B]`, `1.`, `a.`, doubled as in `A. A)`, or a bare letter.

    label = ("(" | "[") mark (")" | "]") | mark (")" | "." | ":" | ".)" | " -") | mark blank
    mark  = letter | figure

A bare letter, or a letter with a point in the middle of a line, could be an initial or the article; it
is a label only where it is the next one expected.
"""

from typing import NamedTuple

from reftel.telegram.references.kinds import kind_at
from reftel.telegram.references.tokens import FIGURES, WORD, Token

__all__ = ["Label", "begins_label", "expected_after", "label_at"]


class Label(NamedTuple):
    """A label as written (`A`, `a`, `2`), its tokens, doubled ones counted in."""

    name: str
    start: int
    stop: int


def expected_after(label: str | None) -> str:
    """The label that follows this one; `A` and `1` both begin."""
    if label is None:
        return "A"
    if label.isdecimal():
        return str(int(label) + 1)
    return chr(ord(label[-1].upper()) + 1)


def _is_mark(token: Token) -> bool:
    return (token.kind == WORD and len(token.text) == 1 and token.text.isascii()) or (
        token.kind == FIGURES and len(token.text) <= 2 and not token.text.startswith("0")
    )


def _expects(mark: str, expected: str) -> bool:
    return mark == expected or (expected, mark) in (("A", "1"), ("B", "2"))


def _behind_brackets(tokens: list[Token], at: int) -> int | None:
    """The index behind `(A)`, `[A]`, `(A.)`; figures in brackets are a label only when single."""
    if at + 2 >= len(tokens) or tokens[at].text not in "([{":
        return None
    mark = tokens[at + 1]
    if not _is_mark(mark) or (mark.kind == FIGURES and len(mark.text) > 1):
        return None
    place = at + 2
    if tokens[place].text in ".-" and place + 1 < len(tokens):
        place += 1
    return place + 1 if tokens[place].text in ")]}" else None


def _behind_mark(tokens: list[Token], at: int, expected: str) -> int | None:
    """The index behind `A.`, `A)`, `A:`, `A.)`, `A -`, or a bare `A`."""
    mark = tokens[at]
    place = at + 1
    if place >= len(tokens):
        return None
    sign = tokens[place]
    wanted = _expects(mark.text, expected)
    if sign.text in ")]" and not sign.gap:
        return place + 1 if mark.kind == WORD or wanted else None
    if sign.text in (".", ":", ";") and not sign.gap:
        if place + 1 < len(tokens) and tokens[place + 1].text == ")":
            return place + 2
        opens = at == 0 or mark.line or wanted
        initials = place + 1 < len(tokens) and _is_initial(tokens, place + 1, mark.text)
        return place + 1 if opens and not initials and (mark.kind == WORD or wanted) else None
    if not wanted:
        return None
    if sign.text in ("-", "–", "—", ",", "/") and place + 1 < len(tokens) and tokens[place + 1].gap:
        return place + 1
    follows = tokens[place]
    if follows.gap and follows.kind == WORD and len(follows.text) > 1 and kind_at(tokens, place) is None:
        return place
    if follows.gap and mark.kind == WORD and follows.kind == FIGURES:
        return place
    return None


def _is_initial(tokens: list[Token], at: int, mark: str) -> bool:
    """Whether another initial follows: `J. A. DOE`, `U.S. NOTE`; a doubled label repeats the same letter."""
    token = tokens[at]
    if token.kind != WORD or len(token.text) != 1 or token.text == mark:
        return False
    return at + 1 < len(tokens) and tokens[at + 1].text == "." and not tokens[at + 1].gap


def begins_label(tokens: list[Token], at: int) -> bool:
    """Whether a label with a sign stands at this place, whatever is expected."""
    token = tokens[at]
    if not token.gap:
        return False
    if _behind_brackets(tokens, at) is not None:
        return True
    if not _is_mark(token) or at + 1 >= len(tokens) or tokens[at + 1].gap:
        return False
    return tokens[at + 1].text in ").:" and (
        at + 2 >= len(tokens) or tokens[at + 2].gap or tokens[at + 1].text == ")"
    )


def label_at(tokens: list[Token], at: int, last: str | None, joined: str) -> Label | None:
    """The label at this place, doubled spellings of it included; `last` is the label before it."""
    expected = expected_after(last)
    name, start, place = "", at, at
    while place < len(tokens):
        token = tokens[place]
        if not (token.gap or place == start or name or tokens[place - 1].text in ";,)"):
            break
        stop = _behind_brackets(tokens, place)
        mark = tokens[place + 1] if stop is not None else token
        if stop is None and _is_mark(token):
            stop = _behind_mark(tokens, place, mark.text if mark.text == name.upper() else expected)
        if stop is None or (name and mark.text != name.upper()):
            break
        if token.kind == WORD and stop == place + 1 and name:
            break
        name = name or joined[mark.start : mark.end]
        place = stop
    return Label(name, start, place) if name else None
