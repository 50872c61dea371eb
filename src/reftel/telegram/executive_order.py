"""The E.O. line: which order classifies, until when, and by what exemption.

    order-line = label number content
    content    = "N/A" | GDS [ date ] | XGDS-n | ADS event | RDS-n date | "DECL:" ( date | code | event )

Orders, by the day they came into force: 10501, 11652, 12065, 12356, 12958, 13526. A number with a slip of the
key is read as the order it is nearest to, of those in force about that day, and a diagnostic says so. A date
that is on no calendar stays as written.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final

from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.flow import Flow
from reftel.telegram.record import ExecutiveOrder
from reftel.telegram.text import Span

__all__ = ["OrderRead", "read_date", "read_order"]


@dataclass(slots=True)
class OrderRead:
    """The order as read; `authority` is the classifier that lines of 1978-82 name in brackets."""

    order: ExecutiveOrder | None = None
    span: Span | None = None
    authority: str | None = None
    authority_span: Span | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


_ORDERS: Final = ("10501", "10964", "11652", "12065", "12356", "12958", "13292", "13526")
# the first and last year a line may name the order; telegrams lag behind by months
_IN_FORCE: Final = {
    "10501": (1953, 1972),
    "10964": (1961, 1972),
    "11652": (1972, 1979),
    "12065": (1978, 1983),
    "12356": (1982, 1996),
    "12958": (1995, 2011),
    "13292": (2003, 2011),
    "13526": (2009, 2100),
}
_HEAD: Final = re.compile(
    r"\s*(?:(?:E\s?[.,]?\s?[O0](?:\s?[.,:]|M(?=\s?\d))?|[.,]?\s?O\.|EXECUTIVE\s+ORDER|EMO[.,]?)"
    r"\s*(?:NO\.?)?\s*[:;.,-]?\s*)?"
    r"(?P<number>[0-9OIlSZB]{4,6}(?![0-9A-Z/-]))?",
    re.IGNORECASE,
)
_LETTERS: Final = str.maketrans("OoIilSsZzBb\u0130\u0131\u017f", "00111552288115")  # and what matches I and S
_NOTHING: Final = re.compile(
    r"[\s:;.,-]*\(?(?:N\s?[/:.]?\s?A\.?|NONE|NOT APPLICABLE|UNCLASSIFIED|UNCLAS)?\)?[\s.,:;]*", re.IGNORECASE
)
_CODE: Final = re.compile(
    r"\b(?P<schedule>X?GDS|ADS|RDS)(?:[ ]?-?[ ]?(?P<grade>[1-4])(?![0-9/-]))?\b"
    r"|\b(?P<oadr>OADR|MR)\b"
    r"|\b(?P<x>(?:1\.[56]\s?\(?|25)?X[1-9])\b\)?",
    re.IGNORECASE,
)
_DECLASSIFY: Final = re.compile(
    r"\s*(?:DECL(?:AS(?:S(?:IFY|IFIED)?)?)?(?:\s?ON)?|DEC)\s*[:;.]?\s*", re.IGNORECASE
)
_AUTHORITY: Final = re.compile(
    r"\((?P<name>[A-Z][^()]{2,40})\)?\s*(?:OR\s?-?\s?[A-Z](?:/[A-Z])?)?", re.IGNORECASE
)
_MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = "|".join(_MONTHS)
_DATE: Final = re.compile(
    r"(?<![0-9])(?:"
    r"(?P<y4>\d{4})\s?[/-]\s?(?P<m4>\d{1,2})\s?[/-]\s?(?P<d4>\d{1,2})"
    r"|(?P<m>\d{1,2})\s?(?P<s>[/.-])\s?(?P<d>\d{1,2})\s?(?P=s)\s?(?P<y>\d{4}|\d{2})"
    r")(?![0-9])",
)
_DATE_IN_WORDS: Final = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})[ ,-]{{0,2}}(?P<month>{_MONTH})[A-Z]{{0,6}}\.?[ ,-]{{0,2}}(?P<y>\d{{4}}|\d{{2}})"
    rf"|(?P<month2>{_MONTH})[A-Z]{{0,6}}\.?[ ]?(?P<d2>\d{{1,2}})[ ,]{{1,2}}(?P<y2>\d{{4}}|\d{{2}}))(?![0-9])",
    re.IGNORECASE,
)


def read_order(flow: Flow, day: dt.date | None) -> OrderRead:
    """Read an E.O. line with its label; `day` is the telegram's, for the order that was in force."""
    words = flow.joined
    written = " ".join(words.split())
    read = OrderRead()
    if not written:
        return read
    head = _HEAD.match(words)
    assert head is not None  # every piece of the pattern may be empty
    number = _number(flow, head, day, read)
    content = head.end()
    exemptions: list[str] = []
    declassify_on: str | None = None
    if not _NOTHING.fullmatch(words, content):
        exemptions = _exemptions(words[content:])
        declassify_on = _until(flow, content, exemptions, read)
        _authority(flow, content, read)
    read.order = ExecutiveOrder(number, written, declassify_on, exemptions)
    start = len(words) - len(words.lstrip())
    read.span = flow.span(start, len(words.rstrip()))
    return read


