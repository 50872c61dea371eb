"""Lines of more than sixty-nine characters.

Why it matters: teleprinters and relays cut them or fold them, tables first.
Wrong:
    1. The Ministry of Trade announced on Tuesday that export permits for coconut oil will be sold by lot.
    2. Growers asked for figures.
Right:
    1. The Ministry of Trade announced on Tuesday that export permits for
    coconut oil will be sold by lot.
    2. Growers asked for figures.
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import lines_in, parts_of
from reftel.telegram.checking.rule import CABLES, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_WIDEST = 69
_SLACK = 3  # an indent or a hyphen more is common and harms nothing


def check(telegram: Telegram) -> Iterator[Finding]:
    """One finding, at the first such line."""
    long = [
        line
        for part in parts_of(telegram, "paragraph", "heading")
        for line in lines_in(telegram, part.span)
        if line[1] - line[0] > _WIDEST + _SLACK
    ]
    if long:
        start, end = long[0]
        many = f"{len(long)} lines" if len(long) > 1 else "a line"
        message = f"{many} of more than {_WIDEST} characters, the first of {end - start}"
        yield Finding((start + _WIDEST, end), message, "break lines earlier")


RULE = Rule("line-too-long", "warning", "body", __doc__, check, forms=CABLES - {"smart"})
