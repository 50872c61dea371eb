"""`reftel rebuild`: derives words or records again."""

from typing import TYPE_CHECKING

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of

if TYPE_CHECKING:
    from reftel.desk.meaning import Embedded

__all__ = ["rebuild"]


@click.command(epilog="Example: reftel rebuild records")
@click.argument("what", type=click.Choice(["words", "records", "vectors"]), default="words")
@click.option(
    "--all", "every", is_flag=True, help="With `records` and `vectors`: all, not only what is older or new."
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that derive [default: cores]."
)
@click.option(
    "--model",
    metavar="NAME",
    default="",
    help="With `vectors`: static [default], minilm, the folder of a model, or http://ADDRESS/v1#MODEL.",
)
@click.option("--json", "as_json", is_flag=True, help="What changed, as one JSON object.")
@click.pass_context
def rebuild(
    ctx: click.Context, what: str, *, every: bool, workers: int | None, model: str, as_json: bool
) -> int:
    """Make the index of words anew, or read again all texts that an older version has read.

    `vectors` adds to what `reftel search --by meaning` looks through; it needs the extra `semantic`.

    Texts, addresses and what people decided stay as they are. Interrupted, it can be run again.
    """
    from reftel.cli.progress import watched  # noqa: PLC0415 - not needed for `--help`
    from reftel.desk.accounting import Progress  # noqa: PLC0415

    with desk_of(ctx) as desk, watched() as progress:

        def told(name: str, done: int, total: int) -> None:
            progress.show(Progress(name, done, total, done))

        if what == "vectors":
            embedded = desk.meanings.embed(told, model=model, workers=workers or 0, anew=every)
            return _say(embedded, as_json=as_json)
        rebuilt = desk.rebuild(what, workers=workers or 0, every=every, told=told)
    if as_json:
        output.json_line(
            {"rebuilt": what, "count": rebuilt.count, "changed": rebuilt.changed, "keys": dict(rebuilt.keys)}
        )
        return CLEAN
    if what == "words":
        output.print_line(f"The index of words holds {rebuilt.count:,} telegrams.")
        return CLEAN
    output.print_line(f"Read {rebuilt.count:,} texts again; {rebuilt.changed:,} records differ.")
    for key, count in rebuilt.keys.most_common():
        output.print_line(f"  {key}: {count:,}")
    return CLEAN


def _say(embedded: "Embedded", *, as_json: bool) -> int:
    """What a pass over the passages did."""
    if as_json:
        output.json_line(
            {
                "rebuilt": "vectors",
                "count": embedded.telegrams,
                "passages": embedded.passages,
                "model": embedded.model,
            }
        )
        return CLEAN
    output.print_line(
        f"Embedded {embedded.telegrams:,} telegrams with {embedded.model}; "
        f"{embedded.passages:,} passages are held."
    )
    return CLEAN
