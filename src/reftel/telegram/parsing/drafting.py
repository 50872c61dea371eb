"""Who drafted, approved and cleared a telegram: the lines Washington prints above the dash line, and SMART's.

    line = ( "DRAFTED BY" | "APPROVED BY" | clearing office ) ":" name [ ":" typist ] [ "(" remark ")" ]

Office and name are kept as written; initials of the typist behind the name are left out.
"""

import re
from typing import Final

from reftel.telegram.record import Drafter

__all__ = ["begins_drafting", "read_clearance", "read_drafter"]

_BEGINS: Final = re.compile(
    r"(?P<what>DRAFTEDY|DRAFTED|DRAFTER|EPPROVED|APPROVED|CLEARED|CLEARANCES?)"
    r"(?:[ ]?BY\b[ ]?[:.]?|[ ]?:|(?<=ED)[ ]X)[ ]*",
    re.IGNORECASE,
)
_CLEARANCE: Final = re.compile(
    r"(?P<office>[A-Z0-9][A-Z0-9/&.]{0,14}(?:-[A-Z0-9/&]{1,8})?)[ ]?(?::|[ ]-)[ ]*(?P<name>[A-Z][^\n]{1,60})"
)
_REMARK: Final = re.compile(r"\((?:SUBS?T?|INFO|DRAFT|PHONE|INF|PARA [0-9]+)[A-Z .]*\)", re.IGNORECASE)
_PHONE: Final = re.compile(r"\b(?:X|EXT\.?|TEL\.?)?[ ]?(\d{5}|\d{3}-\d{4})\b")
_DATE: Final = re.compile(r"\b(\d{1,2}/\d{1,2}/\d{2,4})\b")
_TYPIST: Final = re.compile(r"[:/ ]([A-Z]{2,3})$")


def begins_drafting(words: str) -> tuple[str, int] | None:
    """`drafted`, `approved` or `cleared` where a line opens such an entry, and where the entry begins."""
    found = _BEGINS.match(words)
    if found is None:
        return None
    first = found["what"][0].upper()
    return ("drafted" if first == "D" else "cleared" if first == "C" else "approved"), found.end()


def _taken(pattern: re.Pattern[str], words: str) -> tuple[str | None, str]:
    """The first thing the pattern finds, and the words without it."""
    found = pattern.search(words)
    if found is None:
        return None, words
    return found[1], (words[: found.start()] + words[found.end() :]).strip(" ,;:")


def read_drafter(words: str) -> Drafter:
    """One entry without its label: `EA/XYZ:JQDOE:TS`, `ARA/AND - MRBARNEBEY`, `SUVA:Doe, Jane`."""
    rest = _REMARK.sub("", words).strip()
    date, rest = _taken(_DATE, rest)
    phone, rest = _taken(_PHONE, rest)
    office: str | None = None
    name = rest
    head, mark, tail = rest.partition(":")
    if mark:
        office, name = head.strip(), tail.strip()
    elif " - " in rest:
        head, _, tail = rest.partition(" - ")
        office, name = head.strip(), tail.strip()
    elif "/" in rest:
        head, _, tail = rest.rpartition("/")
        if len(tail) <= 3 and "/" in head:
            head, _, tail = head.rpartition("/")
        office, name = head.strip(), tail.strip()
    if ":" in name:
        name = name.partition(":")[0].strip()
    elif office and "/" in name and (typist := _TYPIST.search(name)):
        name = name[: typist.start()].strip()
    return Drafter(office or None, name or None, phone, date)


def read_clearance(words: str) -> Drafter | None:
    """A clearing office with a name, as a line without label: `EB/TRA: ABENDER`, `S/S - RJLOVETTE`."""
    found = _CLEARANCE.fullmatch(words)
    if found is None:
        return None
    office, name = found["office"].strip(), _REMARK.sub("", found["name"]).strip()
    if ":" in name:
        head, _, tail = name.partition(":")
        office, name = f"{office} - {head.strip()}", tail.strip()
    return Drafter(office, name or None)
