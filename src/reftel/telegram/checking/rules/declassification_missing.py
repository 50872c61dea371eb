"""A classified telegram that does not say when it ends to be one.

Why it matters: what has no date is kept closed for ever, or opened by mistake.
In: 2007 confidential
Wrong: `E.O. 12958: N/A`
Right: `E.O. 12958: DECL: 05/14/2017`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.levels import is_classified
from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """A date, an event, a schedule or an exemption will do; in 1974 `GDS` is all there is."""
    order = telegram.values.executive_order
    if order is None or not is_classified(telegram):
        return
    held = telegram.values.classified_by
    if order.declassify_on is None and not order.exemptions and (held is None or held.declassify_on is None):
        message = "nothing says when it is declassified"
        yield Finding(span_of(telegram, "executive_order"), message, "give a date, an event or a schedule")


RULE = Rule("declassification-missing", "error", "marking", __doc__, check, since=TAGS_BEGIN)
