"""Several paragraphs without numbers.

Why it matters: answers and references name paragraphs by number.
Wrong:
    SUMMARY: The Ministry will sell permits by lot. END SUMMARY.

    Growers asked for figures.

    Talks will resume.
Right:
    1. The Ministry will sell permits by lot.

    2. Growers asked for figures.
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_SEVERAL = 3


def check(telegram: Telegram) -> Iterator[Finding]:
    """Three or more, none of them numbered."""
    paragraphs = telegram.values.paragraphs
    if len(paragraphs) >= _SEVERAL and all(paragraph.number is None for paragraph in paragraphs):
        start = paragraphs[0].span[0]
        yield Finding(
            (start, start + 1), f"{len(paragraphs)} paragraphs without a number", "number them from 1"
        )


RULE = Rule("paragraphs-unnumbered", "warning", "body", __doc__, check, since=PADDED_SERIALS)
