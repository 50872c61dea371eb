"""A letter in the place of a figure in a number.

Why it matters: the number was read with the figure; searches for what is written find nothing.
Wrong: `REF: WELLINGTON 22O1`
Right: `REF: WELLINGTON 2201`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("letter-for-figure", "warning", "reading", __doc__)
