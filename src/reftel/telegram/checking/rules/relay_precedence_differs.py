"""The relay line shows another precedence than the highest of the date-time group.

Why it matters: relays hurry a telegram by the doubled letter of their own line alone.
Wrong: `OO RUEHC`
Right: `RR RUEHC`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import first_of, words
from reftel.telegram.checking.rule import RELAYED, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_ORDER = "ZOPR"


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares the doubled letter with the letters before the group."""
    line, group = first_of(telegram, "called-stations"), first_of(telegram, "date-time-group")
    if line is None or group is None:
        return
    relay = words(telegram, line)[:2]
    letters = [word for word in words(telegram, group).split()[:2] if word in tuple(_ORDER)]
    if len(set(relay)) != 1 or relay[0] not in _ORDER or not letters:
        return
    highest = min(letters, key=_ORDER.index)
    if highest != relay[0]:
        place = line[0], line[0] + 2
        yield Finding(
            place, f"the highest precedence of the date-time group is {highest}", f"write `{highest * 2}`"
        )


RULE = Rule("relay-precedence-differs", "error", "precedence", __doc__, check, forms=RELAYED)
