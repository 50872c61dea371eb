"""A reference that is only a year.

Why it matters: post and number are lost.
Wrong: `REF: 07`
Right: `REF: STATE 45678`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-year-only", "warning", "references", __doc__)
