"""A passing line that names nobody.

Why it matters: the addressee is told to pass the telegram on, and not to whom.
Wrong: `DEPT FOR`
Right: `DEPT FOR EAP/ANP`
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import parts_of, words
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_EMPTY = re.compile(
    r"^(?:DEPT|DEPARTMENT|STATE|SECSTATE)(?:\s+(?:ALSO|PLEASE|PLS))?\s+(?:FOR|PASS(?:\s+TO)?)[\s.:]*$",
    re.IGNORECASE,
)


def check(telegram: Telegram) -> Iterator[Finding]:
    """The reader keeps such lines as passing lines or leaves them unread."""
    for part in parts_of(telegram, "passing", "unread", "caption"):
        if _EMPTY.match(words(telegram, part.span).strip()):
            yield Finding(part.span, "this line names no office", "name the office, or drop the line")


RULE = Rule("passing-line-empty", "warning", "addressing", __doc__, check)
