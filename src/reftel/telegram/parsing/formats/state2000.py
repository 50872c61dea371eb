"""What stands above a telegram of the 2000s: the collection's catalogue lines, and the relay's own.

    front = { catalogue } [ som ] called de class

Catalogue lines are number, title, date, level and post, one a line, as a collection prints them; they are not
part of the telegram and fill only what it lacks. Each relay line may be missing.
"""

import re
from typing import Final

from reftel.telegram.mrn import parse_mrn
from reftel.telegram.parsing.class_line import read_class_line, read_level
from reftel.telegram.parsing.dates import read_date, read_group
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.labels import read_label
from reftel.telegram.parsing.relay import CALLED, ROUTINGS, SOM, TRANSMISSION_CLASS, read_station

__all__ = ["read_catalogue", "read_front_line"]

_NUMBER: Final = re.compile(r"\d{2}[A-Z][A-Z0-9'-]{3,40}")
_EXTRACT: Final = re.compile(
    r"(?:.{0,60}\bEXTRACT\b.{0,60}|.{0,80}\bfull text\b.{0,60}not available\b.{0,40})", re.IGNORECASE
)
_POST: Final = re.compile(
    r"(?:Embassy|Consulate|Mission|US |USUN|American|Secretary|Department|UN |American Institute|Iran )",
    re.IGNORECASE,
)
_LINES: Final = 8


def read_catalogue(draft: Draft, row: int, limit: int) -> int:
    """Catalogue lines at the top of a text, if there are any; gives the row behind them."""
    while row < limit and draft.lines[row].kind == "blank":
        row += 1
    if row >= limit or draft.lines[row].kind != "text":
        return row
    words, start = draft.words(row)
    if len(words) > 44 or not _NUMBER.fullmatch(words) or parse_mrn(words) is None:
        return row
    draft.catalogue_number = words
    draft.add("catalogue", start, start + len(words))
    row += 1
    for _ in range(_LINES):
        if row >= limit or draft.lines[row].kind not in ("text", "banner"):
            break
        words, start = draft.words(row)
        if begins_header(words) or _EXTRACT.fullmatch(words) or _begins_head(words):
            break
        level = read_level(words) if len(words) <= 60 else None
        if (date := read_date(words)) is not None and draft.catalogue_date is None:
            draft.catalogue_date = date
            draft.point("date", start, start + len(words))
        elif level is not None and (level[1] == len(words) or words[level[1]] in "/ "):
            draft.catalogue_level = words
        elif draft.catalogue_subject is None and not _POST.match(words):
            draft.catalogue_subject = words
        draft.add("catalogue", start, start + len(words))
        row += 1
    return row


def _begins_head(words: str) -> bool:
    """Whether a line below the catalogue's is the telegram's first: any line above it may be lost."""
    if words[:3].upper() == "FM " or read_label(words) is not None:
        return True
    group = read_group(words)
    if group is not None and group.prosigns:
        return True
    found = read_class_line(words)
    return found is not None and (found.serial is not None or found.section is not None)


def begins_header(words: str) -> bool:
    """Whether a line is one of the relay's that stand above the date-time group."""
    return bool(
        (words[:1] in "VCZvcz" and SOM.fullmatch(words))
        or CALLED.fullmatch(words)
        or TRANSMISSION_CLASS.fullmatch(words)
        or read_station(words)
    )


def read_front_line(draft: Draft, row: int, limit: int) -> int | None:
    """Read the relay's line at a row; gives the row behind it, or None where it is none."""
    words, start = draft.words(row)
    end = start + len(words)
    first = words[0].upper()
    if first in "VCZ" and "CZC" in words[:5].upper() and SOM.fullmatch(words):
        draft.transmission_id = draft.transmission_id or words.upper()
        draft.point("transmission_id", start, end)
        draft.add("transmission", start, end)
        return row + 1
    if first in "ZOPR" and CALLED.fullmatch(words):
        draft.add("called-stations", start, end)
        row += 1
        while row < limit:
            if draft.lines[row].kind == "text":
                words, start = draft.words(row)
                if not ROUTINGS.fullmatch(words) or len(words) > 400:
                    break
                draft.add("called-stations", start, start + len(words))
            elif draft.lines[row].kind != "blank":
                break
            row += 1
        return row
    if first == "D" and (station := read_station(words)) is not None:
        draft.station = draft.station or station
        draft.add("from-station", start, end)
        return row + 1
    if first == "Z" and (found := TRANSMISSION_CLASS.fullmatch(words)) is not None:
        draft.transmission_letter = draft.transmission_letter or found[2].upper()
        draft.add("transmission-class", start, end)
        return row + 1
    if len(words) < 200 and _EXTRACT.fullmatch(words):
        draft.extract = True
        draft.add("extract-banner", start, end)
        return row + 1
    return None
