"""A reference to a number of the own post that is not reached yet.

Why it matters: post, number or year is mistyped.
Wrong: `REF: SUVA 6307`
Right: `REF: 06 SUVA 6307`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-serial-ahead", "warning", "references", __doc__)
