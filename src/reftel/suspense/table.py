"""Rows of a table as entries: which column means what, and what is wrong with a row.

A row makes an entry, or carries one further that was made before: rows with the same `key` (or `id`) are
steps of one history, in their order. Every fault names the row and the column.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from reftel.suspense.entry import ANSWERS, KINDS, Answer, Entry, Evidence, Kind, Status
from reftel.suspense.steps import StepError, status_of
from reftel.suspense.written import is_day, topics_of

__all__ = ["COLUMNS", "Cited", "Fault", "Row", "columns_of", "read_row", "row_of"]

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "key": ("key", "reference", "tracker id"),
    "id": ("id", "no", "number", "nr"),
    "kind": ("kind", "type", "ask or promise"),
    "by": ("by", "who", "from", "promiser", "asker", "party", "government"),
    "to": ("to", "whom", "addressee"),
    "what": ("what", "text", "commitment", "matter", "promise", "ask", "description"),
    "said": ("said", "date", "day", "date said", "made on", "when"),
    "due_text": ("due_text", "by when", "deadline in words"),
    "due_date": ("due_date", "due", "deadline", "by date"),
    "country": ("country", "country code", "iso2"),
    "topics": ("topics", "topic", "tags", "theme", "subject"),
    "telegram": ("telegram", "mrn", "address", "cable"),
    "paragraph": ("paragraph", "para"),
    "quote": ("quote", "sentence", "words", "citation"),
    "document": ("document", "file", "url", "link", "source"),
    "checksum": ("checksum", "sha256"),
    "page": ("page", "p"),
    "language": ("language", "lang"),
    "status": ("status", "state"),
    "completion": ("completion", "progress", "points"),
    "answer": ("answer", "response"),
    "changed": ("changed", "as of", "status date", "date of status"),
    "evidence_telegram": ("evidence_telegram",),
    "evidence_paragraph": ("evidence_paragraph",),
    "evidence_quote": ("evidence_quote", "evidence"),
    "evidence_document": ("evidence_document", "evidence link", "proof"),
    "evidence_checksum": ("evidence_checksum",),
    "evidence_page": ("evidence_page",),
    "evidence_language": ("evidence_language",),
    "evidence_date": ("evidence_date",),
    "author": ("author", "entered by"),
    "note": ("note", "notes", "remark", "comment"),
}
"""The columns of a table of entries, each with the headings by which it is known."""

_DAYS: Final = ("said", "due_date", "changed", "evidence_date")
_Get: TypeAlias = Callable[[str], str | None]
_Fault: TypeAlias = Callable[[str, str], None]
_SHA256: Final = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row; rows count from 1, the headings being row 1, as a spreadsheet shows them."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Where words stand, as a row names it; the desk looks the telegram up."""

    quote: str
    telegram: str | None
    paragraph: int | None
    document: str | None
    checksum: str | None
    page: str | None
    language: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row that makes sense by itself; `digest` tells it from every other content."""

    number: int
    key: str
    kind: Kind
    by: str | None
    to: str | None
    what: str
    said: str | None
    due_text: str | None
    due_date: str | None
    country: str | None
    topics: list[str]
    source: Cited
    status: Status
    completion: int | None
    answer: Answer | None
    changed: str | None
    evidence: Cited | None
    author: str | None
    note: str | None
    digest: str = field(default="")


def columns_of(headings: Sequence[str], told: Mapping[str, str]) -> tuple[dict[str, int], list[str]]:
    """For each column of ours the place of theirs, and the headings that mean nothing here.

    `told` is what a person said: their heading to our column. A heading counts once, the first of its kind.
    """
    by_heading = {_fold(heading): ours for ours, several in COLUMNS.items() for heading in several}
    by_heading |= {_fold(theirs): ours for theirs, ours in told.items()}
    places: dict[str, int] = {}
    unknown: list[str] = []
    # headings that are the very names of columns go before those that are only like them
    ordered = sorted(enumerate(headings), key=lambda one: (_fold(one[1]) not in map(_fold, COLUMNS), one[0]))
    for place, heading in ordered:
        ours = by_heading.get(_fold(heading))
        if ours is None or ours in places:
            if heading.strip():
                unknown.append(heading)
        else:
            places[ours] = place
    return places, unknown


def _fold(heading: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", heading.lower()).split())


def read_row(values: Mapping[str, str], number: int) -> Row | list[Fault]:
    """The row, or everything that is wrong with it."""
    held = {name: " ".join(value.split()) for name, value in values.items()}

    def get(name: str) -> str | None:
        return held.get(name) or None

    faults: list[Fault] = []

    def fault(column: str, message: str) -> None:
        faults.append(Fault(number, column, message))

    for name in _DAYS:
        if (day := get(name)) is not None and not is_day(day):
            fault(name, f"{day!r} is no day: write it as 2006-10-05")
    kind = next((one for one in KINDS if (get("kind") or "").lower() == one), None)
    if kind is None:
        fault("kind", f"{get('kind') or 'nothing'!s} is neither 'ask' nor 'promise'")
    what = get("what")
    if what is None:
        fault("what", "says nothing of what was asked or promised")
    if get("said") is None and get("telegram") is None:
        fault("said", "names no day on which it was said")
    source = _cited(get, "", fault)
    if source is None:
        fault("quote", "shows no words it rests on, or no telegram or document they stand in")
    status: Status = "open"
    try:
        status = status_of(get("status") or "open")
    except StepError as error:
        fault("status", str(error))
    evidence = _cited(get, "evidence_", fault)
    if status != "open" and evidence is None:
        fault(
            "evidence_quote",
            f"is empty: that this is {status.replace('_', ' ')} has to be shown by words in a "
            "telegram or document",
        )
    completion = _whole(get("completion"), "completion", 0, 4, fault)
    answer = next((one for one in ANSWERS if (get("answer") or "").lower() == one), None)
    if get("answer") is not None and answer is None:
        fault("answer", f"{get('answer')!r} is none of {', '.join(ANSWERS)}")
    if faults or kind is None or what is None or source is None:
        return faults
    content = [kind, get("by"), get("to"), what, get("said"), source.telegram, source.document, source.quote]
    key = get("key") or (f"own:{get('id')}" if get("id") else f"row:{_digest(content)}")
    country = get("country")
    if country is not None and len(country) == 2:
        country = country.upper()
    return Row(
        number, key, kind, get("by"), get("to"), what, get("said"), get("due_text"), get("due_date"), country,
        topics_of(held.get("topics", "")), source, status, completion, answer, get("changed"), evidence,
        get("author"), get("note"), _digest(sorted(one for one in held.items() if one[1] and one[0] != "id")),
    )  # fmt: skip


def _cited(get: _Get, prefix: str, fault: _Fault) -> Cited | None:
    """The words that columns of this prefix cite; None where there are none or they stand nowhere."""
    telegram, document, quote = get(prefix + "telegram"), get(prefix + "document"), get(prefix + "quote")
    if telegram is None and (document is None or quote is None):
        return None
    paragraph = _whole(get(prefix + "paragraph"), prefix + "paragraph", 1, 999, fault)
    if quote is None and paragraph is None:
        fault(prefix + "quote", "is empty: give the words, or the number of the telegram's paragraph")
    checksum = get(prefix + "checksum")
    if checksum is not None and _SHA256.fullmatch(checksum) is None:
        fault(prefix + "checksum", "is no SHA-256 of 64 hexadecimal digits")
    return Cited(
        quote or "",
        telegram,
        paragraph,
        document,
        checksum.lower() if checksum else None,
        get(prefix + "page"),
        get(prefix + "language"),
        get("evidence_date") if prefix else get("said"),
    )


def _whole(written: str | None, column: str, low: int, high: int, fault: _Fault) -> int | None:
    if written is None:
        return None
    plain = written.removesuffix(".0")  # as a spreadsheet gives a whole number
    if plain.isascii() and plain.isdecimal() and low <= int(plain) <= high:
        return int(plain)
    fault(column, f"{written!r} is no whole number from {low} to {high}")
    return None


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:32]


def row_of(entry: Entry) -> dict[str, str]:
    """An entry as a row, with its latest evidence; read back, it makes the same entry."""
    last = entry.evidence[-1] if entry.evidence else None
    values: dict[str, object] = {
        "key": entry.key,
        "id": entry.id or None,
        "kind": entry.kind,
        "by": entry.by,
        "to": entry.to,
        "what": entry.what,
        "said": entry.said,
        "due_text": entry.due_text,
        "due_date": entry.due_date,
        "country": entry.country,
        "topics": "; ".join(entry.topics),
        **_cells(entry.source, ""),
        "status": entry.status,
        "completion": entry.completion,
        "answer": entry.answer,
        "changed": entry.closed or entry.changed,
        **(_cells(last, "evidence_") if last else {}),
        "note": entry.note,
    }
    return {name: "" if values.get(name) is None else str(values[name]) for name in COLUMNS}


def _cells(evidence: Evidence, prefix: str) -> dict[str, object]:
    cells: dict[str, object] = {
        prefix + "telegram": evidence.address or evidence.mrn,
        prefix + "paragraph": evidence.paragraph,
        prefix + "quote": evidence.quote,
        prefix + "document": evidence.document,
        prefix + "checksum": evidence.checksum,
        prefix + "page": evidence.page,
        prefix + "language": evidence.language,
    }
    return {**cells, prefix + "date": evidence.date} if prefix else cells
