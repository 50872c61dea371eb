"""What the releasing authority did: stamps in the text, review attributes, withdrawal cards.

Three kinds of stamps: the systematic review's (`Declassified/Released ... 20 Mar 2014`, with or without an
official's name), those of releases on request (RELEASED IN PART, review authority, case and document
numbers), and the archive's own (`Authority NND 123456`). A stamp in the text goes before an attribute.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from reftel.telegram.executive_order import read_date
from reftel.telegram.parsing.lines import SortedLine
from reftel.telegram.record import Identifier, Release
from reftel.telegram.text import Span

__all__ = ["ReleaseRead", "read_release"]

_Status: TypeAlias = Literal["full", "part", "denied", "declassified"]


@dataclass(slots=True)
class ReleaseRead:
    """The release, where it is said, and the numbers of case and document as identifiers."""

    release: Release | None = None
    spans: list[Span] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)


_SYSTEMATIC: Final = re.compile(
    r"Declassified/Released(?:\s+U\.?S\.?\s+Department\s+of\s+State)?(?:\s+E\.?O\.?\s+Systematic\s+Review)?"
    r"(?:\s+(?P<date>\d{1,2}\s+[A-Za-z]{3}\s+\d{4}))?"
)
_OFFICIAL: Final = re.compile(r"(?P<name>[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][A-Za-z'-]+)\s*$")
_STATUS: Final = re.compile(
    r"(?:(?P<full>RELEASED?\s+IN\s+FULL|DECLASSIFIED\s+IN\s+FULL)|(?P<part>(?:RELEASED?|DECLASSIFIED|DENIED)\s+IN\s+PART"
    r"|EXCISED?\s+COPY|SANITIZED)|(?P<denied>DENIED(?:\s+IN\s+FULL)?|WITHHELD\s+IN\s+FULL|WITHDRAWAL\s+(?:CARD|NOTICE|SHEET)"
    r"|(?:THIS\s+)?(?:DOCUMENT|TELEGRAM|RECORD|TEXT)\s+(?:HAS\s+BEEN\s+|IS\s+)?WITHDRAWN)"
    r"|(?P<declassified>DECLASSIFIED|APPROVED\s+FOR\s+RELEASE))\b",
    re.IGNORECASE,
)
_CASE: Final = re.compile(
    r"\bCase\s*(?:No|Number|ID)\.?\s*[:#]?\s*(?P<case>[A-Z]{1,2}-\d{4}-\d{3,6}|\d{6,12})", re.IGNORECASE
)
_DOCUMENT: Final = re.compile(
    r"\bDoc(?:ument)?\.?\s*(?:No|Number|ID)\.?\s*[:#]?\s*(?P<document>[A-Z]{0,2}\d{5,10})", re.IGNORECASE
)
_DATE: Final = re.compile(
    r"\bDate(?:/CASE\s+ID)?\s*:\s*(?P<date>\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{1,2}\s+[A-Z]{3,9}\s+\d{4})(?:\s+(?P<case>\d{6,12}))?",
    re.IGNORECASE,
)
_AUTHORITY: Final = re.compile(
    r"\bREVIEW\s+AUTHORITY\s*:\s*(?P<name>[A-Z][^\n:]{1,60}?)(?=\s*(?:$|\n|DATE|CASE|CLASSIF|\s{3}))",
    re.IGNORECASE,
)
_NND: Final = re.compile(r"\bAuthority:?\s*(?P<authority>N[NA]D\s?-?\s?\d{4,6})", re.IGNORECASE)
_BY: Final = re.compile(
    r"\bBy:?\s*(?P<by>[A-Z]{1,4}(?:\s+NARA)?)\b.{0,20}?Date:?\s*(?P<date>\d{1,2}/\d{1,2}/\d{2,4})", re.DOTALL
)
_KEYS: Final = (
    "eleased", "RELEASE", "Release", "DENIED", "Denied", "Case No", "CASE NO", "DATE/CASE", "REVIEW AUTH",
    "Review Auth", "DECLASSIFIED", "WITHDRAW", "Withdraw", "EXCISED", "SANITIZED", "WITHHELD",
)  # fmt: skip
_KEY: Final = re.compile("|".join([*_KEYS, "Authority"]))
_STAMPED: Final = frozenset({"stamp"})
_SEARCHED: Final = frozenset({"text", "stamp", "banner"})
_NOTHING: Final = frozenset({"", "N/A", "NA", "NONE", "01 JAN 1960"})
_EVENT: Final = re.compile(
    r"(?P<what>[A-Z ]{4,30})\s*<(?P<date>\d{1,2}[ -][A-Za-z]{3}[ -]\d{4})(?:\s+by\s+(?P<by>[^,>]{1,40}))?",
    re.IGNORECASE,
)


def read_release(text: str, lines: Sequence[SortedLine], attributes: Mapping[str, str]) -> ReleaseRead:
    """Read the release of one telegram; `lines` are its lines, the attribute block's not among them."""
    found = _Found()
    if lines:
        start, stop = lines[0].start, lines[-1].stop
        held = text[start:stop] if stop - start < len(text) else text
        if any(key in held for key in _KEYS):
            _stamps(held, start, lines, text, found)
    _attributes(attributes, found)
    return found.read()


