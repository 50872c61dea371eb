"""The class line and the page lines give the telegram different numbers.

Why it matters: one of the two is garbled; the one that is repeated more often was read.
In: 1975
Wrong: `PAGE 01        SUVA    00413  141103Z`
Right: `PAGE 01        SUVA    00412  141103Z`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("number-differs", "warning", "reading", __doc__)
