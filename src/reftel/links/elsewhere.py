"""Citations of a telegram by where it lies: on film, in a file, in a printed volume, on the network.

    film    = letter 6D dash 4D
    file    = decimal file of the years before 1963: 611.61/5-2461
    frus    = ("FRUS" | "Foreign Relations") "," years "," ["vol."] volume ["," "part" part] ","
              ("doc." | "no.") number
    address = a page of the Archives' database, or of the Historian's

A hyphen may be any dash: typesetters put one for the other.
"""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from reftel.telegram.text import Span

__all__ = ["ElsewhereKind", "find_elsewhere"]

ElsewhereKind: TypeAlias = Literal["film", "file", "frus", "address"]

_FILM = re.compile(r"\b[DEINPX]\s?\d{6}[-–—‑]\d{4}\b")
_FILE = re.compile(
    r"(?<![\d.])\d{3}[A-Z]?\.\d{2,4}(?:/\d{1,2}[-–—‑]\d{3,4}|\s[A-Z]{2,6}/\d{1,2}[-–—‑]\d{3,4})\b"
)
_FRUS = re.compile(
    r"\b(?:FRUS|Foreign\sRelations(?:\sof\sthe\sUnited\sStates)?),?\s(?P<from>1[89]\d\d)(?:[-–—](?P<until>\d{2,4}))?,?\s"
    r"(?:vol(?:ume|\.)?\s)?(?P<volume>E[-–—‑]?\d{1,2}|[IVXLC]{1,7}|\d{1,2})"
    r"(?:,\s(?:part|pt\.?)\s(?P<part>One|Two|Three|[1-3]|I{1,3})\b)?"
    r"(?:,[^,;.\n]{0,60}){0,2},?\s(?:doc(?:ument|\.)?\s|no\.?\s|\#)(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"https?://(?:aad\.archives\.gov/[^\s<>\"']{1,300}|history\.state\.gov/historicaldocuments/(?P<frus>frus[\w-]{4,30}/d\d{1,4})[^\s<>\"']{0,100})",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PARTS = {"one": "1", "i": "1", "two": "2", "ii": "2", "three": "3", "iii": "3"}
_DASHES = re.compile("[–—‑]")


def _volume(written: str) -> str:
    """The volume as the Historian's addresses have it: `05` for V, `e10` for E-10."""
    if written[0] in "Ee":
        return f"e{int(re.sub(r'[^0-9]', '', written)):02}"
    if written.isdecimal():
        return f"{int(written):02}"
    values = [_ROMAN[letter] for letter in written.upper()]
    return f"{sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)):02}"


def find_elsewhere(text: str) -> Iterator[tuple[Span, ElsewhereKind, str]]:
    """Each stretch with its kind, and the name under which an archive has it."""
    for found in _FILM.finditer(text):
        yield found.span(), "film", _DASHES.sub("-", found[0]).replace(" ", "")
    for found in _FILE.finditer(text):
        yield found.span(), "file", _DASHES.sub("-", found[0])
    for found in _FRUS.finditer(text):
        first, until, part = found["from"], found["until"], found["part"]
        years = first + (f"-{until[-2:]}" if until else "")
        inside = f"p{_PARTS.get(part.lower(), part)}" if part else ""
        value = f"frus{years}v{_volume(found['volume'])}{inside}/d{int(found['number'])}"
        yield found.span(), "frus", value
    for found in _ADDRESS.finditer(text):
        written = found[0].rstrip(".,;)")
        span = found.start(), found.start() + len(written)
        if found["frus"]:
            yield span, "frus", found["frus"].lower()
        else:
            yield span, "address", written
