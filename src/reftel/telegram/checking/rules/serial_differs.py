"""The number of the relay line is not that of the telegram.

Why it matters: the relay repeats the last four figures of the serial; a difference means that two
telegrams got mixed.
Wrong: `DE RUEHSV #0413/01 1340930`
Right: `DE RUEHSV #0412/01 1340930`
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import first_of, words
from reftel.telegram.checking.rule import RELAYED, Finding, Rule
from reftel.telegram.model import Telegram
from reftel.telegram.mrn import parse_mrn

__all__ = ["RULE"]


_NUMBER = re.compile(r"#\s?(\d{4})")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares the last four figures."""
    span = first_of(telegram, "from-station")
    number = _NUMBER.search(words(telegram, span)) if span is not None else None
    parts = parse_mrn(telegram.values.mrn or "")
    if span is None or number is None or parts is None or int(number[1]) == parts.serial % 10_000:
        return
    place = span[0] + number.start(), span[0] + number.end()
    yield Finding(
        place, f"the telegram has the number {parts.serial}", f"write `#{parts.serial % 10_000:04}`"
    )


RULE = Rule("serial-differs", "error", "form", __doc__, check, forms=RELAYED)
