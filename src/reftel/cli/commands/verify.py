"""`reftel verify`: checks an archive for damage."""

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of

__all__ = ["verify"]


@click.command(epilog="Example: reftel verify")
@click.option("--json", "as_json", is_flag=True, help="Each problem as one JSON object a line.")
@click.pass_context
def verify(ctx: click.Context, *, as_json: bool) -> int:
    """Check every text and original against its checksum, all keys and sums, and the index of words.

    Exit status 1 where something is wrong.
    """
    from reftel.cli.progress import steps  # noqa: PLC0415 - not needed for `--help`

    count = 0
    with desk_of(ctx) as desk, steps() as told:
        for count, each in enumerate(desk.verify(told), 1):  # noqa: B007 - counted
            if as_json:
                output.json_line(each)
            else:
                output.print_line(f"{each.kind}: {each.subject}: {each.problem}")
                output.print_line(f"    {each.help}")
        standing = desk.status()
    if not as_json:
        held = f"{standing.telegrams:,} telegrams in {standing.copies:,} copies"
        found = f"{count:,} problem{'s' if count > 1 else ''}" if count else "nothing is wrong"
        output.print_line(f"{held}: {found}.")
    return FOUND if count else CLEAN
