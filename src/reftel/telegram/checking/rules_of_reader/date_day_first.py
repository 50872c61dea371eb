"""A declassification date with the day in front of the month.

Why it matters: it was read as the only date it can be; with a day up to twelve it would have been
misread.
In: 2007 confidential
Wrong: `E.O. 12958: DECL: 14/05/2017`
Right: `E.O. 12958: DECL: 05/14/2017`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("date-day-first", "warning", "reading", __doc__)
