"""Date-time groups such as `O R 061119Z SEP 06 ZFF4`, and the ways they go wrong.

    line  = [ prosign [ SP prosign ] ] SP ddhhmm "Z" { SP signal } SP month SP year { SP signal }

A group is kept as written beside the instant it names. A missing year stays missing here: only the reader of
the whole telegram may know it from elsewhere, and then says so.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reftel.telegram.mrn import full_year
from reftel.telegram.nearness import distance

__all__ = [
    "MONTHS",
    "PROSIGNS",
    "DateTimeGroup",
    "iso_minute",
    "read_damaged_group",
    "read_date",
    "read_group",
]

MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1
    )
}
PROSIGNS: Final = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}

_GROUP: Final = re.compile(
    r"(?:(?P<first>[ZOPRYM]{1,2})(?:[ /]+(?P<second>[ZOPRYM]{1,2}))?\s*[-.]?\s*)?"
    r"(?P<time>[0-9OIL]{2}\s?[0-9OIL]{2,4}|[0-9OIL]{4}\s?[0-9OIL]{2}|[0-9QWERTYUIOPL]{6}(?=\s?Z))\s?(?P<zone>[Z2]?)\s*"
    r"(?P<before>(?:Z[A-Z]{2}\d{0,3}\s+)*)"
    r"(?P<month>[A-Z0][A-Z0-9]{2})[A-Z]{0,6}\.?,?\s*(?P<year>(?:19|20)[0-9OI]{2}|['’]?[0-9OI]{2})?(?![0-9])"
    r"(?P<after>[\s\S]{0,80})",
    re.IGNORECASE,
)
_SIGNAL: Final = re.compile(r"\bZ[A-Z]{2}(?:\d{1,3}|\s+\d{1,3}\b)?", re.IGNORECASE)
_FIGURES: Final = str.maketrans("OoIiLl\u0130\u0131", "00111111")  # letters that match I in either case too
_SHIFTED: Final = str.maketrans("QWERTYUIOP", "1234567890")  # letters printed where figures were sent
_DAY: Final = re.compile(
    r"\s*(\d{1,2})[- ]([A-Za-z]{3})[A-Za-z]*[- ](\d{4}|\d{2})\b|\s*(\d{4})-(\d{2})-(\d{2})"
    r"|\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? ([A-Z][a-z]{2}) (\d{2}) \d\d:\d\d:\d\d \S+ (\d{4})"
    r"|\s*([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4})"
)


@dataclass(frozen=True, slots=True)
class DateTimeGroup:
    """A date-time group as read; `end` is where it ends in the line, `faults` what was mended on the way."""

    written: str
    end: int
    prosigns: tuple[str, ...]
    instant: dt.datetime | None
    day: int
    hour: int
    minute: int
    month: int
    year: int | None
    signals: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    damaged_year: str = ""  #: what stands where the year should, when it is no year

    def at(self, year: int) -> dt.datetime | None:
        """The instant in a year known from elsewhere."""
        return _instant(year, self.month, self.day, self.hour, self.minute)


def _instant(year: int, month: int, day: int, hour: int, minute: int) -> dt.datetime | None:
    """The instant, or None where there is no such day; 24 o'clock is midnight of the next day."""
    if hour < 0:
        return None
    late = hour == 24
    try:
        found = dt.datetime(year, month, day, 0 if late else hour, minute, tzinfo=dt.UTC)
    except ValueError:
        return None
    return found + dt.timedelta(days=1) if late else found


@lru_cache(maxsize=512)
def _month(word: str) -> tuple[int | None, bool]:
    """Number of a month, and whether its name had to be mended; one wrong letter names at most one month."""
    if (number := MONTHS.get(word)) is not None:
        return number, False
    letters = word.translate(str.maketrans("0158", "OISB"))
    if (number := MONTHS.get(letters)) is not None:
        return number, True
    near = [name for name in MONTHS if sum(a != b for a, b in zip(letters, name, strict=True)) == 1]
    return (MONTHS[near[0]], True) if len(near) == 1 else (None, True)


def _split_year(after: str) -> str:
    """Two figures of a year with a letter struck among them: `7T4`."""
    word = after.split(" ", 1)[0] if after[:1] != " " else after[1:].split(" ", 1)[0]
    figures = "".join(letter for letter in word if letter.isdecimal())
    return figures if len(figures) == 2 and len(word) == 3 else ""


