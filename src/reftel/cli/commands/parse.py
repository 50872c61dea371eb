"""`reftel parse`: records of the telegrams in files, without an archive.

With `--json` one object a line, in the order of the paths; without it a few lines for people. Files that give
no text are told on standard error and make the exit status 1, the others are read all the same.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from reftel.cli import output
from reftel.sources.open import read_bytes, receive
from reftel.sources.received import Outcome, Received, Refused
from reftel.telegram import Telegram, split
from reftel.telegram import parse as read_telegram
from reftel.telegram.record import Addressee, Record

__all__ = ["parse_command"]

_SHOWN = 8


@click.command("parse", epilog="Example: reftel parse --json telegrams/ | head -1")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each telegram.")
@click.pass_context
def parse_command(ctx: click.Context, paths: tuple[str, ...], *, as_json: bool) -> None:
    """Read telegrams and print their records.

    A PATH is a file, a folder (read with everything below it), or - for standard input.
    """
    refused = False
    for outcome in _outcomes(paths):
        if isinstance(outcome, Refused):
            output.fail(f"{outcome.name}: {outcome.reason}; {outcome.help}")
            refused = refused or outcome.state != "passed"
            continue
        for telegram in _telegrams(outcome):
            if as_json:
                output.json_line(telegram.values)
            else:
                _summarise(telegram.values)
    if refused:
        ctx.exit(1)


def _outcomes(paths: Iterable[str]) -> Iterator[Outcome]:
    for path in paths:
        if path == "-":
            yield from read_bytes(sys.stdin.buffer.read(), "-")
        else:
            yield from receive(Path(path))


def _telegrams(received: Received) -> Iterator[Telegram]:
    """Every telegram of one text, numbered where there are several."""
    spans = split(received.text)
    for number, (start, stop) in enumerate(spans, 1):
        source = f"{received.name}#{number}" if len(spans) > 1 else received.name
        yield read_telegram(received.text, source=source, start=start, stop=stop)


def _summarise(record: Record) -> None:
    """What a person wants to know first, and what the reader had doubts about."""
    output.print_line(output.styled(f"{record.mrn or 'no number'}  {record.subject or 'no subject'}", "bold"))
    rows = [
        ("source", record.source or ""),
        ("form", record.form),
        (
            "date",
            " ".join(filter(None, [record.date, f"({record.dtg_written})" if record.dtg_written else ""])),
        ),
        ("from", record.originator.plad or record.originator.post or ""),
        ("to", _names(record.action)),
        ("info", _names(record.info)),
        ("class", ", ".join(filter(None, [record.classification, *record.captions]))),
        ("tags", " ".join(record.tags + record.tag_names)),
        ("refs", ", ".join(each.mrn or each.written for each in record.references[:_SHOWN])),
        ("text", _text(record)),
    ]
    output.columns([("  " + name, value) for name, value in rows if value])
    for found in record.diagnostics:
        place = f"{record.source or '-'}:{found.line or 1}:{found.column or 1}"
        output.print_line(f"  {place}: {found.severity} {found.rule}: {found.message}")
    output.print_line()


def _names(addressees: list[Addressee]) -> str:
    shown = ", ".join(each.plad for each in addressees[:_SHOWN])
    more = len(addressees) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _text(record: Record) -> str:
    count = len(record.paragraphs)
    words = f"{count} paragraph{'' if count == 1 else 's'}"
    return f"{words}, signed {record.signature}" if record.signature else words
