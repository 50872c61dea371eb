"""One telegram named at a place of the block: its year, sender and serial, whichever of them are written.

target = [year] sender serial | serial sender | serial
"""

from typing import NamedTuple

from reftel.telegram.mrn import HEADQUARTERS
from reftel.telegram.references.citing import Citing
from reftel.telegram.references.dates import group_at, year_of
from reftel.telegram.references.labels import begins_label
from reftel.telegram.references.numbers import (
    Serial,
    WrittenYear,
    serial_at,
    serial_behind,
    year_before,
    year_between,
)
from reftel.telegram.references.senders import LEADS, Sender, sender_at
from reftel.telegram.references.tokens import FIGURES, Token

__all__ = ["Target", "target_at"]


class Target(NamedTuple):
    """A telegram as named: `sender` None where only a number stands; `start:stop` are its tokens."""

    year: WrittenYear | None
    sender: Sender | None
    serial: Serial
    start: int
    stop: int


def target_at(tokens: list[Token], at: int, citing: Citing, *, known: bool = False) -> Target | None:
    """The telegram named at this place; with `known`, only one whose post stands in the tables."""
    if at >= len(tokens):
        return None
    year = year_before(tokens, at, citing.year)
    if year is not None:
        target = _named(tokens, year.stop, citing, known=known)
        if target is not None and target.year is None and not (year.odd and _is_other(target)):
            return target._replace(year=year, start=at)
    target = _named(tokens, at, citing, known=known)
    if target is not None:
        return target
    return None if known else _reversed(tokens, at, citing)


def _is_other(target: Target) -> bool:
    return target.sender is None or target.sender.how is None


def _named(tokens: list[Token], at: int, citing: Citing, *, known: bool) -> Target | None:
    sender = sender_at(tokens, at, citing, near=not known)
    if sender is None:
        return None
    year = year_between(tokens, sender.stop, citing.year)
    serial = serial_at(tokens, year.stop) if year else None
    if serial is None:
        year, serial = None, serial_behind(tokens, sender.stop, thousands=sender.post == HEADQUARTERS)
    if serial is None or _breaks_line(tokens, sender.stop, serial.stop):
        return None
    # idle words before the name are no part of it, words such as CABLE are
    idle = any(token.text not in LEADS for token in tokens[at : sender.start])
    return Target(year, sender, serial, sender.start if idle else at, serial.stop)


def _breaks_line(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether the figures behind a name begin the next item: `SUVA`, and on the next line `2. LIMA 12`."""
    return any(tokens[at].line and begins_label(tokens, at) for at in range(start, stop))


def _reversed(tokens: list[Token], at: int, citing: Citing) -> Target | None:
    """`398 SUVA`: a number of three figures or more before a post that has no number of its own."""
    if tokens[at].kind != FIGURES or len(tokens[at].text) < 3 or year_of(tokens, at, long=True) is not None:
        return None
    serial = serial_at(tokens, at)
    if serial is None or serial.stop >= len(tokens) or tokens[serial.stop].line:
        return None
    sender = sender_at(tokens, serial.stop, citing, near=False)
    if sender is None or sender.how is None or sender.start != serial.stop:
        return None
    if serial_behind(tokens, sender.stop) is not None or group_at(tokens, sender.stop) is not None:
        return None
    return Target(None, sender, serial, at, sender.stop)
