"""`reftel show`: one telegram, by any name it goes by."""

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.days import DAY
from reftel.desk.answers import Copy, Opened, TelegramView
from reftel.desk.desk import Desk
from reftel.desk.reading import exact_name

__all__ = ["show"]


@click.command(epilog='Example: reftel show "LISBON 179" --date 1974')
@click.argument("name", nargs=-1, required=True)
@click.option(
    "--date", "day", type=DAY, metavar="DATE", help="Year, month or day (ISO), where a name leaves a choice."
)
@click.option("--raw", is_flag=True, help="The exact bytes of the copy, nothing added.")
@click.option("--json", "as_json", is_flag=True, help="The record, one JSON object a line.")
@click.option("--copies", is_flag=True, help="Where each copy came from.")
@click.option("--diff", is_flag=True, help="What one copy has and another lacks.")
@click.option("--copy", "number", type=click.IntRange(min=1), metavar="N", help="Copy N; 1 is the fullest.")
@click.pass_context
def show(
    ctx: click.Context,
    name: tuple[str, ...],
    *,
    day: str | None,
    raw: bool,
    as_json: bool,
    copies: bool,
    diff: bool,
    number: int | None,
) -> int:
    """Print one telegram for reading.

    NAME is any name of it: 06LISBON1234, 1974LISBON00179, "LISBON 179", a film number, its address in the
    archive. Where several go by one name, all are named; where a number was used twice, both are shown.
    """
    if sum((raw, as_json and not copies, diff)) > 1:
        raise click.UsageError("Choose one of --raw, --json and --diff.", ctx)
    with desk_of(ctx) as desk:
        opened = desk.open(" ".join(name), day)
        views = _views(desk, opened)
        if not views:
            return _choice(opened, as_json=as_json)
        if raw and len(views) > 1:
            return _choice(opened, as_json=False)
        for view in views:
            chosen = _chosen(ctx, view, number)
            if raw:
                output.print_bytes(desk.exact(chosen))
            elif copies:
                _copies(view, as_json=as_json)
            elif diff:
                _differences(view)
            elif as_json:
                output.json_line(desk.in_file(chosen))
            else:
                _print(view, chosen)
    return CLEAN


def _views(desk: Desk, opened: Opened) -> list[TelegramView]:
    """What to show: the one that was found, or every telegram of a number that was used twice."""
    if opened.state == "found" and opened.view is not None:
        return [opened.view]
    if opened.state == "several" and opened.view is not None:
        found = [desk.open(exact_name(row.address)) for row in opened.candidates]
        return [each.view for each in found if each.view is not None]
    return []


def _chosen(ctx: click.Context, view: TelegramView, number: int | None) -> Copy:
    if number is None:
        return view.copy
    if number > len(view.copies):
        raise click.UsageError(f"{view.address} has {len(view.copies)} copies.", ctx)
    return view.copies[number - 1]


def _choice(opened: Opened, *, as_json: bool) -> int:
    """Say why nothing is shown, and name what could be meant."""
    output.say(opened.message)
    numbers = [row.mrn for row in opened.candidates]
    for row in opened.candidates:
        if as_json:
            output.json_line(row)
        else:
            name = exact_name(row.address) if numbers.count(row.mrn) > 1 else row.address
            output.print_line(
                f"{row.date or '          '}  {name.ljust(20)}  {row.subject or '(no subject)'}"
            )
    if opened.candidates and not as_json:
        output.say("Type the number of the one you mean.")
    return FOUND


def _print(view: TelegramView, chosen: Copy) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only to print another copy

    from reftel.cli.telegram_text import print_telegram  # noqa: PLC0415 - neither raw bytes nor JSON need it

    print_telegram(view if chosen is view.copy else replace(view, copy=chosen))


def _copies(view: TelegramView, *, as_json: bool) -> None:
    from reftel.cli.telegram_text import print_copies  # noqa: PLC0415

    if not as_json:
        print_copies(view)
        return
    for copy in view.copies:
        output.json_line(
            {
                "address": view.address,
                "sha256": copy.sha256,
                "source": copy.source,
                "also": copy.also,
                "extractor": copy.extractor,
                "intake": copy.intake,
                "original": copy.original,
                "characters": len(copy.text),
                "fields": copy.fields,
            }
        )


def _differences(view: TelegramView) -> None:
    from reftel.desk.exactly import differences  # noqa: PLC0415

    if len(view.copies) == 1:
        output.say(f"{view.address} has one copy.")
    for place, other in enumerate(view.copies[1:], 2):
        output.print_line(f"1: {view.copies[0].source}")
        output.print_line(f"{place}: {other.source}")
        count = 0
        for count, each in enumerate(differences(view.copies[0], other), 1):  # noqa: B007 - counted
            number = "" if each.paragraph is None else f"paragraph {each.paragraph}: "
            if each.first:
                output.print_line(output.styled(f"1: {number}{each.first}", "green"))
            if each.second:
                output.print_line(output.styled(f"{place}: {number}{each.second}", "yellow"))
        if not count:
            output.print_line("The same text, in another lay-out.")
