"""Rows of a table as entries, and what is wrong with a row.

A row makes an entry, or carries one further that was made before: rows with the same `key` (or `id`) are
steps of one history, in their order. Every fault names the row and the column.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from reftel.suspense.days import Order, day_in
from reftel.suspense.entry import ANSWERS, Answer, Change, Entry, Evidence, Kind, Status
from reftel.suspense.headings import COLUMNS
from reftel.suspense.steps import StepError, status_of
from reftel.suspense.written import topics_of

__all__ = ["DAYS", "Cited", "Fault", "Row", "read_row", "row_of"]

DAYS: Final = ("said", "due_date", "changed", "evidence_date")
"""The columns that hold days."""

_KINDS: Final[dict[str, Kind]] = {
    "promise": "promise",
    "commitment": "promise",
    "pledge": "promise",
    "undertaking": "promise",
    "ask": "ask",
    "request": "ask",
    "demand": "ask",
    "recommendation": "ask",
    "demarche": "ask",
}
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


def read_row(
    values: Mapping[str, str], number: int, kind: Kind | None = None, order: Order | None = None
) -> Row | list[Fault]:
    """The row, or everything that is wrong with it.

    `kind` is what rows are that do not say it, `order` how the table has day and month.
    """
    held = {name: " ".join(value.split()) for name, value in values.items()}

    def get(name: str) -> str | None:
        return held.get(name) or None

    faults: list[Fault] = []

    def fault(column: str, message: str) -> None:
        faults.append(Fault(number, column, message))

    for name in DAYS:
        if (written := get(name)) is not None:
            day = day_in(written, order)
            held[name] = day or written
            if day is None:
                fault(name, _no_day(written, order))
    if get("kind") is not None or kind is None:
        kind = _KINDS.get((get("kind") or "").lower())
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


def _no_day(written: str, order: Order | None) -> str:
    if order is None and (day_in(written, "dmy") or day_in(written, "mdy")):
        return f"{written!r} may mean two days: say --days dmy or --days mdy"
    return f"{written!r} is no day: write it as 2006-10-05"


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


def row_of(entry: Entry, change: Change | None = None) -> dict[str, str]:
    """An entry as a row, with its latest evidence; read back, it makes the same entry.

    With a change, the row is that step of its history.
    """
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
        "answer": entry.answer if entry.status == "answered" else None,
        "changed": entry.closed or entry.changed,
        **(_cells(last, "evidence_") if last else {}),
        "note": entry.note,
    }
    if change is not None:
        values |= {"changed": change.day, "author": change.author, "note": change.note}
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
