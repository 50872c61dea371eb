"""The copies no findings could be made of, named with their reasons: after a pass, and in the account."""

from collections.abc import Iterator

from reftel.desk.findings import FindingsDesk

__all__ = ["fault_lines"]

_SHOWN = 20


def fault_lines(desk: FindingsDesk, count: int) -> Iterator[str]:
    """Nothing where the finders failed at nothing; else how many copies it was, and the first of them."""
    if not count:
        return
    copies = "1 copy" if count == 1 else f"{count:,} copies"
    yield f"{copies} could not be looked through; `reftel findings --run` tries again:"
    for each in desk.faulty(_SHOWN):
        yield f"  {each.address}: {each.fault}"
    if count > _SHOWN:
        yield "  ... and more: `reftel status --json` has all."
