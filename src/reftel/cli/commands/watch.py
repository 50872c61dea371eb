"""`reftel watch`: takes in what arrives, for as long as it runs."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of
from reftel.cli.mapping import read_mapping
from reftel.cli.stopping import stoppable

if TYPE_CHECKING:
    from reftel.desk.watching import Event

__all__ = ["watch"]


@click.command(epilog="Example: reftel watch ~/incoming /mnt/scans")
@click.argument(
    "folders",
    metavar="DIR...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option(
    "--settle",
    type=click.FloatRange(min=0),
    default=5.0,
    metavar="SECONDS",
    help="How long a file must stand still before it is read [default: 5].",
)
@click.option(
    "--every",
    type=click.FloatRange(min=0.1),
    default=2.0,
    metavar="SECONDS",
    help="How often to look [default: 2].",
)
@click.option(
    "--map", "mapping", metavar="NAMES", help="Which columns of tables hold what: body=text,date=created."
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read [default: cores]."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each thing that happens.")
@click.pass_context
def watch(
    ctx: click.Context,
    folders: tuple[Path, ...],
    *,
    settle: float,
    every: float,
    mapping: str | None,
    workers: int | None,
    as_json: bool,
) -> int:
    """Take in what is in folders, and what comes to them until Ctrl-C.

    What came while it was off is taken in at the start; what is known and unchanged is not read again. A file
    is read when it has stood still for some seconds and nobody holds a lock on it; the temporary names of
    downloads are left alone until they are renamed. Other commands can use the archive meanwhile.
    """
    from reftel.desk.intake_options import Options  # noqa: PLC0415 - not needed for `--help`
    from reftel.desk.watching import watch as keep_watching  # noqa: PLC0415

    tell = _tell_json if as_json else _tell
    with desk_of(ctx, create=True) as desk, stoppable() as stop:
        options = Options(
            workers=workers or 0, mapping=read_mapping(ctx, mapping), should_stop=lambda: bool(stop)
        )
        keep_watching(desk, folders, options, tell, every=every, settle=settle)
    return CLEAN


def _tell(event: "Event") -> None:
    at = output.styled(f"{datetime.now():%H:%M:%S}", "dim")  # noqa: DTZ005 - the reader's own clock
    words = f"{event.path}: {event.words}" if event.path else event.words
    output.print_line(f"{at} {words}")
    output.flush()


def _tell_json(event: "Event") -> None:
    report = event.report
    output.json_line(
        {
            "at": datetime.now().astimezone().isoformat(timespec="seconds"),
            "event": event.kind,
            "path": event.path,
            "words": event.words,
            "intake": None if report is None else report.intake,
            "sums": None if report is None else report.sums.as_dict(),
        }
    )
    output.flush()
