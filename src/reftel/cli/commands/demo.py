"""`reftel demo`: an archive of sample telegrams, made where it harms nothing and opened in the browser."""

import os
import shlex
import shutil
import sys
import tempfile
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND
from reftel.cli.commands.serve import DEFAULT_PORT, serve_desk
from reftel.cli.sample_book import fill_book
from reftel.cli.sums import print_report
from reftel.sample import folder as sample_folder
from reftel.sample import telegrams

if TYPE_CHECKING:
    from reftel.desk.desk import Desk

__all__ = ["demo", "usual_place"]

_TRY_FIRST = (
    ("search tamnik", "an explosion that had been foretold"),
    ("show 06CASTREL281", "one telegram in two copies: whole, and released with excisions"),
    ("findings --waiting", "what was found in them, for you to confirm or reject"),
    ("suspense --all", "what was asked and promised, and what came of it"),
    ("dossier Marisanda", "a country over time: ratings, promises, figures"),
    ("list", "all of them by date: a river, missiles, a trial, a rating"),
)


@click.command(epilog="Example: reftel demo --no-serve")
@click.option(
    "--archive",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to make it [default: a folder of your own, which is named].",
)
@click.option("--host", default="127.0.0.1", metavar="HOST", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    metavar="N",
    show_default=True,
    help="Port; 0 takes any that is free.",
)
@click.option("--serve/--no-serve", default=True, help="Open it in the browser, or only make it.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser too.")
@click.option(
    "--files",
    "copy_to",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Put the sample's text files in this folder too, to try other commands on.",
)
@click.pass_context
def demo(
    ctx: click.Context,
    folder: Path | None,
    host: str,
    port: int,
    *,
    serve: bool,
    open_browser: bool,
    copy_to: Path | None,
) -> int:
    """Make an archive of sample telegrams, and open it in a web browser.

    The countries, people and events in it are invented. Run again, it opens the archive that is there.
    """
    from reftel.desk.desk import open_desk  # noqa: PLC0415 - not needed for `--help`

    place = folder or _told_before(ctx) or usual_place()
    output.say(f"The sample archive is in {place}")
    with open_desk(place, create=True) as desk:
        with as_file(sample_folder()) as files:
            report = desk.add([files], wait=60, told=output.say)
        if not report.is_clean:  # a telegram that will not be read keeps nobody from the others
            print_report(report, as_json=False)
        sums = report.sums
        if sums.held == sums.seen:
            output.say(f"It holds the sample already: {len(telegrams())} files.")
        else:
            made = f"{sums.new_telegrams} telegrams, {sums.new_copies} further copies"
            output.say(f"Took in {sums.read} files: {made}.")
        _look_through(desk)
        fill_book(desk)
        if copy_to is not None:
            _copy_files(copy_to)
        _say_what_to_try(place)
        if serve:
            serve_desk(desk, host, port, open_browser=open_browser)
    return CLEAN if report.is_clean else FOUND


def _look_through(desk: "Desk") -> None:
    """Find what the sample says; a second start has nothing to look through."""
    from reftel.desk.finding_pass import PassOptions  # noqa: PLC0415 - not needed for `--help`

    found = desk.findings.look_through(PassOptions(workers=1))
    if found.copies:
        told = (f"{count} {kind}s" for kind, count in sorted(found.counts.items()))
        output.say(f"Found in them: {', '.join(told)}.")


def _copy_files(folder: Path) -> None:
    """The sample's files as they are; one of the same name that says something else is not written over."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in telegrams():
        place, data = folder / entry.name, entry.read_bytes()
        if place.exists() and place.read_bytes() != data:
            raise click.UsageError(f"{place} exists and is another text; name an empty folder.")
        place.write_bytes(data)
    output.say(f"The files are in {folder}")


def _told_before(ctx: click.Context) -> Path | None:
    """The archive of `reftel --archive DIR demo`; that of the environment is left alone."""
    above = ctx.parent
    if above is None or above.get_parameter_source("folder") is not ParameterSource.COMMANDLINE:
        return None
    found = above.params["folder"]
    return found if isinstance(found, Path) else None


def usual_place() -> Path:
    """The user's own folder for data, by the custom of the system; where there is none, a temporary one."""
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    bases = []
    if given := os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA"):
        bases.append(Path(given))
    if home:
        mac = sys.platform == "darwin"
        bases.append(Path(home) / ("Library/Application Support" if mac else ".local/share"))
    for base in bases:
        if _can_write(base):
            return base / "reftel" / "sample-archive"
    return _temporary()


def _temporary() -> Path:
    """The same temporary folder each time, unless it is somebody else's."""
    owner = os.getuid() if hasattr(os, "getuid") else 0
    place = Path(tempfile.gettempdir()) / f"reftel-sample-archive-{owner}"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        mine = not place.is_symlink() and place.stat().st_uid == owner
    except OSError:
        mine = False
    return place if mine else Path(tempfile.mkdtemp(prefix="reftel-sample-archive-"))


def _can_write(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that exists, can be written in."""
    for place in (folder, *folder.parents):
        if place.exists():
            return place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    return False


def _say_what_to_try(place: Path) -> None:
    output.say("Try first, in the browser: search for tamnik. Or at a prompt:")
    width = max(len(command) for command, _ in _TRY_FIRST)
    for command, why in _TRY_FIRST:
        output.say(f"  {_typed()} --archive {shlex.quote(str(place))} {command:<{width}}  # {why}")


def _typed() -> str:
    """How this very installation is called at a prompt, whether its commands are on the path or not."""
    mine = Path(sys.executable).with_name("reftel")
    found = shutil.which("reftel")
    if found is not None and Path(found).resolve() == mine.resolve():
        return "reftel"
    return shlex.quote(str(mine)) if mine.exists() else f"{shlex.quote(sys.executable)} -m reftel"
