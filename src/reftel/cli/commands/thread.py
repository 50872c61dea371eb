"""`reftel thread`: an exchange in order, who answered whom, how long it took, what was left open."""

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of
from reftel.desk.referring import ThreadStep

__all__ = ["thread"]

_WORDS = {
    "request": ("request", "cyan"),
    "reply": ("reply", "green"),
    "follow_up": ("follow-up", "blue"),
    "copy": ("copy", "dim"),
    "correction": ("correction", "dim"),
    None: ("", "dim"),
}


@click.command(epilog="Example: reftel thread 04STATE144466")
@click.argument("name")
@click.option(
    "--limit", type=click.IntRange(2, 2000), default=200, show_default=True, help="Telegrams at most."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def thread(ctx: click.Context, name: str, *, limit: int, as_json: bool) -> int:
    """Show the whole exchange that a telegram belongs to, from the first request to the last reply.

    NAME is any name of a telegram. Requests that nobody here answered are marked.
    """
    with desk_of(ctx) as desk:
        found = desk.thread(name, limit)
        for step in found.steps:
            if as_json:
                output.json_line(step)
            else:
                _print(step)
        if found.is_cut:
            output.say(
                f"The exchange is larger; these are the {len(found.steps)} nearest to {found.address}."
            )
    return CLEAN


def _print(step: ThreadStep) -> None:
    words, colour = _WORDS[step.role]
    role = output.styled(words.ljust(10), colour)
    here = output.styled(">", "bold") if step.is_start else " "
    output.print_line(
        f"{here} {step.date or '          '}  {role}  {step.address.ljust(18)}  {step.subject or ''}".rstrip()
    )
    if step.answers is not None:
        after = "" if step.days is None else f" after {step.days} day{'' if step.days == 1 else 's'}"
        output.print_line(output.styled(f"{'':26}answers {step.answers}{after}", "dim"))
    if step.unanswered:
        output.print_line(f"{'':26}{output.styled('asks, and no answer is held', 'yellow')}")
