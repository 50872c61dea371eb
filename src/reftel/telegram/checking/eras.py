"""Days on which the rules of the trade changed, and the day a telegram is judged by."""

import datetime as dt

from reftel.telegram.model import Telegram

__all__ = [
    "MIXED_CASE",
    "ORDERS",
    "ORDER_12065",
    "ORDER_12958",
    "ORDER_13526",
    "PADDED_SERIALS",
    "PORTION_MARKS",
    "SIPDIS_BEGINS",
    "TAGS_BEGIN",
    "day_of",
]

TAGS_BEGIN = dt.date(1973, 3, 1)
"""From this day every telegram has an E.O. line, TAGS and a subject."""

ORDER_12065 = dt.date(1978, 12, 1)
"""Executive Order 12065, the first under which portions were marked here and there."""

PADDED_SERIALS = dt.date(1985, 1, 1)
"""About then the class line of every post began to show six figures."""

PORTION_MARKS = ORDER_12958 = dt.date(1995, 10, 14)
"""Executive Order 12958: marks on every portion, a classifier by name, reasons, a date."""

MIXED_CASE = dt.date(1996, 1, 1)
"""About then posts began to write in upper and lower case."""

SIPDIS_BEGINS = dt.date(2002, 1, 1)
"""About then telegrams for the shared network began to say so."""

ORDER_13526 = dt.date(2010, 6, 27)
"""Executive Order 13526 replaces 12958."""

ORDERS: tuple[tuple[str, dt.date, dt.date], ...] = (
    ("11652", dt.date(1972, 6, 1), ORDER_12065),
    ("12065", ORDER_12065, dt.date(1982, 8, 1)),
    ("12356", dt.date(1982, 8, 1), ORDER_12958),
    ("12958", ORDER_12958, ORDER_13526),
    ("13526", ORDER_13526, dt.date(9999, 12, 31)),
)
"""Orders with the day they came into force and the day the next one did."""

# A telegram that lost its day is judged by a day inside the years its form was in use.
_DAYS = {
    "state1973": dt.date(1975, 6, 1),
    "state1985": dt.date(1990, 6, 1),
    "state2000": dt.date(2006, 6, 1),
    "smart": dt.date(2012, 6, 1),
}


def day_of(telegram: Telegram) -> dt.date | None:
    """The day a telegram is judged by: its own, else one of its form."""
    written = telegram.values.date
    if written is not None:
        try:
            return dt.date.fromisoformat(written)
        except ValueError:
            return None
    return _DAYS.get(telegram.values.form)
