"""Confirming, correcting, rejecting, adding and undoing on the command line."""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN
from reftel.cli.finding_text import print_one
from reftel.cli.values import read_values
from reftel.desk.deciding import Said
from reftel.desk.findings import FindingsDesk

__all__ = ["Asked", "say"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: findings by name, and in `words` the values or the telegram."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    confirmed: tuple[str, ...]
    rejected: tuple[str, ...]
    corrected: str | None
    quote: str | None
    undone: str | None
    reason: str | None


def say(ctx: click.Context, desk: FindingsDesk, asked: Asked, *, as_json: bool) -> int:
    """Decide as asked, one after the other, and show each finding as it stands then."""
    if asked.words and not (asked.corrected or asked.quote):
        raise click.UsageError("Only --correct and --add take more words: KEY=VALUE.", ctx)
    if asked.corrected and asked.quote:
        raise click.UsageError("Correct one finding or add one, not both at once.", ctx)
    for done in _done(ctx, desk, asked):
        if as_json:
            output.json_line({"decision": done.number, "finding": done.finding})
        elif done.finding is None:
            output.print_line("Taken back; nothing is suggested there.")
        else:
            about = done.finding.telegram
            output.print_line(f"{about.date or '          '}  {about.address}  {about.subject or ''}")
            print_one(done.finding)
    return CLEAN


def _done(ctx: click.Context, desk: FindingsDesk, asked: Asked) -> Iterator[Said]:
    for name in asked.confirmed:
        yield desk.decide(name, "confirm", reason=asked.reason)
    for name in asked.rejected:
        yield desk.decide(name, "reject", reason=asked.reason)
    if asked.corrected:
        yield desk.decide(asked.corrected, "correct", values=read_values(asked.words), reason=asked.reason)
    if asked.quote:
        if not asked.words or "=" in asked.words[0] or len(asked.kinds) != 1:
            raise click.UsageError(
                'Say where and what: reftel findings --add "QUOTE" --kind promise MRN by=GOP what="...".', ctx
            )
        telegram, *pairs = asked.words
        values = read_values(pairs)
        yield desk.add(telegram, kind=asked.kinds[0], quote=asked.quote, values=values, reason=asked.reason)
    if asked.undone:
        yield desk.undo(asked.undone, asked.reason)