def read_group(line: str) -> DateTimeGroup | None:
    """The date-time group at the start of a line, or None where the line holds no such thing."""
    found = _GROUP.match(line)
    if found is None:
        return None
    figures = found["time"].replace(" ", "").upper()
    faults: list[str] = []
    mended = figures
    if not figures.isdecimal():
        letters = not any(letter.isdecimal() for letter in figures)
        mended = figures.translate(_SHIFTED) if letters else figures.translate(_FIGURES).translate(_SHIFTED)
        faults.append("letters for figures")
    if len(mended) != 6 or not mended.isdecimal():
        return None
    month, guessed = _month(found["month"].upper())
    if month is None:
        return None
    if guessed:
        faults.append("the month is misspelt")
    if found["zone"].upper() != "Z":
        faults.append("the zone letter is missing")
    written_year = (found["year"] or "").strip("'’").translate(_FIGURES) or _split_year(found["after"])
    year = full_year(written_year) if written_year else None
    if year is None:
        faults.append("the year is missing")
    day, hour, minute = int(mended[:2]), int(mended[2:4]), int(mended[4:])
    if not (1 <= day <= 31 and hour <= 24 and minute <= 59):
        faults.append("there is no such time")
        day, hour, minute = (day if 1 <= day <= 31 else 0), -1, -1
    end = found.end("year") if found["year"] else found.end("month")
    around = f"{found['before']} {found['after']}"
    signals = (
        tuple(" ".join(signal.upper().split()) for signal in _SIGNAL.findall(around))
        if len(around) > 3
        else ()
    )
    signs = [sign.upper()[0] for sign in (found["first"], found["second"]) if sign]
    if found["first"] and len(found["first"]) == 2 and found["first"][0] != found["first"][1]:
        signs = [*found["first"].upper()]
    instant = _instant(year, month, day, hour, minute) if year is not None else None
    return DateTimeGroup(
        " ".join(line[:end].split()),
        end,
        tuple(signs),
        instant,
        day,
        hour,
        minute,
        month,
        year,
        signals,
        tuple(dict.fromkeys(faults)),
        "" if year is not None else found["after"].strip().partition(" ")[0][:4],
    )


_MONTH_NAMES = "|".join(MONTHS)
_MONTH_WITHIN: Final = re.compile(_MONTH_NAMES, re.IGNORECASE)
_PROSIGN: Final = re.compile(r"[ZOPR]{1,2}", re.IGNORECASE)


def read_damaged_group(line: str) -> DateTimeGroup | None:
    """What is left of a date-time group on the line where one must stand, above FM.

    Month and year are looked for first, the time is what holds the most figures; where its six figures are
    not all there the instant stays unknown, and the day is its first two figures if they are a day.
    """
    tokens = line.upper().split()
    if not 2 <= len(tokens) <= 9 or len(line) > 48 or sum(letter.isdecimal() for letter in line) < 5:
        return None
    time = max(tokens, key=lambda token: sum(letter.isdecimal() for letter in token))
    place = tokens.index(time)
    behind = " ".join(tokens[place + 1 :])
    glued = _MONTH_WITHIN.search(time, 5)
    if glued is not None:
        time, behind = time[: glued.start()], f"{time[glued.start() :]} {behind}"
    word, _, rest = behind.partition(" ")
    near = {number for name, number in MONTHS.items() if word and distance(word, name, 1) == 1}
    within = _MONTH_WITHIN.search(behind)
    if word in MONTHS:
        month = MONTHS[word]
    elif within is not None and len(near) < 2:
        month, rest = MONTHS[within[0].upper()], behind[within.end() :]
    elif len(near) == 1:
        month = near.pop()
    else:
        return None
    years = "".join(letter for letter in rest.partition(" Z")[0] if letter.isdecimal())[-2:]
    year = full_year(years) if len(years) == 2 else None
    figures = "".join(letter for letter in time if letter.isdecimal())
    day = int(figures[:2]) if figures[:2] and 1 <= int(figures[:2]) <= 31 else 0
    hour, minute = (int(figures[2:4]), int(figures[4:])) if len(figures) == 6 else (-1, -1)
    instant = _instant(year, month, day, hour, minute) if year is not None else None
    signs = tuple(token[0] for token in tokens[:place] if _PROSIGN.fullmatch(token))
    written = " ".join(line.split())
    return DateTimeGroup(
        written,
        len(line),
        signs,
        instant,
        day,
        hour,
        minute,
        month,
        year,
        (),
        ("figures or letters are lost",),
    )


def iso_minute(instant: dt.datetime) -> str:
    """`2006-09-06T11:19:00Z`."""
    return f"{instant.isoformat(timespec='seconds')[:19]}Z"


def read_date(written: str) -> dt.date | None:
    """A day as catalogues and attributes write it; 1 January 1960 is their way to say nothing."""
    found = _DAY.match(written)
    if found is None:
        return None
    day, month, year, *rest = found.groups()
    if rest[0]:
        year, number, day = rest[0], int(rest[1]), rest[2]
    else:
        for name, date, in_year in ((rest[3], rest[4], rest[5]), (rest[6], rest[7], rest[8])):
            if name:
                month, day, year = name, date, in_year
        number = MONTHS.get((month or "")[:3].upper(), 0)
    try:
        result = dt.date(full_year(year or ""), number, int(day or 0))
    except ValueError:
        return None
    return None if result == dt.date(1960, 1, 1) else result


@lru_cache(maxsize=2048)
def nearest_precedence(word: str, words: tuple[str, ...]) -> str | None:
    """The precedence a misspelt word means: at most two slips in a word of six letters or more."""
    near = [known for known in words if len(word) >= 6 and distance(word, known) <= 2]
    return near[0] if len(near) == 1 else None
