"""A declassification date that is on no calendar.

Why it matters: the telegram has no date by which it can be opened.
In: 2007 confidential
Wrong: `E.O. 12958: DECL: 02/30/2017`
Right: `E.O. 12958: DECL: 02/28/2017`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("declassification-date-impossible", "warning", "reading", __doc__)
