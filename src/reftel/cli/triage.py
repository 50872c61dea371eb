"""Deciding one finding after the other with single keys."""

import click

from reftel.cli import output
from reftel.cli.finding_text import print_one
from reftel.cli.values import read_values
from reftel.desk.finding_views import FindingView
from reftel.desk.findings import FindingsDesk
from reftel.errors import ReftelError

__all__ = ["triage"]

_PAGE = 20
_KEYS = "c confirm  r reject  e correct  s skip  u undo the last one  q stop"


def triage(desk: FindingsDesk, kinds: tuple[str, ...]) -> int:
    """Show what waits for a decision, one at a time, until there is no more or the reader stops."""
    skipped = 0
    done: list[str] = []
    while True:
        page = desk.waiting(kinds, _PAGE, skipped)
        if not page:
            return len(done)
        for view in page:
            answer = _asked(desk, view, done)
            if answer == "q":
                return len(done)
            if answer == "s":
                skipped += 1
            elif answer == "u":
                break  # what was taken back is shown again


def _asked(desk: FindingsDesk, view: FindingView, done: list[str]) -> str:
    about = view.telegram
    output.print_line()
    output.print_line(output.styled(f"{about.address}  {about.date or ''}  {about.subject or ''}", "bold"))
    print_one(view)
    output.print_line(output.styled(f"    {_KEYS}", "dim"))
    while True:
        key = click.getchar().lower()
        try:
            if key in {"c", "r"}:
                desk.decide(view.id, "confirm" if key == "c" else "reject")
                done.append(view.id)
                return key
            if key == "e":
                if values := _typed(view):
                    desk.decide(view.id, "correct", values=values)
                    done.append(view.id)
                    return key
            elif key == "u" and done:
                last = done.pop()
                desk.undo(last)
                output.print_line(f"    {last} is open again.")
                return key
        except ReftelError as error:
            output.fail(str(error))
            continue
        if key in {"s", "\r", "\n", " "}:
            return "s"
        if key in {"q", "\x03", "\x04", "\x1b"}:
            return "q"
        output.print_line(output.styled(f"    {_KEYS}", "dim"))


def _typed(view: FindingView) -> dict[str, object]:
    for value in view.values:
        output.print_line(f"    {value.key}={value.value}")
    line = click.prompt("    KEY=VALUE", default="", show_default=False)
    return read_values([line]) if line else {}
