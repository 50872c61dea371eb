"""Pages out of the command line: as text, as Markdown, as a document of a word processor."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from reftel.cli import output
from reftel.suspense.page import Block, as_markdown, as_text

__all__ = ["page_options", "write_page"]


def page_options(command: Callable[..., int]) -> Callable[..., int]:
    """The two options that say in which form a page is written."""
    file = click.Path(path_type=Path, dir_okay=False)
    markdown = click.option(
        "--markdown", type=file, metavar="FILE", help="Write it as Markdown; - prints it."
    )
    docx = click.option("--docx", type=file, metavar="FILE", help="Write it as a document (DOCX).")
    return markdown(docx(command))


def write_page(page: Sequence[Block], markdown: Path | None, docx: Path | None) -> None:
    """Write a page where it is wanted; as text on standard output where nowhere else."""
    if markdown is not None:
        text = as_markdown(page)
        if str(markdown) == "-":
            output.print_line(text.rstrip("\n"))
        else:
            markdown.write_text(text, encoding="utf-8")
            output.say(f"Wrote it to {markdown}.")
    if docx is not None:
        from reftel.desk.page_documents import write_document  # noqa: PLC0415 - help needs none of it

        write_document(docx, page)
        output.say(f"Wrote it to {docx}.")
    if markdown is None and docx is None:
        output.print_line(as_text(page).rstrip("\n"))
