"""Telegrams of one paragraph for tests of the finders, from a post and from Washington."""

from datetime import date

from tests.made_telegrams import telegram

from reftel.extract import Findings, find
from reftel.telegram import parse

__all__ = ["DAY", "found", "from_washington"]

DAY = date(2004, 3, 10)
"""The day of every telegram made here, a Wednesday."""


def found(words: str, *, comment: bool = False, post: str = "LISBON") -> Findings:
    """What the finders see in these words, as a paragraph of a telegram of DAY."""
    body = f"Comment\n-------\n\n1. {words}" if comment else f"1. {words}"
    return find(parse(telegram(77, day=DAY, post=post, body=body)))


def from_washington(words: str) -> Findings:
    """The same from the Department to Lisbon."""
    text = (
        "VZCZCXYZ0009\nRR RUEHLI\nDE RUEHC #4410/01 0701200\nZNR UUUUU ZZH\nR 101200Z MAR 04\n"
        "FM SECSTATE WASHDC\nTO RUEHLI/AMEMBASSY LISBON 4410\nUNCLAS STATE 044410\n\n"
        f"E.O. 12958: N/A\nTAGS: ETRD, PO\nSUBJECT: CORK\n\n1. {words}\n\nPOWELL\n\nBT\n#4410\n\nNNNN\n"
    )
    return find(parse(text))
