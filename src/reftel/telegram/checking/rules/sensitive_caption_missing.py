"""Sensitive portions in an unclassified telegram that is not marked SENSITIVE.

Why it matters: without the caption it is filed and sent as plain unclassified.
Wrong:
    1. (SBU) The Ministry will sell permits by lot.
    2. (U) Growers asked for figures.
Right:
    SENSITIVE
    1. (SBU) The Ministry will sell permits by lot.
    2. (U) Growers asked for figures.
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PORTION_MARKS
from reftel.telegram.checking.levels import mark_span
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """The first such portion is pointed at."""
    record = telegram.values
    if record.classification != "UNCLASSIFIED" or record.sensitive:
        return
    for paragraph in record.paragraphs:
        if (paragraph.mark_written or "").upper().startswith("SBU"):
            yield Finding(
                mark_span(telegram, paragraph), "SBU here, no SENSITIVE above", "add the caption SENSITIVE"
            )
            return


RULE = Rule("sensitive-caption-missing", "error", "marking", __doc__, check, since=PORTION_MARKS)
