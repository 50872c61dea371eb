"""`reftel backup`: copies an archive, also while it is in use."""

from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of

__all__ = ["backup"]


@click.command(epilog="Example: reftel backup /media/disk/archive-2024-05-01")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="What was copied, as one JSON object.")
@click.pass_context
def backup(ctx: click.Context, folder: Path, *, as_json: bool) -> int:
    """Copy the archive to DIR, a new or empty folder; the copy is an archive like any other.

    It may go on being read and added to meanwhile: the copy holds one state of it.
    """
    from reftel.cli.progress import steps  # noqa: PLC0415 - not needed for `--help`

    with desk_of(ctx) as desk, steps() as told:
        done = desk.backup(folder, told)
    if as_json:
        output.json_line({"folder": str(done.folder), "bytes": done.bytes, "originals": done.originals})
        return CLEAN
    output.print_line(
        f"Copied {done.bytes / 1e6:,.1f} MB to {done.folder}, {done.originals:,} originals with it."
    )
    if not done.words:
        output.say(
            "The index of words was being written and was left out: "
            f"`reftel --archive {done.folder} rebuild words` makes it."
        )
    return CLEAN
