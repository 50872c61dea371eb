"""`reftel doctor`: says what works on this machine, and what is missing."""

from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND

__all__ = ["doctor"]

_STYLES = {"ok": "green", "missing": "yellow", "wrong": "red"}


@click.command(epilog="Example: reftel doctor")
@click.option("--json", "as_json", is_flag=True, help="Each thing looked at as one JSON object a line.")
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> int:
    """Say what works on this machine, and what to type for what does not.

    Exit status 1 where something needed is missing; what only some features need is no fault.
    """
    from reftel.desk.health import examine  # noqa: PLC0415 - not needed for `--help`

    folder = ctx.find_object(Path)
    assert folder is not None  # the group sets it before any command runs
    wrong = False
    for check in examine(folder):
        wrong = wrong or check.state == "wrong"
        if as_json:
            output.json_line(check)
            continue
        state = output.styled(check.state.ljust(8), _STYLES[check.state])
        advice = f": {check.help}" if check.help else ""
        output.print_line(f"{state} {check.subject.ljust(12)} {check.words}{advice}")
    return FOUND if wrong else CLEAN
