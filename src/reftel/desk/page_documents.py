"""Pages as documents of a word processor; through python-docx."""

import re
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.shared import Cm, Pt

from reftel.suspense.page import Block

__all__ = ["write_document"]

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_document(path: Path, page: Sequence[Block]) -> None:
    """One document of this page; quotes are set in, with their place behind them."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(11)
    for block in page:
        text = _plain(block.text)
        if block.kind in ("title", "heading"):
            document.add_heading(text, level=1 if block.kind == "title" else 2)
        elif block.kind == "table":
            _table(document, block.rows)
        elif block.kind == "quote":
            added = document.add_paragraph()
            added.paragraph_format.left_indent = Cm(1.2)
            added.add_run(f"“{text}”").italic = True
            if block.place:
                added.add_run(f" ({_plain(block.place)})")
        elif block.kind == "item":
            document.add_paragraph(text, style="List Bullet")
        else:
            document.add_paragraph(text)
    document.save(str(path))


def _table(document: object, rows: Sequence[Sequence[str]]) -> None:
    add_table = getattr(document, "add_table")  # noqa: B009 - the library's class is a function to mypy
    if not rows:
        return
    table = add_table(rows=0, cols=len(rows[0]))
    table.style = "Light Grid Accent 1"
    for place, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, value in zip(cells, row, strict=True):
            cell.text = _plain(value)
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(9)
                    run.bold = place == 0


def _plain(text: str) -> str:
    return _ILLEGAL.sub(" ", text)
