"""A running number behind an addressee with a letter in it.

Why it matters: it is kept as written; gaps in these numbers show which telegrams are lost.
In: 1975
Wrong: `TO SECSTATE WASHDC 22U1`
Right: `TO SECSTATE WASHDC 2211`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("continuity-number-damaged", "info", "reading", __doc__)
