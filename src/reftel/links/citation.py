"""Citations of telegrams in books, articles and notes, in the ways authors write them.

    citation  = number | sentence | place | own | film | file | frus | address
    number    = "06PHNOMPENH1234" | "06 Phnom Penh 1606" | "1974LISBON00179"
    sentence  = word ["No."] serial ["," day] ("from" | "to") [office "in"] place ["," day]
    place     = post [word] ["No."] serial ["," day]          a post the tables know
    own       = ("Embtel" | "Deptel" | "Contel" ...) serial ["to" place] ["," day]
    film      = letter 6D dash 4D ;  file = decimal file of the years before 1963
    frus      = ("FRUS" | "Foreign Relations") "," years "," ["vol."] volume "," ["doc."] number
    address   = a page of the Archives' database, or of the Historian's

A number without a year names a telegram only together with a day or with what an archive holds, so the
year stays open here. A post and four figures that could be a year (`Geneva 1954`) is no citation unless a
word or a day says so.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.links.written_days import DAY, read_day
from reftel.telegram.mrn import HEADQUARTERS, canonical_mrn, parse_mrn, resolve_post
from reftel.telegram.text import Span

__all__ = ["Citation", "CitationKind", "find_citations"]

CitationKind: TypeAlias = Literal["telegram", "film", "file", "frus", "address"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: `mrn` where number, post and year are all said; else `post`, `serial`, `day` as said.

    `sure` is False where only the shape says so: a number of a post that no table has.
    `value` is the number of the film, file, document or page for the other kinds; `to` the post a message of
    the Department went to.
    """

    written: str
    span: Span
    kind: CitationKind
    mrn: str | None = None
    post: str | None = None
    serial: int | None = None
    day: dt.date | None = None
    value: str | None = None
    to: str | None = None
    sure: bool = True


_WORD = r"(?:telegram|tel\.?|cable|cablegram|message|airgram)s?"
_SERIAL = r"(?:no\.?\s?|nr\.?\s?|number\s|\#\s?)?(?P<serial>\d{1,3},\d{3}|\d{1,7})(?![\w-])"
_OFFICE = (
    r"(?:the\s)?(?:(?:U\.?S\.?\s|American\s)?(?:embassy|legation|consulate(?:\sgeneral)?|mission|interests\ssection)"
    r"\s(?:in|at|to)\s)?(?:the\s)?"
)
_NAME = r"[A-Z][\w'’.-]{1,20}(?:[ \n][A-Z][\w'’.-]{1,20}){0,3}"
_NEXT_DAY = rf"(?:,?\s?\(?(?:of\s|dated\s|on\s)?(?P<day>{DAY})\)?)?"

