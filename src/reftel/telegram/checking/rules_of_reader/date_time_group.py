"""A damaged date-time group.

Why it matters: it was mended where one reading is left; the day orders everything else.
Wrong: `R 14O930Z MAY 07`
Right: `R 140930Z MAY 07`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("date-time-group", "warning", "reading", __doc__)
