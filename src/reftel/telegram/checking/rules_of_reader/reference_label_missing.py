"""The first of several references without its label.

Why it matters: the text says `REF A` and readers must guess that it is this one.
Wrong: `REF: STATE 45678 (B) SUVA 77`
Right: `REF: (A) STATE 45678 (B) SUVA 77`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-label-missing", "warning", "references", __doc__)