@dataclass(slots=True)
class _Found:
    """What was found so far; the first to say a thing is kept."""

    status: _Status | None = None
    authority: str | None = None
    date: str | None = None
    case: str | None = None
    document: str | None = None
    spans: list[Span] = field(default_factory=list)

    def read(self) -> ReleaseRead:
        """All of it as values."""
        said = (self.status, self.authority, self.date, self.case, self.document)
        if all(value is None for value in said):
            return ReleaseRead()
        identifiers = [
            Identifier(kind, value)
            for kind, value in (("foia_case", self.case), ("foia_document", self.document))
            if value is not None
        ]
        return ReleaseRead(Release(*said), sorted(self.spans), identifiers)


def _stamps(held: str, start: int, lines: Sequence[SortedLine], text: str, found: _Found) -> None:
    """Stamps among the lines."""
    place = held.find("Declassified/Released")
    systematic = place >= 0
    while place >= 0:
        stamp = _SYSTEMATIC.match(held, place)
        assert stamp is not None  # it begins with the words searched for
        official = _OFFICIAL.search(held[max(0, place - 60) : place])
        begin = place - len(official[0]) if official is not None else place
        found.spans.append((start + begin, start + stamp.end()))
        if found.status is None:
            found.status = "declassified"
            found.authority = official["name"] if official is not None else "US Department of State"
            found.date = _iso(stamp["date"])
        place = held.find("Declassified/Released", place + 1)
    # exports with that stamp have words such as RELEASED in their attributes: only stamps are searched
    kinds = _STAMPED if systematic else _SEARCHED
    for line in lines:
        if line.kind in kinds and line.end - line.start <= 200:
            _stamp_line(text, line, found)


def _stamp_line(text: str, line: SortedLine, found: _Found) -> None:
    """One line of a stamp put on a release."""
    words = text[line.start : line.end]
    if _KEY.search(words) is None:
        return
    said = False
    status = _STATUS.search(words)
    if status is not None and _is_stamp(words, status):
        name: _Status = next(key for key in _STATUSES if status[key])
        if found.status is None or (found.status == "declassified" and name != "declassified"):
            found.status = name
        said = True
    for pattern in (_CASE, _DOCUMENT, _DATE, _AUTHORITY, _NND):
        match = pattern.search(words)
        if match is None or (
            pattern is _DATE and not said and found.case is None and "/" not in match[0][:9]
        ):
            continue
        said = True
        values = match.groupdict()
        found.case = found.case or values.get("case")
        found.document = found.document or values.get("document")
        found.date = found.date or _iso(values.get("date"))
        name_read = values.get("name") or values.get("authority")
        found.authority = found.authority or (" ".join(name_read.split()).strip(" ,.") if name_read else None)
    if not said:
        return
    if "Authority" in words:  # By KVH NARA, Date 7/12/99: on the same line or the next
        by = _BY.search(text, line.start, line.end + 80)
        found.date = found.date or (_iso(by["date"]) if by is not None else None)
    span = (line.start + len(words) - len(words.lstrip()), line.start + len(words.rstrip()))
    if not any(span[0] < stop and start < span[1] for start, stop in found.spans[:4]):
        found.spans.append(span)


_STATUSES: Final[tuple[_Status, ...]] = ("full", "part", "denied", "declassified")


def _is_stamp(words: str, status: re.Match[str]) -> bool:
    """Whether a line is a stamp and not a sentence with such words in it."""
    before = words[: status.start()].strip(" -/*|")
    after = words[status.end() :].strip(" .-/*|")
    if (
        before.upper() not in {"", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET"}
        and "Department of State" not in before
    ):
        return False
    return not after or _EXEMPTIONS.fullmatch(after) is not None


_EXEMPTIONS: Final = re.compile(
    r"(?:(?:AND\s+)?(?:B\d|\(?B\)?\(\d\)|\d\.\d\s?\(?[A-H]\)?(?:\(\d\))?|25X\d|NR|FOIA\s.{0,40}|E\.?O\.?\s?\d{5}.{0,40}"
    r"|AUTHORITY.{0,60}|BY\s.{0,40}|DATE.{0,40})[,;/ ]*){1,8}",
    re.IGNORECASE,
)


def _attributes(attributes: Mapping[str, str], found: _Found) -> None:
    """What the review attributes of an export add."""
    if not attributes:
        return
    action = attributes.get("Review Action", "").upper()
    disposition = attributes.get("Disposition Action", "").upper()
    history = attributes.get("Review History", "")
    said: _Status | None = None
    if "WITHDRAWN" in action or ("WITHDRAWN" in history.upper() and "RELEASED" not in action):
        said = "denied"
    elif "IN PART" in action or "IN PART" in disposition:
        said = "part"
    elif "IN FULL" in action or "IN FULL" in disposition:
        said = "full"
    elif "DENIED" in action or "DENIED" in disposition:
        said = "denied"
    elif "RELEASED" in action or "RELEASED" in disposition:
        said = "declassified"
    if said is not None and (
        found.status is None or (found.status == "declassified" and said in {"part", "denied"})
    ):
        found.status = said
    if found.status is None:
        return
    event = _EVENT.search(history)
    found.authority = (
        found.authority or _value(attributes, "Review Authority") or (event["by"] if event else None)
    )
    found.case = found.case or _value(attributes, "Disposition Case Number")
    if found.date is None:
        written = _value(attributes, "Review Date") or _value(attributes, "Review Release Date")
        found.date = _iso(written) or (_iso(event["date"]) if event is not None else None)


def _value(attributes: Mapping[str, str], key: str) -> str | None:
    value = " ".join(attributes.get(key, "").split())
    return None if value.upper() in _NOTHING else value


def _iso(written: str | None) -> str | None:
    """A date of a stamp or attribute, ISO."""
    if not written:
        return None
    date = read_date(" ".join(written.split()))
    return date.isoformat() if date is not None else None
