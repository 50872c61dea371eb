"""A quoted text that begins and does not end, or ends and did not begin.

Why it matters: it is not clear whose words are whose.
Wrong:
    1. The note reads: BEGIN TEXT: Permits are sold by lot.
    2. Growers asked for figures.
Right:
    1. The note reads: BEGIN TEXT: Permits are sold by lot. END TEXT.
    2. Growers asked for figures.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_WORD = re.compile(
    r"\b(BEGIN|END)\s{1,6}(?:UNOFFICIAL\s{1,6})?(TEXT|QUOTE|NOTE|NONPAPER|POINTS|TRANSLATION)\b|\b(QUOTE|UNQUOTE)\b"
)


def check(telegram: Telegram) -> Iterator[Finding]:
    """Each kind by itself, over all paragraphs; NOTE may begin without its word."""
    open_at: dict[str, tuple[int, int]] = {}
    for paragraph in telegram.values.paragraphs:
        for found in _WORD.finditer(
            telegram.text.upper()[slice(*paragraph.span)]
            if telegram.text.isascii()
            else telegram.text[slice(*paragraph.span)].upper()
        ):
            start = paragraph.span[0]
            span = start + found.start(), start + found.end()
            kind = found[2] or "QUOTE"
            if found[1] == "BEGIN" or found[3] == "QUOTE":
                open_at.setdefault(kind, span)
            elif kind in open_at:
                del open_at[kind]
            elif kind in ("TEXT", "QUOTE") and found[3] != "QUOTE":
                yield Finding(
                    span,
                    f"nothing was begun that {found[0]} could end",
                    f"begin the {kind.lower()}, or drop this",
                )
    for kind, span in open_at.items():
        yield Finding(span, f"this {kind.lower()} does not end", f"close it with END {kind}")


RULE = Rule("pair-unclosed", "warning", "body", __doc__, check)
