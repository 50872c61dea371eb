"""Looking through all copies from the command line: progress, Ctrl-C, and what came of it."""

from dataclasses import asdict

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND
from reftel.cli.finding_faults import fault_lines
from reftel.cli.progress import watched
from reftel.cli.stopping import stoppable
from reftel.desk.finding_pass import PassOptions
from reftel.desk.findings import FindingsDesk

__all__ = ["run_model", "run_through"]


def run_through(desk: FindingsDesk, *, again: bool, workers: int, as_json: bool) -> int:
    """Run the pass to its end, or until it is told to stop; 1 where it failed at a text."""
    with stoppable() as stop, watched() as progress:
        options = PassOptions(
            every=again, workers=workers, report=progress.show, should_stop=lambda: bool(stop)
        )
        done = desk.look_through(options)
    standing = desk.standing()
    if as_json:
        output.json_line(
            {**_numbers(done.counts), "copies": done.copies, "seconds": round(done.seconds, 1)}
            | {"waiting": standing.waiting, "faults": standing.faults, "stopped": done.stopped}
            | {"failed_at": [asdict(each) for each in desk.faulty()]}
        )
    else:
        output.print_line(f"Looked through {done.copies:,} copies in {done.seconds:,.1f} s.")
        for kind, count in sorted(done.counts.items()):
            output.print_line(f"  {kind}: {count:,}")
    for line in fault_lines(desk, standing.faults):
        output.say(line)
    if standing.waiting:
        output.say(
            f"{standing.waiting:,} copies wait. Run the same command again: it goes on where it stopped."
        )
    return FOUND if standing.faults else CLEAN


def run_model(
    desk: FindingsDesk,
    name: str,
    address: str,
    names: tuple[str, ...],
    *,
    again: bool,
    workers: int,
    as_json: bool,
) -> int:
    """Ask a language model about telegrams; 1 where an answer made no sense."""
    from reftel.desk.model_finder import Model  # noqa: PLC0415 - only where one is asked

    output.say(f"The text of telegrams is sent to {address}.")
    with stoppable() as stop, watched() as progress:
        options = PassOptions(
            every=again, workers=workers, report=progress.show, should_stop=lambda: bool(stop)
        )
        done = desk.ask_model(Model(name, address), names, options)
    if as_json:
        told = {"model": name, "copies": done.copies, "kept": done.kept, "dropped": done.dropped}
        output.json_line({**_numbers(done.counts), **told, "faults": done.faults, "stopped": done.stopped})
        return FOUND if done.faults else CLEAN
    output.print_line(
        f"{name} was asked about {done.copies:,} copies: {done.kept:,} findings kept, "
        f"{done.dropped:,} dropped, since their quotes are not the text."
    )
    for kind, count in sorted(done.counts.items()):
        output.print_line(f"  {kind}: {count:,}")
    if done.faults:
        output.fail(f"{done.faults:,} answers made no sense.")
    return FOUND if done.faults else CLEAN


def _numbers(counts: dict[str, int]) -> dict[str, object]:
    return {"found": dict(sorted(counts.items()))}
