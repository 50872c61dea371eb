"""A single reference with a label.

Why it matters: REFTEL is enough for one; a label makes the reader look for the next.
Wrong: `REF: A. STATE 45678`
Right: `REF: STATE 45678`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import MIXED_CASE
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only where there is exactly one thing cited."""
    references = telegram.values.references
    if len(references) == 1 and references[0].label is not None:
        yield Finding(references[0].span, "one reference needs no label", "drop the label")


RULE = Rule("reference-labelled-alone", "info", "references", __doc__, check, since=MIXED_CASE)
