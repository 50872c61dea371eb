"""A telegram of several sections of which some are not there.

Why it matters: a reader takes the text for whole, and what is lacking is never looked for.
Wrong: `UNCLAS SECTION 01 OF 03 SUVA 000412`
Right: `UNCLAS SUVA 000412`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import span_of, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """The reader counts what it holds; `section` is filled where some are lacking."""
    section = telegram.values.section
    if section is not None and section.of is not None:
        held = telegram.values.sections_held or [section.number]
        lacking = [str(number) for number in range(1, section.of + 1) if number not in held]
        if lacking:
            message = f"section {', '.join(lacking)} of {section.of} is not here"
            yield Finding(
                span_of(telegram, "section") or top(telegram), message, "ask for it, or join the files"
            )


RULE = Rule("section-missing", "warning", "form", __doc__, check)
