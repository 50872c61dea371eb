"""How closely a text is held: the lattice of marks, and portion marks as people write them.

A marking is a level and a set of caveats. SBU and LOU stand on one step; `(C/NF)` and `(S)` cannot be
compared, and what covers both is `(S/NF)`. A mark that is not in the table is not guessed at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reftel.telegram.record import Mark

__all__ = [
    "NOTHING",
    "EntireText",
    "Marking",
    "PortionMark",
    "covers",
    "entire_text",
    "highest",
    "level_of",
    "mark_of",
    "portion_mark",
    "rank",
]

_RANKS: Final[dict[str, int]] = {"U": 0, "SBU": 1, "LOU": 1, "R": 2, "C": 3, "S": 4, "TS": 5}

# RESTRICTED stands between LOU and CONFIDENTIAL: foreign papers and those of before 1953 carry it.
_WORDS: Final[dict[str, Mark]] = {
    "U": "U",
    "UNCLAS": "U",
    "UNCLASS": "U",
    "UNCLASSIFIED": "U",
    "SBU": "SBU",
    "SENSITIVE BUT UNCLASSIFIED": "SBU",
    "FOUO": "SBU",
    "FOR OFFICIAL USE ONLY": "SBU",
    "LOU": "LOU",
    "L": "LOU",  # in telegrams of 1979
    "LIMITED OFFICIAL USE": "LOU",
    "R": "R",
    "RESTRICTED": "R",
    "C": "C",
    "CONFIDENTIAL": "C",
    "S": "S",
    "SECRET": "S",
    "TS": "TS",
    "TOP SECRET": "TS",
}
_CAVEATS: Final[dict[str, str]] = {"N": "NF", "NF": "NF", "NOFORN": "NF", "NOT FOR FOREIGN NATIONALS": "NF"}


@dataclass(frozen=True, slots=True)
class Marking:
    """A level with its caveats, such as `S` with `NF`."""

    level: Mark
    caveats: frozenset[str] = frozenset()

    def __or__(self, other: "Marking") -> "Marking":
        """The lowest marking that covers both."""
        level = self.level if _RANKS[self.level] >= _RANKS[other.level] else other.level
        return Marking(level, self.caveats | other.caveats)


NOTHING: Final = Marking("U")
"""The lowest marking: what an empty text carries."""


def rank(mark: Mark) -> int:
    """The step of a mark, from 0; SBU and LOU share one."""
    return _RANKS[mark]


def covers(held: Marking, needed: Marking) -> bool:
    """Whether a clearance, or an overall marking, is enough for a portion."""
    return _RANKS[held.level] >= _RANKS[needed.level] and held.caveats >= needed.caveats


def highest(marks: Iterable[Mark | None]) -> Mark | None:
    """The highest of some marks; None where there is none."""
    return max((mark for mark in marks if mark is not None), key=rank, default=None)


def level_of(classification: str | None, *, sensitive: bool = False) -> Mark | None:
    """The mark of a telegram's classification line: `UNCLASSIFIED` with SENSITIVE is `SBU`."""
    mark = mark_of(classification) if classification else None
    return "SBU" if mark == "U" and sensitive else mark


def mark_of(word: str) -> Mark | None:
    """The mark a classification word means, spelt out or short, letters spaced or not."""
    folded = " ".join(word.upper().split())
    known = _WORDS.get(folded)
    if known is None and len(folded) > 2 and folded[1:2] == " ":
        squeezed = folded.replace(" ", "")
        known = next((mark for name, mark in _WORDS.items() if name.replace(" ", "") == squeezed), None)
    return known


@dataclass(frozen=True, slots=True)
class PortionMark:
    """A mark as written in front of a portion; the text goes on at `end`."""

    marking: Marking
    written: str
    end: int

    @property
    def mark(self) -> Mark:
        """Its level."""
        return self.marking.level


