"""`reftel bench`: how fast this archive is searched and read on this machine."""

import time

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.desk.desk import Desk

__all__ = ["bench"]

_READ = 1_000


@click.command(epilog="Example: reftel --archive telegrams.reftel bench")
@click.option(
    "--each", type=click.IntRange(1, 1000), default=25, metavar="N", help="Queries of each kind [25]."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def bench(ctx: click.Context, *, each: int, as_json: bool) -> int:
    """Measure searching and reading on the archive at hand.

    Queries are made of words and values the archive holds, always the same ones. `script/bench` in a checkout
    measures more, on generated telegrams: intake, memory, disk, the web.
    """
    from reftel.desk.measuring import measure_search  # noqa: PLC0415 - help needs none of it

    with desk_of(ctx) as desk:
        total = desk.search("", limit=0).total
        if not total:
            output.say(f"{desk.folder} holds no telegrams to measure with. `reftel add PATH` takes them in.")
            return FOUND
        latencies = measure_search(desk, each)
        rate = _reading(desk)
    if as_json:
        for latency in latencies:
            output.json_line(latency)
        output.json_line({"kind": "reading", "telegrams_per_second": round(rate)})
        return CLEAN
    output.print_line(f"{total:,} telegrams; times in milliseconds, {each} queries of each kind")
    rows = [("search", "half under", "95 of 100 under", "telegrams found")]
    rows += [(one.kind, f"{one.p50:.1f}", f"{one.p95:.1f}", f"{one.hits:,}") for one in latencies]
    output.columns(rows)
    output.print_line(f"reading: {rate:,.0f} telegrams a second on one core")
    return CLEAN


def _reading(desk: Desk) -> float:
    """Telegrams read in a second, texts of this archive, one core."""
    from reftel.desk.reading import Wanted  # noqa: PLC0415 - help needs none of it
    from reftel.telegram import parse  # noqa: PLC0415

    texts: list[str] = []
    for row in desk.list(Wanted(limit=_READ)):
        view = desk.open(row.address).view
        if view is not None:
            texts.append(view.copy.text)
    for text in texts[:50]:
        parse(text)
    begun = time.process_time()
    for text in texts:
        parse(text)
    return len(texts) / max(1e-9, time.process_time() - begun)
