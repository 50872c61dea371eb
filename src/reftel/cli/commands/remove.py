"""`reftel remove`: undoes an intake, or takes a telegram down."""

import sys

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of
from reftel.desk.answers import Opened
from reftel.desk.desk import Desk

__all__ = ["remove"]


@click.command(epilog="Example: reftel remove --intake 3")
@click.argument("name", nargs=-1)
@click.option("--intake", type=click.IntRange(min=1), metavar="N", help="Undo intake N: all that it brought.")
@click.option("--reason", metavar="WORDS", help="Why; kept in the journal.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="What was removed, as one JSON object.")
@click.pass_context
def remove(
    ctx: click.Context,
    name: tuple[str, ...],
    *,
    intake: int | None,
    reason: str | None,
    yes: bool,
    as_json: bool,
) -> int:
    """Take a telegram down with all its copies, or undo an intake.

    A telegram that was taken down stays out when the same files are added again, until `add --again`.
    Both are noted in the journal. The files you added are never touched.
    """
    if bool(name) == (intake is not None):
        raise click.UsageError("Name one telegram, or an intake with --intake N.", ctx)
    with desk_of(ctx) as desk:
        if intake is not None:
            _confirm(ctx, f"Undo intake {intake}: {_files(desk, intake)}?", yes=yes)
            removed = desk.undo(intake, wait=60)
        else:
            asked = " ".join(name)
            opened = desk.open(asked)
            if opened.state == "found" and opened.view is not None:
                view = opened.view
                subject = view.copy.record.subject or "no subject"
                _confirm(ctx, f"Take down {view.address} ({subject}; {_copies(len(view.copies))})?", yes=yes)
            else:
                _say_choice(opened)
            removed = desk.take_down(asked, reason or "no reason given", wait=60)
    if as_json:
        output.json_line(
            {
                "intake": intake,
                "telegrams": removed.addresses,
                "copies": removed.copies,
                "files": removed.files,
            }
        )
    else:
        telegrams = len(removed.addresses)
        output.print_line(
            f"Removed {telegrams:,} telegram{'s' if telegrams != 1 else ''}, {_copies(removed.copies)}."
        )
    return CLEAN


def _confirm(ctx: click.Context, question: str, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("This removes something: say --yes where nobody can be asked.", ctx)
    click.confirm(question, abort=True, err=True)


def _files(desk: Desk, intake: int) -> str:
    row = next((row for row in desk.status().intakes if row.number == intake), None)
    return "no such intake" if row is None else f"{row.files:,} files, begun {row.started}"


def _copies(count: int) -> str:
    return f"{count:,} cop{'y' if count == 1 else 'ies'}"


def _say_choice(opened: Opened) -> None:
    for row in opened.candidates:
        output.say(f"{row.date or '          '}  {row.address.ljust(20)}  {row.subject or '(no subject)'}")