_LEVEL = (
    r"U|SBU|LOU|L|C|S|TS|R|FOUO|UNCLAS(?:S(?:IFIED)?)?|CONFIDENTIAL|SECRET|TOP SECRET|RESTRICTED"
    r"|LIMITED OFFICIAL USE|SENSITIVE BUT UNCLASSIFIED|FOR OFFICIAL USE ONLY"
)
# (SBU), (S//NF), (c/nf), (SBU/N), (U) (SBU); `C)` has lost its bracket; `C - TEXT` is older than brackets
_PORTION = re.compile(
    rf"[ \t\xa0]{{0,8}}(?:"
    rf"[(\[][ ]?(?P<level>{_LEVEL})(?P<caveats>(?:[ ]?(?://?|[-,])[ ]?[A-Z][A-Z ]{{0,25}}){{0,4}})[ ]?[)\]}}]"
    rf"|(?P<torn>U|SBU|LOU|C|S|TS)\)(?=\s)"
    rf"|(?P<bare>U|SBU|LOU|C|S|TS)[ ]+-{{1,2}}[ ]+(?=[A-Z])"
    rf")",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?://?|[-,])\s*")
_SLASHES = re.compile(r"\s*//?\s*")


def portion_mark(text: str, position: int) -> PortionMark | None:
    """The portion mark that stands at a position, blanks allowed before it.

    Grammar: `"(" level { ("/" | "//" | "-") caveat } ")"`, the level short or spelt out, in either case. Of
    two marks in a row (`(U) (SBU)`) the higher one holds, and the text goes on behind both.
    """
    first = _one_mark(text, position)
    if first is None:
        return None
    second = _one_mark(text, first.end)
    if second is None:
        return first
    chosen = second if rank(second.mark) >= rank(first.mark) else first
    return PortionMark(first.marking | second.marking, chosen.written, second.end)


def _one_mark(text: str, position: int) -> PortionMark | None:
    found = _PORTION.match(text, position)
    if found is None:
        return None
    short = found["torn"] or found["bare"]
    if short:
        if short != short.upper() or (found["bare"] and not text[found.start("bare") :][:1].isupper()):
            return None
        return PortionMark(Marking(_WORDS[short]), short, found.end())
    written = found["level"]
    level = _WORDS.get(" ".join(written.upper().split()))
    if level is None:
        return None
    caveats: set[str] = set()
    tail = found["caveats"]
    # REL TO USA, GBR is one caveat: the commas belong to it
    parts = (_SLASHES if "REL" in tail.upper() else _PARTS).split(tail)[1:] if tail else ()
    for part in parts:
        caveat = part.strip().upper()
        if not caveat or caveat.startswith("ENTIRE"):
            return None
        caveats.add(_CAVEATS.get(caveat, caveat))
    return PortionMark(
        Marking(level, frozenset(caveats)),
        text[found.start("level") : found.end("caveats")].rstrip(),
        found.end(),
    )


@dataclass(frozen=True, slots=True)
class EntireText:
    """A statement that the whole text carries one mark: `CONFIDENTIAL - ENTIRE TEXT`."""

    mark: Mark
    written: str
    start: int
    end: int


_WHOLE = re.compile(
    rf"[ \t\xa0]{{0,8}}[(\[]?[ ]?(?P<words>"
    rf"(?:(?:THIS|ENTIRE|THE)[ ](?:MESSAGE|TELEGRAM|CABLE)[ ](?:IS[ ])?)?"
    rf"(?P<first>{_LEVEL})(?:[ ]?[-,:./]{{0,2}}[ ]?|[ ])(?:THE[ ])?ENTIRE[ ](?:TEXT|MESSAGE|TELEGRAM|CABLE)"
    rf"|(?:THE[ ])?ENTIRE[ ](?:TEXT|MESSAGE|TELEGRAM|CABLE)[ ]?(?:IS|[-,:]{{1,2}})?[ ]?(?P<last>{_LEVEL})\b"
    rf"|ALL[ ](?:PARAGRAPHS|PORTIONS|PARAS)[ ](?:ARE[ ]|IS[ ])?(?P<all>{_LEVEL})\b"
    rf")[ ]?[)\]]?(?:[ ]?\.)?",
    re.IGNORECASE,
)


def entire_text(text: str, position: int) -> EntireText | None:
    """The whole-text mark that stands at a position; every following portion inherits it."""
    found = _WHOLE.match(text, position)
    if found is None:
        return None
    word = found["first"] or found["last"] or found["all"]
    mark = _WORDS.get(" ".join(word.upper().split()))
    if mark is None:
        return None
    return EntireText(mark, found["words"], found.start("words"), found.end())
