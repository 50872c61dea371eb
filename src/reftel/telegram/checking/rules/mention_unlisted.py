"""The text speaks of a reference that the REF lines do not have.

Why it matters: the reader looks for `REF D` and finds nothing.
Wrong:
    REF: A. STATE 45678
         B. WELLINGTON 221
    1. Growers had asked for this before (ref D).
    2. Talks will resume.
Right:
    REF: A. STATE 45678
         B. WELLINGTON 221
    1. Growers had asked for this before (ref B).
    2. Talks will resume.
"""

from collections.abc import Iterator

from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only where the references have labels at all."""
    labels = {reference.label.upper() for reference in telegram.values.references if reference.label}
    if not labels:
        return
    for mention in telegram.values.mentions:
        if mention.kind == "reftel" and mention.label is not None and mention.label.upper() not in labels:
            yield Finding(
                mention.span, f"no reference has the label {mention.label}", "check the label, or add it"
            )


RULE = Rule("mention-unlisted", "warning", "references", __doc__, check)
