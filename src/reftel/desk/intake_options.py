"""How to take in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reftel.desk.accounting import Progress

__all__ = ["Options"]


def _nothing(_: Progress) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Options:
    """Wishes for one intake.

    `again` reads what is held once more, and brings back what was taken down; `retry` takes what did not
    come in before, of all paths or of those given; `rehearse` only says what would happen. `workers` 0 means
    as many as there are cores. `mapping` names the columns of tables. `on` is the address of a Ray cluster
    that reads instead of this machine's processes, `ray` for a local one.
    """

    again: bool = False
    retry: bool = False
    rehearse: bool = False
    workers: int = 0
    mapping: Mapping[str, str] | None = None
    on: str | None = None
    report: Callable[[Progress], None] = _nothing
    should_stop: Callable[[], bool] = _never
