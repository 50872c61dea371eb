"""Letters as documents of a word processor; through python-docx."""

from collections.abc import Sequence
from pathlib import Path
from typing import IO

from reftel.errors import ReftelError

__all__ = ["NoLettersError", "write_letters"]


class NoLettersError(ReftelError):
    """The library that writes documents is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Writing DOCX needs python-docx: `pip install python-docx`. Without --docx the letter is printed."
        )


def write_letters(target: Path | IO[bytes], letters: Sequence[Sequence[str]]) -> None:
    """One document, each letter on a page of its own."""
    try:
        from docx import Document  # noqa: PLC0415 - an extra
        from docx.shared import Pt  # noqa: PLC0415
    except ImportError as error:
        raise NoLettersError from error
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(11)
    for place, paragraphs in enumerate(letters):
        for line, words in enumerate(paragraphs):
            added = document.add_paragraph(words)
            added.paragraph_format.space_after = Pt(8)
            added.paragraph_format.page_break_before = bool(place) and not line
            if words.startswith("Subject: "):
                for run in added.runs:
                    run.bold = True
    document.save(str(target) if isinstance(target, Path) else target)
