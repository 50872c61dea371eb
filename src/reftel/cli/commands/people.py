"""`reftel people`: who is named across telegrams, and which names are one person's."""

from collections.abc import Sequence

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.desk.people import PeopleDesk
from reftel.desk.people_answers import PersonLine, PersonView, Proposal

__all__ = ["people"]


@click.command(epilog="Example: reftel people sonoda && reftel people --same 'SONODA' 'SUNAO SONODA'")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option(
    "--kind",
    type=click.Choice(["person", "organisation", "place"]),
    default="person",
    show_default=True,
    help="What to list.",
)
@click.option("--open", "opened", is_flag=True, help="The one of this name: offices, and every telegram.")
@click.option("--proposals", is_flag=True, help="Names that may be one person's.")
@click.option("--same", nargs=2, metavar="NAME NAME", help="Say that two names are one person's.")
@click.option("--apart", nargs=2, metavar="NAME NAME", help="Say that they are not: never proposed again.")
@click.option("--undo", nargs=2, metavar="NAME NAME", help="Take back what was said of two names.")
@click.option("--reason", help="Why, kept with what is said.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def people(
    ctx: click.Context,
    words: tuple[str, ...],
    *,
    kind: str,
    opened: bool,
    proposals: bool,
    same: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    undo: tuple[str, str] | None,
    reason: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """List who is named in the telegrams that were looked through, the most named first.

    WORDs narrow the list to names that have them. Names are gathered as they are written; that two are one
    person is proposed, and holds once you say so.
    """
    with desk_of(ctx) as desk:
        room = desk.people
        if same or apart or undo:
            return _say(room, same, apart, undo, reason=reason, as_json=as_json)
        if proposals:
            return _proposals(room.proposals(limit), as_json=as_json)
        if opened:
            if not words:
                raise click.UsageError("Name the one to open.", ctx)
            return _one(room.open(" ".join(words), kind, limit), as_json=as_json)
        lines = room.search(" ".join(words), kind, limit) if words else room.list(kind, limit)
        for line in lines:
            output.json_line(line) if as_json else output.print_line(_line(line))
        if not lines:
            wanted = f" with {' '.join(words)!r}" if words else ""
            output.say(f"No {kind}{wanted} is named in what was looked through: `reftel findings --run`.")
            return FOUND
    return CLEAN


def _say(
    room: PeopleDesk,
    same: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    undo: tuple[str, str] | None,
    *,
    reason: str | None,
    as_json: bool,
) -> int:
    said = []
    if same:
        said.append(room.merge(*same, reason))
    if apart:
        said.append(room.keep_apart(*apart, reason))
    if undo:
        said.append(room.undo(*undo, reason))
    words = {"same": "are one person's", "apart": "are two persons'", "undone": "stand as they did before"}
    for each in said:
        if as_json:
            output.json_line(each)
        else:
            output.print_line(f"{each.one} and {each.other} {words[each.verdict]}.")
    return CLEAN


def _line(line: PersonLine) -> str:
    others = f"  (also {', '.join(line.names[1:])})" if line.names[1:] else ""
    return f"{line.telegrams:6,}  {line.name}{others}"


def _proposals(found: Sequence[Proposal], *, as_json: bool) -> int:
    for each in found:
        if as_json:
            output.json_line(each)
        else:
            pair = (
                f"{each.one.name} ({each.one.telegrams:,}) and {each.other.name} ({each.other.telegrams:,})"
            )
            output.print_line(f"{each.likeness:4.0%}  {pair}: {each.why}")
    if not found:
        output.say("No two names look like one person's.")
    elif not as_json:
        output.say(
            "`reftel people --same NAME NAME` joins two, `--apart NAME NAME` keeps them from coming back."
        )
    return CLEAN


def _one(view: PersonView, *, as_json: bool) -> int:
    if as_json:
        output.json_line(view)
        return CLEAN
    line = view.line
    output.print_line(output.styled(line.name, "bold"))
    if line.names[1:]:
        output.print_line(f"  also {', '.join(line.names[1:])}")
    offices = ", ".join(f"{office} ({count})" for office, count in view.offices)
    if offices:
        output.print_line(f"  {offices}")
    days = f", {view.first} to {view.last}" if view.first else ""
    output.print_line(f"  named in {view.total:,} telegrams{days}")
    for each in view.mentions:
        about = each.telegram
        role = f" ({each.role})" if each.role else ""
        output.print_line()
        output.print_line(f"{about.date or '          '}  {about.address}  {about.subject or ''}{role}")
        output.print_line(f'    "{each.sentence}"')
    if view.proposals:
        output.print_line()
        for proposal in view.proposals[:10]:
            other = proposal.other if proposal.one.key == line.key else proposal.one
            output.print_line(f"Perhaps also {other.name} ({other.telegrams:,}): {proposal.why}")
    return CLEAN
