"""Telegrams made for tests: real form, invented events, each with words that no other has."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

__all__ = ["folder_of", "telegram"]

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FIRST = date(2005, 1, 3)


def telegram(
    serial: int,
    *,
    post: str = "LISBON",
    day: date | None = None,
    subject: str | None = None,
    refs: Sequence[str] = (),
    body: str | None = None,
) -> str:
    """One telegram of the 2000s; its word `unikat<serial>` finds it and no other."""
    sent = day or _FIRST + timedelta(days=serial % 300)
    group = f"{sent.day:02}0930Z {_MONTHS[sent.month - 1]} {sent.year % 100:02}"
    cited = f"REF: {'; '.join(refs)}\n\n" if refs else ""
    words = body or (
        f"1. The harbour master reported shipment unikat{serial} of cork and salt,\n"
        f"and asked when the crane of berth {serial % 17} would be mended.\n\n"
        "2. The consul promised an answer by the end of the month."
    )
    about = subject or f"CORK AND SALT, SHIPMENT {serial}"
    return (
        f"VZCZCXRO{serial:04}\nRR RUEHC\nDE RUEHLI #{serial:04}/01 0600930\nZNR UUUUU ZZH\n"
        f"R {group}\nFM AMEMBASSY {post}\nTO RUEHC/SECSTATE WASHDC {serial:04}\n"
        f"UNCLAS {post} {serial:06}\n\nE.O. 12958: N/A\nTAGS: ETRD, EWWT, PO\n"
        f"SUBJECT: {about}\n\n{cited}{words}\n\nNELSON\n\nBT\n#{serial:04}\n\nNNNN\n"
    )


def folder_of(place: Path, count: int, first: int = 1) -> Path:
    """A folder with so many files of one telegram each, some below others."""
    for serial in range(first, first + count):
        below = place / f"box{serial % 3}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"t{serial:05}.txt").write_text(telegram(serial), encoding="utf-8")
    return place
