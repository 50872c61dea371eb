"""A second telegram in the same text.

Why it matters: one text is read as one telegram; `reftel.split` finds where each of several begins.
Wrong:
    1. First text.
    QUILLON
    R 150930Z MAY 07
    FM AMEMBASSY SUVA
    TO SECSTATE WASHDC
    UNCLAS SUVA 000413
    SUBJECT: ANOTHER
    1. Second text.
Right: `1. First text.`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("second-telegram", "warning", "reading", __doc__)
