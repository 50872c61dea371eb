"""`reftel findings`: what telegrams say, in files or in the archive, and what a person decides about it."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of

if TYPE_CHECKING:
    from reftel.desk.findings import FindingsDesk

__all__ = ["findings"]

_KINDS = {
    "names": "name",
    "meetings": "meeting",
    "asks": "ask",
    "responses": "response",
    "promises": "promise",
    "cases": "case",
    "figures": "figure",
    "ratings": "rating",
    "assessments": "assessment",
}


@click.command(
    epilog="Example: reftel findings --run && reftel findings 06LISBON1234 --kind asks && "
    "reftel findings --confirm 12-ask-345"
)
@click.argument("names", nargs=-1, metavar="[NAME or PATH]...")
@click.option("--run", is_flag=True, help="Look through every copy that waits; goes on where it stopped.")
@click.option("--again", is_flag=True, help="With --run: also what was looked through before.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="With --run: processes [default: cores]."
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([*_KINDS, *_KINDS.values()]),
    help="Only this kind; may be repeated.",
)
@click.option("--waiting", is_flag=True, help="Suggestions that nobody decided on, of all telegrams.")
@click.option("--triage", is_flag=True, help="Decide on them one by one, with single keys.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="With --waiting: how many."
)
@click.option("--rejected", is_flag=True, help="Show rejected findings too.")
@click.option(
    "--names", "with_names", is_flag=True, help="Private persons in legal cases by name, not by role."
)
@click.option("--confirm", "confirmed", multiple=True, metavar="ID", help="This finding is right.")
@click.option("--reject", "wrong", multiple=True, metavar="ID", help="This finding is wrong.")
@click.option(
    "--correct", metavar="ID", help="This finding is right with the values that follow as KEY=VALUE."
)
@click.option(
    "--add", "quote", metavar="QUOTE", help="Add one to the telegram named; KEY=VALUE tell what it says."
)
@click.option("--undo", metavar="ID", help="Take the last decision about a finding back.")
@click.option("--reason", help="Why, kept with the decision.")
@click.option("--decisions", is_flag=True, help="What was decided last.")
@click.option(
    "--model",
    metavar="NAME",
    help="Also ask this language model about the telegrams named, or with --run about all that wait.",
)
@click.option(
    "--at",
    "address",
    metavar="URL",
    help="With --model: where it is; the text of telegrams is sent there. A key comes from REFTEL_MODEL_KEY.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def findings(
    ctx: click.Context,
    names: tuple[str, ...],
    *,
    run: bool,
    again: bool,
    workers: int | None,
    kinds: tuple[str, ...],
    waiting: bool,
    triage: bool,
    limit: int,
    rejected: bool,
    with_names: bool,
    confirmed: tuple[str, ...],
    wrong: tuple[str, ...],
    correct: str | None,
    quote: str | None,
    undo: str | None,
    reason: str | None,
    decisions: bool,
    model: str | None,
    address: str | None,
    as_json: bool,
) -> int:
    """Say what telegrams report: meetings, asks, answers, promises, case events, figures, ratings, names.

    Files and folders are read as they are; names of telegrams mean those in the archive. What is found is a
    suggestion until somebody decides: it is shown with the sentence it rests on, and with its ID, by which it
    is confirmed, corrected or rejected. Decisions are added and never overwritten.
    """
    chosen = tuple(dict.fromkeys(_KINDS.get(kind, kind) for kind in kinds))
    decides = bool(confirmed or wrong or correct or quote or undo)
    everywhere = run or waiting or triage or decisions
    if not (names or decides or everywhere):
        raise click.UsageError("Name a telegram or a file, or say --run, --waiting or --triage.", ctx)
    if names and everywhere and not decides:
        raise click.UsageError("--run, --waiting, --triage and --decisions go over all: name nothing.", ctx)
    if bool(model) != bool(address) or (model and not (names or run)):
        raise click.UsageError("A model is asked by --model NAME --at URL, with telegrams or --run.", ctx)
    files = [] if decides or model else [name for name in names if name == "-" or Path(name).exists()]
    if files:
        if len(files) < len(names):
            raise click.UsageError("Name either files or telegrams, not both.", ctx)
        from reftel.cli.finding_files import findings_of_files  # noqa: PLC0415 - an archive needs none of it

        plurals = tuple(plural for plural, kind in _KINDS.items() if kind in chosen)
        return findings_of_files(files, plurals, with_names=with_names, as_json=as_json)
    with desk_of(ctx) as desk:
        room = desk.findings
        if decides:
            from reftel.cli.finding_decisions import Asked, say  # noqa: PLC0415 - each way loads its own

            asked = Asked(names, chosen, confirmed, wrong, correct, quote, undo, reason)
            return say(ctx, room, asked, as_json=as_json)
        if model and address:
            from reftel.cli.finding_run import run_model  # noqa: PLC0415

            return run_model(room, model, address, names, again=again, workers=workers or 0, as_json=as_json)
        if run:
            from reftel.cli.finding_run import run_through  # noqa: PLC0415

            return run_through(room, again=again, workers=workers or 0, as_json=as_json)
        if triage:
            return _triage(ctx, room, chosen)
        if waiting or decisions:
            return _lists(room, chosen, limit, waiting=waiting, as_json=as_json)
        return _shown(room, names, chosen, rejected=rejected, with_names=with_names, as_json=as_json)


def _triage(ctx: click.Context, room: "FindingsDesk", kinds: tuple[str, ...]) -> int:
    from reftel.cli.triage import triage  # noqa: PLC0415

    if not sys.stdin.isatty():
        raise click.UsageError("--triage asks for keys and needs a terminal; --waiting prints the list.", ctx)
    count = triage(room, kinds)
    output.print_line(f"{count:,} decided.")
    return CLEAN


def _lists(room: "FindingsDesk", kinds: tuple[str, ...], limit: int, *, waiting: bool, as_json: bool) -> int:
    from reftel.cli.finding_text import print_views  # noqa: PLC0415

    if not waiting:
        for each in room.decisions(limit):
            if as_json:
                output.json_line({**asdict(each), "sha256": each.sha256.hex()})
            else:
                why = f" ({each.reason})" if each.reason else ""
                output.print_line(
                    f"d{each.subject}  {each.at}  {each.author}  {each.verdict} {each.kind}{why}"
                )
                output.print_line(f'    {each.address}: "{each.quote}"')
        return CLEAN
    views = room.waiting(kinds, limit)
    if as_json:
        for view in views:
            output.json_line(view)
    elif not print_views(views):
        standing = room.standing()
        output.say("Nothing waits for a decision" + (f" of kind {', '.join(kinds)}." if kinds else "."))
        if standing.waiting:
            output.say(f"{standing.waiting:,} copies were not looked through yet: `reftel findings --run`.")
    return CLEAN


def _shown(
    room: "FindingsDesk",
    names: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    rejected: bool,
    with_names: bool,
    as_json: bool,
) -> int:
    from reftel.cli.finding_text import print_shown  # noqa: PLC0415
    from reftel.desk.finding_export import as_contract  # noqa: PLC0415

    status = CLEAN
    for name in names:
        shown = room.of(name, rejected=rejected, names=with_names)
        if shown.fault:
            output.fail(f"{shown.telegram.address} could not be looked through: {shown.fault}")
            status = FOUND
        if as_json:
            output.json_line(as_contract(shown, kinds))
        elif not print_shown(shown, kinds):
            output.say(
                f"Nothing of that kind was found in {shown.telegram.address}."
                if kinds
                else f"Nothing was found in {shown.telegram.address}."
            )
    return status
