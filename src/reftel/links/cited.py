"""What a telegram names, as keys under which others can be looked up, and the keys it goes by itself.

    key = message reference number        06PHNOMPENH1234
        | "Z:" sender ":" minute          of a date-time group: Z:SECDEF:1974-04-12T18:35
        | "P:" year ":" sender ":" serial  before 1973, see `printed`
        | "D:" sender ":" day              named by its day alone, see `by_day`
        | "F:" volume "/" document        of a printed edition: F:frus1961-63v05/d65

No key is a guess: what the text leaves open (a septel, `REFTELS` of several references) has none. A number
whose year was assumed in January has a second key, of the other year.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.links.by_day import DAY_KEY, find_by_day
from reftel.links.ends import Ends, post_of, read_ends, receivers_of
from reftel.links.printed import Printed, read_printed
from reftel.telegram.mrn import canonical_mrn, full_year
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["Cited", "CitedKind", "Named", "read_named", "taken_apart"]

CitedKind: TypeAlias = Literal["reference", "mention"]

_MRN = re.compile(r"(\d\d)([A-Z]+)(\d+)")
_PIVOT = 66
_GROUP = re.compile(
    r"(?P<sender>[A-Z][A-Z/ .]{1,40}?)\s(?:[PROZ]\s)?"
    r"(?P<figures>\d{6})\s?Z?\s?(?P<month>[A-Z]{3})\s?'?(?P<year>\d{2,4})"
)
_LABEL_HEAD = re.compile(r"^[\s(\[]*(?:[A-Z0-9][).\]:]{1,2}\s?)+")
_MESSAGE = re.compile(r"\b(?:MESSAGE|MSG|TELEGRAM|TEL|CABLE|DTG|NO)\b\.?")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1
    )
}
_YOUR = re.compile(r"\b(?:YOUR(?:\s?TEL)?|URTEL|REURTEL)\.?\s(?:NO\.?\s)?(\d{1,6})\b")
_DOCUMENT = re.compile(  # of a range the two numbers that are written
    r"\bDocuments?\s(\d{1,3}(?:(?:,\s(?:and\s)?|\sand\s|[-–])\d{1,3})*)\b(?!\s\d{4})"
)
_VOLUME = re.compile(r"(frus[\w-]{3,30})/d\d{1,4}")
_ELSEWHERE = re.compile(r"(?:vol\.|Foreign Relations|Declassified)[^.;]{0,80}$", re.IGNORECASE)
_JANUARY = 1


@dataclass(frozen=True, slots=True)
class Cited:
    """One telegram named: where, and under which key; `other` is the key of the year before or after.

    `post`, `year` and `serial` are said where they are known: lists of what is missing go by them.
    """

    kind: CitedKind
    paragraph: int | None
    span: Span | None
    key: str
    other: str | None = None
    post: str | None = None
    year: int | None = None
    serial: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """All of it for one copy; `keys` are further names of the telegram itself."""

    cited: list[Cited]
    keys: tuple[str, ...]
    ends: Ends


def taken_apart(mrn: str) -> tuple[str, int, int] | None:
    """Post, year and serial of a canonical number."""
    found = _MRN.fullmatch(mrn)
    if found is None:
        return None
    two = int(found[1])
    return found[2], (1900 if two >= _PIVOT else 2000) + two, int(found[3])


def read_named(record: Record, text: str, attributes: Mapping[str, str] | None = None) -> Named:
    """What this telegram names and how it is named; `attributes` came with the text from its source."""
    given = attributes or {}
    printed = read_printed(text) if record.mrn is None else None
    document = record.document_number or given.get("document") or given.get("id") or ""
    volume = found[1] if (found := _VOLUME.fullmatch(document)) else None
    day = printed.day.isoformat() if printed and record.date is None else record.date
    cited = list(_of_record(record, day))
    if printed is not None:
        cited += _of_print(printed)
    else:
        cited += _of_days(record, text)
    if volume is not None:
        notes = text + "\n" + given.get("notes", "")
        cited += _of_notes(notes, len(text), volume, document)
    keys = list(printed.keys) if printed else []
    if volume is not None:
        keys.append(f"F:{document}")
    own = _own_minute(record)
    if own is not None:
        keys.append(own)
    return Named(cited, tuple(dict.fromkeys(keys)), read_ends(record, printed, day))


def _with_number(
    kind: CitedKind, paragraph: int | None, span: Span | None, mrn: str, other: str | None
) -> Cited:
    parts = taken_apart(mrn)
    post, year, serial = parts or (None, None, None)
    return Cited(kind, paragraph, span, mrn, other, post, year, serial)


def _of_record(record: Record, day: str | None) -> Iterator[Cited]:
    """What the reader of telegrams found in REF lines and paragraphs."""
    is_january = day is not None and day[5:7] == f"{_JANUARY:02}"
    others: dict[str, str] = {}
    for cited in record.references:
        if cited.kind != "telegram":
            continue
        if cited.mrn is not None:
            other = _other_year(cited.mrn, day) if is_january and cited.year_assumed else None
            if other is not None:
                others[cited.mrn] = other
            yield _with_number("reference", None, cited.span, cited.mrn, other)
        elif (key := _minute(cited.written)) is not None:
            _, sender, minute = key.split(":", 2)
            yield Cited("reference", None, cited.span, key, None, sender, int(minute[:4]))
        else:
            yield from _of_yours(record, "reference", cited.written, None, cited.span)
    for mention in record.mentions:
        if mention.mrn is not None:
            yield _with_number(
                "mention", mention.paragraph, mention.span, mention.mrn, others.get(mention.mrn)
            )
        elif mention.kind == "number":
            yield from _of_yours(record, "mention", mention.written, mention.paragraph, mention.span)


def _other_year(mrn: str, day: str | None) -> str | None:
    parts = taken_apart(mrn)
    if parts is None or day is None:
        return None
    post, year, serial = parts
    own = int(day[:4])
    return canonical_mrn(own - 1 if year == own else own, post, serial)


def _of_yours(
    record: Record, kind: CitedKind, written: str, paragraph: int | None, span: Span | None
) -> Iterator[Cited]:
    """`YOUR 221` to two addressees: the one of them that has such a number; to more, nobody can say."""
    found = _YOUR.search(written.upper())
    posts = receivers_of(record)
    if found is None or len(posts) != 2 or record.date is None:
        return
    year, serial = int(record.date[:4]), int(found[1])
    one, two = (canonical_mrn(year, post, serial) for post in posts)
    yield Cited(kind, paragraph, span, one, two, None, year, serial)


def _minute(written: str) -> str | None:
    """The key of a date-time group with its sender: `SEC/DEFENSE MESSAGE 121835Z APR 74`."""
    words = _MESSAGE.sub(" ", _LABEL_HEAD.sub("", written.upper()))
    found = _GROUP.search(" ".join(words.split()))
    if found is None or found["month"] not in _MONTHS:
        return None
    return _minute_key(found["sender"], found["figures"], _MONTHS[found["month"]], full_year(found["year"]))


def _minute_key(sender: str, figures: str, month: int, year: int) -> str | None:
    try:
        when = dt.datetime(year, month, int(figures[:2]), int(figures[2:4]), int(figures[4:]), tzinfo=dt.UTC)
    except ValueError:
        return None
    return f"Z:{post_of(sender)}:{when:%Y-%m-%dT%H:%M}"


def _own_minute(record: Record) -> str | None:
    sender = record.originator.canonical_post or record.originator.plad
    if record.dtg is None or sender is None:
        return None
    return f"Z:{post_of(sender)}:{record.dtg[:16]}"


def _of_days(record: Record, text: str) -> Iterator[Cited]:
    """Telegrams of a day, in REF lines and paragraphs."""
    sender, receivers = record.originator.canonical_post, receivers_of(record)
    stretches: list[tuple[CitedKind, int | None, Span | None]]
    stretches = [("reference", None, one.span) for one in record.references if one.mrn is None]
    stretches += [("mention", one.number, one.span) for one in record.paragraphs]
    for kind, paragraph, place in stretches:
        if place is None:
            continue
        for span, key in find_by_day(text, place, record.date, sender, receivers):
            post, _, day = key.removeprefix(DAY_KEY).partition(":")
            yield Cited(kind, paragraph, span, key, None, post, int(day[:4]))


def _of_print(printed: Printed) -> Iterator[Cited]:
    """Numbers of printed telegrams; in the first months of a year of numbers, of the year before too."""
    young = printed.day.month in (7, 8, 9)
    for name in printed.cited:
        earlier = name.earlier if young else None
        yield Cited("mention", None, name.span, name.key, earlier, name.sender, name.year, name.serial)


def _of_notes(text: str, length: int, volume: str, own: str) -> Iterator[Cited]:
    """`Document 41` in the notes of a printed edition is a document of the same volume."""
    for found in _DOCUMENT.finditer(text):
        if _ELSEWHERE.search(text, max(0, found.start() - 90), found.start()):
            continue
        span = found.span() if found.end() <= length else None
        for number in re.findall(r"\d+", found[1]):
            document = f"{volume}/d{number}"
            if document != own:
                yield Cited("mention", None, span, f"F:{document}")