_COMPACT = re.compile(r"\b(?:\d{2}|(?:19|20)\d{2})[A-Za-z]{3,20}\d{1,7}\b")
_SPACED = re.compile(
    r"(?<![\w,/.-])(?P<year>\d{2}|(?:19|20)\d{2})[ \n](?P<post>(?-i:"
    + _NAME
    + r"))[ \n](?P<serial>\d{1,7})\b"
)
_SENTENCE = re.compile(
    rf"\b{_WORD}\s{_SERIAL}(?:,?\s(?P<before>{DAY}),?)?,?\s(?P<way>from|to)\s{_OFFICE}(?P<post>(?-i:{_NAME}))"
    rf"(?:\sto\s{_OFFICE}(?P<to>Department\sof\sState|(?-i:{_NAME})))?{_NEXT_DAY}",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"\b(?P<post>(?-i:{_NAME}))(?:\s(?:to\s(?:the\s)?(?:State(?:\sDepartment)?|Department(?:\sof\sState)?|SecState|Washington)))?"
    rf",?\s(?P<word>{_WORD}\s)?{_SERIAL}{_NEXT_DAY}",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"\b(?P<own>embtel|deptel|contel|congentel|legtel|depcirtel|circtel)s?\.?\s{_SERIAL}"
    rf"(?:\s(?P<way>from|to)\s{_OFFICE}(?P<post>(?-i:{_NAME})))?{_NEXT_DAY}",
    re.IGNORECASE,
)
_FILM = re.compile(r"\b[DEINPX]\d{6}[-–—‑]\d{4}\b")
_FILE = re.compile(
    r"(?<![\d.])\d{3}[A-Z]?\.\d{2,4}(?:/\d{1,2}[-–—‑]\d{3,4}|\s[A-Z]{2,6}/\d{1,2}[-–—‑]\d{3,4})\b"
)
_FRUS = re.compile(
    r"\b(?:FRUS|Foreign\sRelations(?:\sof\sthe\sUnited\sStates)?),?\s(?P<from>1[89]\d\d)(?:[-–—](?P<until>\d{2,4}))?,?\s"
    r"(?:vol(?:ume|\.)?\s)?(?P<volume>[IVXLC]{1,7}|\d{1,2})(?:,[^,;.\n]{0,60})?,?\s(?:doc(?:ument|\.)?\s|no\.?\s|\#)(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"https?://(?:aad\.archives\.gov/[^\s<>\"']{1,300}|history\.state\.gov/historicaldocuments/(?P<frus>frus[\w-]{4,30}/d\d{1,4})[^\s<>\"']{0,100})",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TRAILING = ".,;)"
_SHORTEST_UNKNOWN = 4  #: letters of a post no table has; shorter ones are part numbers and licence plates


def _post(written: str) -> tuple[str, int] | None:
    """The post at the end of these words, and where in them its name begins."""
    starts = [0, *(found.end() for found in re.finditer(r"[ \n]", written))]
    for start in starts:
        name = " ".join(written[start:].split()).rstrip(_TRAILING)
        match = resolve_post(name, near=False)
        if match is not None and match.how in ("exact", "variant"):
            return match.post.canonical, start
    return None


def _leading_post(written: str) -> tuple[str, int] | None:
    """The post at the head of these words, and where in them its name ends."""
    ends = [len(written), *reversed([found.start() for found in re.finditer(r"[ \n]", written)])]
    for end in ends:
        name = " ".join(written[:end].split()).rstrip(_TRAILING)
        match = resolve_post(name, near=False)
        if match is not None and match.how in ("exact", "variant"):
            return match.post.canonical, end
    return None


def _figures(written: str) -> int:
    return int(written.replace(",", ""))


def _telegram(
    text: str, span: Span, post: str | None, serial: int, day: dt.date | None, *, to: str | None = None
) -> Citation:
    mrn = canonical_mrn(day.year, post, serial) if post and day and day.year >= 1973 else None
    return Citation(text[slice(*span)], span, "telegram", mrn, post, serial, day, to=to)


def _numbers(text: str) -> Iterator[Citation]:
    """Whole numbers, compact or with blanks; the post must be one the tables know."""
    for found in _COMPACT.finditer(text):
        parts = parse_mrn(found[0])
        if parts is None or parts.year is None:
            continue
        sure = parts.how in {"exact", "variant", "code"}
        if sure or (found[0].isupper() and len(parts.post) >= _SHORTEST_UNKNOWN):
            mrn = canonical_mrn(parts.year, parts.post, parts.serial)
            yield Citation(found[0], found.span(), "telegram", mrn, parts.post, parts.serial, sure=sure)
    for found in _SPACED.finditer(text):
        parts = parse_mrn(found[0])
        if parts is not None and parts.how in ("exact", "variant") and parts.year is not None:
            mrn = canonical_mrn(parts.year, parts.post, parts.serial)
            yield Citation(found[0], found.span(), "telegram", mrn, parts.post, parts.serial)


def _sentences(text: str) -> Iterator[Citation]:
    """`Telegram 1234 from Phnom Penh, 6 September 2006`."""
    for found in _SENTENCE.finditer(text):
        place = _leading_post(found["post"])
        if place is None:
            continue
        name, end = place
        whole = end == len(found["post"])
        written = found["before"] or (found["day"] if whole else None)
        day = read_day(written) if written else None
        stop = found.end() if whole else found.start("post") + end
        other = _leading_post(found["to"]) if found["to"] and whole else None
        if found["way"].lower() == "to":
            yield _telegram(
                text, (found.start(), stop), HEADQUARTERS, _figures(found["serial"]), day, to=name
            )
        else:
            to = other[0] if other else None
            yield _telegram(text, (found.start(), stop), name, _figures(found["serial"]), day, to=to)


def _places(text: str) -> Iterator[Citation]:
    """`Phnom Penh 1606`, `Moscow to State, telegram 1706, May 24, 1961`."""
    for found in _PLACE.finditer(text):
        place = _post(found["post"])
        if place is None:
            continue
        name, start = place
        serial = _figures(found["serial"])
        day = read_day(found["day"]) if found["day"] else None
        could_be_a_year = 1800 <= serial <= 2100 and len(found["serial"]) == 4
        if could_be_a_year and day is None and not found["word"]:
            continue
        if len(found["serial"]) <= 2 and not (found["word"] or day):
            continue  # `Paris 16`, `London 2`: districts, days and scores
        yield _telegram(text, (found.start("post") + start, found.end()), name, serial, day)


def _own(text: str) -> Iterator[Citation]:
    """`Embtel 1706, May 24, 1961`: the post is that of the document, unless it is said."""
    for found in _OWN.finditer(text):
        place = _leading_post(found["post"]) if found["post"] else None
        day = read_day(found["day"]) if found["day"] else None
        from_department = found["own"].lower().startswith(("dep", "circ"))
        post = HEADQUARTERS if from_department else place[0] if place else None
        to = place[0] if place and from_department else None
        yield _telegram(text, found.span(), post, _figures(found["serial"]), day, to=to)


def _volume(written: str) -> int:
    if written.isdecimal():
        return int(written)
    values = [_ROMAN[letter] for letter in written.upper()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _printed(text: str) -> Iterator[Citation]:
    """Films, files, printed volumes and pages on the network."""
    for found in _FILM.finditer(text):
        yield Citation(found[0], found.span(), "film", value=re.sub("[–—‑]", "-", found[0]))
    for found in _FILE.finditer(text):
        yield Citation(found[0], found.span(), "file", value=re.sub("[–—‑]", "-", found[0]))
    for found in _FRUS.finditer(text):
        first, until = found["from"], found["until"]
        years = first + (f"-{until[-2:]}" if until else "")
        value = f"frus{years}v{_volume(found['volume']):02}/d{int(found['number'])}"
        yield Citation(found[0], found.span(), "frus", value=value)
    for found in _ADDRESS.finditer(text):
        written = found[0].rstrip(_TRAILING)
        span = found.start(), found.start() + len(written)
        if found["frus"]:
            yield Citation(written, span, "frus", value=found["frus"].lower())
        else:
            yield Citation(written, span, "address", value=written)


def find_citations(text: str) -> list[Citation]:
    """Every citation of a telegram in a text, in order, none inside another; linear in its length."""
    found = [*_printed(text), *_numbers(text), *_sentences(text), *_own(text), *_places(text)]
    # of two that overlap the one that says more stays: with a number, then with a day, then the longer
    found.sort(
        key=lambda one: (one.kind == "telegram", one.mrn is None, one.day is None, one.span[0] - one.span[1])
    )
    taken = bytearray(len(text))
    kept: list[Citation] = []
    for one in found:
        start, end = one.span
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.span)
