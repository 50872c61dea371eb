"""A reference that names no telegram by number and says not what else it is.

Why it matters: nobody can find what is meant.
Wrong: `REF: SUVA`
Right: `REF: SUVA 77`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-unread", "warning", "references", __doc__)
