"""Notes and corrections on a telegram: laid over the text, which stays as it was received."""

from collections.abc import Sequence
from itertools import islice
from typing import Literal, TypeAlias

from reftel.archive.archive import Archive
from reftel.archive.marking import addresses_of
from reftel.archive.noting import StoredNote, add_note, notes_on, withdraw_note
from reftel.archive.telegrams import copies_of
from reftel.desk.proving import loosely
from reftel.desk.reader import Reader
from reftel.desk.reading import the_one
from reftel.errors import ReftelError
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["NotThereError", "NoteKind", "NotesDesk", "StoredNote"]

NoteKind: TypeAlias = Literal["note", "correction"]
_LONGEST = 5_000


class NotThereError(ReftelError):
    """The words a note is about do not stand there, or stand there more than once."""


class NotesDesk:
    """Notes and corrections as one reader writes and sees them."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader

    def on(self, address: str) -> Sequence[StoredNote]:
        """The notes and corrections on a telegram, the oldest first."""
        with self._archive.reading() as connection:
            return notes_on(connection, addresses_of(connection, address))

    def add(self, name: str, kind: NoteKind, place: str, words: str, quote: str = "") -> int:
        """Write a note, or a correction of the words in `quote`; its number.

        `place` is `p3` for paragraph 3, a key of the header such as `subject`, or nothing for all of it.
        """
        words = words.strip()[:_LONGEST]
        if not words:
            raise NotThereError("A note needs words. Write them and try again.")
        row = the_one(self._archive, name)
        with self._archive.reading() as connection:
            copy = next(iter(copies_of(connection, self._archive.unpacker(connection), [row.number])))
        span, quote = _anchored(copy.text, _span_of(copy.record, place), " ".join(quote.split()))
        with self._archive.database.writing() as connection:
            return add_note(
                connection, self._reader.name,
                address=row.address, kind=kind, place=place[:60], sha256=copy.sha256, span=span,
                quote=quote[:_LONGEST], words=words,
            )  # fmt: skip

    def withdraw(self, number: int, *, back: bool = False) -> bool:
        """Withdraw a note, or let it stand again; whether there is one of this number."""
        with self._archive.database.writing() as connection:
            return withdraw_note(connection, number, back=back)


def _span_of(record: Record, place: str) -> Span | None:
    if place.startswith("p") and place[1:].isdecimal():
        number = int(place[1:5])
        spans = [one.span for one in record.paragraphs if one.number == number]
        if not spans:
            raise NotThereError(f"This telegram has no paragraph {number}.")
        return spans[0]
    held = record.spans.get(place)
    if isinstance(held, list):
        return (held[0][0], held[-1][1]) if held else None
    return held


def _anchored(text: str, within: Span | None, quote: str) -> tuple[Span | None, str]:
    """Where the words stand exactly, and the words; without words, the place and its beginning."""
    start, stop = within or (0, len(text))
    if not quote:
        return within, " ".join(text[start : min(stop, start + 300)].split())[:200] if within else ""
    found = list(islice(loosely(quote).finditer(text, start, stop), 2))
    if len(found) == 1:
        return found[0].span(), quote
    if found:
        raise NotThereError(f"“{quote}” stands there more than once. Take in a word before or after it.")
    raise NotThereError(f"“{quote}” does not stand there. Copy the words from the text as they are.")
