"""The commands that write in the suspense book: accepting, entering, outcomes, corrections, taking back."""

import sys
from collections.abc import Sequence

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.suspense_options import (
    A_DAY,
    STATUS,
    CitedOptions,
    author,
    evidence,
    filters,
    note,
    on_day,
    printed,
    today,
)
from reftel.cli.suspense_text import print_entry, print_history, print_proposal, print_suggestion
from reftel.desk.suspense_answers import EntryLine
from reftel.suspense.due import Wanted
from reftel.suspense.entry import ANSWERS, KINDS, Answer, Kind, Status, Value
from reftel.suspense.written import topics_of

__all__ = ["add_commands"]

_day = click.option(
    "--day", type=A_DAY, metavar="DAY", help="From which day it holds [default: of the evidence]."
)


def add_commands(group: click.Group) -> None:
    """Put these commands into the group."""
    for command in (show, suggest, accept, add, change, evidence_command, correct, review, withdraw, undo):
        group.add_command(command)


def _shown(line: EntryLine, *, as_json: bool) -> int:
    if as_json:
        output.json_line(line)
    else:
        print_entry(line)
    return CLEAN


@click.command(epilog="Example: reftel suspense show 7 --on 2006-12-31")
@click.argument("number", type=int)
@on_day
@printed
@click.pass_context
def show(ctx: click.Context, number: int, *, on: str | None, as_json: bool) -> int:
    """Show an entry with its whole history, as it stands or stood on a day."""
    with desk_of(ctx) as desk:
        opened = desk.suspense.open(number, on)
    if as_json:
        output.json_line(opened)
    else:
        print_history(opened)
    return CLEAN


@click.command(epilog="Example: reftel suspense suggest 04CASTREL1637")
@click.argument("name", required=False)
@filters
@click.option("--confidence", type=click.FloatRange(0, 1), default=0.0, help="At least this sure.")
@click.option("--limit", type=click.IntRange(min=1), default=200, show_default=True, metavar="N")
@printed
@click.pass_context
def suggest(
    ctx: click.Context, name: str | None, *, confidence: float, limit: int, as_json: bool, wanted: Wanted
) -> int:
    """List asks and promises that were found and are not in the book; of one telegram, or all that fit."""
    with desk_of(ctx) as desk:
        found = desk.suspense.suggestions(
            wanted,
            name=name,
            confidence=confidence,
            limit=limit,
        )
    for one in found:
        if as_json:
            output.json_line(one)
        else:
            print_suggestion(one)
    if not found and not as_json:
        output.say(
            "Nothing was found that is not in the book. `reftel findings --run` looks through telegrams."
        )
    return CLEAN


