"""The relay line says another day or minute than the date-time group.

Why it matters: both are made from one clock, so that a difference means that one of them is garbled.
Wrong: `DE RUEHSV #0412/01 1350930`
Right: `DE RUEHSV #0412/01 1340930`
"""

import datetime as dt
import re
from collections.abc import Iterator

from reftel.telegram.checking.places import first_of, words
from reftel.telegram.checking.rule import RELAYED, Finding, Rule
from reftel.telegram.model import Telegram
from reftel.telegram.mrn import HEADQUARTERS

__all__ = ["RULE"]


_FILED = re.compile(r"(\d{3})(\d{2})(\d{2})\s*$")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Posts file and sign in one minute; Washington may sign some minutes later."""
    span, written = first_of(telegram, "from-station"), telegram.values.dtg
    filed = _FILED.search(words(telegram, span)) if span is not None else None
    if span is None or filed is None or written is None:
        return
    sent = dt.datetime.fromisoformat(written)
    day, hour, minute = int(filed[1]), int(filed[2]), int(filed[3])
    exact = telegram.values.originator.canonical_post != HEADQUARTERS
    if (day, hour) != (sent.timetuple().tm_yday, sent.hour) or (exact and minute != sent.minute):
        place = span[0] + filed.start(), span[0] + filed.end(3)
        right = f"{sent.timetuple().tm_yday:03}{sent:%H%M}"
        yield Finding(
            place, f"`{filed[0].strip()}` is not the time of the date-time group", f"write `{right}`"
        )


RULE = Rule("day-of-year-differs", "error", "form", __doc__, check, forms=RELAYED)
