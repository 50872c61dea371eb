"""What is missing as lines of CSV, for spreadsheets and for lists that are sent along."""

import csv
import io
from collections.abc import Iterable, Iterator

from reftel.desk.gaps import Gap

__all__ = ["gap_lines"]

_COLUMNS = ("mrn", "name", "post", "year", "serial", "cited_by", "earliest", "latest", "subject", "holder")


def gap_lines(found: Iterable[Gap]) -> Iterator[str]:
    """A line with the names of the columns, and one for each telegram that is missing."""
    yield _line([*_COLUMNS, "citing", "tags", "likely", "look"])
    for gap in found:
        fates = "; ".join(f"{fate.kind}: {fate.why}" for fate in gap.likely)
        values = [getattr(gap, column) for column in _COLUMNS]
        yield _line([*values, " ".join(gap.citing), " ".join(gap.tags), fates, "; ".join(gap.look)])


def _line(values: list[object]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow([_plain(value) for value in values])
    return stream.getvalue()


def _plain(value: object) -> object:
    """Words that a spreadsheet would take for a formula are kept words."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
