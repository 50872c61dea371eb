"""`reftel facts`: outside series brought by table, listed, taken out."""

from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.suspense_options import A_DAY, printed
from reftel.suspense.facts import FACT_KINDS, FactKind

__all__ = ["facts"]


@click.group(epilog="Example: reftel facts add tiers.csv --kind tiers")
def facts() -> None:
    """Bring outside series: ratings, office holders, figures, names of countries."""


@facts.command(epilog="Example: reftel facts add chiefs.csv --kind office-holders")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--kind", type=click.Choice(list(FACT_KINDS)), help="What the table holds [default: its headings tell]."
)
@click.option("--series", metavar="NAME", help="The series, where no column names it.")
@click.option(
    "--source", metavar="WORDS", help="The source [default: the table's first comment, or its name]."
)
@printed
@click.pass_context
def add(
    ctx: click.Context,
    path: Path,
    *,
    kind: FactKind | None,
    series: str | None,
    source: str | None,
    as_json: bool,
) -> int:
    """Take in a table, CSV or XLSX; the same table again changes nothing.

    Columns of a series: series, subject, date or period, value, source (and unit). Ends with status 1 where
    rows were left out.
    """
    with desk_of(ctx, create=True) as desk:
        done = desk.facts.add(path, kind, series=series, source=source)
    if as_json:
        output.json_line(done)
    else:
        for fault in done.faults[:50]:
            output.print_line(f"row {fault.row}: {fault.column}: {fault.message}")
        held = "held before, nothing changed" if done.held else "taken in"
        output.say(f"Set {done.set} ({done.kind}): {done.rows:,} rows {held}; {len(done.faults):,} left out.")
    return FOUND if done.faults else CLEAN


@facts.command("list", epilog="Example: reftel facts list Cambodia")
@click.argument("subject", required=False)
@click.option("--series", metavar="NAME", help="Only this series.")
@click.option("--set", "number", type=int, metavar="N", help="The rows of this set.")
@click.option("--holders", metavar="PLACE", help="Who held office there.")
@click.option("--on", type=A_DAY, metavar="DAY", help="With --holders: in office on this day.")
@printed
@click.pass_context
def list_facts(
    ctx: click.Context,
    subject: str | None,
    *,
    series: str | None,
    number: int | None,
    holders: str | None,
    on: str | None,
    as_json: bool,
) -> int:
    """List the sets that were brought, or what they say: of a subject, a series, a set."""
    count = 0
    with desk_of(ctx) as desk:
        if holders is not None:
            for count, one in enumerate(desk.facts.holders(holders, on), 1):  # noqa: B007 - counted
                if as_json:
                    output.json_line(one)
                else:
                    days = f"{one.started or '?':10}  {one.ended or '':10}"
                    output.print_line(
                        f"{days}  {one.name}, {one.office}, {one.place}  [set {one.set}, line {one.line}]"
                    )
        elif subject is not None or series is not None or number is not None:
            rows = (
                desk.facts.about(subject, series)
                if subject
                else desk.facts.rows(series=series, number=number)
            )
            for count, row in enumerate(rows, 1):  # noqa: B007 - counted
                if as_json:
                    output.json_line(row)
                else:
                    period = " to ".join(part for part in (row.start, row.stop) if part) or "no date"
                    unit = f" {row.unit}" if row.unit else ""
                    output.print_line(
                        f"{row.series}  {row.subject}  {period}  {row.value}{unit}  [set {row.set}, "
                        f"line {row.line}: {row.source}]"
                    )
        else:
            for count, held in enumerate(desk.facts.sets(), 1):  # noqa: B007 - counted
                if as_json:
                    output.json_line(held)
                else:
                    output.print_line(
                        f"{held.number:>4}  {held.kind:14}  {held.rows:>7,} rows  added {held.added[:10]} by "
                        f"{held.author}  {held.source}"
                    )
    if not count and not as_json:
        output.say("No facts are held of that. `reftel facts add FILE` brings a table.")
    return CLEAN


@facts.command(epilog="Example: reftel facts remove 2")
@click.argument("number", type=int)
@click.pass_context
def remove(ctx: click.Context, number: int) -> int:
    """Take a set out with all its rows; noted in the journal."""
    with desk_of(ctx) as desk:
        rows = desk.facts.remove(number)
    output.say(f"Took out set {number}: {rows:,} rows.")
    return CLEAN
