"""A sheet of paper as values: titles, lines, quotes and tables, written out as plain text or Markdown.

Reports, meeting sheets and dossiers are made once as such pages; whoever shows one chooses the form.
"""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

__all__ = ["Block", "BlockKind", "as_markdown", "as_text"]

BlockKind: TypeAlias = Literal["title", "heading", "line", "item", "quote", "table"]
_WIDTH: Final = 92
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a page; `place` says where a quote stands, `rows` are a table's, its head first."""

    kind: BlockKind
    text: str = ""
    place: str = ""
    rows: Sequence[Sequence[str]] = field(default_factory=tuple)


def as_text(page: Sequence[Block]) -> str:
    """The page for a terminal or a plain file."""
    pieces: list[str] = []
    for block in page:
        if block.kind == "title":
            pieces += [block.text, "=" * len(block.text), ""]
        elif block.kind == "heading":
            pieces += ["", block.text, "-" * len(block.text)]
        elif block.kind == "table":
            pieces += [*_text_table(block.rows), ""]
        elif block.kind == "quote":
            words = f"“{block.text}”" + (f" [{block.place}]" if block.place else "")
            pieces.append(textwrap.fill(words, _WIDTH, initial_indent="      ", subsequent_indent="      "))
        elif block.kind == "item":
            pieces.append(textwrap.fill(block.text, _WIDTH, initial_indent="  - ", subsequent_indent="    "))
        else:
            pieces.append(textwrap.fill(block.text, _WIDTH))
    return "\n".join(pieces).strip("\n") + "\n"


def as_markdown(page: Sequence[Block]) -> str:
    """The page as Markdown; what stands in texts cannot become markup."""
    pieces: list[str] = []
    for block in page:
        text = _plain(block.text)
        if block.kind == "title":
            pieces.append(f"# {text}\n")
        elif block.kind == "heading":
            pieces.append(f"\n## {text}\n")
        elif block.kind == "table":
            head, *rows = block.rows
            pieces.append(_markdown_row(head))
            pieces.append("|" + " --- |" * len(head))
            pieces += [_markdown_row(row) for row in rows]
            pieces.append("")
        elif block.kind == "quote":
            place = f" ({_plain(block.place)})" if block.place else ""
            pieces.append(f"  > {text}{place}\n")
        elif block.kind == "item":
            pieces.append(f"- {text}\n")
        else:
            pieces.append(f"{text}\n")
    return "\n".join(pieces).strip("\n") + "\n"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _text_table(rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return [
        lines[0].rstrip(),
        "  ".join("-" * width for width in widths),
        *(line.rstrip() for line in lines[1:]),
    ]
