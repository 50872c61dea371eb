"""The commands that take tables in and out of the suspense book, and make reports and sheets of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.page_output import page_options, write_page
from reftel.cli.suspense_options import A_DAY, author, filters, on_day, printed, today
from reftel.cli.suspense_text import print_import
from reftel.desk.desk import Desk
from reftel.suspense.days import Order
from reftel.suspense.due import Wanted
from reftel.suspense.entry import KINDS, Kind
from reftel.suspense.page import Block
from reftel.suspense.sheet import report_page

__all__ = ["page_commands"]

_since = click.option("--since", type=A_DAY, metavar="DAY", help="Only what was said on this day or later.")
_until = click.option("--until", type=A_DAY, metavar="DAY", help="Only what was said on this day or earlier.")
_topic = click.option("--topic", metavar="WORD", help="Only with this topic or code of TAGS.")


def page_commands(group: click.Group) -> None:
    """Put these commands into the group."""
    for command in (import_command, export, report, meeting):
        group.add_command(command)


@click.command(
    "import", epilog="Example: reftel suspense import tracker.xlsx --column 'Deadline agreed=due_date'"
)
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--column", "columns", multiple=True, metavar="THEIRS=OURS", help="What a heading of the table means."
)
@click.option(
    "--kind", type=click.Choice(list(KINDS)), help="What its rows are, where no column of the table says it."
)
@click.option(
    "--days",
    "order",
    type=click.Choice(["dmy", "mdy"]),
    help="What comes first in 05/10/2006, day or month [default: as the other days of the table show].",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be.")
@author
@printed
@click.pass_context
def import_command(
    ctx: click.Context,
    path: Path,
    *,
    columns: tuple[str, ...],
    kind: Kind | None,
    order: Order | None,
    dry_run: bool,
    author: str | None,
    as_json: bool,
) -> int:
    """Take in a table of asks and promises, CSV or XLSX; the same table again changes nothing.

    Faults are told by row; rows without one are taken in. Ends with status 1 where a row was left out.
    """
    told: dict[str, str] = {}
    for column in columns:
        theirs, equals, ours = column.rpartition("=")
        if not equals:
            raise click.UsageError(f"{column!r} has no '=': write THEIRS=OURS.", ctx)
        told[theirs] = ours.strip()
    with desk_of(ctx, create=True) as desk:
        done = desk.suspense.import_table(path, told, kind=kind, order=order, rehearse=dry_run, author=author)
    if as_json:
        output.json_line(done)
    else:
        print_import(done, rehearsal=dry_run)
    return FOUND if done.faults else CLEAN


@click.command(epilog="Example: reftel suspense export book.xlsx --country VELMORA")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@on_day
@filters
@click.option("--history", is_flag=True, help="A row for each step, not only for how entries stand.")
@click.option("--names", is_flag=True, help="Private persons in cases by name, not by role.")
@click.pass_context
def export(
    ctx: click.Context, path: Path, *, on: str | None, wanted: Wanted, history: bool, names: bool
) -> int:
    """Write the entries that fit as a table, CSV or XLSX by the ending of the name.

    `import` reads it back: rows with the same key are the steps of one entry.
    """
    with desk_of(ctx) as desk:
        count = desk.suspense.export_table(path, on or today(), wanted, names=names, history=history)
    output.say(f"Wrote {count:,} {'entry' if count == 1 else 'entries'} to {path}.")
    return CLEAN


def _about(desk: Desk, name: str, **more: str | None) -> Wanted:
    return replace(desk.suspense.meant(name), **more)  # type: ignore[arg-type] # texts or nothing


@click.command(epilog="Example: reftel suspense report Velmora --since 2004-01-01 --docx velmora.docx")
@click.argument("name")
@_since
@_until
@_topic
@on_day
@page_options
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw the sums as an SVG picture.",
)
@printed
@click.pass_context
def report(
    ctx: click.Context,
    name: str,
    *,
    since: str | None,
    until: str | None,
    topic: str | None,
    on: str | None,
    markdown: Path | None,
    docx: Path | None,
    picture: Path | None,
    as_json: bool,
) -> int:
    """Report what a government or party was asked, agreed to, promised and kept, and in what time.

    NAME is a country (name, code or a post in it) or a party as entries name it.
    """
    with desk_of(ctx) as desk:
        made = desk.suspense.report(
            name, on or today(), _about(desk, name, since=since, until=until, topic=topic)
        )
    if as_json:
        for line in (*made.years, made.total):
            output.json_line(line)
        return CLEAN
    if picture is not None:
        from reftel.desk.suspense_picture import draw  # noqa: PLC0415 - help needs none of it

        picture.write_text(draw(made), encoding="utf-8")
        output.say(f"Drew it to {picture}.")
        return CLEAN
    if not made.entries:
        output.say(
            f"The book holds nothing of {name} that fits. `reftel suspense --all` lists what it holds."
        )
    write_page(report_page(made), markdown, docx)
    return CLEAN


@click.command(epilog="Example: reftel suspense meeting 'Foreign Minister' --docx sheet.docx")
@click.argument("name")
@_topic
@on_day
@page_options
@click.pass_context
def meeting(
    ctx: click.Context,
    name: str,
    *,
    topic: str | None,
    on: str | None,
    markdown: Path | None,
    docx: Path | None,
) -> int:
    """Make the sheet for the next meeting: all that is open with somebody, with the sentences.

    NAME is a country (name, code or a post in it) or a party as entries name it.
    """
    with desk_of(ctx) as desk:
        page: Sequence[Block] = desk.suspense.meeting(name, on or today(), _about(desk, name, topic=topic))
    write_page(page, markdown, docx)
    return CLEAN
