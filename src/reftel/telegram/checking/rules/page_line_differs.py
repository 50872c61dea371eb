"""A page line bears another number than the class line.

Why it matters: the page belongs to another telegram, or its number is garbled.
In: 1975
Wrong:
    1. DELEGATIONS COULD NOT AGREE ON A TEXT.

    PAGE 02        SUVA    00419  141103Z

    2. PRESS REPORTS THAT TALKS WILL RESUME.
Right:
    1. DELEGATIONS COULD NOT AGREE ON A TEXT.

    PAGE 02        SUVA    00412  141103Z

    2. PRESS REPORTS THAT TALKS WILL RESUME.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import parts_of, words
from reftel.telegram.checking.rule import CABLES, Finding, Rule
from reftel.telegram.model import Telegram
from reftel.telegram.mrn import parse_mrn

__all__ = ["RULE"]


_PAGE = re.compile(r"(?:PAGE\s*\d{1,3}\s+)?[A-Z][A-Z .'-]{2,13}?\s*(\d{5,8})(?!\d)", re.IGNORECASE)


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares numbers; a page line may have lost the last figure of a long one.

    Where the page lines as a whole differ, the reader has told it: `number-differs`.
    """
    parts = parse_mrn(telegram.values.mrn or "")
    if parts is None or any(told.rule == "number-differs" for told in telegram.values.diagnostics):
        return
    own = str(parts.serial)
    for part in parts_of(telegram, "page-line"):
        found = _PAGE.match(words(telegram, part.span).strip())
        number = found[1].lstrip("0") if found is not None else ""
        if found is not None and number != own and not (len(found[1]) == 5 and own[:5] == number):
            yield Finding(
                part.span, f"this page is of number {number}, the telegram is {own}", "compare another copy"
            )
            return


RULE = Rule("page-line-differs", "warning", "form", __doc__, check, forms=CABLES - {"smart"})
