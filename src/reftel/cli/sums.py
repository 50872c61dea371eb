"""The two sums of an intake in words, and each file that did not come in, with the reason."""

from reftel.cli import output
from reftel.desk.accounting import IntakeReport, Sums, Trouble

__all__ = ["print_report", "print_sums", "print_troubles"]

_SHOWN = 20


def print_report(report: IntakeReport, *, as_json: bool) -> None:
    """What an intake came to."""
    if as_json:
        output.json_line(
            {
                "intake": report.intake,
                "sums": report.sums.as_dict(),
                "passed": report.passed,
                "stopped": report.stopped,
                "dry_run": report.dry_run,
                "seconds": round(report.seconds, 3),
                "troubles": report.troubles,
            }
        )
        return
    print_troubles(report.troubles)
    if report.dry_run:
        output.print_line("Nothing was taken in. This is what would happen:")
    print_sums(report.sums)
    if report.passed:
        passed = _count(report.passed, "file")
        output.say(f"Passed over: {passed} that no document can be in; `reftel status --passed` names them.")


def print_sums(sums: Sums) -> None:
    """Both sums, each with its parts, so that anyone can add them up."""
    output.print_line(
        f"Files seen {sums.seen:,} = {sums.read:,} read + {sums.held:,} held before"
        f" + {sums.refused:,} refused + {sums.failed:,} failed + {sums.pending:,} pending"
    )
    output.print_line(
        f"Telegrams found {sums.telegrams:,} = {sums.new_telegrams:,} new telegrams"
        f" + {sums.new_copies:,} new copies + {sums.held_copies:,} copies held before"
    )


def print_troubles(troubles: list[Trouble]) -> None:
    """Files that did not come in, the first of them in full."""
    for trouble in troubles[:_SHOWN]:
        style = "yellow" if trouble.state in {"pending", "held"} else "red"
        output.say(
            f"{output.styled(trouble.state, style, to=output.stderr())}: {trouble.path}: {trouble.reason}"
        )
        if trouble.help:
            output.say(f"    {trouble.help}")
    if len(troubles) > _SHOWN:
        output.say(f"and {len(troubles) - _SHOWN:,} more: `reftel status --failed` shows all.")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
