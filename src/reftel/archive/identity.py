"""Which telegram a copy is a copy of, and by which address a telegram is called.

Numbers were used twice, by mistake and by repair, so a number alone never joins: the days must agree within
three, or the texts be alike. Where neither holds, there are two telegrams of one number, and the second is
called `MRN~2`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeAlias

__all__ = [
    "DAYS_APART",
    "Known",
    "Newcomer",
    "Rank",
    "address_of",
    "complete",
    "days_agree",
    "find_home",
    "head_rank",
]

DAYS_APART = 3

Rank: TypeAlias = tuple[bool, int, int]
"""How well a copy stands for its telegram in a list; the highest does."""


@dataclass(slots=True)
class Known:
    """A telegram that is held, as far as joining needs it; it grows while copies are written."""

    number: int
    address: str
    mrn: str | None
    days: set[str]
    copies: int
    fullest: int
    fullness: int
    head: "Rank" = (False, 0, 0)  # of the copy a list shows it by
    sections: set[tuple[int, int]] = field(default_factory=set)  # that came apart, each with of how many


class Newcomer(Protocol):
    """A copy for which a telegram is looked for."""

    @property
    def sha256(self) -> bytes:
        """Checksum of its text."""

    @property
    def mrn(self) -> str | None:
        """Its number."""

    @property
    def date(self) -> str | None:
        """Its day."""


def head_rank(mrn: str | None, sections: Iterable[tuple[int, int]], fullness: int) -> Rank:
    """A copy that lost its header shows no day and no post; of sections that came apart the first says it."""
    first = min((number for number, _ in sections), default=0)
    return mrn is not None, -first, fullness


def days_agree(one: str | None, other: str | None) -> bool:
    """Whether two days are known and at most three apart; a date-time group may be of the next morning."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= DAYS_APART
    except ValueError:
        return False


def find_home(copy: Newcomer, candidates: Iterable[Known], is_alike: Callable[[Known], bool]) -> Known | None:
    """The telegram, of those with the same number, that this is a copy of; texts are compared last."""
    known = list(candidates)
    for telegram in known:
        if any(days_agree(copy.date, day) for day in telegram.days):
            return telegram
    return next((telegram for telegram in known if is_alike(telegram)), None)


def complete(copy: Newcomer, sections: set[tuple[int, int]], candidates: Iterable[Known]) -> Known | None:
    """The telegram of the same number that lacks just these sections, where a day is missing to tell."""
    for telegram in candidates:
        if copy.date is not None and telegram.days:
            continue  # both have days, and they do not agree
        of = {whole for _, whole in sections | telegram.sections}
        if sections and telegram.sections and len(of) == 1 and not sections & telegram.sections:
            return telegram
    return None


def address_of(copy: Newcomer, is_taken: Callable[[str], bool]) -> str:
    """The address of a new telegram: its number, the number with `~2`, or `x` and digits of the checksum."""
    if copy.mrn is None:
        digits = copy.sha256.hex()
        length = 12
        while is_taken("x" + digits[:length]) and length < len(digits):
            length += 4
        return "x" + digits[:length]
    if not is_taken(copy.mrn):
        return copy.mrn
    count = 2
    while is_taken(f"{copy.mrn}~{count}"):
        count += 1
    return f"{copy.mrn}~{count}"
