"""A classified telegram that does not say who classified it, and why.

Why it matters: without a name and a reason nobody can be asked, and the classification does not hold.
In: 2007 confidential
Wrong: (no classified-by)
Right: `Classified By: DCM A. B. Quillon for reasons 1.4 (b) and (d).`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import ORDER_12958
from reftel.telegram.checking.levels import is_classified
from reftel.telegram.checking.places import has_header, span_of, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """From the order of 1995 on; extracts have often lost the paragraph."""
    if not is_classified(telegram) or not has_header(telegram):
        return
    held = telegram.values.classified_by
    if held is None:
        yield Finding(
            top(telegram), "nothing says who classified it", "add `Classified By:` with name and reasons"
        )
    elif held.name is None and held.title is None:
        span = span_of(telegram, "classified_by") or top(telegram)
        yield Finding(span, "the classifier has no name", "add name and position")


RULE = Rule("classifier-missing", "error", "marking", __doc__, check, since=ORDER_12958)
