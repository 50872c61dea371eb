"""`reftel resolve`: the citations in a chapter or an article, each with the telegram it means."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.desk.desk import Desk
from reftel.desk.resolving import Resolved, Unresolvable

__all__ = ["resolve"]

_STATES = {
    "held": ("green", "held"),
    "not_held": ("yellow", "not held"),
    "ambiguous": ("yellow", "not sure"),
    "no_such_telegram": ("red", "no such telegram"),
}


@click.command(epilog="Example: reftel resolve chapter-3.md")
@click.argument("path", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def resolve(ctx: click.Context, path: Path, *, as_json: bool) -> int:
    """Find every citation of a telegram in a text, and say which telegram it means.

    PATH is a text, Markdown, HTML, DOCX, ODT or PDF file, or `-` for standard input. Ends with status 1
    where a file holds no text, or a citation names a telegram that cannot be.
    """
    counts: dict[str, int] = {}
    failed = False
    with desk_of(ctx) as desk:
        for one in _found(desk, path):
            if isinstance(one, Unresolvable):
                output.fail(f"{one.source}: {one.reason}; {one.help}")
                failed = True
                continue
            counts[one.state] = counts.get(one.state, 0) + 1
            failed = failed or one.state == "no_such_telegram"
            if as_json:
                output.json_line(one)
                continue
            colour, words = _STATES[one.state]
            target = one.address or ", ".join(one.candidates) or one.mrn or ""
            subject = f"  {one.subject}" if one.subject else ""
            why = f"  ({one.why})" if one.why not in {"held", "not held"} else ""
            written = " ".join(one.written.split())
            output.print_line(f"{output.styled(words, colour)}  {written}  {target}{subject}{why}")
    if not as_json:
        total = sum(counts.values())
        said = ", ".join(
            f"{counts[state]} {words}" for state, (_, words) in _STATES.items() if state in counts
        )
        output.say(f"{total} citation{'' if total == 1 else 's'}: {said}." if total else _NOTHING)
    return FOUND if failed else CLEAN


def _found(desk: Desk, path: Path) -> Iterator[Resolved | Unresolvable]:
    if str(path) == "-":
        yield from desk.resolve_text(sys.stdin.buffer.read().decode("utf-8", "replace"))
    else:
        yield from desk.resolve(path)


_NOTHING = (
    "No citation of a telegram was found. Ways of citing that are read: 06OSLO123, Oslo 123, "
    "telegram 123 from Oslo, 3 May 2006, film numbers, FRUS volumes."
)
