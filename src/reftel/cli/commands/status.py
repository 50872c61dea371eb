"""`reftel status`: what became of every file, and how the archive stands."""

from dataclasses import asdict
from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.finding_faults import fault_lines
from reftel.cli.sums import print_sums
from reftel.desk.desk import Desk
from reftel.desk.keeping import Incomplete

__all__ = ["status"]

_SHOWN = 20


@click.command(epilog="Example: reftel status --failed --json")
@click.option("--failed", is_flag=True, help="Only files that did not come in, with the reason.")
@click.option("--passed", is_flag=True, help="Only files passed over, since no document can be in them.")
@click.option("--all", "every", is_flag=True, help="Every file, one a line.")
@click.option("--intake", type=click.IntRange(min=1), metavar="N", help="Only files that intake N brought.")
@click.option(
    "--csv",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a manifest.",
)
@click.option("--json", "as_json", is_flag=True, help="Every file as one JSON object a line, then the sums.")
@click.pass_context
def status(
    ctx: click.Context,
    *,
    failed: bool,
    passed: bool,
    every: bool,
    intake: int | None,
    table: Path | None,
    as_json: bool,
) -> int:
    """Say what became of every file that was ever added, and how the archive stands.

    Exit status 1 where a file was refused, failed or is pending.
    """
    with desk_of(ctx) as desk:
        if table is not None:
            return _manifest(desk, table)
        standing = desk.status()
        sums = standing.sums
        findings = desk.findings.standing()
        if as_json:
            for each in desk.files(troubled=failed, passed=passed, intake=intake):
                output.json_line(each)
            output.json_line(
                {
                    "sums": {
                        **sums.as_dict(),
                        "telegrams_held": standing.telegrams,
                        "copies_held": standing.copies,
                        "not_yet_searchable": standing.unsearchable,
                        "not_yet_linked": standing.unlinked,
                        "looked_through": findings.done,
                        "not_yet_looked_through": findings.waiting,
                        "not_looked_through": findings.faults,
                        "failed_at": [asdict(each) for each in desk.findings.faulty()],
                        "incomplete": [
                            {"address": each.address, "sections": each.held, "lacking": each.lacking}
                            for each in standing.incomplete
                        ],
                    }
                }
            )
        else:
            if passed:
                _passed(desk, intake)
            else:
                _files(desk, failed=failed, every=every or intake is not None, intake=intake)
            _standing(desk)
    return FOUND if sums.refused or sums.failed or sums.pending else CLEAN


def _manifest(desk: Desk, table: Path) -> int:
    count = -1
    with table.open("w", encoding="utf-8", newline="\r\n") as stream:
        for count, line in enumerate(desk.manifest()):  # noqa: B007 - the heading is not counted
            stream.write(line + "\n")
    output.say(f"Wrote {count:,} files to {table}.")
    return CLEAN


def _files(desk: Desk, *, failed: bool, every: bool, intake: int | None) -> None:
    """Files one a line; without a wish, the first of those in trouble."""
    styles = {"read": "green", "held": "green", "pending": "yellow", "refused": "red", "failed": "red"}
    for count, each in enumerate(desk.files(troubled=not every, intake=intake)):
        if count == _SHOWN and not (failed or every):
            output.print_line("... and more: `reftel status --failed` shows all.")
            break
        state = output.styled(each.state.ljust(8), styles[each.state])
        reason = f": {each.reason}" if each.reason else ""
        output.print_line(f"{state} {each.path}{reason}")
        if each.help and each.state not in {"read", "held"}:
            output.print_line(f"         {each.help}")


def _passed(desk: Desk, intake: int | None) -> None:
    """Files that no document can be in, with the reason."""
    for each in desk.files(passed=True, intake=intake):
        output.print_line(f"passed over {each.path}: {each.reason}")


def _standing(desk: Desk) -> None:
    standing = desk.status()
    output.print_line()
    output.print_line(f"{desk.folder}: {standing.telegrams:,} telegrams in {standing.copies:,} copies")
    print_sums(standing.sums)
    for row in standing.intakes[-5:]:
        ended = f", ended {row.ended}" if row.ended else ""
        output.print_line(
            f"Intake {row.number}: {row.state}, {row.files:,} files, begun {row.started}{ended}"
        )
    if standing.unsearchable:
        output.print_line(
            f"{standing.unsearchable:,} telegrams are held and cannot be searched yet; "
            "the next `reftel add` or `reftel rebuild words` sees to it."
        )
    if standing.unlinked:
        output.print_line(
            f"{standing.unlinked:,} telegrams have references that were not looked up yet; "
            "the next `reftel add` sees to it."
        )
    _findings(desk)
    _incomplete(standing.incomplete)
    if standing.holder:
        output.print_line(f"At work now: {standing.holder}.")
    if standing.sums.pending:
        output.print_line("Add the same paths again to go on with what is pending.")


def _findings(desk: Desk) -> None:
    """How far the pass for findings has come."""
    found = desk.findings.standing()
    if found.done or found.waiting:
        output.print_line(f"Findings: {found.done:,} copies looked through, {found.waiting:,} wait.")
    if found.waiting:
        output.print_line("`reftel findings --run` looks through those that wait.")
    for line in fault_lines(desk.findings, found.faults):
        output.print_line(line)


def _incomplete(lacking: list[Incomplete]) -> None:
    """Telegrams of which sections are still to come, the first of them by name."""
    if lacking:
        count = "1 telegram lacks" if len(lacking) == 1 else f"{len(lacking):,} telegrams lack"
        output.print_line(f"{count} sections:")
    for each in lacking[:_SHOWN]:
        numbers = ", ".join(map(str, each.lacking))
        output.print_line(f"  {each.address}: {numbers} of {each.of}")
    if len(lacking) > _SHOWN:
        output.print_line("  ... and more: `reftel status --json` has all.")
