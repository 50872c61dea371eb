"""Days named in a text, and the day by which something is due.

Days without a year take the year that brings them nearest to the telegram. Due words that fix no day (SOON,
IN A FEW DAYS, MID-JUNE) give none; named spans give their last day; spans that are counted (IN ONE MONTH,
WITHIN TEN DAYS) begin at the day that is given as the base.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

__all__ = ["Due", "day_in", "due_in"]

_MONTHS: Final = {
    **{name.upper(): number for number, name in enumerate(calendar.month_name) if name},
    **{name.upper(): number for number, name in enumerate(calendar.month_abbr) if name},
    "SEPT": 9,
}
_WEEKDAYS: Final = {name.upper(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS: Final = {
    **{str(number): number for number in range(1, 400)},
    **dict(
        zip(
            [
                "ONE",
                "TWO",
                "THREE",
                "FOUR",
                "FIVE",
                "SIX",
                "SEVEN",
                "EIGHT",
                "NINE",
                "TEN",
                "ELEVEN",
                "TWELVE",
            ],
            range(1, 13),
            strict=True,
        )
    ),
    "A": 1,
    "AN": 1,
    "FIFTEEN": 15,
    "TWENTY": 20,
    "THIRTY": 30,
    "SIXTY": 60,
    "NINETY": 90,
}
_FULL: Final = "JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
_SHORT: Final = "JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC"
_MONTH: Final = rf"(?P<month>{_FULL}|(?:{_SHORT})\b\.?)"
_MORE: Final = (
    r"(?P<more>(?:\s?(?:,|OR|AND|TO|-|THROUGH|,\s?OR)\s?\d{1,2}(?:ST|ND|RD|TH)?(?![\d:.,]*\d)){0,3})"
)
_DAY: Final = re.compile(
    rf"\b(?:{_MONTH}\s?(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?(?![\d:]){_MORE}(?:,?\s(?P<year>1[89]\d\d|20\d\d))?"
    rf"|(?P<day2>\d{{1,2}})(?:ST|ND|RD|TH)?(?:\s(?:OF|DE))?\s(?P<month2>{_FULL}|{_SHORT})\b(?:,?\s(?P<year2>1[89]\d\d|20\d\d))?)"
)
_RELATIVE: Final = re.compile(
    r"\b(?:(?P<today>TODAY|THIS (?:DATE|MORNING|AFTERNOON|EVENING)|TONIGHT)"
    r"|(?P<yesterday>YESTERDAY|LAST (?:NIGHT|EVENING))|(?P<tomorrow>TOMORROW)"
    r"|(?P<weekend>(?:THIS |THE )?(?:PAST|LAST) WEEKEND|OVER THE WEEKEND)"
    r"|(?:ON |LAST |THIS PAST )(?P<weekday>MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY))\b"
)


@dataclass(frozen=True, slots=True)
class Due:
    """Words that say by when, where they stand in the text searched, and the day they fix."""

    text: str
    start: int
    end: int
    day: dt.date | None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, base: dt.date) -> dt.date | None:
    """That day of the year before, of this or of the next: the one nearest to the base."""
    days = [found for year in (base.year - 1, base.year, base.year + 1) if (found := _date(year, month, day))]
    return min(days, key=lambda one: abs((one - base).days), default=None)


def _month(word: str) -> int:
    return _MONTHS[word.strip(".")[:4] if word.strip(".") == "SEPT" else word.strip(".")]


def _named(found: re.Match[str], base: dt.date | None) -> dt.date | None:
    """The last day that a match of `_DAY` names."""
    month, year = _month(found["month"] or found["month2"]), found["year"] or found["year2"]
    day = int(found["day"] or found["day2"])
    if found["more"]:
        day = int(re.findall(r"\d{1,2}", found["more"])[-1])
    if year:
        return _date(int(year), month, day)
    return _nearest(month, day, base) if base else None


def _sane(day: dt.date | None) -> dt.date | None:
    """A day that others can be counted from: no calendar ends near it."""
    return day if day is not None and 1700 < day.year < 2300 else None


def day_in(words: str, base: dt.date | None) -> dt.date | None:
    """The first day that a stretch of text in capitals names, for something that has been."""
    base = _sane(base)
    named = _DAY.search(words)
    relative = _RELATIVE.search(words)
    if named and (not relative or relative["today"] or named.start() < relative.start()):
        day = _first_of(named, base)
        if day is not None:
            return day
    if relative is None or base is None:
        return None
    if relative["today"]:
        return base
    if relative["yesterday"]:
        return base - dt.timedelta(1)
    if relative["tomorrow"]:
        return None
    if relative["weekend"]:
        return base - dt.timedelta((base.weekday() - 5) % 7 or 7)
    back = (base.weekday() - _WEEKDAYS[relative["weekday"]]) % 7
    return base - dt.timedelta(back or 7)


def _first_of(found: re.Match[str], base: dt.date | None) -> dt.date | None:
    month, year = _month(found["month"] or found["month2"]), found["year"] or found["year2"]
    day = int(found["day"] or found["day2"])
    if year:
        return _date(int(year), month, day)
    return _nearest(month, day, base) if base else None


_COUNT: Final = (
    r"(?P<count>\d{1,3}|A|AN|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|FIFTEEN|TWENTY|THIRTY"
    r"|SIXTY|NINETY)"
)
_COUNTED: Final = re.compile(
    rf"\b(?:WITHIN|IN|INSIDE)\s(?:THE\s)?(?:NEXT\s|ABOUT\s|APPROXIMATELY\s)?(?:(?:\d{{1,2}}|ONE|TWO|THREE|FOUR|FIVE)"
    rf"(?:\sOR\s|\sTO\s|-))?{_COUNT}[\s-](?P<unit>HOUR|DAY|WEEK|MONTH|YEAR)S?(?:'|'S)?"
    r"(?:\sTIME)?\b(?!\sAGO)"
)
_NEXT: Final = re.compile(r"\b(?P<which>NEXT|THIS|COMING)\s(?P<unit>WEEK|MONTH|YEAR|WEEKEND)\b")
_WEEKDAY: Final = re.compile(
    r"\b(?:(?P<next>NEXT|THIS|COMING)\s)?(?:ON\s|BY\s)?(?P<day>MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)\b"
)
_END: Final = re.compile(
    r"\b(?:BY|BEFORE|AT|TOWARDS?|UNTIL)\s(?:THE\s)?(?:(?P<yearend>YEAR(?:'S)?[\s-]?END)\b"
    r"|END\sOF\s(?:THE\s|THIS\s)?(?P<next>NEXT\s)?(?:(?P<unit>YEAR|MONTH|WEEK)\b"
    r"|(?P<name>[A-Z]{3,9})\b(?:\s(?P<year>(?:19|20)\d\d))?|(?P<only>(?:19|20)\d\d)))"
)
_IN_MONTH: Final = re.compile(
    rf"\b(?:IN|BY|DURING|BEFORE)\s(?P<early>EARLY\s|LATE\s|MID[- ])?(?P<month>{_FULL})\b(?!\s?\d{{1,2}}\b)"
    rf"(?:\s(?:OR|AND)\s(?P<or>{_FULL})\b)?(?:,?\s(?P<year>(?:19|20)\d\d))?"
)
_VAGUE: Final = re.compile(
    r"\b(?:(?:BY|IN|THIS|NEXT)\s(?:THE\s)?(?:SPRING|SUMMER|AUTUMN|FALL|WINTER)|SOON(?:EST)?|SHORTLY|ASAP|IMMEDIATELY(?:\sUPON\s(?:[A-Z]+\s){0,2}[A-Z]+)?|IN\s(?:A\s|THE\sNEXT\s)?FEW\s(?:DAYS|WEEKS|MONTHS)|IN\s(?:THE\s)?NEAR(?:EST)?\sFUTURE"
    r"|(?:BEFORE|AT|AFTER|DURING|UPON|ON)\s(?:THE\s|HIS\s|HER\s|MY\s|OUR\s)?(?:NEXT\s|FORTHCOMING\s|COMING\s)?(?:[A-Z'-]+\s){0,2}?(?:REVIEW|MEETING|VISIT|RETURN|CONFERENCE|ELECTIONS?|SESSION|ARRIVAL)"
    r"|(?:IN\s)?MID-[A-Z]{3,9}|AS\sSOON\sAS\sPOSSIBLE|FOR\s(?:THE\s)?PRESENT|LATER(?:\sTHIS\s(?:YEAR|MONTH|WEEK))?|WITHOUT\sDELAY|PROMPTLY|IN\sDUE\sCOURSE|AT\sAN\sEARLY\sDATE)\b"
)
_DOUBT: Final = re.compile(r"\b(?:PERHAPS|POSSIBLY|PROBABLY|MAYBE)\b[^.;]{0,24}$")


def _add(base: dt.date, count: int, unit: str) -> dt.date | None:
    if unit == "HOUR":
        return base + dt.timedelta(-(-count // 24))
    if unit == "DAY":
        return base + dt.timedelta(count)
    if unit == "WEEK":
        return base + dt.timedelta(7 * count)
    months = base.month - 1 + count * (12 if unit == "YEAR" else 1)
    year, month = base.year + months // 12, months % 12 + 1
    if year > 9000:
        return None
    return dt.date(year, month, min(base.day, calendar.monthrange(year, month)[1]))


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def due_in(words: str, base: dt.date | None, sent: dt.date | None) -> Due | None:
    """By when, in a text in capitals: spans count from `base`, days without a year stand near `sent`."""
    base, sent = _sane(base), _sane(sent or base)
    for read in (_counted, _end_of, _named_due, _next_span, _weekday, _in_month, _today, _vague):
        found = read(words, base or sent, sent)
        if found is not None:
            if found.day is not None and _DOUBT.search(words[: found.start]):
                return Due(found.text, found.start, found.end, None)
            return found
    return None


def _due(found: re.Match[str], day: dt.date | None) -> Due:
    return Due(found.group(), found.start(), found.end(), day)


def _counted(words: str, base: dt.date | None, _sent: dt.date | None) -> Due | None:
    found = _COUNTED.search(words)
    if found is None:
        return None
    return _due(found, _add(base, _NUMBERS[found["count"]], found["unit"]) if base else None)


def _end_of(words: str, base: dt.date | None, sent: dt.date | None) -> Due | None:
    found = _END.search(words)
    if found is None or (found["name"] and found["name"] not in _MONTHS):
        return None
    near = sent or base
    if found["only"]:
        return _due(found, dt.date(int(found["only"]), 12, 31))
    if near is None:
        return _due(found, None)
    if found["yearend"]:
        return _due(found, dt.date(near.year, 12, 31))
    if found["name"]:
        month = _MONTHS[found["name"]]
        year = int(found["year"]) if found["year"] else near.year + (month < near.month)
        return _due(found, _last(year, month))
    if found["unit"] == "WEEK":
        return _due(found, near + dt.timedelta(6 - near.weekday() + (7 if found["next"] else 0)))
    if found["unit"] == "YEAR":
        return _due(found, dt.date(near.year + bool(found["next"]), 12, 31))
    ahead = _add(near.replace(day=1), 1 if found["next"] else 0, "MONTH")
    return _due(found, _last(ahead.year, ahead.month) if ahead else None)


def _named_due(words: str, _base: dt.date | None, sent: dt.date | None) -> Due | None:
    for found in _DAY.finditer(words):
        before = words[max(0, found.start() - 24) : found.start()]
        if re.search(r"\b(?:SINCE|OF|LETTER|NOTE|AFTER|DATED|FROM)\s$", before):
            continue
        day = _named(found, sent)
        past = day is not None and sent is not None and day < sent - dt.timedelta(1)
        if past and day is not None and not (found["year"] or found["year2"]):
            if not re.search(r"\b(?:BY|BEFORE|UNTIL|NOT LATER THAN|NLT)\s(?:ABOUT\s)?$", before):
                continue
            day = _date(day.year + 1, day.month, day.day)
        return _due(found, day)
    return None


def _next_span(words: str, _base: dt.date | None, sent: dt.date | None) -> Due | None:
    found = _NEXT.search(words)
    if found is None:
        return None
    if sent is None:
        return _due(found, None)
    later = found["which"] != "THIS"
    if found["unit"] in {"WEEK", "WEEKEND"}:
        sunday = sent + dt.timedelta(6 - sent.weekday())
        return _due(found, sunday + dt.timedelta(7 * later * (found["unit"] == "WEEK")))
    if found["unit"] == "YEAR":
        return _due(found, dt.date(sent.year + later, 12, 31))
    ahead = _add(sent.replace(day=1), int(later), "MONTH")
    return _due(found, _last(ahead.year, ahead.month) if ahead else None)


def _weekday(words: str, _base: dt.date | None, sent: dt.date | None) -> Due | None:
    found = _WEEKDAY.search(words)
    if found is None:
        return None
    if sent is None or re.search(r"\bLAST\s$", words[: found.start()]):
        return _due(found, None)
    ahead = (_WEEKDAYS[found["day"]] - sent.weekday()) % 7 or 7
    if found["next"] == "NEXT" and ahead + sent.weekday() < 7:
        ahead += 7  # next Tuesday, said on a Monday, is not tomorrow
    return _due(found, sent + dt.timedelta(ahead))


def _in_month(words: str, _base: dt.date | None, sent: dt.date | None) -> Due | None:
    found = _IN_MONTH.search(words)
    if found is None:
        return None
    if found["early"] or (sent is None and not found["year"]):
        return _due(found, None)
    month = _MONTHS[found["or"] or found["month"]]
    year = int(found["year"]) if found["year"] else (sent.year + (month < sent.month) if sent else 0)
    before = found.group().startswith("BEFORE")
    return _due(found, dt.date(year, month, 1) if before else _last(year, month))


_TODAY: Final = re.compile(r"\b(?:TODAY|TOMORROW|TONIGHT|THIS DATE|THIS (?:MORNING|AFTERNOON|EVENING))\b")


def _today(words: str, _base: dt.date | None, sent: dt.date | None) -> Due | None:
    found = _TODAY.search(words)
    if found is None:
        return None
    if sent is None:
        return _due(found, None)
    return _due(found, sent + dt.timedelta(1) if found.group() == "TOMORROW" else sent)


def _vague(words: str, _base: dt.date | None, _sent: dt.date | None) -> Due | None:
    found = _VAGUE.search(words)
    return None if found is None else _due(found, None)
