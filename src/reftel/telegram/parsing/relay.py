"""The relay's own lines above the date-time group: VZCZC, called stations, DE, and the class letters.

som    = "VZCZC" [ "C" ] channel 4 figures
called = doubled prosign { SP routing }
de     = "DE" SP routing SP "#" 4 figures [ "/" 2 figures ] SP day of year, hour, minute
class  = ( "ZNR" | "ZNY" ) SP 5 letters { SP signal }
"""

import re
from typing import Final, NamedTuple

__all__ = ["CALLED", "ROUTINGS", "SOM", "TRANSMISSION_CLASS", "Station", "read_station"]

SOM: Final = re.compile(r"C?V?ZCZC[A-Z]{0,6}\s?\d{0,6}", re.IGNORECASE)
CALLED: Final = re.compile(r"(ZZ|OO|PP|RR)(?:\s+[A-Z]{4,8})*", re.IGNORECASE)
ROUTINGS: Final = re.compile(r"R[A-Z]{3,7}(?:\s+R[A-Z]{3,7})*", re.IGNORECASE)
TRANSMISSION_CLASS: Final = re.compile(
    r"(ZNR|ZNY)\s+([A-Z])[A-Z]{4}(?:/[A-Z]{5})?(?:\s+Z[A-Z]{2}\S*)*", re.IGNORECASE
)
_STATION: Final = re.compile(
    r"DE\s+(?P<routing>R[A-Z]{3,7})\s*#?\s*(?P<number>\d{3,4})?(?:/(?P<section>\d{2}))?\s*(?P<julian>\d{7})?(?:\s+.{0,40})?",
    re.IGNORECASE,
)


class Station(NamedTuple):
    """What the DE line says: who transmits, the number's last figures, the section, day of year and time."""

    routing: str
    number: int | None
    section: int | None
    day_of_year: int | None
    time: str | None


def read_station(words: str) -> Station | None:
    """The DE line, or None."""
    found = _STATION.fullmatch(words)
    if found is None or (found["number"] is None and found["julian"] is None):
        return None
    julian = found["julian"]
    return Station(
        found["routing"].upper(),
        int(found["number"]) if found["number"] else None,
        int(found["section"]) if found["section"] else None,
        int(julian[:3]) if julian else None,
        julian[3:] if julian else None,
    )
