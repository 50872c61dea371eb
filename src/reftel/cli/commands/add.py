"""`reftel add`: takes in files and folders, and accounts for each of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.mapping import read_mapping
from reftel.cli.stopping import stoppable
from reftel.cli.sums import print_report
from reftel.desk.desk import Desk, open_desk

__all__ = ["add"]


@click.command(epilog="Example: reftel add ~/telegrams 06LISBON1234.txt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--retry", is_flag=True, help="Only what did not come in before; of all paths, or of those given."
)
@click.option("--again", is_flag=True, help="Read files that are held once more, and what was taken down.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option(
    "--map", "mapping", metavar="NAMES", help="Which columns of tables hold what: body=text,date=created."
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read [default: cores]."
)
@click.option(
    "--on",
    metavar="ADDRESS",
    help="Read on a Ray cluster: ray for a local one, ray://host:port for another (extra `cluster`).",
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
    retry: bool,
    again: bool,
    dry_run: bool,
    mapping: str | None,
    workers: int | None,
    on: str | None,
    wait: float,
    as_json: bool,
) -> int:
    """Take in files and folders of telegrams, whatever they are kept in.

    Text in any encoding, PDF with a text layer, mail, tables, JSON lines, FRUS volumes; also inside zip, tar
    and compressed files. Folders are taken with all that is below them. Stopped with Ctrl-C and run again, it
    goes on where it stopped; nothing is lost and nothing comes in twice.

    Exit status 0 when all was taken in, 1 when something was refused or could not be read.
    """
    from reftel.cli.progress import watched  # noqa: PLC0415 - not needed for `--help`
    from reftel.desk.intake_options import Options  # noqa: PLC0415

    if not paths and not retry:
        raise click.UsageError("Name a file or folder to take in.", ctx)
    missing = [path for path in paths if not path.exists() and not path.is_symlink()]
    if missing:
        raise click.UsageError(f"There is no file or folder {str(missing[0])!r}.", ctx)
    with _desk(ctx, create=not retry, dry_run=dry_run) as desk, stoppable() as stop, watched() as progress:
        options = Options(
            again=again,
            retry=retry,
            rehearse=dry_run,
            workers=workers or 0,
            mapping=read_mapping(ctx, mapping),
            on=on,
            report=progress.show,
            should_stop=lambda: bool(stop),
        )
        report = desk.add(paths, options, wait, progress.say)
        waiting = 0 if dry_run else desk.findings.standing().waiting
    print_report(report, as_json=as_json)
    if report.error:
        output.fail(report.error)
    elif report.stopped:
        output.say("Stopped. Run the same command again: it goes on where it stopped.")
    if waiting and not as_json:
        output.say(f"{waiting:,} copies wait to be looked through for findings: `reftel findings --run`.")
    return CLEAN if report.is_clean and not report.error else FOUND


@contextmanager
def _desk(ctx: click.Context, *, create: bool, dry_run: bool) -> Iterator[Desk]:
    """The desk at the archive; where there is none yet and nothing is to happen, at a passing one."""
    folder = ctx.find_object(Path)
    if dry_run and folder is not None and not folder.exists():
        with TemporaryDirectory(prefix="reftel-") as passing, open_desk(Path(passing), create=True) as desk:
            yield desk
        return
    with desk_of(ctx, create=create) as desk:
        yield desk
