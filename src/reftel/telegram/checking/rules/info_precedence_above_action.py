"""An info addressee gets the telegram faster than those who have to act.

Why it matters: info is for the record; whoever must act comes first.
Wrong: `INFO RUEHWL/AMEMBASSY WELLINGTON IMMEDIATE 0078`
Right: `INFO RUEHWL/AMEMBASSY WELLINGTON 0078`
"""

from collections.abc import Iterator

from reftel.gazetteer.terms import precedences
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares the ranks of the words behind addressees; without a word the whole telegram's holds."""
    ranks = {word: one.rank for word, one in precedences().items() if one.rank is not None}
    record = telegram.values
    whole = record.precedence or "ROUTINE"
    actions = [ranks.get(each.precedence or whole, ranks["ROUTINE"]) for each in record.action]
    if not actions:
        return
    for each, span in zip(record.info, spans_of(telegram, "info"), strict=False):
        rank = ranks.get(each.precedence or "")
        if rank is not None and rank < min(actions):
            message = f"{each.plad} gets it by {each.precedence}, faster than those who act"
            yield Finding(span, message, "lower it, or raise the precedence for action")


RULE = Rule("info-precedence-above-action", "error", "precedence", __doc__, check)
