"""`reftel check`: judges telegrams in files, without an archive: what is wrong, where, and what to do."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.mending import can_be_written, mended, write
from reftel.cli.report import Told, print_json, print_short, print_text
from reftel.cli.rule_choice import Choice, ChoiceError, chosen, configured
from reftel.sources.open import read_bytes, receive
from reftel.sources.received import Outcome, Received, Refused
from reftel.telegram import parse, split
from reftel.telegram.checking import checked
from reftel.telegram.checking.rule import Rule

__all__ = ["check_command"]

_PRINTERS = {"text": print_text, "short": print_short, "json": print_json}
_ROUNDS = 4  # one edit may uncover another; more rounds than this would be two rules at odds


def _names(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Names given in several options or with commas between."""
    return tuple(name.strip() for one in value for name in one.split(",") if name.strip())


@click.command("check", epilog="Example: reftel check --format short --ignore line-too-long telegrams/")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--select", multiple=True, callback=_names, metavar="NAME", help="Only these rules or groups.")
@click.option(
    "--ignore", multiple=True, callback=_names, metavar="NAME", help="All but these rules or groups."
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, in plain text files.")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(_PRINTERS)),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A configuration file; else the nearest one.",
)
@click.pass_context
def check_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    form: str,
    as_json: bool,
    config: Path | None,
) -> None:
    """Judge telegrams and say what is wrong in them.

    A PATH is a file, a folder (read with everything below it), or - for standard input. Rules know eras: a
    telegram is judged by the rules of its day. The exit status is 0 where nothing is found, 1 where
    something is, 2 for wrong use. The rules are described in docs/reference/rules.
    """
    try:
        rules = _rules(Choice(select, ignore), config)
    except ChoiceError as error:
        raise click.UsageError(str(error)) from error
    show = _PRINTERS["json" if as_json else form]
    counts: Counter[str] = Counter()
    refused = False
    for outcome in _outcomes(paths):
        if isinstance(outcome, Refused):
            output.fail(f"{outcome.name}: {outcome.reason}; {outcome.help}")
            refused = refused or outcome.state != "passed"
            continue
        received = _fixed(outcome, rules) if fix else outcome
        for told in _told(received, rules, counts):
            show(told)
    _sum(counts)
    if refused or any(counts[severity] for severity in ("error", "warning", "info")):
        ctx.exit(1)


def _rules(typed: Choice, config: Path | None) -> tuple[Rule, ...]:
    held = configured(config, Path.cwd())
    return chosen(Choice(typed.select or held.select, typed.ignore or held.ignore))


def _outcomes(paths: Iterable[str]) -> Iterator[Outcome]:
    for path in paths:
        if path == "-":
            yield from read_bytes(sys.stdin.buffer.read(), "-")
        else:
            yield from receive(Path(path))


def _told(received: Received, rules: tuple[Rule, ...], counts: Counter[str]) -> Iterator[Told]:
    """What is said against every telegram of one text."""
    spans = split(received.text)
    for number, (start, stop) in enumerate(spans, 1):
        source = f"{received.name}#{number}" if len(spans) > 1 else received.name
        telegram = parse(received.text, source=source, start=start, stop=stop)
        found = checked(telegram, rules)
        counts["telegrams"] += 1
        counts["with findings"] += bool(found)
        for one in found:
            counts[one.diagnostic.severity] += 1
            yield Told(received.name, received.text, one.diagnostic, one.edits)


def _fixed(received: Received, rules: tuple[Rule, ...]) -> Received:
    """The text with its safe edits made, written back where that is possible."""
    text, made = received.text, 0
    for _ in range(_ROUNDS):
        current = replace(received, text=text)
        edits = [edit for told in _told(current, rules, Counter()) for edit in told.edits]
        if not edits:
            break
        text, count = mended(text, edits)
        made += count
    if not made:
        return received
    if not can_be_written(received):
        output.say(f"{received.name}: {made} could be mended; only plain text files are written.")
        return received
    write(received, text)
    output.say(f"{received.name}: {made} mended.")
    return replace(received, text=text)


def _sum(counts: Counter[str]) -> None:
    """What was looked at and what was found, for people."""
    if not counts["telegrams"]:
        output.say("No telegram was found in the given paths.")
        return
    kinds = (("error", "error"), ("warning", "warning"), ("info", "note"))
    said = [
        f"{counts[kind]} {word}{'' if counts[kind] == 1 else 's'}" for kind, word in kinds if counts[kind]
    ]
    many = f"{counts['telegrams']} telegram{'' if counts['telegrams'] == 1 else 's'}"
    output.say(
        f"{', '.join(said)} in {counts['with findings']} of {many}." if said else f"Nothing found in {many}."
    )
