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
from reftel.telegram.text import Span

__all__ = ["RULE"]


# QUOTE alone is a sign only in capitals: in mixed case it is an ordinary word.
_WORD = re.compile(
    r"\b(?P<turn>(?i:BEGIN|END))\s{1,6}(?i:UNOFFICIAL\s{1,6})?(?P<kind>(?i:TEXT|QUOTE|NONPAPER|TRANSLATION))\b"
    r"|\b(?P<word>QUOTE|UNQUOTE)\b"
)


def _turn(found: re.Match[str]) -> tuple[str, bool]:
    """What a word opens or closes, and whether it opens."""
    if found["word"]:
        return "QUOTE", found["word"] == "QUOTE"
    return found["kind"].upper(), found["turn"].upper() == "BEGIN"


def check(telegram: Telegram) -> Iterator[Finding]:
    """Each kind by itself, over all paragraphs; quotations stand inside each other."""
    held: dict[str, list[Span]] = {}
    for paragraph in telegram.values.paragraphs:
        for found in _WORD.finditer(telegram.text, *paragraph.span):
            kind, opens = _turn(found)
            if opens:
                held.setdefault(kind, []).append(found.span())
            elif held.get(kind):
                held[kind].pop()
            else:
                advice = f"begin the {kind.lower()}, or drop this"
                yield Finding(found.span(), f"no {kind.lower()} was begun that this could end", advice)
    for kind, spans in held.items():
        for span in spans[:1]:
            yield Finding(span, f"this {kind.lower()} does not end", f"close it with END {kind}")


RULE = Rule("pair-unclosed", "warning", "body", __doc__, check)
