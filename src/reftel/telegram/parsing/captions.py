"""Handling and distribution captions: lines that say who may see a telegram, and how people write them.

    line = caption { separator caption } [ "/" padding ] [ "-" passing instruction ]

Captions are padded (`STADIS/////////`), glued (`STADISNODIS`), spelled out (`NO FOREIGN DISSEM`) and given
several times. A line is a caption line only when nothing but captions and their separators is left, or an
instruction behind a dash.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from reftel.gazetteer.terms import captions as caption_table
from reftel.telegram.nearness import distance

__all__ = ["CaptionLine", "corrected_words", "is_caption", "read_captions", "split_captions"]

_LONG: Final = {
    "NO FOREIGN DISSEM": "NOFORN",
    "NO FORN": "NOFORN",
    "N O F O R N": "NOFORN",
    "E F T O": "EFTO",
    "E X D I S": "EXDIS",
    "N O D I S": "NODIS",
    "L I M D I S": "LIMDIS",
    "S T A D I S": "STADIS",
    "S I P D I S": "SIPDIS",
    "FOR OFFICIAL USE ONLY": "FOUO",
    "SENSITIVE BUT UNCLASSIFIED": "SBU",
    "EYES ONLY": "ONLY",
    "WEBGRAM EXCLUDED ONLY": "WEBGRAM EXCLUDED ONLY",
    "NOT FOR INTERNET DISTRIBUTION": "NOT FOR INTERNET DISTRIBUTION",
    "USIAC": "USIAC",
    "USICAC": "USICAC",
    "NODIS CHEROKEE": "NODIS CHEROKEE",
    "USDOC ONLY": "USDOC ONLY",
    "TERREP EXCLUSIVE": "TERREP",
    "MINIMIZE CONSIDERED": "MINIMIZE CONSIDERED",
}
# Words of the table that are no captions by themselves on a line: archive codes, series, levels, notes.
_NOT_ALONE: Final = frozenset(
    {"US", "BU", "STR", "FI", "NOTAL", "LOU", "CORRECTED COPY", "SUSPECTED DUPLICATE", "REL TO", "FGI",
     "TOSEC",
     "SECTO", "TOPAR", "PARTO", "CODEL", "STAFFDEL", "PRESDEL", "NIACT", "ALDAC / ALDIP", "USIA"}
)  # fmt: skip
_LONGEST: Final = 120
_SEPARATORS = " \t,;/+.*-:"
_CORRECTED: Final = re.compile(
    r"\W{0,6}C[ ]?O[ ]?R[ ]?R[ ]?E[ ]?C[ ]?T[ ]?E[ ]?D\W{0,4}C[ ]?O[ ]?P[ ]?Y\b.*"
    r"|\W{0,3}COPY OF [A-Z ]{2,24} \d{1,6}\b.*",
    re.IGNORECASE,
)


class CaptionLine(NamedTuple):
    """Captions of a line with the offsets where each begins and ends, and where an instruction begins."""

    captions: list[tuple[str, int, int]]
    rest: int | None


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Every spelling with the caption it means, the longest first."""
    table = {caption: caption for caption in caption_table() if caption not in _NOT_ALONE}
    table.update(_LONG)
    return tuple(sorted(table.items(), key=lambda pair: -len(pair[0])))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(spelling) for spelling, _ in _words()))


@cache
def _meaning() -> dict[str, str]:
    return dict(_words())


def is_caption(word: str) -> bool:
    """Whether a word is a caption by itself."""
    return word in _meaning()


def split_captions(written: str) -> list[str]:
    """Captions of a catalogue or attribute value, whatever separates them (`EXDIS, STADISNODIS`)."""
    return list(dict.fromkeys(_meaning()[found[0]] for found in _pattern().finditer(written.upper())))


def read_captions(line: str) -> CaptionLine | None:
    """The captions a line consists of, or None where it holds other words."""
    if len(line) > _LONGEST:
        return None
    upper = line.upper()
    found: list[tuple[str, int, int]] = []
    at, size = 0, len(upper)
    pattern, meaning = _pattern(), _meaning()
    while at < size:
        if upper[at] in _SEPARATORS:
            at += 1
            continue
        hit = pattern.match(upper, at)
        if hit is None:
            break
        found.append((meaning[hit[0]], hit.start(), hit.end()))
        at = hit.end()
    if not found and (near := _nearest(upper.strip(_SEPARATORS))) is not None:
        return CaptionLine([(near, 0, size)], None)
    if not found:
        return None
    if at >= size:
        return CaptionLine(found, None)
    if (
        upper[found[-1][2] : at].strip() in ("-", "--", ",", ":", "")
        and _instruction(upper[at:])
        and at > found[-1][2]
    ):
        return CaptionLine(found, at)
    return None


@lru_cache(maxsize=512)
def _nearest(word: str) -> str | None:
    """The caption of one word that a word alone on its line means but for one slip."""
    if not 5 <= len(word) <= 10 or not word.isalnum():
        return None
    near = [known for known in _OFTEN if distance(word, known, 1) == 1]
    return near[0] if len(near) == 1 else None


_OFTEN: Final = ("EXDIS", "NODIS", "LIMDIS", "STADIS", "SIPDIS", "NOFORN", "SENSITIVE")
_INSTRUCTION: Final = re.compile(r"(?:FOR|FROM|PASS|ATTN)\b|[A-Z][A-Z ./]{1,24} (?:FOR|PASS)\b")


def _instruction(rest: str) -> bool:
    """Whether what follows the captions is a passing or attention line."""
    return _INSTRUCTION.match(rest) is not None


def corrected_words(line: str) -> str | None:
    """The words of a line that says this is a corrected copy, or a copy under a new number."""
    return " ".join(line.split()) if len(line) <= _LONGEST * 2 and _CORRECTED.fullmatch(line) else None
