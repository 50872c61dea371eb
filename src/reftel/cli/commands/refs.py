"""`reftel refs`: what a telegram cites and what cites it, with the sentences; chains; the most cited."""

from collections.abc import Sequence

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.desk.desk import Desk
from reftel.desk.referring import RefLine

__all__ = ["refs"]

_COLOURS = {"held": "green", "not_held": "yellow", "ambiguous": "yellow", "garbled": "red"}
_WORDS = {"held": "held", "not_held": "not held", "ambiguous": "several", "garbled": "garbled"}


@click.command(epilog="Example: reftel refs 06CASTREL281 --to 04STATE144466")
@click.argument("name", required=False)
@click.option("--to", "other", metavar="NAME", help="The shortest chain of citations to another telegram.")
@click.option("--most", type=click.IntRange(1, 1000), metavar="N", help="The N most cited telegrams.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def refs(ctx: click.Context, name: str | None, *, other: str | None, most: int | None, as_json: bool) -> int:
    """Say what a telegram cites and what cites it, each with the sentence that does.

    NAME is any name of a telegram. Ends with status 1 where `--to` finds no chain.
    """
    if (name is None) == (most is None):
        raise click.UsageError("Name a telegram, or ask for the --most cited ones.", ctx)
    with desk_of(ctx) as desk:
        if most is not None:
            return _most(desk, most, as_json=as_json)
        assert name is not None
        if other is not None:
            return _chain(desk, name, other, as_json=as_json)
        lines = desk.refs(name)
        if as_json:
            for line in lines:
                output.json_line(line)
        else:
            _print(lines, "cites", "Cites")
            _print(lines, "cited_by", "Cited by")
    return CLEAN


def _print(lines: Sequence[RefLine], direction: str, title: str) -> None:
    chosen = [line for line in lines if line.direction == direction]
    output.print_line(f"{title} {len(chosen)}:" if chosen else f"{title} none.")
    for line in chosen:
        state = output.styled(_WORDS[line.state].ljust(8), _COLOURS[line.state])
        about = "  ".join(part for part in (line.date, line.subject) if part)
        output.print_line(f"  {state}  {line.named}" + (f"  {about}" if about else ""))
        if line.quote:
            output.print_line(output.styled(f"            {line.quote}", "dim"))
        if line.candidates:
            output.print_line(f"            could be {', '.join(line.candidates)}")
        if line.why and line.state != "ambiguous":
            output.print_line(f"            {line.why}")
        for near in line.suggestions:
            output.print_line(f"            near it: {near.address}  {near.date or ''}  {near.subject or ''}")


def _chain(desk: Desk, name: str, other: str, *, as_json: bool) -> int:
    way = desk.chain(name, other)
    for row in way:
        if as_json:
            output.json_line(row)
            continue
        if row.link is not None:
            words = {"cites": "which is cited by", "cited_by": "which cites"}[row.link]
            output.print_line(output.styled(f"    {words}" + (f": {row.quote}" if row.quote else ""), "dim"))
        output.print_line(f"{row.date or '          '}  {row.address.ljust(18)}  {row.subject or ''}")
    if not way:
        output.say(f"No chain of citations leads from {name} to {other}.")
    return CLEAN if way else FOUND


def _most(desk: Desk, count: int, *, as_json: bool) -> int:
    for row, cited in desk.most_cited(count):
        if as_json:
            output.json_line(
                {"address": row.address, "mrn": row.mrn, "cited_by": cited, "subject": row.subject}
            )
        else:
            output.print_line(
                f"{cited:6,}  {row.date or '          '}  {row.address.ljust(18)}  {row.subject or ''}"
            )
    return CLEAN
