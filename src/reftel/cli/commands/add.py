"""`reftel add`: takes in files and folders, and accounts for each of them."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.sums import print_report

__all__ = ["add"]


@click.command(epilog="Example: reftel add ~/telegrams 06LISBON1234.txt")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Read files that are held once more, and what was taken down.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read [default: cores]."
)
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=600,
    metavar="SECONDS",
    help="How long to wait while another process takes in [default: 600].",
)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object: sums, and files that did not come in."
)
@click.pass_context
def add(
    ctx: click.Context,
    paths: tuple[Path, ...],
    *,
    again: bool,
    workers: int | None,
    wait: float,
    as_json: bool,
) -> int:
    """Take in files and folders of telegrams: text in any encoding, and PDFs with a text layer.

    Folders are taken with all that is below them. Stopped with Ctrl-C and run again, it goes on where it
    stopped; nothing is lost and nothing comes in twice. Exit status 0 when all was taken in, 1 when something
    was refused.
    """
    from reftel.cli.progress import watched  # noqa: PLC0415 - rich is not needed for `--help`
    from reftel.desk.intake import Options  # noqa: PLC0415

    missing = [path for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        raise click.UsageError(f"There is no file or folder {str(missing[0])!r}.", ctx)
    with desk_of(ctx, create=True) as desk, _stoppable() as stop, watched() as progress:
        options = Options(
            again=again, workers=workers or 0, report=progress.show, should_stop=lambda: bool(stop)
        )
        report = desk.add(paths, options, wait, progress.say)
    print_report(report, as_json=as_json)
    if report.error:
        output.fail(report.error)
    elif report.stopped:
        output.say("Stopped. Run the same command again: it goes on where it stopped.")
    return CLEAN if report.is_clean else FOUND


@contextmanager
def _stoppable() -> Iterator[list[int]]:
    """A list that is no longer empty once Ctrl-C was pressed; pressed again, it breaks off at once."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        output.say("Stopping: finishing what is in hand ...")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
