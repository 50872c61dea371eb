"""Names for sections that came apart: `SECTION 1/3 05LISBON1234`; no name that is typed is folded to one."""

import re
from collections.abc import Iterable, Iterator

from reftel.telegram.record import Record

__all__ = ["KIND", "section_names", "sections_in"]

KIND = "section"

_NAME = re.compile(r"SECTION (\d{1,3})/(\d{1,3}) ")


def section_names(record: Record) -> Iterator[str]:
    """The names of the sections a copy holds; a copy that is whole has none."""
    if record.section is not None and record.section.of is not None and record.mrn is not None:
        for number in record.sections_held or [record.section.number]:
            yield f"SECTION {number}/{record.section.of} {record.mrn}"


def sections_in(called: Iterable[str]) -> set[tuple[int, int]]:
    """The sections among the names of a copy: the number of each, and of how many."""
    found = (_NAME.match(name) for name in called)
    return {(int(one[1]), int(one[2])) for one in found if one is not None}
