"""What commands that work on an archive share: the folder, the door to it, and exit statuses."""

from pathlib import Path

import click

from reftel.cli import output
from reftel.desk.desk import Desk, open_desk

__all__ = ["CLEAN", "FOUND", "desk_of"]

CLEAN = 0
FOUND = 1
"""Something was refused, missing or wrong; wrong use is 2."""


def desk_of(ctx: click.Context, *, create: bool = False) -> Desk:
    """The desk at the archive that `--archive`, the environment or the default names."""
    folder = ctx.find_object(Path)
    assert folder is not None  # the group sets it before any command runs
    desk = open_desk(folder, create=create)
    if desk.read_only:
        output.say(
            f"{folder} cannot be written to: it is read as it stands, its index from a temporary copy."
        )
    return desk
