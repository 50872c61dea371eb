"""Where a stretch of words ends that names no telegram by number: a letter, a call, a remark.

A stretch ends at a semicolon, a label, or a telegram that the tables know; a comma, AND or a line end
closes it only where the next words are again a thing of some kind.
"""

from reftel.telegram.references.airgrams import airgram_at
from reftel.telegram.references.citing import Citing
from reftel.telegram.references.dates import group_at
from reftel.telegram.references.kinds import kind_at
from reftel.telegram.references.labels import label_at
from reftel.telegram.references.senders import sender_at
from reftel.telegram.references.targets import target_at
from reftel.telegram.references.tokens import FIGURES, WORD, Token

__all__ = [
    "airgram_within",
    "end_of_remark",
    "end_of_thing",
    "group_within",
    "paragraph_before",
    "skipped_label",
]

_GROUP_WITHIN = 14  #: a sender's name and its date-time group stand this close
_PARAGRAPH = frozenset({"PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS"})
_JOINTS = frozenset({",", "AND", "&"})
_OPENERS = frozenset({"REF", "REFS", "REFTEL", "REFTELS"})


def paragraph_before(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """`PARA 2 OF STATE 12`: the paragraph, and where the telegram begins."""
    if tokens[at].text not in _PARAGRAPH or at + 2 >= len(tokens) or tokens[at + 1].kind != FIGURES:
        return None, at
    place = at + 2
    while place < len(tokens) and tokens[place].text in ("OF", ",", "IN"):
        place += 1
    return (int(tokens[at + 1].text[:3]), place) if place < len(tokens) else (None, at)


def group_within(tokens: list[Token], at: int) -> int | None:
    """The index behind a date-time group that ends the name beginning here (`SECDEF 121723Z MAY 07`)."""
    for place in range(at, min(at + _GROUP_WITHIN, len(tokens))):
        if tokens[place].text in (";", ",") or (place > at and tokens[place].text in "(["):
            return None
        day = group_at(tokens, place, zoned=False) if tokens[place].kind == FIGURES else None
        if day is not None:
            return day.stop
    return None


def airgram_within(tokens: list[Token], at: int, citing: Citing) -> int | None:
    """The index behind an airgram named here, with or without its sender."""
    stop = airgram_at(tokens, at)
    if stop is not None:
        return stop
    if tokens[at].kind != WORD:
        return None
    sender = sender_at(tokens, at, citing)
    if sender is None:
        return None
    place = sender.stop + (sender.stop < len(tokens) and tokens[sender.stop].text in (",", ":"))
    return airgram_at(tokens, place)


def skipped_label(tokens: list[Token], at: int, last: str | None, citing: Citing) -> bool:
    """Whether `C.` in the middle of a line is a label although B is expected: a telegram follows at once."""
    token = tokens[at]
    if len(token.text) != 1 or token.kind != WORD or not token.gap or at + 2 >= len(tokens):
        return False
    if tokens[at + 1].text not in (".", ":") or tokens[at + 1].gap or not tokens[at + 2].gap:
        return False
    if last is not None and not (last.isalpha() and last.upper() < token.text):
        return False
    target = target_at(tokens, at + 2, citing, known=True)
    return target is not None and target.start == at + 2


def _begins_label(tokens: list[Token], at: int, label: str | None, joined: str, citing: Citing) -> bool:
    token = tokens[at]
    if len(token.text) > 2 or not (token.gap or tokens[at - 1].text in ";,)"):
        return False
    if at >= 2 and tokens[at - 1].text == "." and len(tokens[at - 2].text) == 1 and not token.line:
        return False  # J. A. DOE
    return label_at(tokens, at, label, joined) is not None or skipped_label(tokens, at, label, citing)


def _has_kind(tokens: list[Token], start: int, stop: int) -> bool:
    return any(kind_at(tokens, at) is not None for at in range(start, stop))


def _next_chunk_has_kind(tokens: list[Token], at: int) -> bool:
    """Whether the words up to the next joint tell of a kind; looks a bounded number of words ahead."""
    for place in range(at, min(at + 10, len(tokens))):
        if tokens[place].text in _JOINTS or tokens[place].text == ";" or (place > at and tokens[place].line):
            return False
        if kind_at(tokens, place) is not None:
            return True
    return False


def end_of_thing(tokens: list[Token], at: int, label: str | None, joined: str, citing: Citing) -> int:
    """The index where the thing that begins here ends."""
    has_kind = False
    for place in range(at, len(tokens)):
        token = tokens[place]
        if token.text == ";":
            return place
        if place > at:
            if _begins_label(tokens, place, label, joined, citing) or (token.line and token.text in _OPENERS):
                return place
            joint = token.text in _JOINTS
            begins = place + 1 if joint else place
            if joint or token.line or tokens[place - 1].text in _JOINTS:
                if target_at(tokens, begins, citing, known=True) is not None:
                    return place
                if has_kind and (joint or token.line) and _next_chunk_has_kind(tokens, begins):
                    return place
        has_kind = has_kind or kind_at(tokens, place) is not None
    return len(tokens)


def end_of_remark(
    tokens: list[Token], at: int, label: str | None, joined: str, citing: Citing, *, closed: dict[int, int]
) -> int:
    """The index where a remark behind a telegram ends; it says nothing and is passed over."""
    size, place = len(tokens), at
    if place < size and (tokens[place].line or tokens[place].text in _JOINTS or tokens[place].text == ";"):
        return place
    while place < size:
        token = tokens[place]
        if token.text == ";" or (token.line and token.text in _OPENERS):
            return place
        if _begins_label(tokens, place, label, joined, citing):
            return place
        if token.text in "([" and place in closed:
            return place if place == at else closed[place] + 1
        if token.kind in (WORD, FIGURES):
            begins = (
                token.line
                or place == at
                or tokens[place - 1].text in _JOINTS
                or tokens[place - 1].text in "/."
            )
            if (begins or token.kind == WORD) and target_at(tokens, place, citing, known=True) is not None:
                return place
        place += 1
    return place
