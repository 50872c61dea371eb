"""`reftel suspense`: what was asked and promised, what is due, and what came of it."""

from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.suspense_entries import add_commands
from reftel.cli.suspense_options import filters, on_day, today
from reftel.cli.suspense_pages import page_commands
from reftel.cli.suspense_text import print_entry
from reftel.suspense.due import Wanted

__all__ = ["suspense"]


@click.group(
    invoke_without_command=True,
    epilog="Example: reftel suspense --on 2006-10-06 --country Cambodia",
)
@on_day
@filters
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=0,
    metavar="DAYS",
    help="And what is due in the next DAYS.",
)
@click.option("--all", "every", is_flag=True, help="Every entry that fits, not only what is due and overdue.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@click.option(
    "--ics",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the days of all that is pending as a calendar file; - prints it.",
)
@click.option("--names", is_flag=True, help="Private persons in cases by name, not by role.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def suspense(
    ctx: click.Context,
    *,
    on: str | None,
    wanted: Wanted,
    within: int,
    every: bool,
    limit: int | None,
    ics: Path | None,
    names: bool,
    as_json: bool,
) -> int:
    """List what is due and overdue on a day: asks and promises, each with its sentence.

    What has no date is to be looked at again by a rule, and listed from that day on. Nothing comes into the
    book by itself: accept what was found (suggest, accept), enter it (add) or bring a table (import).
    """
    if ctx.invoked_subcommand is not None:
        return CLEAN
    day = on or today()
    with desk_of(ctx) as desk:
        if ics is not None:
            return _calendar(ics, desk.suspense.calendar(day, wanted))
        closed = {"kept", "broken", "overtaken"} & set(wanted.statuses)
        found = desk.suspense.list(
            day, wanted, within=within, due=not (every or closed), limit=limit, names=names
        )
        for line in found.entries:
            if as_json:
                output.json_line(line)
            else:
                print_entry(line)
        if not as_json and len(found.entries) < found.total:
            output.say(f"{found.total - len(found.entries):,} more; --limit shows more of them.")
        if not found.entries and not as_json:
            _say_nothing(day, every=every)
    return CLEAN


def _calendar(place: Path, data: bytes) -> int:
    if str(place) == "-":
        output.print_bytes(data)
        return CLEAN
    try:
        place.write_bytes(data)
    except OSError as error:
        output.fail(f"{place} cannot be written: {error.strerror}.")
        return FOUND
    output.say(f"Wrote the days to {place}.")
    return CLEAN


def _say_nothing(day: str, *, every: bool) -> None:
    if every:
        output.say("The book holds nothing that fits.")
    else:
        output.say(f"Nothing that fits is due or overdue on {day}. --all lists every entry.")
    output.say(
        "`reftel suspense suggest` lists what was found in telegrams; `reftel suspense add` enters by hand."
    )


add_commands(suspense)
page_commands(suspense)
