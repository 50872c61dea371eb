"""How a document of a printed edition is set out as a text: as printed, its name above, footnotes below.

The reader of telegrams knows this order: name, number and title, dateline, source note in brackets,
paragraphs, and the footnotes, which are the editors' words.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

__all__ = ["COLUMNS", "is_edition", "set_out_document", "set_out_edition"]

COLUMNS = ("id", "number", "title", "dateline", "source_note", "notes")
"""The keys of an edition's document beside its paragraphs."""


class _Note(msgspec.Struct):
    n: str = ""
    text: str = ""


_NOTES = msgspec.json.Decoder(list[_Note])


def is_edition(row: Mapping[str, str]) -> bool:
    """Whether a row of a table or of JSON lines is such a document."""
    return "title" in row and "dateline" in row and "source_note" in row


def set_out_edition(row: Mapping[str, str], body: str) -> str:
    """The text of a row whose paragraphs are in `body`, with blank lines between."""
    paragraphs = [words for words in body.split("\n\n") if words.strip()]
    dateline = row["dateline"].strip()
    if dateline and paragraphs and paragraphs[0].strip() == dateline:
        del paragraphs[0]
    number, title = row.get("number", "").strip(), row["title"].strip()
    heading = f"{number}. {title}" if number and not title.startswith(f"{number}.") else title
    lines = [heading, dateline, _bracketed(row["source_note"]), *paragraphs]
    return set_out_document(row.get("id", ""), lines, _notes(row.get("notes", "")))


def set_out_document(name: str, lines: Sequence[str], notes: Iterable[str]) -> str:
    """The text: the name where there is one, the lines, and the footnotes under a heading of their own."""
    below = [note for note in notes if note]
    whole = [name, *lines, *(["Footnotes:", *below] if below else [])]
    return "\n\n".join(line.strip() for line in whole if line.strip()) + "\n"


def _bracketed(note: str) -> str:
    words = " ".join(note.split())
    return f"[{words}]" if words else ""


def _notes(written: str) -> list[str]:
    """The footnotes, given as a JSON list of numbers and texts or as plain text."""
    if not written.strip():
        return []
    try:
        return [f"[{note.n}] {' '.join(note.text.split())}" for note in _NOTES.decode(written)]
    except (msgspec.DecodeError, UnicodeEncodeError):
        return [words for words in written.split("\n\n") if words.strip()]
