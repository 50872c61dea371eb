"""Which column of a table means what: guessed from headings, or given, and always said.

A mapping names our fields and the columns they come from: `body=text,date=created`. Without a heading only
layouts known by name are read. The text of a row is set out as collections print a telegram, so that the
reader of telegrams finds what the columns say: attributes of the National Archives' export behind the
message, catalogue lines (number, subject, date, level, post) before it.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from reftel.gazetteer.terms import attribute_keys

__all__ = [
    "FIELDS",
    "Columns",
    "guess",
    "heading_of",
    "known_layout",
    "looks_like_table",
    "parse_mapping",
    "set_out",
]

FIELDS: Final = ("body", "header", "mrn", "subject", "date", "classification", "post", "tags")
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "body": (
        "body", "text", "message", "messagetext", "msgtext", "content", "contents", "fulltext", "rawtext",
        "telegram", "telegramtext", "cable", "cabletext", "paragraphs",
    ),
    "header": ("header", "head", "messageheader"),
    "mrn": (
        "mrn", "referenceid", "refid", "messageid", "number", "docnumber", "documentnumber",
        "docnbr", "cableid", "identifier", "docid", "id",
    ),
    "subject": ("subject", "title", "subj", "messagesubject"),
    "date": (
        "date", "datetime", "created", "sent", "sentdate", "draftdate", "documentdate",
        "docdate", "day",
    ),
    "classification": ("classification", "class", "originalclassification", "origclass", "level"),
    "post": ("origin", "from", "post", "embassy", "office", "sender", "originator"),
    "tags": ("tags", "tag", "trafficanalysistags"),
}  # fmt: skip
# What a column of ours is called in the attributes of the National Archives' export.
_KEYS: Final = {
    "mrn": "Document Number",
    "date": "Draft Date",
    "post": "From",
    "classification": "Original Classification",
    "subject": "Subject",
    "tags": "TAGS",
}
_ATTRIBUTES_LEAST = 5

_NUMBER: Final = re.compile(r"\d{2}[A-Z][A-Z0-9'-]{2,40}")
_DOCUMENT: Final = re.compile(r"(?:19|20)\d\d[A-Z]{2,20}\d{5,6}")
_HEADING: Final = re.compile(r"(?:\w.{0,78}\w|\w?)")  # prose has a blank behind its commas
_DELIMITERS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Columns:
    """A mapping of fields to columns (by name), the heading, and how the lines are to be taken apart."""

    mapping: Mapping[str, str]
    heading: Sequence[str]
    delimiter: str = ","
    backslash: bool = False
    titled: bool = True


def parse_mapping(words: str) -> dict[str, str]:
    """A mapping as it is typed; raises ValueError with what is wrong."""
    mapping = {}
    for item in words.split(","):
        field, equals, column = item.strip().partition("=")
        if not equals or not column or field not in FIELDS:
            raise ValueError(f"{item.strip()!r} is not FIELD=COLUMN with one of {', '.join(FIELDS)}")
        mapping[field] = column.strip()
    if "body" not in mapping:
        raise ValueError("a mapping has to say where the text is: body=COLUMN")
    return mapping


def guess(heading: Sequence[str]) -> dict[str, str] | None:
    """What the columns of a heading mean; None where none of them is a text."""
    plain = {re.sub(r"[^a-z]", "", name.lower()): name for name in reversed(heading)}
    mapping = {field: plain[name] for field, names in _NAMES.items() for name in names[::-1] if name in plain}
    return mapping if "body" in mapping else None


def known_layout(row: Sequence[str]) -> Columns | None:
    """The layout of a row without a heading, where it is one known by name.

    Eight columns: running number, date, number of the telegram, post, level, references split by `|`,
    header, body; quotes inside a field are written with a backslash.
    """
    if len(row) == 8 and _NUMBER.fullmatch(row[2]) and row[0].strip().isdecimal() and row[1][:1].isdecimal():
        heading = ("id", "date", "mrn", "post", "classification", "references", "header", "body")
        mapping: dict[str, str] = {field: field for field in FIELDS if field in heading}
        return Columns(mapping, heading, backslash=True, titled=False)
    return None


def looks_like_table(text: str) -> bool:
    """Whether a text is a table whose columns we understand; a telegram is never taken for one."""
    return columns_of(text) is not None


def columns_of(text: str, mapping: Mapping[str, str] | None = None) -> Columns | None:
    """How a table is read, from its beginning."""
    first = text.lstrip("\ufeff")[:8192].split("\n", 1)[0].rstrip("\r")
    if mapping is None and first.startswith('"') and first.count('","') >= 6:
        row = _row(text.lstrip("\ufeff"), ",", backslash=True)
        if row is not None and (known := known_layout(row)) is not None:
            return known
    for delimiter in _DELIMITERS:
        heading = _row(first, delimiter, backslash=False)
        if heading is None or len(heading) < 2 or len(set(heading)) < len(heading):
            continue
        found = mapping or guess(heading)
        named = mapping is not None or all(_HEADING.fullmatch(name) for name in heading)
        if found is not None and named and set(found.values()) <= set(heading):
            return Columns(dict(found), heading, delimiter)
    return None


def heading_of(text: str) -> list[str]:
    """The names in the first line of a table, by the delimiter that gives most of them."""
    first = text.lstrip("\ufeff")[:8192].split("\n", 1)[0].rstrip("\r")
    return max((_row(first, delimiter, backslash=False) or [] for delimiter in _DELIMITERS), key=len)


def _row(text: str, delimiter: str, *, backslash: bool) -> list[str] | None:
    """The first row, or None where it is none."""
    lines = text.splitlines(keepends=True)
    escape = "\\" if backslash else None
    try:
        return next(
            csv.reader(lines, delimiter=delimiter, escapechar=escape, doublequote=not backslash), None
        )
    except csv.Error:
        return None


@cache
def _attributes() -> frozenset[str]:
    return frozenset(attribute_keys())


def set_out(row: Mapping[str, str], mapping: Mapping[str, str]) -> str:
    """The text of a row: the message, with what the other columns say where a reader looks for it."""
    body = row.get(mapping["body"], "")
    header = row.get(mapping.get("header", ""), "")
    message = f"{header.rstrip()}\n\n{body}" if header.strip() else body
    number = row.get(mapping.get("mrn", ""), "").strip()
    attributes = {key: value for key, value in row.items() if key in _attributes()}
    if len(attributes) < _ATTRIBUTES_LEAST and _DOCUMENT.fullmatch(number):
        attributes = {key: row[mapping[field]] for field, key in _KEYS.items() if field in mapping}
    if "Document Number" in attributes or len(attributes) >= _ATTRIBUTES_LEAST:
        block = "".join(f"{key}: {' '.join(value.split())}\n" for key, value in attributes.items())
        begin = "" if message.lstrip().startswith("Message Text") else "Message Text\n\n"
        return f"{begin}{message.rstrip()}\n\nMessage Attributes\n\n{block}"
    if not _NUMBER.fullmatch(number) or message.lstrip().startswith(number):
        return _titled(message, row.get(mapping.get("subject", ""), ""))
    fields = ("subject", "date", "classification", "post")
    catalogue = [" ".join(row.get(mapping.get(field, ""), "").split()) for field in fields]
    lines = "\n".join(line for line in (number, *catalogue) if line)
    return f"{lines}\n{message.lstrip()}"


def _titled(message: str, subject: str) -> str:
    """A message with its title above it, where its own words lack it: a printed edition keeps them apart."""
    title = " ".join(subject.split())
    if not title or title.upper() in " ".join(message.split()).upper():
        return message
    return f"{title}\n\n{message}"
