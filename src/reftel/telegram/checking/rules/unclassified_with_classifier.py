"""An unclassified telegram that names a classifier.

Why it matters: either the level or the paragraph was forgotten when the other was changed.
Wrong: `Classified By: DCM A. B. Quillon for reasons 1.4 (b) and (d).`
Right: (no classified-by)
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import ORDER_12958
from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """An empty paragraph is normal in none and wrong in this one all the same."""
    if telegram.values.classification == "UNCLASSIFIED" and telegram.values.classified_by is not None:
        yield Finding(span_of(telegram, "classified_by"), "nothing here is classified", "drop the paragraph")


RULE = Rule("unclassified-with-classifier", "error", "marking", __doc__, check, since=ORDER_12958)