def _number(flow: Flow, head: re.Match[str], day: dt.date | None, read: OrderRead) -> str | None:
    """The order's number; a mistyped one is mended, with a diagnostic."""
    written = head["number"]
    if written is None:
        return None
    number = written.translate(_LETTERS)
    span = flow.span(head.start("number"), head.end("number"))
    if number in _ORDERS:
        if number != written:
            message = f"letters stand for digits in the order's number; read as {number}"
            read.diagnostics.append(Diagnostic("order-misspelt", "warning", message, f"write {number}", span))
        return number
    near = [order for order in _ORDERS if _slip(number, order)]
    if len(near) > 1 and day is not None:
        near = [order for order in near if _IN_FORCE[order][0] <= day.year <= _IN_FORCE[order][1]]
    if len(near) == 1:
        message = f"there is no order {written}; read as {near[0]}"
        read.diagnostics.append(Diagnostic("order-misspelt", "warning", message, f"write {near[0]}", span))
        return near[0]
    read.diagnostics.append(
        Diagnostic(
            "order-unknown", "warning", f"there is no order {written}", "see which one was in force", span
        )
    )
    return number


def _slip(number: str, order: str) -> bool:
    """Whether one digit changed, lost, added, or two neighbours swapped lead from one to the other."""
    if len(number) == len(order):
        differ = [place for place in range(len(order)) if number[place] != order[place]]
        if len(differ) == 1:
            return True
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and number[differ[0]] == order[differ[1]]
            and number[differ[1]] == order[differ[0]]
        )
    longer, shorter = (number, order) if len(number) > len(order) else (order, number)
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


def _exemptions(content: str) -> list[str]:
    """Schedules and exemption codes, in order: `GDS`, `XGDS-2`, `RDS-1`, `OADR`, `X1`, `25X1`."""
    found: list[str] = []
    for match in _CODE.finditer(content[:400]):
        if match["schedule"]:
            code = match["schedule"].upper() + (f"-{match['grade']}" if match["grade"] else "")
        elif match["oadr"]:
            code = match["oadr"].upper()
        else:
            code = re.sub(r"[\s(]", "", match["x"].upper())
            code = re.sub(r"^1\.[56]", "", code)
        if code not in found:
            found.append(code)
    return found


def _until(flow: Flow, content: int, exemptions: list[str], read: OrderRead) -> str | None:
    """The day of declassification, ISO; else the event in words; None where only a code is given."""
    words = flow.joined
    found = _DATE.search(words, content) or _DATE_IN_WORDS.search(words, content)
    span = flow.span(found.start(), found.end()) if found is not None else None
    if found is not None:
        date = read_date(found[0])
        if date is not None:
            if _day_first(found[0]):
                message = f"the day stands before the month in {found[0]}; read as {date.isoformat()}"
                read.diagnostics.append(
                    Diagnostic("date-day-first", "warning", message, "put the month first", span)
                )
            return date.isoformat()
        message = f"{found[0]} is on no calendar"
        read.diagnostics.append(
            Diagnostic("declassification-date-impossible", "warning", message, None, span)
        )
        return " ".join(found[0].split())
    rest = _AUTHORITY.sub(" ", words[content:]) if exemptions else words[content:]
    rest = _CODE.sub(" ", rest[:400])
    label = _DECLASSIFY.search(rest)
    if label is not None and label.end() > label.start() + 2:
        rest = rest[label.end() :]
    rest = " ".join(rest.split()).strip(" :;.,()-/")
    return (
        rest
        if any(letter.isalpha() for letter in rest) and len(rest) > 2 and not _NOTHING.fullmatch(rest)
        else None
    )


def _authority(flow: Flow, content: int, read: OrderRead) -> None:
    """The classifier of lines under order 12065: `GDS 9/14/85 (SURNAME, GIVEN) OR-P`."""
    for found in _AUTHORITY.finditer(flow.joined, content):
        name = " ".join(found["name"].split()).strip(" ,")
        if not any(letter.isdecimal() for letter in name) and _CODE.fullmatch(name) is None:
            read.authority = name
            read.authority_span = flow.span(found.start("name"), found.end("name"))
            return


def _day_first(written: str) -> bool:
    found = _DATE.fullmatch(written)
    return found is not None and found["m"] is not None and int(found["m"]) > 12


def read_date(written: str) -> dt.date | None:
    """A date as the lines of a head write it: 12/31/78, 2020/09/14, 14 SEP 1999, SEPTEMBER 14, 1999."""
    words = written.strip()
    found = _DATE.fullmatch(words)
    if found is not None:
        if found["y4"]:
            return _date(found["y4"], int(found["m4"]), int(found["d4"]))
        month, day = int(found["m"]), int(found["d"])
        return _date(found["y"], day, month) if month > 12 else _date(found["y"], month, day)
    named = _DATE_IN_WORDS.fullmatch(words)
    if named is None:
        return None
    month = _MONTHS.index((named["month"] or named["month2"])[:3].upper()) + 1
    return _date(named["y"] or named["y2"], month, int(named["d"] or named["d2"]))


def _date(year: str, month: int, day: int) -> dt.date | None:
    """A date; two digits of a year are of this century up to 65."""
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 65 else 2000)
    try:
        return dt.date(full, month, day)
    except ValueError:
        return None