@click.command(epilog="Example: reftel suspense accept --telegram 04CASTREL1637 --kind promise --yes")
@click.argument("names", nargs=-1)
@click.option("--telegram", metavar="NAME", help="All that were found in this telegram.")
@click.option("--every", is_flag=True, help="All that the filters leave.")
@filters
@click.option("--confidence", type=click.FloatRange(0, 1), default=0.0, help="At least this sure.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@author
@printed
@click.pass_context
def accept(
    ctx: click.Context,
    names: tuple[str, ...],
    *,
    telegram: str | None,
    every: bool,
    confidence: float,
    yes: bool,
    author: str | None,
    as_json: bool,
    wanted: Wanted,
) -> int:
    """Put suggestions into the book: those named, those of a telegram, or every one that fits."""
    if bool(names) == (telegram is not None or every):
        raise click.UsageError("Name suggestions, or a --telegram, or ask for --every one that fits.", ctx)
    with desk_of(ctx) as desk:
        chosen: Sequence[str] = names
        if not names:
            found = desk.suspense.suggestions(
                wanted,
                name=telegram,
                confidence=confidence,
                limit=None,
            )
            chosen = [one.name for one in found]
            if not chosen:
                output.say("Nothing was found that is not in the book.")
                return FOUND
            if not as_json:
                for one in found:
                    print_suggestion(one)
            _confirm(
                ctx, f"Put {len(chosen)} {'entry' if len(chosen) == 1 else 'entries'} into the book?", yes=yes
            )
        for line in desk.suspense.accept(chosen, author):
            _shown(line, as_json=as_json)
    return CLEAN


def _confirm(ctx: click.Context, question: str, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("This enters many: say --yes where nobody can be asked.", ctx)
    click.confirm(question, abort=True, err=True)


@click.command(
    epilog="Example: reftel suspense add --kind promise --by 'Ministry of Health' --what 'open a clinic' "
    "--said 2024-03-01 --due 2024-09-01 --document statement.pdf --page 2 --quote 'will open in September'"
)
@click.option("--kind", type=click.Choice(list(KINDS)), required=True, help="An ask or a promise.")
@click.option("--by", required=True, metavar="NAME", help="Who asks or promises.")
@click.option("--to", metavar="NAME", help="Who is asked, or to whom it is promised.")
@click.option("--what", required=True, metavar="WORDS", help="What was asked or promised.")
@click.option("--said", type=A_DAY, metavar="DAY", help="When it was said [default: the telegram's day].")
@click.option("--due", type=A_DAY, metavar="DAY", help="By when.")
@click.option("--due-text", metavar="WORDS", help="By when, as it was said.")
@click.option("--country", metavar="NAME", help="The country: a code of two letters, or a name.")
@click.option("--topic", "topics", multiple=True, metavar="WORD", help="A topic; more than once for several.")
@evidence
@note
@author
@printed
@click.pass_context
def add(
    ctx: click.Context,
    *,
    kind: Kind,
    by: str,
    to: str | None,
    what: str,
    said: str | None,
    due: str | None,
    due_text: str | None,
    country: str | None,
    topics: tuple[str, ...],
    note: str | None,
    author: str | None,
    as_json: bool,
    cited: CitedOptions,
) -> int:
    """Enter an ask or a promise by hand; it rests on a telegram or on any other paper."""
    source = cited.on(said)
    if source is None:
        raise click.UsageError("Say what it rests on: --telegram NAME, or --document FILE with --quote.", ctx)
    with desk_of(ctx, create=True) as desk:
        line = desk.suspense.add(
            kind=kind,
            by=by,
            to=to,
            what=what,
            source=source,
            said=said,
            due_text=due_text,
            due_date=due,
            country=country,
            topics=topics,
            note=note,
            author=author,
        )
    return _shown(line, as_json=as_json)


@click.command(epilog="Example: reftel suspense change 7 kept --telegram 04CASTREL1891 --quote 'delivered'")
@click.argument("number", type=int)
@click.argument("status", type=STATUS)
@click.option(
    "--completion", type=click.IntRange(0, 4), metavar="0-4", help="How much is done, on five points."
)
@click.option("--answer", type=click.Choice(list(ANSWERS)), help="What was answered, where it was.")
@evidence
@_day
@note
@author
@printed
@click.pass_context
def change(
    ctx: click.Context,
    number: int,
    status: Status,
    *,
    completion: int | None,
    answer: Answer | None,
    day: str | None,
    note: str | None,
    author: str | None,
    as_json: bool,
    cited: CitedOptions,
) -> int:
    """Say what came of an entry: answered, kept, 'partly kept', broken, overtaken, or open again.

    It rests on evidence: a telegram or another paper, with the words that show it.
    """
    found = cited.on(day)
    if found is None:
        raise click.UsageError("Say what shows it: --telegram NAME or --document FILE, with --quote.", ctx)
    with desk_of(ctx) as desk:
        line = desk.suspense.change(
            number, status, [found], day=day, completion=completion, answer=answer, note=note, author=author
        )
    return _shown(line, as_json=as_json)


@click.command("evidence", epilog="Example: reftel suspense evidence 7")
@click.argument("number", type=int)
@evidence
@click.option("--decline", metavar="NAME", help="This proposed telegram is none; do not propose it again.")
@_day
@note
@author
@printed
@click.pass_context
def evidence_command(
    ctx: click.Context,
    number: int,
    *,
    decline: str | None,
    day: str | None,
    note: str | None,
    author: str | None,
    as_json: bool,
    cited: CitedOptions,
) -> int:
    """List later telegrams that may be evidence on an entry; or put evidence beside it.

    Nothing proposed is ever applied by itself: `change` says what came of the entry, `--decline` that a
    telegram shows nothing of it.
    """
    found = cited.on(day)
    with desk_of(ctx) as desk:
        if decline is not None:
            return _shown(
                desk.suspense.decline(number, decline, day=day or today(), author=author), as_json=as_json
            )
        if found is not None:
            line = desk.suspense.evidence(number, [found], day=day, note=note, author=author)
            return _shown(line, as_json=as_json)
        proposed = desk.suspense.proposals(number)
    for one in proposed:
        if as_json:
            output.json_line(one)
        else:
            print_proposal(one)
    if not proposed and not as_json:
        output.say("No later telegram held here looks like evidence on it.")
    return CLEAN


@click.command(
    epilog="Example: reftel suspense correct 7 --set due_date=2006-11-01 --note 'put off by letter'"
)
@click.argument("number", type=int)
@click.option(
    "--set",
    "settings",
    multiple=True,
    required=True,
    metavar="NAME=VALUE",
    help="by, to, what, said, due_text, due_date, country, topics; empty for none.",
)
@evidence
@_day
@note
@author
@printed
@click.pass_context
def correct(
    ctx: click.Context,
    number: int,
    *,
    settings: tuple[str, ...],
    day: str | None,
    note: str | None,
    author: str | None,
    as_json: bool,
    cited: CitedOptions,
) -> int:
    """Set what was entered wrongly, or a date that was agreed anew."""
    values: dict[str, Value] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise click.UsageError(f"{setting!r} has no '=': write NAME=VALUE.", ctx)
        name = name.strip()
        values[name] = topics_of(value) if name == "topics" else (value.strip() or None)
    found = cited.on(day)
    with desk_of(ctx) as desk:
        line = desk.suspense.correct(
            number, values, day=day or today(), note=note, evidence=[found] if found else [], author=author
        )
    return _shown(line, as_json=as_json)


@click.command(epilog="Example: reftel suspense review 7 --note 'asked the Ministry; no news'")
@click.argument("number", type=int)
@click.option("--note", required=True, metavar="WORDS", help="Where you looked.")
@_day
@author
@printed
@click.pass_context
def review(
    ctx: click.Context, number: int, *, note: str, day: str | None, author: str | None, as_json: bool
) -> int:
    """Note that you looked and found nothing new; the day to look again moves on by its rule."""
    with desk_of(ctx) as desk:
        line = desk.suspense.review(number, note, day=day or today(), author=author)
    return _shown(line, as_json=as_json)


@click.command(epilog="Example: reftel suspense withdraw 7 --note 'entered twice'")
@click.argument("number", type=int)
@click.option("--note", required=True, metavar="WORDS", help="Why.")
@_day
@author
@printed
@click.pass_context
def withdraw(
    ctx: click.Context, number: int, *, note: str, day: str | None, author: str | None, as_json: bool
) -> int:
    """Take an entry out of the book; its history stays, and undo brings it back."""
    with desk_of(ctx) as desk:
        line = desk.suspense.withdraw(number, note, day=day or today(), author=author)
    return _shown(line, as_json=as_json)


@click.command(epilog="Example: reftel suspense undo 7")
@click.argument("number", type=int)
@click.argument("change_number", type=int, required=False, metavar="[CHANGE]")
@author
@printed
@click.pass_context
def undo(
    ctx: click.Context, number: int, change_number: int | None, *, author: str | None, as_json: bool
) -> int:
    """Take back the last change of an entry, or the one of this number; the history keeps both."""
    with desk_of(ctx) as desk:
        line = desk.suspense.undo(number, change_number, day=today(), author=author)
    return _shown(line, as_json=as_json)
