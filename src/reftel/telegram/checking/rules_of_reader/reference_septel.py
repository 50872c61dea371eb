"""SEPTEL among the references.

Why it matters: a separate telegram is one that is still to come; it has no number to refer to.
Wrong: `REF: SEPTEL`
Right: `REF: STATE 45678`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-septel", "warning", "references", __doc__)
