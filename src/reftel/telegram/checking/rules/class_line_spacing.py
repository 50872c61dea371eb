"""The letters of the class line are spaced the wrong way.

Why it matters: machines and people tell a classified telegram by its spaced letters; UNCLAS is never
spaced.
In: 2007 confidential
Wrong: `CONFIDENTIAL SUVA 000413`
Right: `C O N F I D E N T I A L SUVA 000413`
Fixed: the level is written with its letters apart, UNCLAS with its letters together.
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.places import first_of, span_of, words
from reftel.telegram.checking.rule import Edit, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_WRONG = {
    "CONFIDENTIAL": "C O N F I D E N T I A L",
    "SECRET": "S E C R E T",
    "TOP SECRET": "T O P  S E C R E T",
    "U N C L A S": "UNCLAS",
    "U N C L A S S I F I E D": "UNCLAS",
}


def check(telegram: Telegram) -> Iterator[Finding]:
    """Looks at the level as it is written."""
    span = span_of(telegram, "classification")
    line = first_of(telegram, "class-line")
    if span is None or line is None or not line[0] <= span[0] < line[1]:
        return
    right = _WRONG.get(" ".join(words(telegram, span).upper().split()))
    if right is not None:
        yield Finding(span, "letters spaced the wrong way", f"write `{right}`", (Edit(span, right),))


RULE = Rule(
    "class-line-spacing",
    "warning",
    "form",
    __doc__,
    check,
    forms=frozenset({"state1985", "state2000"}),
    since=PADDED_SERIALS,
    fixes=True,
)
