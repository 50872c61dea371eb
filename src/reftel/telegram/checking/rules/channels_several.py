"""More than one channel caption.

Why it matters: a channel is one closed way to one office; two of them lead nowhere.
Wrong:
    ROGER CHANNEL
    DISSENT CHANNEL
Right: `DISSENT CHANNEL`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """From the second on."""
    found = zip(telegram.values.captions, spans_of(telegram, "captions"), strict=False)
    channels = [(caption, span) for caption, span in found if caption.endswith("CHANNEL")]
    for caption, span in channels[1:]:
        yield Finding(span, f"{caption} beside {channels[0][0]}", "keep one channel")


RULE = Rule("channels-several", "error", "captions", __doc__, check)
