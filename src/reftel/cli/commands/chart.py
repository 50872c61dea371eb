"""`reftel chart`: pictures of what the archive holds, as SVG, PNG or the table behind them."""

from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of

__all__ = ["chart"]

_ENDINGS = (".svg", ".png", ".csv")


@click.group(epilog="Example: reftel chart thread 05CASTREL462 --output exchange.svg")
def chart() -> None:
    """Draw pictures of what the archive holds."""


@chart.command(epilog="Example: reftel chart thread 05CASTREL462 --output exchange.svg")
@click.argument("name")
@click.option(
    "--output",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it; its ending (.svg, .png, .csv) says what. Without it SVG is printed.",
)
@click.option(
    "--limit", type=click.IntRange(2, 1000), default=200, show_default=True, help="Telegrams at most."
)
@click.option(
    "--width", type=click.IntRange(400, 4000), default=960, show_default=True, help="Width in points."
)
@click.option("--dark", is_flag=True, help="Light shapes on dark paper.")
@click.pass_context
def thread(ctx: click.Context, name: str, *, path: Path | None, limit: int, width: int, dark: bool) -> int:
    """Draw the exchange a telegram belongs to: time from left to right, a lane for each post.

    NAME is any name of a telegram. PNG needs the extra `charts`.
    """
    from reftel.desk.picturing import picture_of, png_of, table_of  # noqa: PLC0415 - `--help` needs none of it
    from reftel.links.drawing import draw  # noqa: PLC0415

    ending = path.suffix.lower() if path is not None else ".svg"
    if ending not in _ENDINGS:
        raise click.UsageError(f"A file that ends in {', '.join(_ENDINGS)} is needed, not {path}.", ctx)
    with desk_of(ctx) as desk:
        found = desk.thread(name, limit)
    if ending == ".csv":
        content = "".join(table_of(found)).encode()
    else:
        svg = draw(picture_of(found, width=width), f"The exchange around {found.address}", dark=dark)
        content = png_of(svg) if ending == ".png" else svg.encode()
    if path is None:
        output.print_bytes(content)
    else:
        path.write_bytes(content)
        count = len({step.address for step in found.steps})
        output.say(f"Wrote {count} telegram{'' if count == 1 else 's'} to {path}.")
    if found.is_cut:
        output.say(f"The exchange is larger; these are the telegrams nearest to {found.address}.")
    return CLEAN
