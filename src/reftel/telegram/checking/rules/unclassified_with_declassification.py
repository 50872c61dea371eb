"""An unclassified telegram with a declassification date or schedule.

Why it matters: one of the two is wrong, and readers will take the safer side.
Wrong: `E.O. 12958: DECL: 05/14/2017`
Right: `E.O. 12958: N/A`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Unclassified and limited official use alike."""
    order, level = telegram.values.executive_order, telegram.values.classification
    if (
        order is not None
        and level in ("UNCLASSIFIED", "LIMITED OFFICIAL USE")
        and (order.declassify_on or order.exemptions)
    ):
        message = f"there is nothing to declassify in a telegram that is {level}"
        yield Finding(span_of(telegram, "executive_order"), message, "write `N/A`")


RULE = Rule("unclassified-with-declassification", "error", "marking", __doc__, check, since=TAGS_BEGIN)
