"""What a list shows of a telegram, taken from the record of one copy: the fullest, of sections the first."""

import re
from dataclasses import dataclass

from reftel.telegram.record import Record

__all__ = ["Listing", "listing_of"]

_MRN = re.compile(r"(\d\d)([A-Z]+)(\d+)")
_PIVOT = 66  # of two-digit years: no telegram here is older than 1966


@dataclass(frozen=True, slots=True)
class Listing:
    """Columns of `telegrams` by their names there; `year`, `post_key` and `serial` are those of the MRN."""

    mrn: str | None
    date: str | None
    year: int | None
    post_key: str | None
    serial: int | None
    post: str | None
    subject: str | None
    classification: str | None

    def columns(self) -> dict[str, object]:
        """Names and values."""
        return {
            "mrn": self.mrn,
            "date": self.date,
            "year": self.year,
            "post_key": self.post_key,
            "serial": self.serial,
            "post": self.post,
            "subject": self.subject,
            "classification": self.classification,
        }


def listing_of(record: Record) -> Listing:
    """What a list shows of this record."""
    year, post_key, serial = _taken_apart(record.mrn)
    return Listing(
        mrn=record.mrn,
        date=record.date,
        year=year,
        post_key=post_key,
        serial=serial,
        post=record.originator.post or record.originator.plad,
        subject=record.subject,
        classification=record.classification,
    )


def _taken_apart(mrn: str | None) -> tuple[int | None, str | None, int | None]:
    """Year, post and serial of a canonical number."""
    found = _MRN.fullmatch(mrn or "")
    if found is None:
        return None, None, None
    two = int(found[1])
    return (1900 if two >= _PIVOT else 2000) + two, found[2], int(found[3])
