"""No line with classification, post and number before the text.

Why it matters: it is the first thing a reader must know, and the only place where the text itself bears
its number.
Wrong: (no class-line)
Right: `UNCLAS SUVA 000412`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import first_of, has_header, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Where the header is there, the line must be."""
    if has_header(telegram) and telegram.values.form != "smart" and first_of(telegram, "class-line") is None:
        yield Finding(
            top(telegram), "no class line", "write level, post and number, as in `UNCLAS SUVA 000412`"
        )


RULE = Rule("class-line-missing", "error", "form", __doc__, check)
