"""No signature.

Why it matters: a telegram speaks for the person who signs it, the chief of mission or whoever acts.
Wrong: (no signature)
Right: `QUILLON`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import has_header
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """The last line of the text, in capitals; where a section is lacking it may stand there."""
    record = telegram.values
    if record.signature is None and has_header(telegram) and record.section is None:
        end = record.paragraphs[-1].span[1]
        yield Finding(
            (end - 1, end), "nobody signs", "end with the surname of the chief of mission, in capitals"
        )


RULE = Rule("signature-missing", "warning", "body", __doc__, check)
