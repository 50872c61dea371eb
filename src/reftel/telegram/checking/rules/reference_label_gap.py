"""Labels of references that do not follow each other.

Why it matters: the text speaks of `REF B`; if there is none, a reference was lost.
Wrong:
    REF: A. STATE 45678
         C. WELLINGTON 221
Right:
    REF: A. STATE 45678
         B. WELLINGTON 221
"""

from collections.abc import Iterator

from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Letters or figures, each kind by itself; a label that stands twice is the reader's to tell."""
    last: str | None = None
    for reference in telegram.values.references:
        label = (reference.label or "").upper()
        if len(label) != 1 or label == last:
            continue
        expected = chr(ord(last) + 1) if last is not None and last.isdecimal() == label.isdecimal() else None
        if (expected is None and last is None and label not in "A1") or (
            expected is not None and label > expected
        ):
            yield Finding(
                reference.span, f"{label} follows {last or 'nothing'}", "count on, or supply what is lacking"
            )
        last = label


RULE = Rule("reference-label-gap", "warning", "references", __doc__, check)
