"""Reports and meeting sheets from the book, for a country or a party."""

from collections.abc import Sequence

from reftel.archive.archive import Archive
from reftel.archive.countries import Countries
from reftel.archive.suspense import list_entries
from reftel.suspense.due import Wanted
from reftel.suspense.page import Block
from reftel.suspense.private import shielded
from reftel.suspense.report import Report, report
from reftel.suspense.sheet import meeting_sheet

__all__ = ["country_or_party", "meeting", "report_on"]


def report_on(archive: Archive, about: str, on: str, wanted: Wanted) -> Report:
    """The sums for what fits, as it stood on a day."""
    with archive.reading() as connection:
        found = [shielded(one) for one in list_entries(connection, wanted, on=on)]
    return report(about, found, on, wanted.since, wanted.until)


def meeting(archive: Archive, whom: str, on: str, wanted: Wanted) -> Sequence[Block]:
    """All that is open with somebody on a day, as a page."""
    with archive.reading() as connection:
        found = [shielded(one) for one in list_entries(connection, wanted, on=on)]
    return meeting_sheet(whom, found, on)


def country_or_party(archive: Archive, name: str) -> Wanted:
    """What a person means by a name: a country where one goes by it, else a party."""
    with archive.reading() as connection:
        country = Countries(connection).named(name)
    return Wanted(party=name) if country is None else Wanted(country=country.code)
