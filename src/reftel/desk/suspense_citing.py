"""From what a person names to evidence: the telegram is looked up, its words are found in it.

A quote that does not stand in the telegram is refused, so that nothing rests on words nobody wrote.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select

from reftel.archive.archive import Archive
from reftel.archive.schema import copies
from reftel.archive.telegrams import Row, StoredCopy, copies_of
from reftel.desk.finding_reading import OpenedCopy, opened_copies
from reftel.desk.naming import find_named, number_of
from reftel.desk.reading import exact_name
from reftel.errors import ReftelError
from reftel.extract.findings import Name
from reftel.extract.risk import Private, private_persons
from reftel.suspense.entry import Evidence
from reftel.suspense.table import Cited
from reftel.telegram.record import Paragraph
from reftel.telegram.text import Span

__all__ = [
    "CitedWrongError",
    "checksum_of",
    "evidence_again",
    "evidence_of",
    "evidence_of_all",
    "persons_of",
]

_MOST_BYTES = 512 * 1024 * 1024


class CitedWrongError(ReftelError):
    """Evidence that cannot be found where it is said to stand."""


def evidence_of_all(archive: Archive, connection: Connection, cited: Sequence[Cited]) -> list[Evidence]:
    """Each of these as evidence."""
    return [evidence_of(archive, connection, one) for one in cited]


def evidence_of(archive: Archive, connection: Connection, cited: Cited) -> Evidence:
    """What a person or a row cites, with telegram, paragraph and span; refused where it is not there."""
    if cited.telegram is None:
        return Evidence(
            quote=" ".join(cited.quote.split()),
            date=cited.date,
            document=cited.document,
            checksum=cited.checksum,
            page=cited.page,
            language=cited.language,
        )
    row = _telegram(connection, cited.telegram)
    if row is None:
        return _not_held(cited, cited.telegram)
    stored = list(copies_of(connection, archive.unpacker(connection), [row.number]))
    copy, paragraph, span, quote = _words(stored, row, cited)
    return Evidence(
        quote=quote,
        date=cited.date or row.date,
        address=row.address,
        mrn=row.mrn,
        copy=copy.sha256.hex(),
        paragraph=paragraph.number if paragraph is not None else None,
        span=span,
        mark=paragraph.mark if paragraph is not None else None,
        private=private_in(archive, connection, row.number, copy.number),
        document=cited.document,
        page=cited.page,
        language=cited.language,
    )


def private_in(archive: Archive, connection: Connection, telegram: int, copy: int) -> list[Private]:
    """The private persons in cases that a copy names; found for this answer where the pass has not come."""
    for opened in opened_copies(archive, connection, telegram):
        if opened.copy.number == copy:
            return persons_of(opened)
    return []


def persons_of(opened: OpenedCopy) -> list[Private]:
    """The private persons in cases that an opened copy names."""
    items = [
        settled.suggestion.item
        for _, settled in opened.settled
        if settled.kind == "name" and settled.suggestion is not None
    ]
    return private_persons(item for item in items if isinstance(item, Name))


def evidence_again(archive: Archive, connection: Connection, evidence: Evidence) -> Evidence:
    """Evidence that was shown and comes back: its words as the telegram has them, not as they were shown."""
    if evidence.copy is None or evidence.span is None:
        return evidence
    query = select(copies.c.number, copies.c.telegram).where(copies.c.sha256 == bytes.fromhex(evidence.copy))
    row = connection.execute(query).first()
    if row is None:
        return evidence
    for stored in copies_of(connection, archive.unpacker(connection), [row.telegram]):
        if stored.number == row.number:
            words = " ".join(stored.text[slice(*evidence.span)].split())
            people = private_in(archive, connection, row.telegram, row.number)
            return replace(evidence, quote=words or evidence.quote, private=people)
    return evidence


def _not_held(cited: Cited, name: str) -> Evidence:
    """A telegram that is not held, by its number, with words nobody here can look up: a paper elsewhere."""
    number = number_of(name)
    if number is None or not cited.quote.strip():
        raise CitedWrongError(
            f"No telegram {name!r} is held here; give its whole number and the words, "
            "or name it as a document."
        )
    return Evidence(
        quote=" ".join(cited.quote.split()),
        date=cited.date,
        mrn=number,
        paragraph=cited.paragraph,
        document=cited.document or f"telegram {number}, not held here",
        checksum=cited.checksum,
        page=cited.page,
        language=cited.language,
    )


def _telegram(connection: Connection, name: str) -> Row | None:
    rows = find_named(connection, name)
    if len(rows) <= 1:
        return rows[0] if rows else None
    some = ", ".join(exact_name(row.address) for row in rows[:6])
    raise CitedWrongError(f"{len(rows)} telegrams go by {name!r}: name one of {some}.")


def _words(
    stored: Sequence[StoredCopy], row: Row, cited: Cited
) -> tuple[StoredCopy, Paragraph | None, Span | None, str]:
    """The copy, the paragraph and the span in which the words stand, and the words as the text has them."""
    wanted = " ".join(cited.quote.split())
    for copy in stored:
        paragraphs = [
            one for one in copy.record.paragraphs if cited.paragraph is None or one.number == cited.paragraph
        ]
        if not wanted:
            if paragraphs:
                first = paragraphs[0]
                return copy, first, first.span, " ".join(first.text.split())
            continue
        if found := _find(copy, paragraphs, wanted):
            return found
    if not wanted:
        raise CitedWrongError(f"{row.address} has no paragraph {cited.paragraph}.")
    where = row.address if cited.paragraph is None else f"paragraph {cited.paragraph} of {row.address}"
    raise CitedWrongError(f"These words do not stand in {where}: “{wanted[:120]}”.")


def _find(
    copy: StoredCopy, paragraphs: Sequence[Paragraph], wanted: str
) -> tuple[StoredCopy, Paragraph | None, Span | None, str] | None:
    pattern = re.compile(r"\s+".join(re.escape(word) for word in wanted.split()), re.IGNORECASE)
    for paragraph in paragraphs:
        if found := pattern.search(copy.text, *paragraph.span):
            return copy, paragraph, found.span(), " ".join(found[0].split())
        if found := pattern.search(" ".join(paragraph.text.split())):  # page lines stand between its words
            return copy, paragraph, paragraph.span, found[0]
    if paragraphs and len(paragraphs) == len(copy.record.paragraphs):
        found = pattern.search(copy.text)
        if found:
            return copy, None, found.span(), " ".join(found[0].split())
    return None


def checksum_of(document: str) -> str | None:
    """SHA-256 of a document that is a file here; none for addresses and for what is not there."""
    if "://" in document:
        return None
    path = Path(document)
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
